/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share: parameters and their meaning, data, the run,
 * its frame. Private to the curve fit and its tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/fitting/covariance.h"
#include "core/fitting/intervals.h"
#include "core/fitting/model.h"
#include "core/fitting/residual-tests.h"
#include "core/fitting/shift.h"
#include "core/fitting/starts.h"
#include "core/fitting/statistics.h"
#include "core/swarm/swarm.h"

/* What a particle does at a search limit: bound. */
typedef enum
{
  MUR_CURVE_FIT_STOP,
  MUR_CURVE_FIT_BOUNCE,
  MUR_N_CURVE_FIT_BOUNDS
} MurCurveFitBound;

/* What is made of a column of errors: weights. */
typedef enum
{
  MUR_CURVE_FIT_WEIGHTS_RELATIVE,
  MUR_CURVE_FIT_WEIGHTS_ABSOLUTE,
  MUR_CURVE_FIT_WEIGHTS_NONE,
  MUR_N_CURVE_FIT_WEIGHTS
} MurCurveFitWeights;

/* Whether least squares go on where the swarm ends: refine. */
typedef enum
{
  MUR_CURVE_FIT_UNREFINED,
  MUR_CURVE_FIT_REFINED,
  MUR_N_CURVE_FIT_REFINEMENTS
} MurCurveFitRefinement;

extern const MurParameter mur_curve_fit_parameters[];
extern const MurPreset mur_curve_fit_presets[];
extern const MurInput mur_curve_fit_inputs[];
extern const MurIdle mur_curve_fit_idle[];
extern const MurConstrained mur_curve_fit_constrained;
extern const MurTableDescription mur_curve_fit_tables[];
extern const MurQuantity mur_curve_fit_scalars[];

/* The swarm and its stop that @parameters describe. */
void mur_curve_fit_read_swarm (const MurParameters *parameters,
                               MurSwarmSettings *settings,
                               MurStop *stop);
gboolean mur_curve_fit_wants_refinement (const MurParameters *parameters);
MurObjectiveKind mur_curve_fit_objective (const MurParameters *parameters);
/* What @parameters make small; @knows_errors: σ of the data. The scale is 1. */
MurLoss mur_curve_fit_read_loss (const MurParameters *parameters,
                                 gboolean knows_errors);

#define MUR_CURVE_FIT_MAX_READY 8 /* parameters of a ready model */

/* Where the search is, one number a parameter. */
typedef struct
{
  double *lower, *upper; /* NaN: still to follow from the data */
  double *start;         /* NaN: nothing is known */
} MurCurveFitBox;

/* The formula to fit: that of a ready model, or the person's own. */
const char *mur_curve_fit_formula (const MurParameters *parameters);
gboolean mur_curve_fit_is_ready_model (const MurParameters *parameters);

/* The search limits of the parameters of @program, but for those that follow from the
 * data. */
gboolean mur_curve_fit_box_init (MurCurveFitBox *self,
                                 const MurParameters *parameters,
                                 const MurProgram *program,
                                 GError **error);
/* What @parameters ask of single ones by name, and whether all limits can be. */
gboolean mur_curve_fit_constrain (MurCurveFitBox *self,
                                  const MurParameters *parameters,
                                  const MurProgram *program,
                                  GError **error);
/* Those that follow from the data, @n points. */
void mur_curve_fit_box_measure (MurCurveFitBox *self,
                                const MurParameters *parameters,
                                guint n_parameters,
                                const double *x,
                                const double *y,
                                gsize n);
/* Those of a parameter of which nothing is known. */
void mur_curve_fit_find_any_limits (
  const double *x, const double *y, gsize n, double *lower, double *upper);
/* (nullable): a row of starts, where any is given: the middle of the others. */
double *mur_curve_fit_box_dup_start (const MurCurveFitBox *self, guint n_parameters);
void mur_curve_fit_box_clear (MurCurveFitBox *self);

MurCost mur_curve_fit_cost (const MurParameters *parameters, const MurInputs *inputs);

/* What the inputs of the formula are called, and where they come from. */
typedef struct
{
  char **names;   /* %NULL-terminated; the first one is the time */
  guint n;        /* of them */
  guint *columns; /* (nullable): of the table; %NULL: of the time alone, as ever */
  guint value;    /* beside columns: the one to be fitted */
} MurCurveFitVariables;

/* The columns that @formula mentions where it mentions several of the table "data"; x1,
 * x2, … for those that are not the last; else one variable: t, x, or what its column is
 * called. FALSE where none is left to be fitted. */
gboolean mur_curve_fit_find_variables (MurCurveFitVariables *self,
                                       const char *formula,
                                       const MurInputs *inputs,
                                       GError **error);
void mur_curve_fit_variables_clear (MurCurveFitVariables *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurCurveFitVariables, mur_curve_fit_variables_clear)
/* The formula in force, and its variables into @variables. Returns: (nullable) */
MurProgram *mur_curve_fit_compile (const MurParameters *parameters,
                                   const MurInputs *inputs,
                                   MurCurveFitVariables *variables,
                                   GError **error);

/* The points to fit: as they came, and by ascending time. */
typedef struct
{
  MurTable *table;    /* t, y and, where they count, sigma as they came */
  MurVector *t;       /* ascending; equal times in the order in which they came */
  MurVector *y;       /* beside t */
  MurVector *errors;  /* (nullable): standard deviations of y, beside t */
  MurVector **others; /* (nullable): further variables, beside t */
  guint n_others;
  double sigma; /* standard deviation of the noise, 0 where unknown */
} MurCurveFitData;

/* The table "data" of @inputs, or the signal that @parameters describe: whether a curve
 * of @n_parameters can be fitted to it, how many points it has, and, once checked, its
 * points. */
gboolean mur_curve_fit_data_check (const MurParameters *parameters,
                                   const MurInputs *inputs,
                                   const MurCurveFitVariables *variables,
                                   guint n_parameters,
                                   GError **error);
gsize mur_curve_fit_data_count (const MurParameters *parameters,
                                const MurInputs *inputs);
void mur_curve_fit_data_init (MurCurveFitData *self,
                              const MurParameters *parameters,
                              const MurInputs *inputs,
                              const MurCurveFitVariables *variables);
/* Returns: which column of the table "data" is @role: x, y or sigma; −1: none, or there is
 * no such table */
int mur_curve_fit_data_column (const MurInputs *inputs, const char *role);
/* The points of the table "data": t, further variables, y and, where they count, sigma;
 * rows with a gap in one of them are left out. */
MurTable *mur_curve_fit_select_points (const MurParameters *parameters,
                                       const MurInputs *inputs,
                                       const MurCurveFitVariables *variables);
MurCurveFitWeights mur_curve_fit_read_weights (const MurParameters *parameters);
/* Whether @x is in the range that is fitted. */
gboolean mur_curve_fit_is_in_range (const MurParameters *parameters, double x);

/* Whether there is a column of errors. */
gboolean mur_curve_fit_data_has_errors (const MurInputs *inputs);
/* The variables of the points, the time first. */
const double **mur_curve_fit_data_inputs (const MurCurveFitData *self);
void mur_curve_fit_data_clear (MurCurveFitData *self);

#define MUR_CURVE_FIT_LEVEL 0.95 /* of confidence bands */

/* The curve at even distances from the first to the last of the data's times. */
typedef struct
{
  MurModel *model; /* of no data */
  MurModelScratch *scratch;
  MurVector *t;
} MurCurveFitGrid;

/* Where x is far from zero the fit counts it from the first point: there a + b x and a
 * peak at 1.7e9 have the digits that they have near zero. Positions of the swarm and their
 * limits are those of the formula over x − at; results are moved back where the shift is
 * a number or a polynomial, and the moved value is within the limits asked for. */
typedef struct
{
  double at;             /* 0: none */
  MurShift *shift;       /* nullable: none */
  double *lower, *upper; /* the limits over x itself */
  MurVector *t;          /* x − at */
} MurCurveFitOrigin;

/* What the best position says, kept until there is a better one. */
typedef struct
{
  double *position;    /* nullable: none yet */
  double *shown;       /* the parameters over x itself, where there are such */
  gboolean *is_moved;  /* which of those are */
  double *errors;      /* standard errors of the position */
  MurFreedom *freedom; /* of each parameter */
  MurFitRank rank;
  MurRuns runs;           /* of the residuals */
  double autocorrelation; /* of the residuals, to the next */
  MurTable *fit;
  MurTable *residuals;
  MurTable *parameters;
  MurFitStatistics statistics;
  double explained; /* of the variance of the data, in the sense of the objective */
  MurTable *curve;
  MurTable *residual_bins;
  double residual_limit;
  MurTable *estimates;
  MurTable *estimate_bars;
  double estimate_limit;
  MurTable *correlations;
} MurCurveFitPicture;

/* What the search looks like, beside the swarm itself. */
typedef struct
{
  guint axes[2];  /* the parameters of the plane, from 0 */
  MurModel *thin; /* of some of the points */
  MurModelScratch *scratch;
  double weight;       /* how many points one of those stands for */
  MurTable *landscape; /* nullable: none yet */
  double *key;         /* nullable: what the landscape was made for */
  double *trail;       /* nullable: where particles were */
  guint64 n_followed;  /* generations on it so far */
} MurCurveFitSearch;

typedef struct
{
  MurPool *pool;
  MurCurveFitVariables variables;
  MurCurveFitData data;
  MurCurveFitOrigin origin;
  MurProgram *program;
  MurModel *model;
  MurModelScratch *scratch;
  MurLoss loss; /* what is made small */
  MurCurveFitBox box;
  double *lower, *upper;    /* of the box */
  gboolean expects_example; /* the signal's own parameters are known */

  MurSwarm *swarm;
  GArray *best, *mean; /* one double a generation, from generation 0 on */
  double start;        /* the objective in the middle of the first particles' */

  gboolean wants_refinement;
  MurStarts *starts; /* nullable: the refinement after the last generation */
  double *given;     /* nullable: some of what particles had found when it began */
  gsize n_given;
  MurIntervalKind interval_kind;
  MurIntervals *intervals;        /* nullable: behind the refinement */
  guint64 refinement_evaluations; /* of refinements before it */
  guint64 seed;
  guint64 n_generations; /* the budget */

  MurCurveFitPicture picture;
  MurCurveFitGrid fine;   /* for the best curve */
  MurCurveFitGrid coarse; /* for those of a few particles */
  MurCurveFitGrid cloud;  /* for those of many */
  MurCurveFitSearch search;
} MurCurveFit;

/* The variables of the points for the model: the time from the origin. */
const double **mur_curve_fit_origin_inputs (const MurCurveFit *self);
/* Once there are points: whether they are far from zero and the formula can follow. */
void mur_curve_fit_find_origin (MurCurveFit *self, const MurParameters *parameters);
/* Limits from the data, as seen from the origin. */
void mur_curve_fit_origin_measure (MurCurveFit *self, const MurParameters *parameters);
/* Fills in what the picture shows of @position, and its covariance over x itself. */
void mur_curve_fit_origin_show (MurCurveFit *self,
                                const double *position,
                                const double *covariance,
                                double *shown);
/* A coordinate as it is shown: places as they are over x itself. */
double
mur_curve_fit_show_coordinate (const MurCurveFit *self, guint parameter, double value);
/* Whether @parameter is that of x counted from the origin. */
gboolean mur_curve_fit_is_from_origin (const MurCurveFit *self, guint parameter);
void mur_curve_fit_origin_clear (MurCurveFitOrigin *self);

/* The scale of the noise, where it is not known: of the data at first, then that of the
 * residuals of the best where it is smaller, after 1, 2, 4, 8, … generations and before
 * the refinement, which finds its own. */
void mur_curve_fit_begin_scale (MurCurveFit *self);
void mur_curve_fit_update_scale (MurCurveFit *self);
gboolean mur_curve_fit_is_time_for_scale (const MurCurveFit *self);
/* From now on what is made small is @loss. */
void mur_curve_fit_take_loss (MurCurveFit *self, const MurLoss *loss);
gboolean mur_curve_fit_restore_scale (MurCurveFit *self,
                                      const MurArchive *archive,
                                      GError **error);

/* The refinement: from many starts, those of the particles first, a batch a step. What
 * it finds joins the swarm, and the last generation of the history. */
MurStatus mur_curve_fit_refinement_status (const MurCurveFit *self);
void mur_curve_fit_refine (MurCurveFit *self);
void mur_curve_fit_forget_refinement (MurCurveFit *self);
/* Of what there is of it: nothing where none has begun. */
MurStartsReport mur_curve_fit_refinement_report (const MurCurveFit *self);
/* "312 of 400 searches end here"; %NULL where there is none. */
char *mur_curve_fit_refinement_words (const MurCurveFit *self);
void mur_curve_fit_save_refinement (const MurCurveFit *self, MurArchive *archive);
gboolean mur_curve_fit_restore_refinement (MurCurveFit *self,
                                           const MurArchive *archive,
                                           GError **error);

/* Intervals that take fits of their own, a batch a step, once the refinement has ended.
 * Whether there is more to do. */
gboolean mur_curve_fit_needs_intervals (const MurCurveFit *self);
void mur_curve_fit_step_intervals (MurCurveFit *self);

/* The picture of the best position, where there is none yet. */
void mur_curve_fit_update_picture (MurCurveFit *self);
MurFrame *mur_curve_fit_frame (MurRun *run);
double mur_curve_fit_pace (MurRun *run);
void mur_curve_fit_picture_clear (MurCurveFitPicture *self);

/* Sets up the grids, once there is a model. */
void mur_curve_fit_prepare_curves (MurCurveFit *self);
void mur_curve_fit_clear_curves (MurCurveFit *self);
/* Tables of a frame, from the best position and its covariance: the curve with its band
 * on the fine grid; the residuals; the parameters and how they depend on one another. */
MurTable *mur_curve_fit_make_curve (const MurCurveFit *self,
                                    const double *position,
                                    const double *covariance);
MurTable *mur_curve_fit_make_residuals (const MurCurveFit *self,
                                        const MurVector *curve);
MurTable *mur_curve_fit_make_parameters (const MurCurveFit *self,
                                         const double *position,
                                         const double *covariance);
/* Degrees of freedom: points without the parameters that can move, or without the
 * directions of those that the data see; may be ≤ 0. */
double mur_curve_fit_freedom (const MurCurveFit *self);
/* What is to be known of the best curve before it is trusted, as clauses that begin with
 * "; ": limits reached, what the data do not say, residuals that are not noise. */
char *mur_curve_fit_remarks (const MurCurveFit *self);
/* What follows from the parameters' table, for each: relative errors, places in the
 * limits; from that the errors as lines, and how long their axis is to be. */
MurTable *mur_curve_fit_make_estimates (const MurCurveFit *self,
                                        const MurTable *parameters);
MurTable *mur_curve_fit_make_estimate_bars (const MurTable *estimates);
double mur_curve_fit_estimate_limit (const MurTable *estimates);
/* Where @value is between the limits of @parameter: 0 … 1; the middle where they are
 * one. */
double
mur_curve_fit_place_in_box (const MurCurveFit *self, guint parameter, double value);
MurTable *mur_curve_fit_make_correlations (const MurCurveFit *self,
                                           const double *covariance);
/* The median of @n ≥ 1 values, whose order is lost. */
double mur_curve_fit_median (double *values, gsize n);
/* The median of the absolute values that are finite; of many values, of some at even
 * distances. NaN: none is. */
double mur_curve_fit_median_size (const double *values, gsize n);
/* The next of 1, 1.5, 2, 3, 5, 7.5 times a power of ten; @value > 0. */
double mur_curve_fit_round_up (double value);
/* Four times the spread of the residuals that @table holds, or twice that and a bar of
 * their errors, rounded up, so that axes seldom change; both are from the median, so that
 * points far off do not count. NaN: none. */
double mur_curve_fit_residual_limit (const MurTable *table);
/* How many residuals there are of which size, up to @limit both ways. */
MurTable *mur_curve_fit_make_bins (const MurTable *residuals, double limit);
/* Tables of a frame, from the particles: the curves of a few; those of many,
 * the worst first, and which they are. */
MurTable *mur_curve_fit_make_swarm_curves (const MurCurveFit *self);
void mur_curve_fit_add_cloud (const MurCurveFit *self, MurFrame *frame);

/* Sets up the search, once there is a model. */
void mur_curve_fit_prepare_search (MurCurveFit *self);
void mur_curve_fit_clear_search (MurCurveFit *self);
/* Which plane @parameters say. */
void mur_curve_fit_read_plane (MurCurveFit *self, const MurParameters *parameters);
/* The particles have moved; they are where no path led. */
void mur_curve_fit_follow (MurCurveFit *self);
void mur_curve_fit_follow_anew (MurCurveFit *self);
/* Tables of a frame, whose picture is there. */
void mur_curve_fit_add_search (MurCurveFit *self, MurFrame *frame);
