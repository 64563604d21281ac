/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The swarm in numbers. */

#include "core/experiments/swarm/private.h"

#include <math.h>

/* Columns @prefix1, @prefix2, … of @n rows of coordinates. */
static void
add_coordinates (const MurSearch *self,
                 MurTable *table,
                 const char *prefix,
                 const double *rows,
                 gsize n)
{
  for (guint d = 0; d < self->dimensions; d++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", prefix, d + 1);
      double *column = g_new (double, MAX (n, 1));

      for (gsize i = 0; i < n; i++)
        column[i] = rows[i * self->dimensions + d];
      mur_table_add_take (table, name, NULL, column, n);
    }
}

/* The same of positions x1, x2, …, which a person may have named. */
static void
add_positions (const MurSearch *self, MurTable *table, const double *rows, gsize n)
{
  g_autoptr (MurTable) positions = mur_table_new ();

  add_coordinates (self, positions, "x", rows, n);
  for (guint d = 0; d < self->dimensions; d++)
    {
      const MurTable *start = self->start;

      mur_table_add (table, mur_table_name (positions, d),
                     start != NULL ? mur_table_unit (start, d) : NULL,
                     mur_table_vector (positions, d));
      if (start != NULL)
        mur_table_set_title (table, mur_table_title (start, d));
    }
}

static MurTable *
make_particles (const MurSearch *self)
{
  const gsize n = mur_swarm_n_particles (self->swarm);
  MurTable *table = mur_table_new ();

  add_positions (self, table, mur_swarm_positions (self->swarm), n);
  add_coordinates (self, table, "v", mur_swarm_velocities (self->swarm), n);
  mur_table_add_take (table, "objective", NULL,
                      g_memdup2 (mur_swarm_values (self->swarm), n * sizeof (double)),
                      n);
  mur_table_add_take (
    table, "best_objective", NULL,
    g_memdup2 (mur_swarm_best_values (self->swarm), n * sizeof (double)), n);
  return table;
}

static MurTable *
make_positions (const MurSearch *self, const double *rows, gsize n)
{
  MurTable *table = mur_table_new ();

  add_positions (self, table, rows, n);
  return table;
}

static MurTable *
make_convergence (const MurSearch *self)
{
  const gsize n = self->courses[0]->len;
  MurTable *table = mur_table_new ();
  double *generation = mur_search_add_column (table, "generation", n);

  for (gsize i = 0; i < n; i++)
    generation[i] = (double)i;
  for (guint k = 0; k < MUR_SEARCH_N_COURSES; k++)
    mur_table_add_take (table, mur_search_courses[k], NULL,
                        g_memdup2 (self->courses[k]->data, n * sizeof (double)), n);
  return table;
}

static MurTable *
make_box (const MurSearch *self)
{
  const gsize n = self->dimensions;
  MurTable *table = mur_table_new ();

  mur_table_add_take (table, "lower", NULL,
                      g_memdup2 (self->lower, n * sizeof (double)), n);
  mur_table_add_take (table, "upper", NULL,
                      g_memdup2 (self->upper, n * sizeof (double)), n);
  return table;
}

/* Without the noise that made the best look better. */
static double
find_error (const MurSearch *self)
{
  double value;

  if (isnan (self->minimum) || !isfinite (mur_swarm_best_value (self->swarm)))
    return NAN;
  mur_search_objective_evaluate (&self->objective,
                                 mur_swarm_best_position (self->swarm), 1, &value);
  return value - self->minimum;
}

/* From the nearest known minimum. */
static double
find_distance (const MurSearch *self)
{
  const double *best = mur_swarm_best_position (self->swarm);
  double nearest = NAN;

  for (gsize k = 0; k < self->n_minima; k++)
    {
      const double *minimum = self->minima + k * self->dimensions;
      double sum = 0;

      for (guint d = 0; d < self->dimensions; d++)
        sum += (best[d] - minimum[d]) * (best[d] - minimum[d]);
      nearest = fmin (nearest, sqrt (sum));
    }
  return nearest;
}

/* ω and φ as the theory has them; of a law that it is not about there are none. */
static void
add_stability (const MurSearch *self, MurFrame *frame)
{
  const MurSwarmSettings *settings = &self->settings;
  const double sum = settings->cognitive + settings->social;
  const double chi = settings->constriction;
  double omega = NAN, phi = NAN, order = NAN;

  if (settings->law == MUR_SWARM_LAW_INERTIA)
    {
      omega = settings->inertia;
      phi = sum;
    }
  else if (settings->law == MUR_SWARM_LAW_CONSTRICTION)
    {
      omega = chi;
      phi = chi * sum;
    }
  if (!isnan (omega))
    order = mur_swarm_stability_order (omega, phi);
  mur_frame_add_scalar (frame, "omega", NULL, omega);
  mur_frame_add_scalar (frame, "phi", NULL, phi);
  mur_frame_add_scalar (frame, "order", NULL, order);
}

static double
last_of (const MurSearch *self, guint course)
{
  const GArray *values = self->courses[course];

  return g_array_index (values, double, values->len - 1);
}

static void
add_scalars (const MurSearch *self, MurFrame *frame)
{
  mur_frame_add_scalar (frame, "best", NULL, mur_swarm_best_value (self->swarm));
  mur_frame_add_scalar (frame, "error", NULL, find_error (self));
  mur_frame_add_scalar (frame, "distance", NULL, find_distance (self));
  mur_frame_add_scalar (frame, "generation", NULL,
                        (double)mur_swarm_generation (self->swarm));
  mur_frame_add_scalar (frame, "evaluations", NULL,
                        (double)mur_search_n_evaluations (self));
  mur_frame_add_scalar (frame, "radius", NULL, last_of (self, MUR_SEARCH_RADIUS));
  mur_frame_add_scalar (frame, "spread", NULL, last_of (self, MUR_SEARCH_SPREAD));
  mur_frame_add_scalar (frame, "minimum", NULL, self->minimum);
  mur_frame_add_scalar (frame, "plane_x", NULL, self->axes[0] + 1);
  mur_frame_add_scalar (frame, "plane_y", NULL, self->axes[1] + 1);
  add_stability (self, frame);
}

MurFrame *
mur_search_frame (MurRun *run)
{
  MurSearch *self = (MurSearch *)run;
  const gsize n = mur_swarm_n_particles (self->swarm);
  MurFrame *frame = mur_frame_new ();

  mur_frame_add_table (frame, "particles", make_particles (self));
  mur_frame_add_table (
    frame, "bests", make_positions (self, mur_swarm_best_positions (self->swarm), n));
  mur_frame_add_table (frame, "convergence", make_convergence (self));
  mur_frame_add_table (frame, "minima",
                       make_positions (self, self->minima, self->n_minima));
  mur_frame_add_table (frame, "box", make_box (self));
  mur_search_add_plane (self, frame);
  mur_frame_add_table (frame, "stability", mur_table_ref (self->stability));
  add_scalars (self, frame);
  return frame;
}
