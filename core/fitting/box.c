/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The cosine as a measure of optimality is free of the units of data and parameters
 * (Moré 1978). */

#include "core/fitting/box.h"

#include <math.h>

void
mur_box_init (MurBox *self,
              const MurModel *model,
              const double *lower,
              const double *upper)
{
  *self = (MurBox){
    .model = model, .lower = lower, .upper = upper, .loss = mur_loss_squares
  };
  self->scratch = mur_model_scratch_new (model, 1);
  self->n_rows = mur_model_n_rows (model);
  self->n = mur_model_n_parameters (model);
  self->point = g_new0 (double, self->n);
  self->residuals = g_new (double, self->n_rows);
  self->gradient = g_new (double, self->n_rows * self->n);
  self->gradient_point = g_new (double, self->n);
  self->held = g_new0 (gboolean, self->n);
  for (guint k = 0; k < self->n; k++)
    self->gradient_point[k] = NAN;
}

void
mur_box_clear (MurBox *self)
{
  mur_model_scratch_free (self->scratch);
  g_free (self->point);
  g_free (self->residuals);
  g_free (self->slopes);
  g_free (self->gradient);
  g_free (self->gradient_point);
  g_free (self->held);
}

void
mur_box_set_loss (MurBox *self, const MurLoss *loss)
{
  self->loss = *loss;
  if (self->slopes == NULL && loss->kind != MUR_OBJECTIVE_SQUARES)
    self->slopes = g_new (double, self->n_rows);
  if (self->n > 0)
    self->gradient_point[0] = NAN;
}

void
mur_box_begin (MurBox *self)
{
  self->n_evaluations = 0;
  if (self->n > 0)
    self->gradient_point[0] = NAN;
}

gboolean
mur_box_project (MurBox *self, const double *x, gsize stride)
{
  gboolean moved = FALSE;

  for (guint k = 0; k < self->n; k++)
    {
      double value = x[k * stride];

      self->point[k] = CLAMP (value, self->lower[k], self->upper[k]);
      moved = moved || self->point[k] != value;
    }
  return moved;
}

static gboolean
all_finite (const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]))
      return FALSE;
  return TRUE;
}

/* In units of the errors, where those are known. */
static void
weigh (const MurBox *self, double *values)
{
  const double *weights = mur_model_weights (self->model);

  for (gsize i = 0; i < self->n_rows && weights != NULL; i++)
    values[i] *= weights[i];
}

static void
subtract_data (MurBox *self)
{
  const double *target = mur_model_target (self->model);

  weigh (self, self->residuals);
  for (gsize i = 0; i < self->n_rows; i++)
    self->residuals[i] -= target[i];
  if (self->loss.kind != MUR_OBJECTIVE_SQUARES)
    mur_loss_take_roots (&self->loss, self->n_rows, self->residuals, self->slopes);
}

static void
weigh_gradient (const MurBox *self)
{
  for (guint k = 0; k < self->n; k++)
    {
      double *column = self->gradient + k * self->n_rows;

      weigh (self, column);
      for (gsize i = 0; i < self->n_rows && self->loss.kind != MUR_OBJECTIVE_SQUARES;
           i++)
        column[i] *= self->slopes[i];
    }
}

gboolean
mur_box_take_residuals (MurBox *self)
{
  mur_model_curve (self->model, self->point, self->scratch, self->residuals);
  subtract_data (self);
  self->n_evaluations++;

  /* They no longer belong to the gradient. */
  if (self->n > 0)
    self->gradient_point[0] = NAN;
  return all_finite (self->residuals, self->n_rows);
}

gboolean
mur_box_take_gradient (MurBox *self)
{
  gboolean known = TRUE;

  for (guint k = 0; k < self->n; k++)
    known = known && self->point[k] == self->gradient_point[k];
  if (known)
    return self->gradient_finite;

  mur_model_gradient (self->model, self->point, self->scratch, self->residuals,
                      self->gradient);
  subtract_data (self);
  weigh_gradient (self);
  self->n_evaluations++;
  for (guint k = 0; k < self->n; k++)
    self->gradient_point[k] = self->point[k];
  self->gradient_finite = all_finite (self->residuals, self->n_rows)
                          && all_finite (self->gradient, self->n_rows * self->n);
  return self->gradient_finite;
}

static double
largest (const double *values, gsize n)
{
  double result = 0;

  for (gsize i = 0; i < n; i++)
    result = fmax (result, fabs (values[i]));
  return result;
}

/* The cosine of the angle between two vectors, scaled so that no square overflows or
 * vanishes; 0 where one of them is zero. */
static double
cosine (const double *a, const double *b, gsize n)
{
  double scale_a = largest (a, n);
  double scale_b = largest (b, n);
  double aa = 0, ab = 0, bb = 0;

  if (scale_a == 0 || scale_b == 0)
    return 0;

  for (gsize i = 0; i < n; i++)
    {
      double x = a[i] / scale_a;
      double y = b[i] / scale_b;

      aa += x * x;
      ab += x * y;
      bb += y * y;
    }
  return ab / (sqrt (aa) * sqrt (bb));
}

double
mur_box_hold (MurBox *self, gboolean *changed)
{
  double worst = 0;
  gboolean any = FALSE;

  for (guint k = 0; k < self->n; k++)
    {
      double slope
        = cosine (self->gradient + k * self->n_rows, self->residuals, self->n_rows);
      gboolean below = self->point[k] == self->lower[k] && slope > 0;
      gboolean above = self->point[k] == self->upper[k] && slope < 0;
      gboolean held = below || above;

      any = any || held != self->held[k];
      self->held[k] = held;
      if (!held)
        worst = fmax (worst, fabs (slope));
    }
  if (changed != NULL)
    *changed = any;
  return worst;
}
