/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run has found, and how sure of it the data make it. Private to the inference and
 * its tests. */

#pragma once

#include "core/experiments/inference/data/data.h"

#define MUR_INFERENCE_CHAINS 4
#define MUR_INFERENCE_LEVEL_Z 1.959963984540054 /* of 95 % */

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

/* answer/transitions.c */
void mur_inference_begin_regression (MurInference *self);
MurStatus mur_inference_step_regression (MurInference *self, GError **error);
void mur_inference_end_regression (MurInference *self);
/* Whether what estimates leave, @n_rows, is noise; else no coupling is called present. */
void
mur_inference_judge_steps (MurInference *self, double autocorrelation, gsize n_rows);

/* answer/errors.c */
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

/* answer/draws.c */
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

/* answer/notes.c */
/* (nullable): g_free() it. */
char *mur_inference_note (const MurInference *self);
char *mur_inference_reason (MurRun *run);
