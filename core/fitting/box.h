/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A least-squares problem in a box, at one point of it: residuals, derivatives, and
 * which parameters a bound holds. Of core/fitting alone. */

#pragma once

#include "core/fitting/model.h"

typedef struct
{
  const MurModel *model;
  const double *lower;
  const double *upper;
  MurModelScratch *scratch;
  gsize n_rows;
  guint n;
  double *point; /* in the box */
  MurLoss loss;
  double *residuals; /* F − y at the point, over σ where there are weights; as roots of
                        what they count, where that is not their square */
  double *slopes;    /* nullable: of those by residuals */
  double *gradient; /* of those, parameter by parameter, where it was taken last */
  gboolean *held;
  gboolean gradient_finite;
  double *gradient_point;
  guint64 n_evaluations;
} MurBox;

void mur_box_init (MurBox *self,
                   const MurModel *model,
                   const double *lower,
                   const double *upper);
void mur_box_clear (MurBox *self);

/* How residuals count: as squares before. Not absolute. */
void mur_box_set_loss (MurBox *self, const MurLoss *loss);
/* Counts anew, and takes no gradient for known: so that how often the curve is computed
 * does not hang on what was done before. */
void mur_box_begin (MurBox *self);

/* Moves the point to the one of the box that is nearest to @x[i · stride]; whether that
 * is another one. */
gboolean mur_box_project (MurBox *self, const double *x, gsize stride);

/* The residuals at the point; whether all are finite. */
gboolean mur_box_take_residuals (MurBox *self);

/* Residuals and gradient at the point; nothing to do where they were taken last.
 * Whether all are finite. */
gboolean mur_box_take_gradient (MurBox *self);

/* Holds the parameters that are on a bound while the descent points outwards; sets
 * @changed (nullable) where others were held before. Returns the largest cosine of the
 * angle between residuals and the derivative by a parameter not held: 0 at an optimum.
 * After mur_box_take_gradient(). */
double mur_box_hold (MurBox *self, gboolean *changed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurBox, mur_box_clear)
