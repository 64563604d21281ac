/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The integrator's state in an archive. The series of a step is not kept but expanded
 * anew: it is a function of the phases at the step's begin. */

#include "core/oscillators/integrator.h"

#include "core/base/error.h"
#include "core/oscillators/integrator-private.h"

#include <math.h>
#include <string.h>

enum
{
  BEGIN,
  END,
  FRAME,
  ORIGIN,
  GRID_BEGIN,
  N_TIMES
};

void
mur_integrator_save (const MurIntegrator *self, MurArchive *archive)
{
  g_return_if_fail (self != NULL && archive != NULL);

  const double times[N_TIMES] = { [BEGIN] = self->begin,
                                  [END] = self->end,
                                  [FRAME] = self->frame,
                                  [ORIGIN] = self->origin,
                                  [GRID_BEGIN] = self->grid_begin };

  mur_archive_put_doubles (archive, "integrator_times", times, N_TIMES);
  mur_archive_put_doubles (archive, "integrator_theta", self->theta, self->n);
  mur_archive_put_doubles (archive, "integrator_next", self->next, self->n);
  mur_archive_put_doubles (archive, "integrator_turns", self->turns, self->n);
  mur_archive_put_integer (archive, "integrator_grid_steps", self->grid_steps);
  mur_archive_put_integer (archive, "integrator_steps", self->n_steps);
  mur_archive_put_integer (archive, "integrator_evaluations", self->n_evaluations);
  mur_archive_put_integer (archive, "integrator_failure", self->failure);
}

typedef struct
{
  double times[N_TIMES];
  double *theta;
  double *next;
  double *turns;
  guint64 grid_steps;
  guint64 n_steps;
  guint64 n_evaluations;
  guint64 failure;
} State;

static void
state_clear (State *self)
{
  g_free (self->theta);
  g_free (self->next);
  g_free (self->turns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static gboolean
read_doubles (
  const MurArchive *archive, const char *name, gsize n, double *values, GError **error)
{
  if (!mur_archive_get_doubles (archive, name, values, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, name,
                       "%s holds a number that is not finite", name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_state (const MurArchive *archive, gsize n, State *state, GError **error)
{
  state->theta = g_new (double, n);
  state->next = g_new (double, n);
  state->turns = g_new (double, n);
  return read_doubles (archive, "integrator_times", N_TIMES, state->times, error)
         && read_doubles (archive, "integrator_theta", n, state->theta, error)
         && read_doubles (archive, "integrator_next", n, state->next, error)
         && read_doubles (archive, "integrator_turns", n, state->turns, error)
         && mur_archive_get_integer (archive, "integrator_grid_steps",
                                     &state->grid_steps, error)
         && mur_archive_get_integer (archive, "integrator_steps", &state->n_steps,
                                     error)
         && mur_archive_get_integer (archive, "integrator_evaluations",
                                     &state->n_evaluations, error)
         && mur_archive_get_integer (archive, "integrator_failure", &state->failure,
                                     error);
}

static gboolean
check_state (const State *state, GError **error)
{
  if (state->times[BEGIN] > state->times[END])
    {
      mur_error_set (error, MUR_ERROR_INPUT, "integrator_times",
                     "integrator_times has a step that ends before it begins");
      return FALSE;
    }
  if (state->failure > MUR_FAILURE_TOO_SMALL)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "integrator_failure",
                     "integrator_failure is %" G_GUINT64_FORMAT "; allowed: 0 to %d",
                     state->failure, MUR_FAILURE_TOO_SMALL);
      return FALSE;
    }
  return TRUE;
}

gboolean
mur_integrator_restore (MurIntegrator *self, const MurArchive *archive, GError **error)
{
  g_return_val_if_fail (self != NULL && archive != NULL, FALSE);

  g_auto (State) state = { { 0 } };
  const gsize bytes = self->n * sizeof (double);

  if (!read_state (archive, self->n, &state, error) || !check_state (&state, error))
    return FALSE;
  memcpy (self->theta, state.theta, bytes);
  memcpy (self->next, state.next, bytes);
  memcpy (self->turns, state.turns, bytes);
  self->begin = state.times[BEGIN];
  self->end = state.times[END];
  self->frame = state.times[FRAME];
  self->origin = state.times[ORIGIN];
  self->grid_begin = state.times[GRID_BEGIN];
  self->grid_steps = state.grid_steps;
  self->n_steps = state.n_steps;
  self->n_evaluations = state.n_evaluations;
  self->failure = (MurFailure)state.failure;
  if (self->fixed_step != NULL)
    mur_fixed_step_forget (self->fixed_step);
  if (self->taylor != NULL && self->begin < self->end)
    mur_taylor_expand (self->taylor, self->theta, self->frame);
  return TRUE;
}
