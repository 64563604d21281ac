/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact state of a run. What follows from parameters and inputs is made anew. */

#include "core/experiments/oscillators/private.h"

#include "core/base/error.h"

#include <math.h>

#define N_NUMBERS (MUR_KURAMOTO_HARMONICS + 4)

static void
put_course (const MurOscillators *self, MurArchive *archive)
{
  const MurOscillatorsHistory *history = &self->history;
  const gsize n = history->n;
  mur_archive_put_columns (archive, "course_time", history->times, 1, n);
  mur_archive_put_columns (archive, "course_r", history->rs, 1, n);
  mur_archive_put_columns (archive, "course_psi", history->psis, 1, n);
  mur_archive_put_columns (archive, "course_phase", history->phases, history->n_shown,
                           n);
  mur_archive_put_columns (archive, "course_frequency", history->frequencies,
                           history->n_shown, n);
}

void
mur_oscillators_save (MurRun *run, MurArchive *archive)
{
  MurOscillators *self = (MurOscillators *)run;
  const MurOscillatorsWindow *window = &self->window;
  const MurOscillatorsForces *forces = &self->forces;
  const gsize n = self->system.n;
  const double numbers[N_NUMBERS]
    = { forces->strength[0], forces->strength[1], forces->strength[2],
        forces->strength[3], forces->phase_lag,   forces->noise,
        window->begin_time,  window->middle_time };
  mur_integrator_save (self->integrator, archive);
  put_course (self, archive);
  mur_archive_put_integer (archive, "oscillators", n);
  mur_archive_put_integer (archive, "samples", self->history.n);
  mur_archive_put_integer (archive, "kicks", self->n_kicks);
  mur_archive_put_integer (archive, "window_samples", window->n_samples);
  mur_archive_put_integer (archive, "window_begin", window->begin_sample);
  mur_archive_put_integer (archive, "window_middle", window->middle_sample);
  mur_archive_put_doubles (archive, "numbers", numbers, N_NUMBERS);
  mur_archive_put_doubles (archive, "window_begin_phase", window->begin_phase, n);
  mur_archive_put_doubles (archive, "window_middle_phase", window->middle_phase, n);
  mur_archive_put_doubles (archive, "phase", self->phase, n);
  mur_archive_put_doubles (archive, "frequency", self->frequency, n);
}

/* A whole number from @least to @most. */
static gboolean
get_count (const MurArchive *archive,
           const char *name,
           guint64 least,
           guint64 most,
           guint64 *value,
           GError **error)
{
  if (!mur_archive_get_integer (archive, name, value, error))
    return FALSE;
  if (*value >= least && *value <= most)
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_INPUT, name, *value,
                                 "from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT,
                                 least, most);
}

static gboolean
get_course (MurOscillators *self, const MurArchive *archive, GError **error)
{
  MurOscillatorsHistory *history = &self->history;
  const gsize n = history->n, capacity = history->capacity;
  return mur_archive_get_doubles (archive, "course_time", history->time, n, error)
         && mur_archive_get_doubles (archive, "course_r", history->r, n, error)
         && mur_archive_get_doubles (archive, "course_psi", history->psi, n, error)
         && mur_archive_get_columns (archive, "course_phase", history->phase, capacity,
                                     history->n_shown, n, error)
         && mur_archive_get_columns (archive, "course_frequency", history->frequency,
                                     capacity, history->n_shown, n, error);
}

static gboolean
get_forces (MurOscillators *self, const MurArchive *archive, GError **error)
{
  double numbers[N_NUMBERS];
  if (!mur_archive_get_doubles (archive, "numbers", numbers, N_NUMBERS, error))
    return FALSE;
  for (guint k = 0; k < N_NUMBERS; k++)
    if (!isfinite (numbers[k]) || (k == MUR_KURAMOTO_HARMONICS + 1 && numbers[k] < 0))
      {
        mur_error_set (error, MUR_ERROR_INPUT, "numbers",
                       "numbers: a value is not finite or not allowed");
        return FALSE;
      }
  for (guint m = 0; m < MUR_KURAMOTO_HARMONICS; m++)
    self->forces.strength[m] = numbers[m];
  self->forces.phase_lag = numbers[MUR_KURAMOTO_HARMONICS];
  self->forces.noise = numbers[MUR_KURAMOTO_HARMONICS + 1];
  self->window.begin_time = numbers[MUR_KURAMOTO_HARMONICS + 2];
  self->window.middle_time = numbers[MUR_KURAMOTO_HARMONICS + 3];
  return TRUE;
}

static gboolean
get_window (MurOscillators *self, const MurArchive *archive, GError **error)
{
  MurOscillatorsWindow *window = &self->window;
  const gsize n = self->system.n;
  return get_count (archive, "window_samples", 0, self->history.n, &window->n_samples,
                    error)
         && get_count (archive, "window_begin", 0, self->history.n,
                       &window->begin_sample, error)
         && get_count (archive, "window_middle", 0, self->history.n,
                       &window->middle_sample, error)
         && mur_archive_get_doubles (archive, "window_begin_phase", window->begin_phase,
                                     n, error)
         && mur_archive_get_doubles (archive, "window_middle_phase",
                                     window->middle_phase, n, error);
}

gboolean
mur_oscillators_restore_state (MurOscillators *self,
                               const MurArchive *archive,
                               GError **error)
{
  const gsize n = self->system.n;
  guint64 n_before, n_samples;
  if (!get_count (archive, "oscillators", n, n, &n_before, error)
      || !get_count (archive, "samples", 1, self->history.capacity, &n_samples, error)
      || !get_count (archive, "kicks", 0, G_MAXUINT32, &self->n_kicks, error))
    return FALSE;
  self->history.n = n_samples;
  return get_forces (self, archive, error) && get_course (self, archive, error)
         && get_window (self, archive, error)
         && mur_archive_get_doubles (archive, "phase", self->phase, n, error)
         && mur_archive_get_doubles (archive, "frequency", self->frequency, n, error);
}
