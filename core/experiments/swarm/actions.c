/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does to the swarm while it flies. Places are given in the plane in
 * sight; the other coordinates are the best's, or stay. */

#include "core/experiments/swarm/private.h"

#include "core/base/error.h"

#include <math.h>

#define N_DROPPED 20

/* @position: all coordinates, of which those of the plane are set. */
static void
put_at (const MurSearch *self, const double *place, double *position)
{
  position[self->axes[1]] = place[1];
  position[self->axes[0]] = place[0];
}

static gboolean
refuse_budget (const MurSearch *self, const char *name, GError **error)
{
  const guint64 most = self->stop.evaluations;
  const guint64 done = mur_swarm_evaluations (self->swarm);

  mur_error_set (error, MUR_ERROR_VALUE, name,
                 "%s: not allowed with %" G_GUINT64_FORMAT
                 " evaluations left of the budget, which are too few",
                 name, most - MIN (done, most));
  return FALSE;
}

static gboolean
drop (MurSearch *self, const MurActionCall *call, GError **error)
{
  g_autofree double *centre = g_memdup2 (mur_swarm_best_position (self->swarm),
                                         self->dimensions * sizeof (double));

  put_at (self, call->arguments, centre);
  return mur_swarm_drop (self->swarm, centre, N_DROPPED)
         || refuse_budget (self, "drop", error);
}

static gboolean
place (MurSearch *self, const MurActionCall *call, GError **error)
{
  const guint n = mur_swarm_n_particles (self->swarm);
  const double number = call->arguments[0];

  if (!(number >= 1 && number <= n && number == floor (number)))
    {
      mur_error_set (
        error, MUR_ERROR_VALUE, "place",
        "place: particle %g is not allowed; a whole number from 1 to %u is", number, n);
      return FALSE;
    }

  const gsize particle = (gsize)number - 1;
  g_autofree double *position
    = g_memdup2 (mur_swarm_positions (self->swarm) + particle * self->dimensions,
                 self->dimensions * sizeof (double));

  put_at (self, call->arguments + 1, position);
  return mur_swarm_place (self->swarm, (guint)particle, position)
         || refuse_budget (self, "place", error);
}

static gboolean
scatter (MurSearch *self, const MurActionCall *call, GError **error)
{
  return mur_swarm_scatter (self->swarm) || refuse_budget (self, "scatter", error);
}

static const char *const drop_arguments[] = { "X", "Y", NULL };
static const char *const place_arguments[] = { "PARTICLE", "X", "Y", NULL };

const MurAction mur_search_actions[] = {
  { "scatter", "Scatter",
    "Throws all particles to new places; what they have found they keep." },
  { "drop", "Drop twenty here",
    "The twenty particles that have found least start anew around the place X, Y of "
    "the "
    "plane in sight.",
    .arguments = drop_arguments },
  { "place", "Put particle here",
    "Puts one particle at rest on the place X, Y of the plane in sight; what it has "
    "found it keeps.",
    .arguments = place_arguments },
  { NULL },
};

/* In the order of the table. */
static gboolean (*const acts[]) (MurSearch *, const MurActionCall *, GError **)
  = { scatter, drop, place };

gboolean
mur_search_act (MurRun *run, const MurActionCall *call, GError **error)
{
  MurSearch *self = (MurSearch *)run;

  if (!acts[call->action - mur_search_actions](self, call, error))
    return FALSE;
  mur_search_follow_anew (self);
  mur_search_note_generation (self);
  return TRUE;
}
