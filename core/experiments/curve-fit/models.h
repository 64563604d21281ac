/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ready models, and search limits that follow from the data. */

#pragma once

#include "core/experiments/curve-fit/private.h"

/* What a parameter means, so that its limits follow from the data. */
typedef enum
{
  MUR_MEANS_ANYTHING, /* of any sign and size that the data have */
  MUR_MEANS_LEVEL,    /* a value */
  MUR_MEANS_HEIGHT,   /* a difference of values */
  MUR_MEANS_PLACE,    /* of the variable */
  MUR_MEANS_WIDTH,    /* a distance of the variable, more than 0 */
  MUR_MEANS_RATE,     /* turns by the variable, more than 0 */
  MUR_MEANS_PHASE,    /* 0 … 2π */
  MUR_MEANS_EXPONENT
} MurMeaning;

typedef struct
{
  const char *id, *title;
  const char *formula;                          /* in x; nullable: the person's own */
  MurMeaning meanings[MUR_CURVE_FIT_MAX_READY]; /* of the parameters, as they appear */
} MurReadyModel;

extern const MurReadyModel mur_ready_models[];
extern const MurChoice mur_ready_model_choices[];
#define MUR_N_READY_MODELS 14

/* Limits by @meaning, from the range of the points, @n ≥ 1. */
void mur_meaning_find_limits (MurMeaning meaning,
                              const double *x,
                              const double *y,
                              gsize n,
                              double *lower,
                              double *upper);
