/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where x is counted from. */

#include "core/experiments/curve-fit/models.h"

#include <math.h>
#include <string.h>

#define FAR 100.0 /* lengths of the data, from zero on */
#define WRITTEN_OUT \
  0.01            /* of the distance: a number in the formula that is meant to be
                            subtracted */
#define STEP 1e-3 /* of a parameter, where its error says nothing */

void
mur_curve_fit_origin_clear (MurCurveFitOrigin *self)
{
  g_clear_pointer (&self->shift, mur_shift_free);
  g_clear_pointer (&self->t, mur_vector_unref);
  g_clear_pointer (&self->lower, g_free);
  g_clear_pointer (&self->upper, g_free);
}

static MurShiftKind
kind_of (const MurCurveFit *self, guint k)
{
  return self->origin.shift != NULL ? mur_shift_kind (self->origin.shift, k)
                                    : MUR_SHIFT_NONE;
}

static gboolean
is_far (const double *t, gsize n)
{
  const double width = t[n - 1] - t[0];

  return width > 0 && fmin (fabs (t[0]), fabs (t[n - 1])) >= FAR * width;
}

/* What is held cannot follow, but for places. */
static gboolean
is_held (const MurCurveFit *self, const MurShift *shift)
{
  for (guint k = 0; k < mur_program_n_parameters (self->program); k++)
    if (mur_shift_kind (shift, k) >= MUR_SHIFT_POLYNOMIAL
        && self->box.lower[k] == self->box.upper[k])
      return TRUE;
  return FALSE;
}

static MurVector *
count_from (const MurVector *t, double at)
{
  const gsize n = mur_vector_length (t);
  double *values = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    values[i] = mur_vector_values (t)[i] - at;
  return mur_vector_new_take (values, n);
}

void
mur_curve_fit_find_origin (MurCurveFit *self, const MurParameters *parameters)
{
  const double *t = mur_vector_values (self->data.t);
  const char *formula = mur_curve_fit_formula (parameters);

  if (!is_far (t, mur_vector_length (self->data.t))
      || mur_program_largest_number (formula) >= WRITTEN_OUT * fabs (t[0]))
    return;
  g_autoptr (MurShift) shift = mur_shift_new (
    formula, (const char *const *)self->variables.names, self->program);

  if (shift == NULL || is_held (self, shift))
    return;
  self->origin.at = t[0];
  self->origin.shift = g_steal_pointer (&shift);
  self->origin.t = count_from (self->data.t, t[0]);
}

const double **
mur_curve_fit_origin_inputs (const MurCurveFit *self)
{
  const double **inputs = mur_curve_fit_data_inputs (&self->data);

  if (self->origin.t != NULL)
    inputs[0] = mur_vector_values (self->origin.t);
  return inputs;
}

/* Limits that are found only so that there are some. */
static gboolean
is_boundless (const MurCurveFit *self, const MurParameters *parameters, guint k)
{
  const MurReadyModel *model
    = &mur_ready_models[mur_parameters_choice (parameters, "model")];

  return isnan (self->box.lower[k]) && isnan (self->box.upper[k])
         && (model->formula == NULL || model->meanings[k] == MUR_MEANS_ANYTHING);
}

/* The limits over x itself, by which it is judged what can be shown. */
static void
measure_x (MurCurveFit *self, const MurParameters *parameters)
{
  const guint n = mur_program_n_parameters (self->program);
  MurCurveFitBox box = { g_memdup2 (self->box.lower, n * sizeof (double)),
                         g_memdup2 (self->box.upper, n * sizeof (double)), NULL };

  mur_curve_fit_box_measure (&box, parameters, n, mur_vector_values (self->data.t),
                             mur_vector_values (self->data.y),
                             mur_vector_length (self->data.y));
  for (guint k = 0; k < n; k++)
    if (is_boundless (self, parameters, k))
      {
        box.lower[k] = -INFINITY;
        box.upper[k] = INFINITY;
      }
  self->origin.lower = box.lower;
  self->origin.upper = box.upper;
}

/* Limits and starts of places move along. */
static void
move_places (MurCurveFit *self)
{
  MurCurveFitBox *box = &self->box;

  for (guint k = 0; k < mur_program_n_parameters (self->program); k++)
    if (kind_of (self, k) == MUR_SHIFT_CONSTANT)
      {
        const double change = mur_shift_rate (self->origin.shift, k) * self->origin.at;

        box->lower[k] += change;
        box->upper[k] += change;
        box->start[k] += change;
      }
}

/* Where a level is from the origin follows from the data; limits of it at zero say
 * nothing. */
static void
widen_levels (MurCurveFit *self, const double *t, const double *y, gsize n)
{
  MurCurveFitBox *box = &self->box;

  for (guint k = 0; k < mur_program_n_parameters (self->program); k++)
    if (kind_of (self, k) == MUR_SHIFT_POLYNOMIAL)
      {
        double lower, upper;

        mur_curve_fit_find_any_limits (t, y, n, &lower, &upper);
        if (!isnan (box->lower[k]))
          box->lower[k] = fmin (box->lower[k], lower);
        if (!isnan (box->upper[k]))
          box->upper[k] = fmax (box->upper[k], upper);
        box->start[k] = NAN;
      }
}

void
mur_curve_fit_origin_measure (MurCurveFit *self, const MurParameters *parameters)
{
  g_autofree const double **inputs = mur_curve_fit_origin_inputs (self);
  const double *y = mur_vector_values (self->data.y);
  const gsize n = mur_vector_length (self->data.y);

  if (self->origin.shift != NULL)
    {
      measure_x (self, parameters);
      move_places (self);
      widen_levels (self, inputs[0], y, n);
    }
  mur_curve_fit_box_measure (&self->box, parameters,
                             mur_program_n_parameters (self->program), inputs[0], y, n);
}

double
mur_curve_fit_show_coordinate (const MurCurveFit *self, guint parameter, double value)
{
  return kind_of (self, parameter) == MUR_SHIFT_CONSTANT
           ? value - mur_shift_rate (self->origin.shift, parameter) * self->origin.at
           : value;
}

gboolean
mur_curve_fit_is_from_origin (const MurCurveFit *self, guint parameter)
{
  return kind_of (self, parameter) != MUR_SHIFT_NONE
         && !self->picture.is_moved[parameter];
}

static gboolean
has_levels (const MurCurveFit *self)
{
  for (guint k = 0; k < mur_program_n_parameters (self->program); k++)
    if (kind_of (self, k) == MUR_SHIFT_POLYNOMIAL)
      return TRUE;
  return FALSE;
}

/* Levels are moved together, where none is beyond its limits. */
static gboolean
can_move_levels (const MurCurveFit *self, const double *position, const double *change)
{
  for (guint k = 0; k < mur_program_n_parameters (self->program); k++)
    {
      const double moved = position[k] + change[k];

      if (kind_of (self, k) == MUR_SHIFT_POLYNOMIAL
          && !(moved >= self->origin.lower[k] && moved <= self->origin.upper[k]))
        return FALSE;
    }
  return TRUE;
}

static void
move_position (MurCurveFit *self, const double *position)
{
  MurCurveFitPicture *picture = &self->picture;
  const guint n = mur_program_n_parameters (self->program);
  g_autofree double *change = g_new (double, n);

  mur_shift_change (self->origin.shift, self->model, position, -self->origin.at,
                    change);
  const gboolean moves_levels = can_move_levels (self, position, change);
  for (guint k = 0; k < n; k++)
    {
      const MurShiftKind kind = kind_of (self, k);

      picture->is_moved[k]
        = kind == MUR_SHIFT_CONSTANT || (kind == MUR_SHIFT_POLYNOMIAL && moves_levels);
      if (picture->is_moved[k])
        picture->shown[k] = position[k] + change[k];
    }
}

/* Derivatives of moved levels by all parameters, row by row: differences over a
 * standard error each way, in which a sum of products is straight. */
static double *
find_slopes (MurCurveFit *self, const double *position)
{
  const guint n = mur_program_n_parameters (self->program);
  double *slopes = g_new0 (double, n *n);
  g_autofree double *point = g_memdup2 (position, n * sizeof *position);
  g_autofree double *change = g_new (double, 2 * n);

  for (guint j = 0; j < n; j++)
    {
      const double error = self->picture.errors[j];
      const double step = error > 0 && isfinite (error)
                            ? error
                            : STEP * (position[j] != 0 ? fabs (position[j]) : 1);

      for (guint side = 0; side < 2; side++)
        {
          point[j] = position[j] + (side == 0 ? -step : step);
          mur_shift_change (self->origin.shift, self->model, point, -self->origin.at,
                            change + side * n);
        }
      point[j] = position[j];
      for (guint k = 0; k < n; k++)
        slopes[k * n + j]
          = (k == j)
            + (kind_of (self, k) == MUR_SHIFT_POLYNOMIAL && self->picture.is_moved[k]
                 ? (change[n + k] - change[k]) / (2 * step)
                 : 0);
    }
  return slopes;
}

/* T C Tᵀ; what takes no part in a sum may be infinite. */
static void
transform (const double *slopes, const double *covariance, guint n, double *shown)
{
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        double sum = 0;

        for (guint i = 0; i < n; i++)
          for (guint j = 0; j < n; j++)
            if (slopes[a * n + i] != 0 && slopes[b * n + j] != 0)
              sum += slopes[a * n + i] * covariance[i * n + j] * slopes[b * n + j];
        shown[a * n + b] = sum;
      }
}

void
mur_curve_fit_origin_show (MurCurveFit *self,
                           const double *position,
                           const double *covariance,
                           double *shown)
{
  MurCurveFitPicture *picture = &self->picture;
  const guint n = mur_program_n_parameters (self->program);

  picture->shown = g_memdup2 (position, n * sizeof *position);
  picture->is_moved = g_new0 (gboolean, n);
  picture->errors = g_new (double, n);
  for (guint k = 0; k < n; k++)
    picture->errors[k] = picture->freedom[k] == MUR_FREEDOM_FREE
                           ? sqrt (covariance[(gsize)k * n + k])
                           : NAN;
  memcpy (shown, covariance, (gsize)n * n * sizeof *shown);
  if (self->origin.shift == NULL)
    return;
  move_position (self, position);
  if (!has_levels (self))
    return;
  g_autofree double *slopes = find_slopes (self, position);
  transform (slopes, covariance, n, shown);
}
