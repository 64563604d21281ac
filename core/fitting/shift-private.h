/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the units of a shift share. */

#pragma once

#include "core/fitting/shift.h"

struct _MurShift
{
  MurProgram *program; /* with the shift */
  guint n;             /* parameters of the formula */
  guint n_inputs;
  guint shift;     /* its number in the program */
  guint *numbers;  /* of the formula's parameters in it */
  gboolean *moves; /* each */
  MurShiftKind *kinds;
  guint *degrees; /* polynomial: of v by the distance */
  double *rates;
};

/* What v is found with, at some rows. */
typedef struct
{
  MurModel *model;
  MurModelScratch *scratch;
  double *parameters, *values, *gradient;
} MurShiftPlace;

void mur_shift_place_init (MurShiftPlace *self,
                           const MurShift *shift,
                           const double *const *inputs,
                           gsize n_rows);
void mur_shift_place_clear (MurShiftPlace *self);

/* v at @parameters, of those that move. Returns: the part of ∂F/∂u that it leaves; not
 * below 1 where there is none or something is not finite */
double mur_shift_find_velocity (const MurShift *self,
                                MurShiftPlace *place,
                                const double *parameters,
                                double *v);

/* Replaces @q by the next point of the flow (Runge and Kutta, fourth order), but for
 * parameters that are known to be of another kind. */
void
mur_shift_flow (const MurShift *self, MurShiftPlace *place, double step, double *q);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurShiftPlace, mur_shift_place_clear)
