/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The search as it is seen in the plane of two coordinates, the others as the best has
 * them: the landscape, and where particles are and were. The landscape is kept while
 * nothing that it depends on changes. */

#include "core/experiments/swarm/private.h"

#include <math.h>
#include <string.h>

#define N_CELLS 96
#define N_COARSE 48 /* where a value costs much */
#define MANY_DIMENSIONS 30
#define MAX_SHOWN 40000  /* coordinates of particles in sight */
#define MAX_FOLLOWED 400 /* coordinates of particles with a tail */
#define N_TRAIL 8        /* generations */

/* What was given as 7 of three dimensions is the last of them. */
void
mur_search_read_plane (MurSearch *self, const MurParameters *parameters)
{
  static const char *const names[] = { "plane_x", "plane_y" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    self->axes[i]
      = MIN ((guint)mur_parameters_integer (parameters, names[i]), self->dimensions)
        - 1;
}

static gsize
count_shown (const MurSearch *self)
{
  const gsize most = MAX_SHOWN / self->dimensions;

  return MIN (mur_swarm_n_particles (self->swarm), most);
}

/* Which particle is the shown one @i. */
static gsize
shown_particle (const MurSearch *self, gsize i)
{
  return i * mur_swarm_n_particles (self->swarm) / count_shown (self);
}

/* Where the shown particle @i is among @rows. */
static const double *
find_shown (const MurSearch *self, const double *rows, gsize i)
{
  return rows + shown_particle (self, i) * self->dimensions;
}

static gsize
count_followed (const MurSearch *self)
{
  const gsize most = MAX (MAX_FOLLOWED / self->dimensions, 1);

  return MIN (mur_swarm_n_particles (self->swarm), most);
}

/* Which particle the tail @i is of; they are evenly spread. */
static gsize
followed_particle (const MurSearch *self, gsize i)
{
  return i * mur_swarm_n_particles (self->swarm) / count_followed (self);
}

static gsize
trail_size (const MurSearch *self)
{
  return N_TRAIL * count_followed (self) * self->dimensions;
}

/* The trail goes round: generations, each with the positions of all that are followed. */
void
mur_search_follow (MurSearch *self)
{
  const gsize n = count_followed (self);
  const guint dimensions = self->dimensions;

  if (self->trail == NULL)
    self->trail = g_new0 (double, trail_size (self));
  double *at = self->trail + self->n_followed % N_TRAIL * n * dimensions;

  for (gsize i = 0; i < n; i++)
    memcpy (at + i * dimensions,
            mur_swarm_positions (self->swarm)
              + followed_particle (self, i) * dimensions,
            dimensions * sizeof *at);
  self->n_followed++;
}

void
mur_search_save_trail (MurSearch *self, MurArchive *archive)
{
  mur_archive_put_integer (archive, "followed", self->n_followed);
  mur_archive_put_doubles (archive, "trail", self->trail, trail_size (self));
}

gboolean
mur_search_restore_trail (MurSearch *self, const MurArchive *archive, GError **error)
{
  return mur_archive_get_integer (archive, "followed", &self->n_followed, error)
         && mur_archive_get_doubles (archive, "trail", self->trail, trail_size (self),
                                     error);
}

void
mur_search_follow_anew (MurSearch *self)
{
  self->n_followed = 0;
  mur_search_follow (self);
}

double *
mur_search_add_column (MurTable *table, const char *name, gsize n)
{
  double *values = g_new (double, n);

  mur_table_add_take (table, name, NULL, values, n);
  return values;
}

static gsize
count_cells (const MurSearch *self)
{
  return self->dimensions > MANY_DIMENSIONS ? N_COARSE : N_CELLS;
}

/* One coordinate twice is a line, not a plane. */
static gsize
count_rows (const MurSearch *self)
{
  return self->axes[0] == self->axes[1] ? 1 : count_cells (self);
}

static double
cell_middle (const MurSearch *self, guint d, gsize cell)
{
  const double weight = ((double)cell + 0.5) / (double)count_cells (self);

  return (1 - weight) * self->lower[d] + weight * self->upper[d];
}

static double *
make_points (const MurSearch *self)
{
  const double *best = mur_swarm_best_position (self->swarm);
  const guint dimensions = self->dimensions;
  const gsize n_cells = count_cells (self);
  const gsize n = count_rows (self) * n_cells;
  double *points = g_new (double, n *dimensions);

  for (gsize i = 0; i < n; i++)
    {
      double *point = points + i * dimensions;

      memcpy (point, best, dimensions * sizeof *point);
      point[self->axes[1]] = cell_middle (self, self->axes[1], i / n_cells);
      point[self->axes[0]] = cell_middle (self, self->axes[0], i % n_cells);
    }
  return points;
}

static MurTable *
draw_landscape (const MurSearch *self)
{
  const guint dimensions = self->dimensions;
  const gsize n = count_rows (self) * count_cells (self);
  g_autofree double *points = make_points (self);
  MurTable *table = mur_table_new ();
  double *x = mur_search_add_column (table, "x", n);
  double *y = mur_search_add_column (table, "y", n);
  double *objective = mur_search_add_column (table, "objective", n);

  mur_search_objective_evaluate (&self->objective, points, n, objective);
  for (gsize i = 0; i < n; i++)
    {
      x[i] = points[i * dimensions + self->axes[0]];
      y[i] = points[i * dimensions + self->axes[1]];
      objective[i] = isfinite (objective[i]) ? objective[i] : NAN;
    }
  return table;
}

/* What it depends on: the best position without the plane, and the plane. */
static double *
make_key (const MurSearch *self)
{
  const guint dimensions = self->dimensions;
  double *key = g_new (double, (gsize)dimensions + 2);

  memcpy (key, mur_swarm_best_position (self->swarm), dimensions * sizeof *key);
  key[self->axes[0]] = key[self->axes[1]] = 0;
  key[dimensions] = self->axes[0];
  key[dimensions + 1] = self->axes[1];
  return key;
}

MurTable *
mur_search_make_landscape (MurSearch *self)
{
  const gsize size = ((gsize)self->dimensions + 2) * sizeof (double);
  double *key = make_key (self);

  if (self->key == NULL || memcmp (self->key, key, size) != 0)
    {
      g_clear_pointer (&self->landscape, mur_table_unref);
      self->landscape = draw_landscape (self);
    }
  g_free (self->key);
  self->key = key;
  return mur_table_ref (self->landscape);
}

static void
put_in_plane (const MurSearch *self, const double *row, double *x, double *y)
{
  *x = row[self->axes[0]];
  *y = row[self->axes[1]];
}

static MurTable *
make_particles (const MurSearch *self)
{
  static const char *const names[]
    = { "particle", "x", "y", "vx", "vy", "objective", "best_x", "best_y" };
  const gsize n = count_shown (self);
  MurTable *table = mur_table_new ();
  double *c[G_N_ELEMENTS (names)];

  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    c[k] = mur_search_add_column (table, names[k], n);
  for (gsize i = 0; i < n; i++)
    {
      const gsize particle = shown_particle (self, i);

      c[0][i] = (double)particle + 1;
      put_in_plane (self, find_shown (self, mur_swarm_positions (self->swarm), i),
                    &c[1][i], &c[2][i]);
      put_in_plane (self, find_shown (self, mur_swarm_velocities (self->swarm), i),
                    &c[3][i], &c[4][i]);
      c[5][i] = mur_swarm_values (self->swarm)[particle];
      put_in_plane (self, find_shown (self, mur_swarm_best_positions (self->swarm), i),
                    &c[6][i], &c[7][i]);
    }
  return table;
}

/* One line a particle, from its oldest place to where it is, and a gap. */
static MurTable *
make_tails (const MurSearch *self)
{
  const gsize n = count_followed (self);
  const gsize length = (gsize)MIN (self->n_followed, N_TRAIL);
  MurTable *table = mur_table_new ();
  double *particle = mur_search_add_column (table, "particle", n * (length + 1));
  double *x = mur_search_add_column (table, "x", n * (length + 1));
  double *y = mur_search_add_column (table, "y", n * (length + 1));
  double *age = mur_search_add_column (table, "age", n * (length + 1));

  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k <= length; k++)
      {
        const gsize at = i * (length + 1) + k;
        const gsize generation = (gsize)(self->n_followed - length + k) % N_TRAIL;

        particle[at] = (double)followed_particle (self, i) + 1;
        x[at] = y[at] = age[at] = NAN;
        if (k == length)
          continue;
        put_in_plane (self, self->trail + (generation * n + i) * self->dimensions,
                      &x[at], &y[at]);
        age[at] = (double)(length - 1 - k);
      }
  return table;
}

static MurTable *
make_best (const MurSearch *self)
{
  MurTable *table = mur_table_new ();
  double *x = mur_search_add_column (table, "x", 1);
  double *y = mur_search_add_column (table, "y", 1);

  put_in_plane (self, mur_swarm_best_position (self->swarm), x, y);
  *mur_search_add_column (table, "objective", 1) = mur_swarm_best_value (self->swarm);
  return table;
}

static MurTable *
make_minima (const MurSearch *self)
{
  const gsize n = self->n_minima;
  MurTable *table = mur_table_new ();
  double *x = mur_search_add_column (table, "x", n);
  double *y = mur_search_add_column (table, "y", n);

  for (gsize k = 0; k < n; k++)
    put_in_plane (self, self->minima + k * self->dimensions, &x[k], &y[k]);
  return table;
}

void
mur_search_add_plane (MurSearch *self, MurFrame *frame)
{
  mur_frame_add_table (frame, "landscape", mur_search_make_landscape (self));
  mur_frame_add_table (frame, "plane_particles", make_particles (self));
  mur_frame_add_table (frame, "tails", make_tails (self));
  mur_frame_add_table (frame, "plane_best", make_best (self));
  mur_frame_add_table (frame, "plane_minima", make_minima (self));
  mur_frame_add_table (frame, "edges", mur_search_make_edges (self));
  mur_frame_add_table (frame, "pulls", mur_search_make_pulls (self));
}
