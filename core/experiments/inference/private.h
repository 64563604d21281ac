/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share. Private to the inference and its tests.
 *
 * A run goes through stages, each of them a machine of its own: data are simulated; starts
 * are looked for; searches go on side by side; the errors of the best are found; with
 * windows these repeat; then comes what the data can tell, intervals by profiles, draws.
 * By transitions a regression takes the place of starts, searches and errors. Arrays of P
 * numbers are in the order of core/inference/layout.h; tables of a frame have frequencies
 * before phases. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/experiments/inference/settings/choices.h"
#include "core/inference/draws/posterior.h"
#include "core/inference/regression/regression.h"
#include "core/inference/uncertainty/identifiability.h"
#include "core/inference/uncertainty/uncertainty.h"
#include "core/swarm/swarm.h"

#define MUR_INFERENCE_MAX_TIMES 200000
#define MUR_INFERENCE_MAX_VALUES 2e6 /* oscillators × times */
#define MUR_INFERENCE_MAX_DRAWS 10000
#define MUR_INFERENCE_MAX_WINDOWS 2000
#define MUR_INFERENCE_LEAST_WINDOW 8 /* samples */
#define MUR_INFERENCE_MOST_TOLD 4e6  /* numbers of windows that share data */
#define MUR_INFERENCE_CHAINS 4
#define MUR_INFERENCE_PROFILE_MAX_N 6 /* intervals take some ten searches each */
#define MUR_INFERENCE_CORRELATED_MAX_N 6
#define MUR_INFERENCE_SWARM_MAX_N 6 /* a generation takes some two dozen trajectories */
#define MUR_INFERENCE_SEARCH_NUMBERS 6          /* of a search, in its state */
#define MUR_INFERENCE_LEVEL_Z 1.959963984540054 /* of 95 % */

extern const MurParameter mur_inference_parameters[];
extern const MurPreset mur_inference_presets[];
extern const MurInput mur_inference_inputs[];
extern const MurIdle mur_inference_idle[];
extern const MurTableDescription mur_inference_tables[];
extern const MurQuantity mur_inference_scalars[];

/* What parameters and inputs ask for, with nothing left open. */
typedef struct
{
  MurInferenceExample example;
  gboolean is_brought; /* the table "phases" is there */
  guint n;
  MurObservationKind kind;
  gsize n_times;
  double duration, links, observation_noise, dynamic_noise, clock_slip;
  guint64 seed;

  MurInferenceEstimator estimator;
  gboolean by_transitions;
  MurInferenceStart start;
  double perturbation;
  MurLikelihoodSettings likelihood;
  double diffusion; /* D; 0: estimated */
  guint history, iterations;
  double tolerance; /* NaN: each estimator's own */
  MurInferenceErrors errors;
  guint n_draws;
  double false_discovery_rate;
  double window, advance, widening; /* window: 0: none */
} MurInferenceSettings;

/* What is observed; for what is simulated, values are NaN until it is. */
typedef struct
{
  guint n;
  MurObservationKind kind;
  guint width; /* values a time */
  gsize n_times;
  double start;        /* s: of the model's clock */
  MurVector *times;    /* s */
  MurVector *observed; /* width columns, one after another */
  double *values;      /* the same, time by time */
  double *phases;      /* (nullable): of a simulation, n a time, without errors */
  char *remark;        /* (nullable): what was done to a table that was brought */
} MurInferenceData;

/* The stages of a run, in order. */
typedef enum
{
  MUR_INFERENCE_SIMULATE,
  MUR_INFERENCE_START,
  MUR_INFERENCE_OPTIMISE,
  MUR_INFERENCE_REGRESS,
  MUR_INFERENCE_FIND_ERRORS,
  MUR_INFERENCE_NEXT_WINDOW,
  MUR_INFERENCE_IDENTIFY,
  MUR_INFERENCE_PROFILE,
  MUR_INFERENCE_DRAW,
  MUR_INFERENCE_PREDICT,
  MUR_INFERENCE_DONE
} MurInferenceStage;

/* A search from one start. */
typedef struct
{
  MurInferenceStart from;
  MurOptimiserMethod method;
  double *start;                /* P */
  MurLikelihood *likelihood;    /* (nullable): its own where there are several */
  MurOptimiser *optimiser;      /* (nullable): once it is over */
  GArray *objective, *gradient; /* of double: after each accepted step, from 0 on */
  double *parameters;           /* P: where it is */
  guint n_iterations, n_evaluations;
  MurStatus status;
  MurOptimiserReason reason;
} MurInferenceSearch;

/* Of each parameter, P numbers each. */
typedef enum
{
  MUR_INFERENCE_STARTED,
  MUR_INFERENCE_VALUE,
  MUR_INFERENCE_ERROR,
  MUR_INFERENCE_LOWER,
  MUR_INFERENCE_UPPER,
  MUR_INFERENCE_UNSEEN,
  MUR_INFERENCE_P_VALUE,
  MUR_INFERENCE_DISCOVERED,
  MUR_INFERENCE_SINGULAR, /* the k-th singular value */
  MUR_INFERENCE_WEAKEST,
  MUR_INFERENCE_REGRESSED, /* what the regression says, and its errors */
  MUR_INFERENCE_REGRESSED_ERROR,
  MUR_INFERENCE_RHAT,
  MUR_INFERENCE_ESS,
  MUR_INFERENCE_N_COLUMNS
} MurInferenceColumn;

/* Of all together. */
typedef enum
{
  MUR_INFERENCE_IDENTIFIABLE,
  MUR_INFERENCE_DIFFUSION,
  MUR_INFERENCE_REGRESSED_OBJECTIVE,
  MUR_INFERENCE_OBJECTIVE,
  MUR_INFERENCE_LOG_LIKELIHOOD, /* by transitions, as is residual_rms */
  MUR_INFERENCE_RESIDUAL_RMS,
  MUR_INFERENCE_ITERATIONS,
  MUR_INFERENCE_EVALUATIONS,
  MUR_INFERENCE_DIVERGENCES,
  MUR_INFERENCE_WORST_RHAT,
  MUR_INFERENCE_LEAST_ESS,
  MUR_INFERENCE_SIGMA_RHAT,
  MUR_INFERENCE_SIGMA_ESS,
  MUR_INFERENCE_FOUND,  /* couplings */
  MUR_INFERENCE_STARTS, /* random ones whose searches ended; of those, at the best */
  MUR_INFERENCE_STARTS_AGREEING, /* fit; and as low, with other values */
  MUR_INFERENCE_STARTS_OTHERS,
  MUR_INFERENCE_STEPS_ALIKE, /* autocorrelation of what transitions leave */
  MUR_INFERENCE_ENDED,       /* the MurStatus of the estimates */
  MUR_INFERENCE_WHY,         /* the MurOptimiserReason */
  MUR_INFERENCE_N_NUMBERS
} MurInferenceNumber;

typedef struct
{
  double *columns[MUR_INFERENCE_N_COLUMNS];
  double numbers[MUR_INFERENCE_N_NUMBERS];
  double *correlations; /* (nullable): P², of few oscillators */
  char **reasons,
    **cures;         /* (nullable): what the data do not tell and why, and what would
                              help: as many */
  char *error_words; /* (nullable): what is wrong with errors, draws or intervals */
} MurInferenceResults;

/* Estimates over time, and the piece of the data that is looked at. */
typedef struct
{
  guint n, current;   /* 0, 0 without windows; then the current one, from 0 */
  gsize first, count; /* its times */
  GArray *rows;       /* of double: middle of the window, then value and error of each
                         frequency and coupling */
  double *mean,
    *precision;      /* (nullable): the prior that an earlier one hands on: P, and
                               P², by transitions n² of each row of couplings */
  GArray *told;      /* of double: the same of the last few, the oldest first, before
                               it is widened: those that the next ones share data with */
  double *posterior; /* (nullable): likewise, of the window, by transitions */
  double *start;     /* (nullable): where the search of the next one begins */
  double *model;     /* (nullable): what all so far say, as values */
} MurInferenceWindows;

/* What figures compare with the data: the model at the values that are shown. */
typedef struct
{
  MurLikelihood *likelihood; /* of all data */
  double *parameters;        /* that it is of: P */
  gboolean is_there;         /* whether there are such parameters */
  gboolean has_failed;       /* they cannot be integrated in time */
  double *model;             /* as values */
  double objective, sum;
  gsize n_rows;
  MurTable *refit, *difference; /* (nullable) */
} MurInferenceShown;

typedef struct _MurInferenceSimulation MurInferenceSimulation;
typedef struct _MurInferenceFlight MurInferenceFlight;
typedef struct _MurInferenceScatter MurInferenceScatter;
typedef struct _MurInferencePrediction MurInferencePrediction;

typedef struct
{
  MurPool *pool;
  MurInferenceSettings settings;
  guint n_parameters;
  double *truth[2]; /* (nullable): P; before and after a coupling is switched on */
  double *tried;    /* P, NaN where the estimate is looked at */
  MurInferenceData data;
  MurInferenceStage stage;
  guint64 n_stage_steps;

  /* Machines of the stages; nullable. */
  MurInferenceSimulation *simulation;
  MurRegression *regression;
  gint regressed_row;    /* by transitions: rows that are done; −1: none can be yet */
  double least_singular; /* of those rows */
  MurInferenceFlight *flight;
  MurInferenceScatter *scatter;
  MurLikelihood *likelihood; /* of the window */
  GPtrArray *searches;       /* of MurInferenceSearch */
  MurUncertainty *uncertainty;
  MurIdentifiability *identifiability;
  MurProfile *profile;
  guint profiled; /* the parameter */
  MurPosterior *chains[MUR_INFERENCE_CHAINS];
  MurNuts *nuts;
  MurInferencePrediction *prediction;

  MurInferenceWindows windows;
  MurInferenceResults results;
  MurInferenceShown shown;
  MurTable *phases; /* the table of that name */
} MurInference;

/* settings/settings.c */
/* Fills in all; what cannot be is refused in one line. Tables are read, the rest takes
 * microseconds. @data: (nullable): what the table says. */
gboolean mur_inference_read (const MurParameters *parameters,
                             const MurInputs *inputs,
                             MurInferenceSettings *settings,
                             MurInferenceData *data,
                             GError **error);
/* @tried[P] from the parameter, NaN where the estimate is meant. */
gboolean mur_inference_read_tried (const MurParameters *parameters,
                                   guint n,
                                   double *tried,
                                   GError **error);
guint mur_inference_count_windows (const MurInferenceSettings *settings);
/* How many windows on the first is that shares no data with it. */
guint mur_inference_count_overlap (const MurInferenceSettings *settings);
/* Numbers of a window's posterior. */
gsize mur_inference_n_told (const MurInferenceSettings *settings);
MurCost mur_inference_cost (const MurParameters *parameters, const MurInputs *inputs);

/* data/example.c */
/* Parameters of the system that @settings describe, before and after the middle. */
void mur_inference_plant (const MurInferenceSettings *settings,
                          double *before,
                          double *after);
double mur_inference_switch_time (const MurInferenceSettings *settings);

/* settings/inputs.c */
/* The table "phases" of @inputs as data; FALSE without @error where there is none. */
gboolean mur_inference_read_table (const MurParameters *parameters,
                                   const MurInputs *inputs,
                                   MurInferenceData *data,
                                   GError **error);

/* data/observed.c */
/* From @columns, width columns one after another, which are taken. */
void mur_inference_data_take (MurInferenceData *self, double *columns);
void mur_inference_data_clear (MurInferenceData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurInferenceData, mur_inference_data_clear)
/* All of it, or the times of the window. */
MurObservations mur_inference_observations (const MurInference *self);
MurObservations mur_inference_all_observations (const MurInference *self);
MurTable *mur_inference_make_course (const MurInferenceData *self,
                                     const MurVector *columns);

/* Stages: begin, a step of some milliseconds, and what is done when it is over. */
void mur_inference_begin_simulation (MurInference *self);
MurStatus mur_inference_step_simulation (MurInference *self, GError **error);
void mur_inference_end_simulation (MurInference *self);
void mur_inference_simulation_free (MurInferenceSimulation *self);

void mur_inference_begin_start (MurInference *self);
MurStatus mur_inference_step_start (MurInference *self, GError **error);
void mur_inference_end_start (MurInference *self);

MurInferenceFlight *mur_inference_flight_new (MurInference *self);
void mur_inference_flight_free (MurInferenceFlight *self);
MurStatus mur_inference_flight_step (MurInferenceFlight *self);
const double *mur_inference_flight_best (const MurInferenceFlight *self);
MurSwarm *mur_inference_flight_swarm (MurInferenceFlight *self);

/* search/scatter.c */
/* Whether random starts are searched from, before all else; and whether they are in the
 * window, which is the first then. */
gboolean mur_inference_has_random_starts (const MurInferenceSettings *settings);
gboolean mur_inference_scatters (const MurInference *self);
/* How many samples their searches look at, each with its derivatives, where all starts are
 * used: roughly. */
double mur_inference_count_scattered (const MurInferenceSettings *settings);
MurInferenceScatter *mur_inference_scatter_new (const MurInference *self);
void mur_inference_scatter_free (MurInferenceScatter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurInferenceScatter, mur_inference_scatter_free)
MurStatus mur_inference_scatter_step (MurInferenceScatter *self);
/* Returns: (nullable): where the best search ended, P */
const double *mur_inference_scatter_best (const MurInferenceScatter *self);
/* How many searches ended, and how, into its numbers. */
void mur_inference_scatter_count (const MurInferenceScatter *self,
                                  MurInferenceResults *results);
double mur_inference_scatter_progress (const MurInferenceScatter *self);
void mur_inference_scatter_save (const MurInferenceScatter *self, MurArchive *archive);
MurInferenceScatter *mur_inference_scatter_restore (const MurInference *self,
                                                    const MurArchive *archive,
                                                    GError **error);

void mur_inference_begin_search (MurInference *self);
MurStatus mur_inference_step_search (MurInference *self, GError **error);
void mur_inference_end_search (MurInference *self);
/* A search that is begun later. */
void mur_inference_add_search (MurInference *self,
                               MurInferenceStart from,
                               MurOptimiserMethod method,
                               const double *start);
void mur_inference_search_free (MurInferenceSearch *self);
/* Returns: (nullable): the one whose objective is lowest, of @method or of any: −1 */
const MurInferenceSearch *mur_inference_best_search (const MurInference *self,
                                                     int method);
/* That of the window, where there is none yet. */
void mur_inference_need_likelihood (MurInference *self);
MurOptimiserSettings mur_inference_optimiser_settings (const MurInference *self,
                                                       MurOptimiserMethod method);

void mur_inference_begin_regression (MurInference *self);
MurStatus mur_inference_step_regression (MurInference *self, GError **error);
void mur_inference_end_regression (MurInference *self);
/* Whether what estimates leave, @n_rows, is noise; else no coupling is called present. */
void
mur_inference_judge_steps (MurInference *self, double autocorrelation, gsize n_rows);
void mur_inference_begin_prediction (MurInference *self);
MurStatus mur_inference_step_prediction (MurInference *self, GError **error);
void mur_inference_end_prediction (MurInference *self);
void mur_inference_prediction_free (MurInferencePrediction *self);

void mur_inference_begin_errors (MurInference *self);
MurStatus mur_inference_step_errors (MurInference *self, GError **error);
void mur_inference_end_errors (MurInference *self);
void mur_inference_begin_identify (MurInference *self);
MurStatus mur_inference_step_identify (MurInference *self, GError **error);
void mur_inference_end_identify (MurInference *self);
void mur_inference_begin_profile (MurInference *self);
MurStatus mur_inference_step_profile (MurInference *self, GError **error);
void mur_inference_end_profile (MurInference *self);
/* Errors that are there by now become 95 % intervals. */
void mur_inference_take_intervals (MurInference *self);
/* What is wrong with errors, intervals or draws, after what is there; takes @words. */
void mur_inference_add_words (MurInference *self, char *words);
/* Runs it to its end, where a restored run lacks it. */
void mur_inference_need_uncertainty (MurInference *self);

void mur_inference_begin_draws (MurInference *self);
MurStatus mur_inference_step_draws (MurInference *self, GError **error);
void mur_inference_end_draws (MurInference *self);
void mur_inference_add_draws (const MurInference *self, MurFrame *frame);

/* answer/residuals.c */
/* Of residuals that a model leaves, not noise, neighbours are at least as alike as that. */
#define MUR_INFERENCE_ALIKE 0.5
/* The autocorrelation of the residuals, in the column where it is largest; NaN where there
 * is nothing to say. */
double mur_inference_alike (const MurLikelihood *likelihood);
/* That of what @model, as values, leaves of steps, by their √Δt; of all columns. */
double mur_inference_steps_alike (const MurInferenceData *data, const double *model);

/* search/linear.c */
/* Solves A X = B for @n_right columns of B, row by row, in place; A is positive definite.
 * FALSE where it is not: B is as it was. */
gboolean mur_inference_solve (guint n, const double *a, guint n_right, double *b);
/* The precision that is left of @precision, n · n, where each value may have moved by
 * @widening since: (Q⁻¹ + w² 1)⁻¹, in place. */
void mur_inference_widen (guint n, double widening, double *precision);

/* search/windows.c */
/* The times of window @k; FALSE where there are too few. */
gboolean mur_inference_find_window (const MurInferenceSettings *settings,
                                    const double *times,
                                    gsize n_times,
                                    guint k,
                                    gsize *first,
                                    gsize *count);
void mur_inference_windows_init (MurInference *self);
void mur_inference_windows_clear (MurInferenceWindows *self);
/* Finds the times of the current one. */
void mur_inference_enter_window (MurInference *self);
/* Notes the window that is over, and goes on to the next. Returns: whether there is one */
gboolean mur_inference_next_window (MurInference *self);
/* Whether estimates are over time. */
gboolean mur_inference_has_windows (const MurInference *self);
/* Frequencies and couplings, P, of the window whose middle is nearest to @time; phases
 * are as they were. */
void mur_inference_values_at (const MurInference *self, double time, double *values);
void mur_inference_add_windows (const MurInference *self, MurFrame *frame);

/* frame/shown.c */
/* Values that are shown: those that are tried, else estimates; P. */
void mur_inference_shown_values (const MurInference *self, double *values);
gboolean mur_inference_is_tried (const MurInference *self);
/* Follows the values, where that is not a stage's work. */
void mur_inference_update_shown (MurInference *self);
/* Takes @model, which is copied, for values as they are now. */
void mur_inference_show (MurInference *self, const double *model);
/* After the data. */
void mur_inference_shown_init (MurInference *self);
/* There is no model any more, until there is another. */
void mur_inference_show_nothing (MurInference *self);
void mur_inference_shown_clear (MurInferenceShown *self);

/* answer/estimates.c */
void mur_inference_results_init (MurInferenceResults *self, guint n_parameters);
void mur_inference_results_clear (MurInferenceResults *self);
/* The parameter in row @row of the table of estimates. */
guint mur_inference_parameter_of_row (guint n, guint row);
/* Of the estimates; g_strfreev() them. */
char **mur_inference_labels (guint n);
/* The truth of what is looked at, P; FALSE where it is not known. */
gboolean mur_inference_truth (const MurInference *self, double *truth);
double mur_inference_rms_error (const MurInference *self);
void mur_inference_add_estimates (MurInference *self, MurFrame *frame);
void mur_inference_add_couplings (MurInference *self, MurFrame *frame);

/* answer/notes.c, progress.c, frame/frame.c, state.c, restore.c */
/* (nullable): g_free() it. */
char *mur_inference_note (const MurInference *self);
char *mur_inference_reason (MurRun *run);
double mur_inference_progress (MurRun *run);
MurFrame *mur_inference_frame (MurRun *run);
void mur_inference_save (MurRun *run, MurArchive *archive);
gboolean mur_inference_restore_state (MurInference *self,
                                      const MurArchive *archive,
                                      GError **error);
/* Whether the run has that stage. */
gboolean mur_inference_stage_applies (const MurInference *self,
                                      MurInferenceStage stage);
/* Begins the stage, and goes on in it by @n_steps. */
void mur_inference_enter (MurInference *self, MurInferenceStage stage, guint64 n_steps);
