/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The formula is compiled once more with its first input replaced by the sum of that and
 * a parameter, whose derivative is ∂F/∂u. */

#include "core/fitting/shift-private.h"

#include <math.h>
#include <string.h>

#include "core/fitting/gsl-errors.h"

#define N_TRIALS 3
#define TRIAL_ROWS 96
#define GOLDEN 0.6180339887498949
#define ROWS 64     /* at which v is found */
#define CLOSED 1e-9 /* of ∂F/∂u, that is left over */
#define SAME 1e-8
#define N_ALONG 5 /* places along the flow that show its degree */
#define ALONG 0.1
#define MAX_DEGREE 2
#define MAX_DENOMINATOR 12

/* Numbers from 0 to 1 without a pattern. */
static double
spread (guint i)
{
  const double turn = i * GOLDEN;

  return turn - floor (turn);
}

static void
draw_trial (const MurShift *self, guint trial, double *q)
{
  for (guint k = 0; k < self->n; k++)
    q[k] = 0.6 + 1.1 * spread (1 + k + trial * self->n);
}

static gboolean
is_closed (const MurShift *self, MurShiftPlace *place)
{
  g_autofree double *q = g_new (double, 2 * self->n);

  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      draw_trial (self, trial, q);
      if (!(mur_shift_find_velocity (self, place, q, q + self->n) <= CLOSED))
        return FALSE;
    }
  return TRUE;
}

/* Holds those that need not move, in the order of parameters or in the other one. */
static void
reduce (MurShift *self, MurShiftPlace *place, gboolean is_reversed)
{
  for (guint k = 0; k < self->n; k++)
    self->moves[k] = TRUE;
  for (guint i = 0; i < self->n; i++)
    {
      const guint k = is_reversed ? self->n - 1 - i : i;

      self->moves[k] = FALSE;
      self->moves[k] = !is_closed (self, place);
    }
}

/* The largest difference of order @order of v_k at even distances along the flow. */
static double
difference (const double *along, guint n, guint k, guint order)
{
  double values[N_ALONG], worst = 0;

  for (guint i = 0; i < N_ALONG; i++)
    values[i] = along[i * n + k];
  for (guint j = 0; j < order; j++)
    for (guint i = 0; i + j + 1 < N_ALONG; i++)
      values[i] = values[i + 1] - values[i];
  for (guint i = 0; i + order < N_ALONG; i++)
    worst = fmax (worst, fabs (values[i]));
  return worst;
}

/* What one trial shows of parameter @k. */
static void
take_kind (MurShift *self, const double *along, guint k)
{
  const double first = along[k];
  const double allowed = SAME * difference (along, self->n, k, 0);
  guint degree = 0;

  while (degree <= MAX_DEGREE && difference (along, self->n, k, degree + 1) > allowed)
    degree++;
  self->degrees[k] = MAX (self->degrees[k], degree);
  if (degree > MAX_DEGREE)
    self->kinds[k] = MUR_SHIFT_OTHER;
  else if (degree > 0 || fabs (first - self->rates[k]) > SAME * fabs (self->rates[k]))
    self->kinds[k] = MAX (self->kinds[k], MUR_SHIFT_POLYNOMIAL);
  else
    self->kinds[k] = MAX (self->kinds[k], MUR_SHIFT_CONSTANT);
}

/* −1 as it is meant, and not as it is rounded. */
static double
take_fraction (double value)
{
  for (int i = 1; i <= MAX_DENOMINATOR; i++)
    if (fabs (value * i - round (value * i)) <= SAME)
      return round (value * i) / i;
  return value;
}

/* Returns: the worst of the kinds */
static MurShiftKind
classify (MurShift *self, MurShiftPlace *place)
{
  g_autofree double *along = g_new (double, (N_ALONG + 1) * self->n);
  double *q = along + N_ALONG * self->n;
  MurShiftKind worst = MUR_SHIFT_NONE;

  for (guint k = 0; k < self->n; k++)
    {
      self->kinds[k] = MUR_SHIFT_NONE;
      self->degrees[k] = 0;
    }
  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      draw_trial (self, trial, q);
      for (guint i = 0; i < N_ALONG; i++)
        {
          mur_shift_find_velocity (self, place, q, along + i * self->n);
          mur_shift_flow (self, place, ALONG, q);
        }
      for (guint k = 0; k < self->n; k++)
        {
          if (!self->moves[k])
            continue;
          if (trial == 0)
            self->rates[k] = along[k];
          take_kind (self, along, k);
          worst = MAX (worst, self->kinds[k]);
        }
    }
  for (guint k = 0; k < self->n; k++)
    self->rates[k] = take_fraction (self->rates[k]);
  return worst;
}

/* Inputs of order one: at even distances, and others in between by chance. */
static void
init_trial_place (MurShiftPlace *place, const MurShift *self)
{
  g_autofree double *values = g_new (double, self->n_inputs *TRIAL_ROWS);
  g_autofree const double **inputs = g_new (const double *, self->n_inputs);

  for (guint k = 0; k < self->n_inputs; k++)
    {
      inputs[k] = values + k * TRIAL_ROWS;
      for (guint i = 0; i < TRIAL_ROWS; i++)
        values[k * TRIAL_ROWS + i] = k == 0
                                       ? -0.4 + 2.9 * i / TRIAL_ROWS
                                       : 0.5 + spread (7 * k * k + (2 * k + 1) * i);
    }
  mur_shift_place_init (place, self, inputs, TRIAL_ROWS);
}

/* Of several ways to make up for a shift (A exp (−(x − x0)/τ) has two) the simplest. */
static gboolean
find_kinds (MurShift *self)
{
  g_auto (MurShiftPlace) place = { NULL };

  init_trial_place (&place, self);
  for (guint k = 0; k < self->n; k++)
    self->moves[k] = TRUE;
  if (!is_closed (self, &place))
    return FALSE;
  reduce (self, &place, FALSE);
  const MurShiftKind forwards = classify (self, &place);
  reduce (self, &place, TRUE);
  if (forwards < classify (self, &place))
    {
      reduce (self, &place, FALSE);
      classify (self, &place);
    }
  return TRUE;
}

static char *
find_free_name (const char *formula)
{
  GString *name = g_string_new ("shift");

  while (mur_program_mentions (formula, name->str))
    g_string_append_c (name, '_');
  return g_string_free (name, FALSE);
}

static gboolean
find_numbers (MurShift *self, const MurProgram *program, const char *shift)
{
  guint n_found = 0;

  if (mur_program_n_parameters (self->program) != self->n + 1)
    return FALSE;
  for (guint i = 0; i <= self->n; i++)
    {
      const char *name = mur_program_parameter (self->program, i);

      if (g_str_equal (name, shift))
        self->shift = i;
      for (guint k = 0; k < self->n; k++)
        if (g_str_equal (name, mur_program_parameter (program, k)))
          {
            self->numbers[k] = i;
            n_found++;
          }
    }
  return n_found == self->n;
}

MurShift *
mur_shift_new (const char *formula,
               const char *const *inputs,
               const MurProgram *program)
{
  g_return_val_if_fail (formula != NULL && program != NULL, NULL);

  g_autoptr (MurShift) self = g_new0 (MurShift, 1);
  g_autofree char *shift = find_free_name (formula);
  g_autofree char *sum = g_strdup_printf ("(%s+%s)", inputs[0], shift);
  g_autofree char *shifted = mur_program_replace (formula, inputs[0], sum);

  mur_gsl_errors_off ();
  self->n = mur_program_n_parameters (program);
  self->n_inputs = mur_program_n_inputs (program);
  self->numbers = g_new0 (guint, self->n);
  self->moves = g_new0 (gboolean, self->n);
  self->kinds = g_new0 (MurShiftKind, self->n);
  self->degrees = g_new0 (guint, self->n);
  self->rates = g_new0 (double, self->n);
  self->program
    = shifted != NULL ? mur_program_new_named (shifted, inputs, NULL) : NULL;
  if (self->program == NULL || !find_numbers (self, program, shift)
      || !find_kinds (self))
    return NULL;
  return g_steal_pointer (&self);
}

void
mur_shift_free (MurShift *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->program, mur_program_unref);
  g_free (self->numbers);
  g_free (self->moves);
  g_free (self->kinds);
  g_free (self->degrees);
  g_free (self->rates);
  g_free (self);
}

MurShiftKind
mur_shift_kind (const MurShift *self, guint parameter)
{
  return self->kinds[parameter];
}

double
mur_shift_rate (const MurShift *self, guint parameter)
{
  return self->rates[parameter];
}

/* At some of the rows of @model, the inputs of which @width says how wide they are. */
static void
init_data_place (MurShiftPlace *place,
                 const MurShift *self,
                 const MurModel *model,
                 double *width)
{
  const gsize n_all = mur_model_n_rows (model), n = MIN (n_all, ROWS);
  g_autofree double *values = g_new (double, self->n_inputs *n);
  g_autofree const double **inputs = g_new (const double *, self->n_inputs);

  for (guint k = 0; k < self->n_inputs; k++)
    {
      inputs[k] = values + k * n;
      for (gsize i = 0; i < n; i++)
        values[k * n + i] = mur_model_input (model, k)[i * n_all / n];
    }
  *width = fabs (values[n - 1] - values[0]);
  mur_shift_place_init (place, self, inputs, n);
}

void
mur_shift_change (const MurShift *self,
                  const MurModel *model,
                  const double *parameters,
                  double distance,
                  double *change)
{
  g_auto (MurShiftPlace) place = { NULL };
  g_autofree double *v = g_new (double, 4 * self->n);
  double *q = v + 3 * self->n, width;
  gboolean is_found = TRUE;

  init_data_place (&place, self, model, &width);
  const double half = (width > 0 ? width : 1) / 2;

  memcpy (q, parameters, self->n * sizeof *q);
  for (guint i = 0; i < 3; i++)
    {
      is_found = mur_shift_find_velocity (self, &place, q, v + i * self->n) <= 1e-6
                 && is_found;
      mur_shift_flow (self, &place, half, q);
    }
  for (guint k = 0; k < self->n; k++)
    {
      const double *at = v + k;
      const guint degree = self->degrees[k];
      const double bend
        = degree < 2 ? 0 : (at[0] - 2 * at[self->n] + at[2 * self->n]) / 2;
      const double rise = degree < 1 ? 0 : at[self->n] - at[0] - bend;
      const double s = distance / half;

      change[k] = 0;
      if (self->kinds[k] == MUR_SHIFT_CONSTANT)
        change[k] = self->rates[k] * distance;
      else if (self->kinds[k] == MUR_SHIFT_POLYNOMIAL)
        change[k] = is_found ? distance * (at[0] + s * (rise / 2 + s * bend / 3)) : NAN;
    }
}
