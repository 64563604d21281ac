/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Warm-up in Stan's windows: a first part for the step alone, windows of doubling length
 * for the metric, and a last part for the step alone. The covariance of a window is drawn
 * towards the identity, since it is of few draws. */

#include "core/inference/draws/nuts-private.h"

#include <math.h>
#include <string.h>

#include "core/base/vmath.h"

#define GAMMA 0.05
#define DELAY 10.0
#define KAPPA 0.75

#define FIRST 75 /* of 1000 */
#define LAST 50
#define WINDOW 25
#define SHORT_WARMUP 150 /* has parts of it instead */

static guint
first_part (guint n_warmup)
{
  return n_warmup < SHORT_WARMUP ? n_warmup * 15 / 100 : FIRST;
}

static guint
last_part (guint n_warmup)
{
  return n_warmup < SHORT_WARMUP ? n_warmup / 10 : LAST;
}

/* The window that begins at @begin; the last one goes to the last part. */
static void
place_window (MurNutsChain *self, guint begin, guint length)
{
  const guint n_warmup = self->settings->n_warmup;
  const guint end = n_warmup - last_part (n_warmup);

  self->window_length = length;
  self->window_end = begin + length;
  if (self->window_end + 2 * length > end)
    self->window_end = end;
  self->window_count = 0;
  memset (self->mean, 0, self->n * sizeof (double));
  memset (self->squares, 0,
          (gsize)self->n * (self->settings->is_dense ? self->n : 1) * sizeof (double));
}

void
mur_nuts_adapt_init (MurNutsChain *self)
{
  const guint n = self->n, n_warmup = self->settings->n_warmup;

  for (guint k = 0; k < n; k++)
    {
      const gsize place = self->settings->is_dense ? (gsize)k * n + k : k;

      self->metric[place] = self->metric_factor[place] = 1;
    }
  place_window (self, first_part (n_warmup),
                n_warmup < SHORT_WARMUP
                  ? n_warmup - first_part (n_warmup) - last_part (n_warmup)
                  : WINDOW);
}

void
mur_nuts_begin_averaging (MurNutsChain *self)
{
  self->averaging = (MurNutsAveraging){ .centre = mur_log (10 * self->step) };
}

static void
average (MurNutsChain *self, double accepted)
{
  MurNutsAveraging *average = &self->averaging;
  double weight;

  average->count++;
  weight = 1 / (average->count + DELAY);
  average->error
    = (1 - weight) * average->error + weight * (self->settings->acceptance - accepted);
  self->log_step = average->centre - average->error * sqrt (average->count) / GAMMA;
  weight = mur_exp (-KAPPA * mur_log (average->count));
  average->average = weight * self->log_step + (1 - weight) * average->average;
  self->step = mur_exp (self->log_step);
}

/* Welford's sums. */
static void
add_to_window (MurNutsChain *self)
{
  const guint n = self->n;
  const double *y = self->current.y;
  double *before = self->normal;

  self->window_count++;
  for (guint k = 0; k < n; k++)
    {
      before[k] = y[k] - self->mean[k];
      self->mean[k] += before[k] / self->window_count;
    }
  for (guint a = 0; a < n; a++)
    {
      const double after = y[a] - self->mean[a];

      if (!self->settings->is_dense)
        self->squares[a] += after * before[a];
      for (guint b = 0; b < n && self->settings->is_dense; b++)
        self->squares[(gsize)a * n + b] += after * before[b];
    }
}

static void
take_metric (MurNutsChain *self)
{
  const guint n = self->n;
  const double count = self->window_count;
  const double weight = count / ((count + 5) * (count - 1));
  const double ridge = 1e-3 * 5 / (count + 5);
  const gboolean is_dense = self->settings->is_dense;
  const gsize size = (gsize)n * (is_dense ? n : 1);

  if (count < 3)
    return;
  for (gsize k = 0; k < size; k++)
    self->squares[k] *= weight;
  for (gsize k = 0; k < n; k++)
    self->squares[is_dense ? k * n + k : k] += ridge;
  if (!is_dense)
    for (gsize k = 0; k < n; k++)
      self->metric_factor[k] = sqrt (self->squares[k]);
  else if (!mur_factor (n, self->squares, self->metric_factor))
    {
      /* The one before stays. */
      mur_factor (n, self->metric, self->metric_factor);
      return;
    }
  memcpy (self->metric, self->squares, size * sizeof (double));
}

gboolean
mur_nuts_adapt (MurNutsChain *self, double accepted)
{
  const guint done = self->n_trajectories, n_warmup = self->settings->n_warmup;
  gboolean is_new = FALSE;

  average (self, accepted);
  if (done > first_part (n_warmup) && done <= self->window_end
      && done <= n_warmup - last_part (n_warmup))
    add_to_window (self);
  if (done == self->window_end && done < n_warmup)
    {
      take_metric (self);
      place_window (self, done, 2 * self->window_length);
      is_new = TRUE;
    }
  if (done == n_warmup)
    self->step = mur_exp (self->averaging.average);
  return is_new;
}
