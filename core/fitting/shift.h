/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the parameters of a formula change when its first input is counted from another
 * place: the q with F(u + s; p) = F(u; q) for all u.
 *
 * There are such q where ∂F/∂u is a combination of the derivatives by the parameters,
 * ∂F/∂u = Σ v_k ∂F/∂p_k, and then dq/ds = v(q). Of a line, a + b u, v is (b, 0); of a
 * peak at x0, −1 for x0; of A exp(−u/τ), −A/τ for A. Whether a formula is one of those is
 * found at places and parameters of order one, whatever the data. */

#pragma once

#include "core/fitting/model.h"

typedef enum
{
  MUR_SHIFT_NONE,       /* the parameter stays */
  MUR_SHIFT_CONSTANT,   /* it moves along by a fixed rate */
  MUR_SHIFT_POLYNOMIAL, /* by up to the third power of the distance */
  MUR_SHIFT_OTHER       /* such as an amplitude of an exponential */
} MurShiftKind;

typedef struct _MurShift MurShift;

/* @formula with @inputs (names, %NULL-terminated) is @program. Returns: (nullable): %NULL
 * where no parameters make up for a shift */
MurShift *mur_shift_new (const char *formula,
                         const char *const *inputs,
                         const MurProgram *program);
void mur_shift_free (MurShift *self);

MurShiftKind mur_shift_kind (const MurShift *self, guint parameter);
double mur_shift_rate (const MurShift *self, guint parameter); /* v, where constant */

/* Fills @change with q − @parameters after @distance, 0 for those of OTHER kind; v is
 * found at the rows of @model, of the same program. NaN where it is not to be found. */
void mur_shift_change (const MurShift *self,
                       const MurModel *model,
                       const double *parameters,
                       double distance,
                       double *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurShift, mur_shift_free)
