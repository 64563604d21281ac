/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From starts to estimates, and over windows. Private to the inference and its tests. */

#pragma once

#include "core/experiments/inference/answer/answer.h"
#include "core/experiments/inference/settings/settings.h"
#include "core/inference/search/optimiser.h"
#include "core/swarm/swarm.h"

#define MUR_INFERENCE_SEARCH_NUMBERS 6 /* of a search, in its state */

typedef struct _MurInferenceFlight MurInferenceFlight;
typedef struct _MurInferenceScatter MurInferenceScatter;

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

/* search/start.c */
void mur_inference_begin_start (MurInference *self);
MurStatus mur_inference_step_start (MurInference *self, GError **error);
void mur_inference_end_start (MurInference *self);

/* search/swarm.c */
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

/* search/optimise.c */
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
