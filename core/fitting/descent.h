/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A fit from one start to the last digits, whatever is made small.
 *
 * Squares, Huber and Cauchy by mur_least_squares_descend(). Where the standard deviation
 * of the noise is not known, it is that of the residuals where a descent ended
 * (mur_fit_spread()), and another descent follows, until it is the same to 1e-9 or has
 * been found 60 times.
 *
 * Absolute by Huber's with a corner that becomes a tenth as wide again and again (Madsen
 * and Nielsen 1993), and from there by mur_least_absolute_descend(). It ends no higher
 * than it began. */

#pragma once

#include "core/base/archive.h"
#include "core/fitting/least-squares.h"

typedef struct _MurDescent MurDescent;

/* @lower, @upper: as of mur_least_squares_new(). @loss: with the scale to begin with. */
MurDescent *mur_descent_new (const MurModel *model,
                             const MurLoss *loss,
                             const double *lower,
                             const double *upper);
void mur_descent_free (MurDescent *self);

/* As mur_least_squares_descend(), FINE: exhausted stands for more to do. */
MurLeastSquaresResult
mur_descent_run (MurDescent *self, guint max_iterations, double *parameters);

/* With the scale that has been found. */
const MurLoss *mur_descent_loss (const MurDescent *self);

void mur_descent_save (const MurDescent *self, MurArchive *archive);
gboolean
mur_descent_restore (MurDescent *self, const MurArchive *archive, GError **error);

/* To the end, of at most @max_iterations; @loss gets the scale that was found. */
MurLeastSquaresResult mur_descent_refine (const MurModel *model,
                                          MurLoss *loss,
                                          const double *lower,
                                          const double *upper,
                                          guint max_iterations,
                                          double *parameters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurDescent, mur_descent_free)
