/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which directions of the parameters the data can tell, and why not the others.
 *
 * The sensitivity matrix is that of the data, over σ, by the parameters in units of what
 * they do: phases in radians, rates in radians over half the time of the data. Its
 * singular value along a direction is by how many σ the data move, all together, when the
 * parameters move by one unit. A direction is identifiable where that is at least 1: data
 * that move by less than their noise when phases move by a radian say nothing; and at
 * least 1e-7 of the largest, below which rounding would be taken for a signal.
 *
 * Known ranks of n + n² parameters: data locked from the start 2n. The sum of all phases
 * with symmetric couplings is a straight line: it tells Σω, Σφ0 and the differences
 * K_ij − K_ji. */

#pragma once

#include "core/inference/model/likelihood.h"
#include "core/inference/uncertainty/spectrum.h"

/* Why directions are not seen, or answers may be wrong; bits. */
typedef enum
{
  MUR_UNSEEN_NOTHING = 0,
  MUR_UNSEEN_FEW_SAMPLES = 1 << 0, /* fewer values than parameters */
  MUR_UNSEEN_LOCKED = 1 << 1,      /* a phase difference that never changes */
  MUR_UNSEEN_MIRROR = 1 << 2,      /* two sines that are one, or each other's mirror */
  MUR_UNSEEN_SHORT = 1 << 3,       /* differences that hardly move */
  MUR_UNSEEN_SYMMETRIC_SUM = 1 << 4, /* K_ij = K_ji in a sum */
  MUR_UNSEEN_COPIES = 1 << 5,        /* of a sum: relabelled and shifted copies */
  MUR_UNSEEN_FREQUENCY = 1 << 6      /* a frequency that is off by more than π/T */
} MurUnseen;

/* P² numbers are decomposed. */
#define MUR_IDENTIFIABILITY_MAX_N 24

typedef struct _MurIdentifiability MurIdentifiability;

/* At @parameters, for the σ of @likelihood (estimated: that of the residuals there, at
 * least 1e-6 rad). @likelihood, of n ≤ MUR_IDENTIFIABILITY_MAX_N, is looked at and not
 * evaluated, and outlives this. Priors do not count. */
MurIdentifiability *mur_identifiability_new (MurLikelihood *likelihood,
                                             const double *parameters);
void mur_identifiability_free (MurIdentifiability *self);

/* A few milliseconds. RUNNING, CONVERGED, or FAILED where the phases cannot be
 * integrated. n = 3: 1 ms in all; n = 20: some seconds. */
MurStatus mur_identifiability_step (MurIdentifiability *self);
MurStatus mur_identifiability_run (MurIdentifiability *self);

/* When it has converged. P singular values, descending. */
const double *mur_identifiability_values (const MurIdentifiability *self);
guint mur_identifiability_n_identifiable (const MurIdentifiability *self);
/* Of the k-th value, in the parameters themselves, rad and rad/s: one unit long in the
 * units above. P numbers; the last is the weakest. */
const double *mur_identifiability_direction (const MurIdentifiability *self, guint k);
/* Whether a parameter takes part in a direction that is not identifiable. */
gboolean mur_identifiability_is_unseen (const MurIdentifiability *self,
                                        guint parameter);
/* Bits of MurUnseen; those that describe data are there even where all is seen. */
guint mur_identifiability_causes (const MurIdentifiability *self);
/* The two oscillators of LOCKED and SHORT, or the two sources of MIRROR, from 0. */
void mur_identifiability_pair (const MurIdentifiability *self,
                               MurUnseen cause,
                               guint *first,
                               guint *second);
/* A sentence without its full stop: what is not seen, and why. g_free() it. */
char *mur_identifiability_reason (const MurIdentifiability *self, MurUnseen cause);
/* Likewise what would cure it. */
const char *mur_identifiability_cure (MurUnseen cause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurIdentifiability, mur_identifiability_free)
