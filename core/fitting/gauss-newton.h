/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gauss–Newton step at a point of a box, and how far the point is from an optimum.
 * Of core/fitting alone. */

#pragma once

#include "core/fitting/box.h"

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_vector.h>

typedef struct
{
  gsl_matrix *jacobian;
  gsl_vector *right, *rest, *tau;
  double *lengths; /* of the columns */
} MurGaussNewton;

void mur_gauss_newton_init (MurGaussNewton *self, const MurBox *box);
void mur_gauss_newton_clear (MurGaussNewton *self);

/* Fills @step, one number a parameter, 0 for those that are held. After
 * mur_box_take_gradient() and mur_box_hold(). O(rows × parameters²).
 *
 * Returns: ‖Qᵀr‖ / ‖r‖ over the columns that are not held; 0 where r is 0 */
double
mur_gauss_newton_take_step (MurGaussNewton *self, const MurBox *box, double *step);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurGaussNewton, mur_gauss_newton_clear)
