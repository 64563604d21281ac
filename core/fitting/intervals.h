/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Confidence intervals of the parameters of a fit beyond the linear ones.
 *
 * Profile: an interval ends where the objective, with that parameter held and all others
 * fitted anew, has risen by F(1, ν) times mur_fit_rise(), s² of squares, or by χ²(1) where
 * the errors of the data are known (Bates and Watts 1988, chapter 6; Schrader and
 * Hettmansperger 1980). A scale that was found stays.
 *
 * Bootstrap: from fits, of the same objective, to the curve plus residuals drawn with
 * replacement, widened by √(n/ν); an interval is the middle part of the values found (Efron and Tibshirani 1993,
 * chapters 9 and 13). */

#pragma once

#include "core/base/archive.h"
#include "core/fitting/covariance.h"

typedef enum
{
  MUR_INTERVALS_NORMAL, /* by standard errors: nothing to do here */
  MUR_INTERVALS_PROFILE,
  MUR_INTERVALS_BOOTSTRAP,
  MUR_N_INTERVAL_KINDS
} MurIntervalKind;

typedef struct _MurIntervals MurIntervals;

/* @position: the optimum; @errors: standard errors, finite and above 0 of those that have
 * an interval; @freedom: degrees of it, without which there are none. All arrays are copied; @model outlives it. */
MurIntervals *mur_intervals_new (const MurModel *model,
                                 const MurLoss *loss,
                                 MurIntervalKind kind,
                                 const double *lower,
                                 const double *upper,
                                 const double *position,
                                 const double *errors,
                                 double freedom,
                                 double level,
                                 guint64 seed);
void mur_intervals_free (MurIntervals *self);

/* A batch of ends or of fits, over @pool. Returns: whether there is more to do */
gboolean mur_intervals_step (MurIntervals *self, MurPool *pool);
gboolean mur_intervals_is_done (const MurIntervals *self);
double mur_intervals_progress (const MurIntervals *self);

/* Once done: NaN where there is none. An end that the search limit cuts is that limit. */
void mur_intervals_get (const MurIntervals *self, double *from, double *to);

void mur_intervals_save (const MurIntervals *self, MurArchive *archive);
gboolean
mur_intervals_restore (MurIntervals *self, const MurArchive *archive, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurIntervals, mur_intervals_free)
