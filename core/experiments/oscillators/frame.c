/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators in numbers. */

#include "core/experiments/oscillators/private.h"

#include "core/base/vmath.h"
#include "core/oscillators/order.h"
#include "core/oscillators/theory.h"

#include <math.h>

#define N_THEORY 241

/* The samples so far; those of the @i-th oscillator shown where there are several. */
static void
add_samples (const MurOscillators *self,
             MurTable *table,
             const char *name,
             const char *unit,
             const MurVector *whole,
             gsize i)
{
  const MurOscillatorsHistory *history = &self->history;
  g_autoptr (MurVector) slice
    = mur_vector_new_slice (whole, i * history->capacity, history->n);
  mur_table_add (table, name, unit, slice);
}

/* time and one column for each oscillator shown, called by its number. */
static MurTable *
make_course (const MurOscillators *self,
             const MurVector *time,
             const char *prefix,
             const char *unit,
             const MurVector *whole)
{
  const MurOscillatorsHistory *history = &self->history;
  MurTable *table = mur_table_new ();
  mur_table_add (table, "time", "s", time);
  for (gsize i = 0; i < history->n_shown; i++)
    {
      g_autofree char *name
        = g_strdup_printf ("%s%" G_GSIZE_FORMAT, prefix, history->shown[i] + 1);
      add_samples (self, table, name, unit, whole, i);
    }
  return table;
}

static MurTable *
make_order (const MurOscillators *self, const MurVector *time)
{
  MurTable *table = mur_table_new ();
  mur_table_add (table, "time", "s", time);
  add_samples (self, table, "r", NULL, self->history.rs, 0);
  add_samples (self, table, "psi", "rad", self->history.psis, 0);
  return table;
}

/* Every oscillator up to MUR_OSCILLATORS_ROWS of them, else so many at even distances.
 */
static gsize
n_rows (const MurOscillators *self)
{
  return MIN (self->system.n, MUR_OSCILLATORS_ROWS);
}

static double *
pick_rows (const MurOscillators *self, const double *values)
{
  const gsize n = n_rows (self);
  double *rows = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    rows[i] = values[i * self->system.n / n];
  return rows;
}

static void
add_vector (const MurOscillators *self,
            MurTable *table,
            const char *name,
            const char *unit,
            const MurVector *values)
{
  if (n_rows (self) == self->system.n)
    mur_table_add (table, name, unit, values);
  else
    mur_table_add_take (table, name, unit, pick_rows (self, mur_vector_values (values)),
                        n_rows (self));
}

static double
window_duration (const MurOscillators *self)
{
  return self->history.time[self->history.n - 1] - self->window.begin_time;
}

/* NaN before there is a time to measure over. */
static double *
measure_frequencies (const MurOscillators *self)
{
  const gsize n = n_rows (self);
  const double duration = window_duration (self);
  double *frequency = pick_rows (self, self->phase);
  g_autofree double *begin = pick_rows (self, self->window.begin_phase);
  if (duration > 0)
    mur_mean_frequencies (n, begin, frequency, duration, frequency);
  for (gsize i = 0; i < n && !(duration > 0); i++)
    frequency[i] = NAN;
  return frequency;
}

typedef struct
{
  guint n_groups;
  double fraction;
} Locking;

/* Numbers of sets, as doubles, and what they come to. */
static double *
find_groups (const MurOscillators *self, const double *frequency, Locking *locking)
{
  const gsize n = n_rows (self);
  const double duration = window_duration (self);
  double *groups = g_new0 (double, n);
  g_autofree guint32 *group = g_new (guint32, n);
  *locking = (Locking){ 0, NAN };
  if (!(duration > 0))
    return groups;
  locking->n_groups
    = mur_locked_groups (n, frequency, mur_locking_tolerance (duration), group);
  locking->fraction = mur_locked_fraction (n, group);
  for (gsize i = 0; i < n; i++)
    groups[i] = group[i];
  return groups;
}

/* Synchrony with a sixteenth of the ring around each; only where every one has a row.
 */
static double *
measure_nearby (const MurOscillators *self)
{
  const gsize n = n_rows (self);
  double *r = g_new (double, n);
  const gsize reach = MIN (MAX (n / 32, 1), (n - 1) / 2);
  if (n == self->system.n)
    mur_order_local (n, reach, self->phase, r);
  for (gsize i = 0; i < n && n < self->system.n; i++)
    r[i] = NAN;
  return r;
}

static MurTable *
make_oscillators (const MurOscillators *self, Locking *locking)
{
  const gsize n = n_rows (self);
  MurTable *table = mur_table_new ();
  double *frequency = measure_frequencies (self);
  double *number = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    number[i] = (double)(i * self->system.n / n + 1);
  add_vector (self, table, "omega", "rad/s", self->system.omega);
  add_vector (self, table, "initial_phase", "rad", self->system.initial_phase);
  add_vector (self, table, "amplitude", NULL, self->system.amplitude);
  mur_table_add_take (table, "phase", "rad", pick_rows (self, self->phase), n);
  mur_table_add_take (table, "mean_frequency", "rad/s", frequency, n);
  mur_table_add_take (table, "group", NULL, find_groups (self, frequency, locking), n);
  mur_table_add_take (table, "local_r", NULL, measure_nearby (self), n);
  mur_table_add_take (table, "number", NULL, number, n);
  mur_table_add (table, "rank", NULL, self->ranking.ranks);
  mur_table_add (table, "shade", NULL, self->ranking.shades);
  return table;
}

MurTable *
mur_oscillators_make_couplings (const MurOscillators *self)
{
  const MurOscillatorsHistory *history = &self->history;
  const gsize n = history->n_shown;
  MurTable *table = mur_table_new ();
  for (gsize j = 0; j < n; j++)
    {
      g_autofree char *name
        = g_strdup_printf ("from_%" G_GSIZE_FORMAT, history->shown[j] + 1);
      double *column = g_new (double, n);
      for (gsize i = 0; i < n; i++)
        column[i] = mur_network_coupling (self->system.network, history->shown[i],
                                          history->shown[j]);
      mur_table_add_take (table, name, NULL, column, n);
    }
  return table;
}

/* The mean of r over the part of a visit that counts; NaN while it lasts. */
static double
visit_r (const MurOscillators *self, guint64 point)
{
  const guint64 first = mur_oscillators_sweep_first (self, point);
  const guint64 last = mur_oscillators_sweep_first (self, point + 1);
  const guint64 settled
    = first + (guint64)(self->sweep.settle * (double)(last - first));
  if (!self->sweep.is_on || self->history.n <= last)
    return NAN;
  return mur_vsum (last - settled, self->history.r + settled + 1)
         / (double)(last - settled);
}

static MurTable *
make_sweep (const MurOscillators *self)
{
  const gsize n = self->sweep.n_points;
  double *columns[4];
  MurTable *table = mur_table_new ();
  for (guint k = 0; k < 4; k++)
    columns[k] = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      columns[0][i] = mur_oscillators_sweep_coupling (&self->sweep, i);
      columns[1][i] = visit_r (self, i);
      columns[2][i] = visit_r (self, 2 * n - 1 - i);
      columns[3][i] = mur_oscillators_theory_r (self, columns[0][i]);
    }
  mur_table_add_take (table, "coupling", NULL, columns[0], n);
  mur_table_add_take (table, "r_up", NULL, columns[1], n);
  mur_table_add_take (table, "r_down", NULL, columns[2], n);
  mur_table_add_take (table, "r_theory", NULL, columns[3], n);
  return table;
}

static MurTable *
make_theory (const MurOscillators *self)
{
  double *coupling = g_new (double, N_THEORY);
  double *r = g_new (double, N_THEORY);
  MurTable *table = mur_table_new ();
  for (guint i = 0; i < N_THEORY; i++)
    {
      const double part = (double)i / (N_THEORY - 1);
      coupling[i] = (1 - part) * self->sweep.minimum + part * self->sweep.maximum;
      r[i] = mur_oscillators_theory_r (self, coupling[i]);
    }
  mur_table_add_take (table, "coupling", NULL, coupling, N_THEORY);
  mur_table_add_take (table, "r", NULL, r, N_THEORY);
  return table;
}

static double
mean_r (const MurOscillators *self)
{
  const gsize n = self->history.n, first = self->window.begin_sample;
  return first < n ? mur_vsum (n - first, self->history.r + first) / (double)(n - first)
                   : self->history.r[n - 1];
}

static gboolean
has_negative (const MurTable *table)
{
  for (guint c = 0; c < mur_table_n_columns (table); c++)
    for (gsize i = 0; i < mur_table_n_rows (table); i++)
      if (mur_table_column (table, c)[i] < 0)
        return TRUE;
  return FALSE;
}

static void
add_scalars (const MurOscillators *self, MurFrame *frame, const Locking *locking)
{
  const gsize last = self->history.n - 1;
  mur_frame_add_scalar (frame, "time", "s", self->history.time[last]);
  mur_frame_add_scalar (frame, "r", NULL, self->history.r[last]);
  mur_frame_add_scalar (frame, "r_mean", NULL, mean_r (self));
  mur_frame_add_scalar (frame, "locked_fraction", NULL, locking->fraction);
  mur_frame_add_scalar (frame, "locked_groups", NULL, locking->n_groups);
  mur_frame_add_scalar (frame, "oscillators", NULL, (double)self->system.n);
  mur_frame_add_scalar (frame, "coupling", NULL, self->forces.strength[0]);
  mur_frame_add_scalar (frame, "critical_coupling", NULL,
                        mur_oscillators_critical_coupling (self));
  mur_frame_add_scalar (frame, "locking_coupling", NULL,
                        mur_oscillators_locking_coupling (self));
  mur_frame_add_scalar (frame, "steps", NULL,
                        (double)mur_integrator_n_steps (self->integrator));
  mur_frame_add_scalar (frame, "evaluations", NULL,
                        (double)mur_integrator_n_evaluations (self->integrator));
  mur_frame_add_scalar (frame, "synchrony", NULL,
                        self->sweep.is_on || self->system.is_mean_field);
  mur_frame_add_scalar (frame, "links", NULL,
                        (double)mur_network_n_links (self->system.network));
  mur_frame_add_scalar (frame, "repelling", NULL, has_negative (self->couplings));
  mur_frame_add_scalar (frame, "chance_r", NULL, 1 / sqrt ((double)self->system.n));
}

typedef enum
{
  WITH_PICTURES,
  WITHOUT_PICTURES
} Pictures;

static MurFrame *
make_frame (MurOscillators *self, Pictures pictures)
{
  const MurOscillatorsHistory *history = &self->history;
  MurFrame *frame = mur_frame_new ();
  Locking locking;
  g_autoptr (MurVector) time = mur_vector_new_slice (history->times, 0, history->n);
  mur_frame_add_table (frame, "frequency",
                       make_course (self, time, "f", "rad/s", history->frequencies));
  mur_frame_add_table (frame, "phase",
                       make_course (self, time, "phi", "rad", history->phases));
  mur_frame_add_table (frame, "order", make_order (self, time));
  mur_frame_add_table (frame, "oscillators", make_oscillators (self, &locking));
  mur_frame_add_table (frame, "couplings", mur_table_ref (self->couplings));
  mur_frame_add_table (frame, "sweep", make_sweep (self));
  mur_frame_add_table (frame, "theory", make_theory (self));
  const double reach = mur_oscillators_reach (self);
  if (pictures == WITH_PICTURES)
    mur_oscillators_add_pictures (self, time, reach, frame);
  add_scalars (self, frame, &locking);
  mur_oscillators_add_ranges (self, reach, frame);
  mur_oscillators_add_amplitudes (self, frame);
  return frame;
}

MurFrame *
mur_oscillators_frame (MurRun *run)
{
  return make_frame ((MurOscillators *)run, WITH_PICTURES);
}

/* Pictures are derived, all of them. */
MurFrame *
mur_oscillators_results (MurRun *run)
{
  return make_frame ((MurOscillators *)run, WITHOUT_PICTURES);
}
