/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The search as it is seen: the objective in the plane of two parameters, the others as
 * the best has them; where particles are and were in that plane; all parameters between
 * their limits.
 *
 * The landscape is of some of the points, which is enough to see it, and kept while
 * nothing that it depends on changes. */

#include "core/experiments/curve-fit/private.h"

#include <math.h>
#include <string.h>

#define N_CELLS 64
#define N_THIN 256  /* points of the data, at most */
#define N_SHOWN 400 /* particles, at most */
#define N_TRAIL 2   /* generations: the last move */
#define STRIP_WIDTH 0.7

/* What was given as 7 of three parameters is the last of them. */
void
mur_curve_fit_read_plane (MurCurveFit *self, const MurParameters *parameters)
{
  static const char *const names[] = { "plane_x", "plane_y" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    self->search.axes[i] = MIN ((guint)mur_parameters_integer (parameters, names[i]),
                                mur_program_n_parameters (self->program))
                           - 1;
}

static MurModel *
make_thin (const MurCurveFit *self, gsize n)
{
  gsize n_rows = mur_model_n_rows (self->model);
  g_autofree gsize *rows = g_new (gsize, n);
  for (gsize i = 0; i < n; i++)
    rows[i] = i * n_rows / n;
  return mur_model_new_rows (self->model, rows, n);
}

void
mur_curve_fit_prepare_search (MurCurveFit *self)
{
  MurCurveFitSearch *search = &self->search;
  gsize n_rows = mur_model_n_rows (self->model);
  gsize n = MIN (n_rows, N_THIN);
  search->thin = make_thin (self, n);
  search->scratch
    = mur_model_scratch_new (search->thin, mur_pool_n_threads (self->pool));
  search->weight = (double)n_rows / (double)n;
}

void
mur_curve_fit_clear_search (MurCurveFit *self)
{
  MurCurveFitSearch *search = &self->search;
  g_clear_pointer (&search->scratch, mur_model_scratch_free);
  g_clear_pointer (&search->thin, mur_model_free);
  g_clear_pointer (&search->landscape, mur_table_unref);
  g_clear_pointer (&search->key, g_free);
  g_clear_pointer (&search->trail, g_free);
}

static gsize
count_shown (const MurCurveFit *self)
{
  return MIN (mur_swarm_n_particles (self->swarm), N_SHOWN);
}

/* Where the shown particle @i is among @positions. */
static const double *
find_shown (const MurCurveFit *self, const double *positions, gsize i)
{
  gsize particle = i * mur_swarm_n_particles (self->swarm) / count_shown (self);
  return positions + particle * mur_swarm_dimensions (self->swarm);
}

/* The trail is a ring of generations, each with the positions of all shown particles.
 */
void
mur_curve_fit_follow (MurCurveFit *self)
{
  MurCurveFitSearch *search = &self->search;
  gsize n = count_shown (self);
  guint dimensions = mur_swarm_dimensions (self->swarm);
  if (search->trail == NULL)
    search->trail = g_new (double, N_TRAIL *n *dimensions);
  double *at = search->trail + search->n_followed % N_TRAIL * n * dimensions;
  for (gsize i = 0; i < n; i++)
    memcpy (at + i * dimensions,
            find_shown (self, mur_swarm_positions (self->swarm), i),
            dimensions * sizeof *at);
  search->n_followed++;
}

void
mur_curve_fit_follow_anew (MurCurveFit *self)
{
  self->search.n_followed = 0;
  mur_curve_fit_follow (self);
}

/* A column of @table, of @n rows. Returns: where its values go */
static double *
add_column (MurTable *table, const char *name, gsize n)
{
  double *values = g_new (double, n);
  mur_table_add_take (table, name, NULL, values, n);
  return values;
}

/* Where @point is in the plane, as it is shown. */
static double
across (const MurCurveFit *self, const double *point)
{
  const guint k = self->search.axes[0];
  return mur_curve_fit_show_coordinate (self, k, point[k]);
}

static double
upwards (const MurCurveFit *self, const double *point)
{
  const guint k = self->search.axes[1];
  return mur_curve_fit_show_coordinate (self, k, point[k]);
}

static double
cell_middle (const MurCurveFit *self, guint parameter, gsize cell)
{
  double weight = ((double)cell + 0.5) / N_CELLS;
  return (1 - weight) * self->lower[parameter] + weight * self->upper[parameter];
}

/* One parameter twice is a line, not a plane. */
static gsize
count_rows (const MurCurveFit *self)
{
  return self->search.axes[0] == self->search.axes[1] ? 1 : N_CELLS;
}

/* @others: the best position. */
static double *
make_points (const MurCurveFit *self, const double *others)
{
  const guint *axes = self->search.axes;
  guint dimensions = mur_swarm_dimensions (self->swarm);
  gsize n_rows = count_rows (self);
  double *points = g_new (double, n_rows *N_CELLS *dimensions);
  for (gsize i = 0; i < n_rows * N_CELLS; i++)
    {
      double *point = points + i * dimensions;
      memcpy (point, others, dimensions * sizeof *point);
      point[axes[1]] = cell_middle (self, axes[1], i / N_CELLS);
      point[axes[0]] = cell_middle (self, axes[0], i % N_CELLS);
    }
  return points;
}

static MurTable *
make_landscape (const MurCurveFit *self, const double *others)
{
  const MurCurveFitSearch *search = &self->search;
  guint dimensions = mur_swarm_dimensions (self->swarm);
  gsize n = count_rows (self) * N_CELLS;
  g_autofree double *points = make_points (self, others);
  MurTable *table = mur_table_new ();
  double *x = add_column (table, "x", n);
  double *y = add_column (table, "y", n);
  double *objective = add_column (table, "objective", n);
  mur_model_objective (search->thin, &self->loss, points, n, self->pool,
                       search->scratch, objective);
  for (gsize i = 0; i < n; i++)
    {
      x[i] = across (self, points + i * dimensions);
      y[i] = upwards (self, points + i * dimensions);
      objective[i] = isfinite (objective[i]) ? search->weight * objective[i] : NAN;
    }
  return table;
}

/* What the landscape depends on: the best position without the plane, and the plane. */
static double *
make_key (const MurCurveFit *self)
{
  const guint *axes = self->search.axes;
  guint dimensions = mur_swarm_dimensions (self->swarm);
  double *key = g_new (double, dimensions + 2);
  memcpy (key, mur_swarm_best_position (self->swarm), dimensions * sizeof *key);
  key[axes[0]] = key[axes[1]] = 0;
  key[dimensions] = axes[0];
  key[dimensions + 1] = axes[1];
  return key;
}

static void
update_landscape (MurCurveFit *self)
{
  MurCurveFitSearch *search = &self->search;
  gsize size = (mur_swarm_dimensions (self->swarm) + 2) * sizeof (double);
  double *key = make_key (self);
  if (search->key == NULL || memcmp (search->key, key, size) != 0)
    {
      g_clear_pointer (&search->landscape, mur_table_unref);
      search->landscape = make_landscape (self, mur_swarm_best_position (self->swarm));
    }
  g_free (search->key);
  search->key = key;
}

/* Shown particles in the plane: where they are, and where each was best. */
static MurTable *
make_plane_particles (const MurCurveFit *self)
{
  gsize n = count_shown (self);
  gsize n_particles = mur_swarm_n_particles (self->swarm);
  MurTable *table = mur_table_new ();
  double *x = add_column (table, "x", n);
  double *y = add_column (table, "y", n);
  double *objective = add_column (table, "objective", n);
  double *best_x = add_column (table, "best_x", n);
  double *best_y = add_column (table, "best_y", n);
  for (gsize i = 0; i < n; i++)
    {
      const double *now = find_shown (self, mur_swarm_positions (self->swarm), i);
      const double *best = find_shown (self, mur_swarm_best_positions (self->swarm), i);
      x[i] = across (self, now);
      y[i] = upwards (self, now);
      objective[i] = mur_swarm_values (self->swarm)[i * n_particles / n];
      best_x[i] = across (self, best);
      best_y[i] = upwards (self, best);
    }
  return table;
}

/* One line a particle, from its oldest place to where it is, and a gap. */
static MurTable *
make_tails (const MurCurveFit *self)
{
  const MurCurveFitSearch *search = &self->search;
  guint dimensions = mur_swarm_dimensions (self->swarm);
  gsize n = count_shown (self);
  gsize length = (gsize)MIN (search->n_followed, N_TRAIL);
  MurTable *table = mur_table_new ();
  double *x = add_column (table, "x", n * (length + 1));
  double *y = add_column (table, "y", n * (length + 1));
  for (gsize i = 0; i < n; i++)
    for (gsize age = 0; age <= length; age++)
      {
        gsize at = i * (length + 1) + age;
        gsize generation = (gsize)(search->n_followed - length + age) % N_TRAIL;
        const double *place = search->trail + (generation * n + i) * dimensions;
        x[at] = age < length ? across (self, place) : NAN;
        y[at] = age < length ? upwards (self, place) : NAN;
      }
  return table;
}

static MurTable *
make_plane_best (const MurCurveFit *self)
{
  const double *best = mur_swarm_best_position (self->swarm);
  const MurTable *parameters = self->picture.parameters;
  const double *expected
    = mur_table_column (parameters, (guint)mur_table_find (parameters, "expected"));
  MurTable *table = mur_table_new ();
  *add_column (table, "x", 1) = across (self, best);
  *add_column (table, "y", 1) = upwards (self, best);
  *add_column (table, "objective", 1) = mur_swarm_best_value (self->swarm);
  *add_column (table, "expected_x", 1) = expected[self->search.axes[0]];
  *add_column (table, "expected_y", 1) = expected[self->search.axes[1]];
  return table;
}

/* A particle stands at one place in all columns: by the golden ratio, so that they are
 * spread evenly, however many there are. */
static double
spread (gsize i)
{
  double turn = (double)i * 0.6180339887498949;
  return STRIP_WIDTH * (turn - floor (turn) - 0.5);
}

static MurTable *
make_strip (const MurCurveFit *self)
{
  guint dimensions = mur_swarm_dimensions (self->swarm);
  gsize n = count_shown (self);
  MurTable *table = mur_table_new ();
  double *across = add_column (table, "across", n * dimensions);
  double *place = add_column (table, "place", n * dimensions);
  for (gsize i = 0; i < n * dimensions; i++)
    {
      guint d = (guint)(i / n);
      const double *now = find_shown (self, mur_swarm_positions (self->swarm), i % n);
      across[i] = d + spread (i % n);
      place[i] = mur_curve_fit_place_in_box (self, d, now[d]);
    }
  return table;
}

void
mur_curve_fit_add_search (MurCurveFit *self, MurFrame *frame)
{
  update_landscape (self);
  mur_frame_add_table (frame, "landscape", mur_table_ref (self->search.landscape));
  mur_frame_add_table (frame, "plane_particles", make_plane_particles (self));
  mur_frame_add_table (frame, "tails", make_tails (self));
  mur_frame_add_table (frame, "plane_best", make_plane_best (self));
  mur_frame_add_table (frame, "strip", make_strip (self));
}
