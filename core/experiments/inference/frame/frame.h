/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is compared with the data, and frames. Private to the inference and its tests. */

#pragma once

#include "core/experiments/inference/data/data.h"

typedef struct _MurInferencePrediction MurInferencePrediction;

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

/* frame/prediction.c */
void mur_inference_begin_prediction (MurInference *self);
MurStatus mur_inference_step_prediction (MurInference *self, GError **error);
void mur_inference_end_prediction (MurInference *self);
void mur_inference_prediction_free (MurInferencePrediction *self);

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

/* frame/frame.c */
MurFrame *mur_inference_frame (MurRun *run);
