/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Curves between the points: the best one with its band, and those of particles. */

#include "core/experiments/curve-fit/private.h"

#include "core/base/vmath.h"

#include <math.h>
#include <string.h>

#define N_FINE 1000
#define MAX_FINE 10000
#define N_COARSE 400
#define N_CURVES 8
#define N_CLOUD 48 /* curves, and times of each: painted in a few milliseconds, */
#define N_CLOUD_TIMES 240     /* though bad ones are steep and long */
#define N_SHADES 8            /* curves of one are painted at once */
#define LEAST_OBJECTIVE 1e-12 /* of the start's; logarithms end there */

/* A curve over the first variable has the others at their means. */
static void
fill_mean (const MurCurveFit *fit, guint input, gsize n, double *values)
{
  const gsize n_rows = mur_model_n_rows (fit->model);
  const double mean
    = mur_vsum (n_rows, mur_model_input (fit->model, input)) / (double)n_rows;
  for (gsize i = 0; i < n; i++)
    values[i] = mean;
}

static void
init_grid (MurCurveFitGrid *self, const MurCurveFit *fit, gsize n)
{
  gsize n_rows = mur_model_n_rows (fit->model);
  double first = mur_model_t (fit->model)[0];
  double last = mur_model_t (fit->model)[n_rows - 1];
  const guint n_inputs = fit->variables.n;
  double *shown = g_new (double, n);
  g_autofree double *t = g_new (double, n);
  g_autofree double *nothing = g_new0 (double, n);
  g_autofree double *means = g_new (double, n *n_inputs);
  g_autofree const double **inputs = g_new (const double *, n_inputs);
  for (gsize i = 0; i < n; i++)
    {
      double weight = (double)i / (double)(n - 1);
      t[i] = (1 - weight) * first + weight * last;
      shown[i] = t[i] + fit->origin.at;
    }
  inputs[0] = t;
  for (guint k = 1; k < n_inputs; k++)
    {
      inputs[k] = means + k * n;
      fill_mean (fit, k, n, means + k * n);
    }
  self->model = mur_model_new_inputs (fit->program, inputs, nothing, n);
  self->scratch = mur_model_scratch_new (self->model, 1);
  self->t = mur_vector_new_take (shown, n);
}

static void
clear_grid (MurCurveFitGrid *self)
{
  g_clear_pointer (&self->scratch, mur_model_scratch_free);
  g_clear_pointer (&self->model, mur_model_free);
  g_clear_pointer (&self->t, mur_vector_unref);
}

void
mur_curve_fit_prepare_curves (MurCurveFit *self)
{
  init_grid (&self->fine, self,
             CLAMP (mur_model_n_rows (self->model), N_FINE, MAX_FINE));
  init_grid (&self->coarse, self, N_COARSE);
  init_grid (&self->cloud, self, N_CLOUD_TIMES);
}

void
mur_curve_fit_clear_curves (MurCurveFit *self)
{
  clear_grid (&self->fine);
  clear_grid (&self->coarse);
  clear_grid (&self->cloud);
}

/* A column of @table over the times of @self. Returns: where its values go */
static double *
add_curve (MurTable *table, const MurCurveFit *self, const char *name, gsize n)
{
  double *values = g_new (double, n);
  mur_table_add_take (table, name, mur_table_unit (self->data.table, 1), values, n);
  return values;
}

/* The values of a curve, which are called as those of the data. Returns: where they go */
static double *
add_values (MurTable *table, const MurCurveFit *self, gsize n)
{
  double *values = add_curve (table, self, "y", n);
  mur_table_set_title (table, mur_table_title (self->data.table, 1));
  return values;
}

MurTable *
mur_curve_fit_make_curve (const MurCurveFit *self,
                          const double *position,
                          const double *covariance)
{
  const MurCurveFitGrid *grid = &self->fine;
  gsize n = mur_vector_length (grid->t);
  MurTable *table = mur_table_new ();
  mur_table_add (table, "t", mur_table_unit (self->data.table, 0), grid->t);
  mur_table_set_title (table, mur_table_title (self->data.table, 0));
  double *y = add_values (table, self, n);
  double *lower = add_curve (table, self, "lower", n);
  double *upper = add_curve (table, self, "upper", n);
  mur_model_curve (grid->model, position, grid->scratch, y);
  mur_fit_band (grid->model, mur_curve_fit_freedom (self), position, covariance,
                MUR_CURVE_FIT_LEVEL, upper);
  for (gsize i = 0; i < n; i++)
    {
      lower[i] = y[i] - upper[i];
      upper[i] += y[i];
    }
  return table;
}

/* The curve of @particle on @grid. */
static void
fill_particle (const MurCurveFit *self,
               const MurCurveFitGrid *grid,
               gsize particle,
               double *values)
{
  mur_model_curve (grid->model,
                   mur_swarm_positions (self->swarm)
                     + particle * mur_swarm_dimensions (self->swarm),
                   grid->scratch, values);
}

/* Particles at even distances in the swarm's order, which means nothing. */
MurTable *
mur_curve_fit_make_swarm_curves (const MurCurveFit *self)
{
  gsize n_particles = mur_swarm_n_particles (self->swarm);
  gsize n_curves = MIN (n_particles, N_CURVES);
  MurTable *table = mur_table_new ();
  mur_table_add (table, "t", mur_table_unit (self->data.table, 0), self->coarse.t);
  mur_table_set_title (table, mur_table_title (self->data.table, 0));
  for (gsize i = 0; i < n_curves; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%" G_GSIZE_FORMAT, i + 1);
      fill_particle (self, &self->coarse, i * n_particles / n_curves,
                     add_curve (table, self, name, N_COARSE));
    }
  return table;
}

/* The highest first; what is not finite is the highest. */
static int
compare_objectives_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *values = data;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;
  double x = isfinite (values[i]) ? values[i] : INFINITY;
  double y = isfinite (values[j]) ? values[j] : INFINITY;
  if (x != y)
    return x > y ? -1 : 1;
  return i < j ? -1 : i > j;
}

static gsize *
choose_cloud (const MurCurveFit *self, gsize n)
{
  gsize n_particles = mur_swarm_n_particles (self->swarm);
  gsize *chosen = g_new (gsize, n);
  for (gsize i = 0; i < n; i++)
    chosen[i] = i * n_particles / n;
  g_qsort_with_data (chosen, (int)n, sizeof *chosen, compare_objectives_cb,
                     (gpointer)mur_swarm_values (self->swarm));
  return chosen;
}

/* Where @objective is between the best (0) and that of the start (1), in logarithms and
 * in even steps. */
static double
find_shade (const MurCurveFit *self, double objective)
{
  double best
    = fmax (mur_swarm_best_value (self->swarm), LEAST_OBJECTIVE * self->start);
  if (!isfinite (objective) || !isfinite (best))
    return 1;
  if (!(self->start > best) || objective <= best)
    return 0;
  double shade = log (objective / best) / log (self->start / best);
  return fmin (floor (N_SHADES * shade) / (N_SHADES - 1), 1);
}

static MurTable *
make_cloud (const MurCurveFit *self, const gsize *chosen, gsize n)
{
  double *particle = g_new (double, n);
  double *objective = g_new (double, n);
  double *shade = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    {
      particle[i] = (double)chosen[i];
      objective[i] = mur_swarm_values (self->swarm)[chosen[i]];
      shade[i] = find_shade (self, objective[i]);
    }
  mur_table_add_take (table, "particle", NULL, particle, n);
  mur_table_add_take (table, "objective", NULL, objective, n);
  mur_table_add_take (table, "shade", NULL, shade, n);
  return table;
}

/* One after the other, each with a gap behind it. */
static MurTable *
make_cloud_curves (const MurCurveFit *self, const gsize *chosen, gsize n)
{
  const gsize length = N_CLOUD_TIMES + 1;
  const double *times = mur_vector_values (self->cloud.t);
  double *t = g_new (double, n *length);
  MurTable *table = mur_table_new ();
  mur_table_add_take (table, "t", mur_table_unit (self->data.table, 0), t, n * length);
  mur_table_set_title (table, mur_table_title (self->data.table, 0));
  double *y = add_values (table, self, n * length);
  for (gsize i = 0; i < n; i++)
    {
      memcpy (t + i * length, times, N_CLOUD_TIMES * sizeof *t);
      fill_particle (self, &self->cloud, chosen[i], y + i * length);
      t[i * length + N_CLOUD_TIMES] = NAN;
      y[i * length + N_CLOUD_TIMES] = NAN;
    }
  return table;
}

void
mur_curve_fit_add_cloud (const MurCurveFit *self, MurFrame *frame)
{
  gsize n = MIN (mur_swarm_n_particles (self->swarm), N_CLOUD);
  g_autofree gsize *chosen = choose_cloud (self, n);
  mur_frame_add_table (frame, "cloud", make_cloud (self, chosen, n));
  mur_frame_add_table (frame, "cloud_curves", make_cloud_curves (self, chosen, n));
}
