/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of searches from random starts. Private to the inference. */

#pragma once

#include "core/experiments/inference/private.h"

#define MUR_INFERENCE_SIDE_BY_SIDE 8

typedef struct
{
  guint start; /* from 0 */
  gboolean is_long;
  MurLikelihood *likelihood;
  MurOptimiser *optimiser; /* (nullable): nothing is left to be searched */
  double rms;              /* once the search has ended */
} MurInferenceSlot;

struct _MurInferenceScatter
{
  const MurInference *run;
  MurPool *pool;
  guint n, n_parameters, n_starts;
  double *line; /* that of the sum */
  double beat;  /* rad/s */
  double left_by_line;
  MurInferenceSlot slots[MUR_INFERENCE_SIDE_BY_SIDE];
  guint next; /* start */

  guint n_ended, n_agreeing, n_others;
  double rms; /* of the best; infinite before there is one */
  double *best;
  gboolean explains; /* the best does */
  guint64 n_evaluations;
};

/* All but the searches. */
MurInferenceScatter *mur_inference_scatter_make (const MurInference *run);
/* The @k-th start, P. */
void
mur_inference_scatter_start (const MurInferenceScatter *self, guint k, double *start);
/* Whether residuals of @n_rows whose root mean square is @rms are those of a fit as good
 * as that which leaves @best. */
gboolean mur_inference_is_as_good (double rms, double best, gsize n_rows);
/* A search for the slot, short or long as that says. */
MurOptimiser *mur_inference_scatter_search (const MurInferenceScatter *self,
                                            const MurInferenceSlot *slot,
                                            const double *start);
