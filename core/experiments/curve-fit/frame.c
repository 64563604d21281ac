/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit in numbers. What follows from the best position alone is kept until
 * there is a better one, so a frame of a swarm at rest costs little. */

#include "core/experiments/curve-fit/private.h"

#include "core/fitting/least-squares.h"

#include <math.h>
#include <string.h>

#define LEVEL 0.95
#define N_CURVES 8
#define N_COARSE 400

void
mur_curve_fit_picture_clear (MurCurveFitPicture *self)
{
  g_clear_pointer (&self->position, g_free);
  g_clear_pointer (&self->fit, mur_table_unref);
  g_clear_pointer (&self->residuals, mur_table_unref);
  g_clear_pointer (&self->parameters, mur_table_unref);
}

/* The example's own parameters. The sine has turned once more at p3 + 2π, so there are
 * two; the nearer one is expected. */
static void
fill_expected (const MurCurveFit *self, const double *position, double *expected)
{
  const double example[] = { 4, 4, G_PI / 2, 3 };
  guint n = mur_model_n_parameters (self->model);
  for (guint k = 0; k < n; k++)
    expected[k] = self->expects_example ? example[k] : NAN;
  if (self->expects_example
      && fabs (position[2] - 5 * G_PI / 2) < fabs (position[2] - G_PI / 2))
    expected[2] = 5 * G_PI / 2;
}

/* Error bars and where they stand. An error wider than the search limits says nothing
 * of the value, so it has no bar. @errors: of the rows of @table */
static void
add_bars (const MurCurveFit *self,
          MurTable *table,
          const double *position,
          const double *errors)
{
  guint n = mur_model_n_parameters (self->model);
  double *place = g_new (double, n);
  double *lower = g_new (double, n);
  double *upper = g_new (double, n);
  for (guint k = 0; k < n; k++)
    {
      gboolean says = errors[k] <= self->upper[k] - self->lower[k];
      place[k] = k;
      lower[k] = says ? position[k] - errors[k] : NAN;
      upper[k] = says ? position[k] + errors[k] : NAN;
    }
  mur_table_add_take (table, "place", NULL, place, n);
  mur_table_add_take (table, "lower", NULL, lower, n);
  mur_table_add_take (table, "upper", NULL, upper, n);
}

static MurTable *
make_parameters (const MurCurveFit *self,
                 const double *position,
                 const double *covariance)
{
  guint n = mur_model_n_parameters (self->model);
  double *errors = g_new (double, n);
  double *expected = g_new (double, n);
  g_auto (GStrv) labels = g_new0 (char *, n + 1);
  MurTable *table = mur_table_new ();
  for (guint k = 0; k < n; k++)
    {
      labels[k] = g_strdup_printf ("p%u", k + 1);
      errors[k] = sqrt (covariance[(gsize)k * n + k]);
    }
  fill_expected (self, position, expected);
  mur_table_add_take (table, "value", NULL, g_memdup2 (position, n * sizeof *position),
                      n);
  mur_table_add_take (table, "standard_error", NULL, errors, n);
  mur_table_add_take (table, "expected", NULL, expected, n);
  add_bars (self, table, position, errors);
  mur_table_set_labels (table, (const char *const *)labels);
  return table;
}

/* @half_width becomes the upper edge. */
static MurTable *
make_fit (const MurCurveFit *self, const MurVector *curve, double *half_width)
{
  gsize n = mur_vector_length (curve);
  const double *values = mur_vector_values (curve);
  double *lower = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    {
      lower[i] = values[i] - half_width[i];
      half_width[i] += values[i];
    }
  mur_table_add (table, "t", mur_table_unit (self->data.table, 0), self->data.t);
  mur_table_add (table, "y", mur_table_unit (self->data.table, 1), curve);
  mur_table_add_take (table, "lower", mur_table_unit (self->data.table, 1), lower, n);
  mur_table_add_take (table, "upper", mur_table_unit (self->data.table, 1), half_width,
                      n);
  return table;
}

static MurTable *
make_residuals (const MurCurveFit *self, const MurVector *curve)
{
  gsize n = mur_vector_length (curve);
  const double *values = mur_vector_values (curve);
  const double *y = mur_vector_values (self->data.y);
  double *residuals = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    residuals[i] = y[i] - values[i];
  mur_table_add (table, "t", mur_table_unit (self->data.table, 0), self->data.t);
  mur_table_add_take (table, "residual", mur_table_unit (self->data.table, 1),
                      residuals, n);
  return table;
}

static void
draw_picture (MurCurveFit *self, const double *position)
{
  MurCurveFitPicture *picture = &self->picture;
  guint n = mur_model_n_parameters (self->model);
  gsize n_rows = mur_model_n_rows (self->model);
  g_autofree double *covariance = g_new (double, (gsize)n *n);
  double *values = g_new (double, n_rows);
  double *half_width = g_new (double, n_rows);

  mur_model_curve (self->model, position, self->scratch, values);
  mur_least_squares_covariance (self->model, position, covariance);
  mur_least_squares_band (self->model, position, covariance, LEVEL, half_width);
  g_autoptr (MurVector) curve = mur_vector_new_take (values, n_rows);

  mur_curve_fit_picture_clear (picture);
  picture->position = g_memdup2 (position, n * sizeof *position);
  picture->fit = make_fit (self, curve, half_width);
  picture->residuals = make_residuals (self, curve);
  picture->parameters = make_parameters (self, position, covariance);
  picture->statistics = mur_fit_statistics (mur_model_y (self->model), values, n_rows,
                                            n, self->data.sigma);
}

static void
update_picture (MurCurveFit *self)
{
  const double *position = mur_swarm_best_position (self->swarm);
  gsize size = mur_model_n_parameters (self->model) * sizeof *position;
  if (self->picture.position == NULL
      || memcmp (self->picture.position, position, size) != 0)
    draw_picture (self, position);
}

static MurTable *
make_convergence (const MurCurveFit *self)
{
  gsize n = self->best->len;
  double *generation = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    generation[i] = (double)i;
  mur_table_add_take (table, "generation", NULL, generation, n);
  mur_table_add_take (table, "best", NULL,
                      g_memdup2 (self->best->data, n * sizeof (double)), n);
  mur_table_add_take (table, "mean", NULL,
                      g_memdup2 (self->mean->data, n * sizeof (double)), n);
  return table;
}

static MurTable *
make_particles (const MurCurveFit *self)
{
  gsize n = mur_swarm_n_particles (self->swarm);
  guint dimensions = mur_swarm_dimensions (self->swarm);
  const double *positions = mur_swarm_positions (self->swarm);
  MurTable *table = mur_table_new ();
  for (guint d = 0; d < dimensions; d++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", d + 1);
      double *column = g_new (double, n);
      for (gsize i = 0; i < n; i++)
        column[i] = positions[i * dimensions + d];
      mur_table_add_take (table, name, NULL, column, n);
    }
  mur_table_add_take (table, "objective", NULL,
                      g_memdup2 (mur_swarm_values (self->swarm), n * sizeof (double)),
                      n);
  return table;
}

void
mur_curve_fit_prepare_curves (MurCurveFit *self)
{
  gsize n_rows = mur_model_n_rows (self->model);
  gsize n = MIN (n_rows, N_COARSE);
  double first = mur_model_t (self->model)[0];
  double last = mur_model_t (self->model)[n_rows - 1];
  double *t = g_new (double, n);
  g_autofree double *nothing = g_new0 (double, n);
  for (gsize i = 0; i < n; i++)
    {
      double weight = n == 1 ? 0 : (double)i / (double)(n - 1);
      t[i] = (1 - weight) * first + weight * last;
    }
  self->coarse = mur_model_new (self->program, t, nothing, n);
  self->coarse_scratch = mur_model_scratch_new (self->coarse, 1);
  self->coarse_t = mur_vector_new_take (t, n);
}

/* Particles at even distances in the swarm's order, which means nothing. */
static MurTable *
make_curves (const MurCurveFit *self)
{
  gsize n_particles = mur_swarm_n_particles (self->swarm);
  gsize n_curves = MIN (n_particles, N_CURVES);
  gsize n = mur_model_n_rows (self->coarse);
  MurTable *table = mur_table_new ();
  mur_table_add (table, "t", mur_table_unit (self->data.table, 0), self->coarse_t);
  for (gsize i = 0; i < n_curves; i++)
    {
      gsize particle = i * n_particles / n_curves;
      g_autofree char *name = g_strdup_printf ("c%" G_GSIZE_FORMAT, i + 1);
      double *values = g_new (double, n);
      mur_model_curve (self->coarse,
                       mur_swarm_positions (self->swarm)
                         + particle * mur_swarm_dimensions (self->swarm),
                       self->coarse_scratch, values);
      mur_table_add_take (table, name, mur_table_unit (self->data.table, 1), values, n);
    }
  return table;
}

static void
add_scalars (const MurCurveFit *self, MurFrame *frame)
{
  const MurFitStatistics *statistics = &self->picture.statistics;
  mur_frame_add_scalar (frame, "generation", NULL,
                        (double)mur_swarm_generation (self->swarm));
  mur_frame_add_scalar (
    frame, "evaluations", NULL,
    (double)(mur_swarm_evaluations (self->swarm) + self->refinement_evaluations));
  mur_frame_add_scalar (frame, "best", NULL, mur_swarm_best_value (self->swarm));
  mur_frame_add_scalar (frame, "sum_of_squares", NULL, statistics->sum_of_squares);
  mur_frame_add_scalar (frame, "reduced_chi_square", NULL,
                        statistics->reduced_chi_square);
  mur_frame_add_scalar (frame, "r_squared", NULL, statistics->r_squared);
  mur_frame_add_scalar (frame, "aic", NULL, statistics->aic);
  mur_frame_add_scalar (frame, "bic", NULL, statistics->bic);
}

MurFrame *
mur_curve_fit_frame (MurRun *run)
{
  MurCurveFit *self = (MurCurveFit *)run;
  MurFrame *frame = mur_frame_new ();
  update_picture (self);
  mur_frame_add_table (frame, "data", mur_table_ref (self->data.table));
  mur_frame_add_table (frame, "fit", mur_table_ref (self->picture.fit));
  mur_frame_add_table (frame, "residuals", mur_table_ref (self->picture.residuals));
  mur_frame_add_table (frame, "parameters", mur_table_ref (self->picture.parameters));
  mur_frame_add_table (frame, "convergence", make_convergence (self));
  mur_frame_add_table (frame, "particles", make_particles (self));
  mur_frame_add_table (frame, "swarm_curves", make_curves (self));
  add_scalars (self, frame);
  return frame;
}
