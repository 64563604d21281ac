/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit in numbers. What follows from the best position alone is kept until
 * there is a better one, so a frame of a swarm at rest costs little. */

#include "core/experiments/curve-fit/private.h"

#include <math.h>
#include <string.h>

void
mur_curve_fit_picture_clear (MurCurveFitPicture *self)
{
  g_clear_pointer (&self->position, g_free);
  g_clear_pointer (&self->freedom, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->is_moved, g_free);
  g_clear_pointer (&self->errors, g_free);
  g_clear_pointer (&self->fit, mur_table_unref);
  g_clear_pointer (&self->residuals, mur_table_unref);
  g_clear_pointer (&self->parameters, mur_table_unref);
  g_clear_pointer (&self->curve, mur_table_unref);
  g_clear_pointer (&self->residual_bins, mur_table_unref);
  g_clear_pointer (&self->estimates, mur_table_unref);
  g_clear_pointer (&self->estimate_bars, mur_table_unref);
  g_clear_pointer (&self->correlations, mur_table_unref);
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
  mur_table_set_title (table, mur_table_title (self->data.table, 0));
  mur_table_add (table, "y", mur_table_unit (self->data.table, 1), curve);
  mur_table_set_title (table, mur_table_title (self->data.table, 1));
  mur_table_add_take (table, "lower", mur_table_unit (self->data.table, 1), lower, n);
  mur_table_add_take (table, "upper", mur_table_unit (self->data.table, 1), half_width,
                      n);
  return table;
}

double
mur_curve_fit_freedom (const MurCurveFit *self)
{
  const MurFitRank *rank = &self->picture.rank;

  return (double)mur_model_n_rows (self->model)
         - (rank->rank > 0 ? rank->rank : rank->n_free);
}

/* Which parameters can move, and the covariance of those. */
static void
infer (MurCurveFit *self, const double *position, double *covariance)
{
  MurCurveFitPicture *picture = &self->picture;
  const guint n = mur_model_n_parameters (self->model);
  g_autofree gboolean *is_free = g_new (gboolean, n);

  picture->freedom = g_new (MurFreedom, n);
  for (guint k = 0; k < n; k++)
    {
      picture->freedom[k]
        = mur_freedom_of (position[k], self->lower[k], self->upper[k]);
      is_free[k] = picture->freedom[k] == MUR_FREEDOM_FREE;
    }
  picture->rank
    = mur_fit_covariance (self->model, &self->loss, is_free, position, covariance);
}

/* Of what is over σ: χ² and what follows from the likelihood. */
static void
weigh_statistics (const MurCurveFit *self,
                  const double *curve,
                  guint rank,
                  MurFitStatistics *statistics)
{
  const gsize n = mur_model_n_rows (self->model);
  const double *weights = mur_model_weights (self->model);
  g_autofree double *weighted = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    weighted[i] = curve[i] * weights[i];
  const MurFitStatistics over_sigma
    = mur_fit_statistics (mur_model_target (self->model), weighted, n, rank, 0);
  statistics->reduced_chi_square = over_sigma.reduced_chi_square;
  statistics->aic = over_sigma.aic;
  statistics->bic = over_sigma.bic;
}

/* χ², AIC and BIC are those of Gaussian noise and least squares. */
static MurFitStatistics
find_statistics (const MurCurveFit *self, const double *curve)
{
  const gsize n = mur_model_n_rows (self->model);
  const guint rank = (guint)((double)n - mur_curve_fit_freedom (self));
  MurFitStatistics statistics
    = mur_fit_statistics (mur_model_y (self->model), curve, n, rank, self->data.sigma);

  if (mur_model_weights (self->model) != NULL)
    weigh_statistics (self, curve, rank, &statistics);
  if (self->loss.kind != MUR_OBJECTIVE_SQUARES)
    statistics.reduced_chi_square = statistics.aic = statistics.bic = NAN;
  return statistics;
}

/* R², or the same of spreads by medians, where the squares of some points say nothing of
 * the others. */
static double
find_explained (const MurCurveFit *self)
{
  const MurCurveFitPicture *picture = &self->picture;
  const gsize n = mur_table_n_rows (picture->residuals);
  if (self->loss.kind == MUR_OBJECTIVE_SQUARES)
    return picture->statistics.r_squared;
  g_autofree double *y = g_memdup2 (mur_model_y (self->model), n * sizeof *y);
  const double median = mur_curve_fit_median (y, n);
  for (gsize i = 0; i < n; i++)
    y[i] -= median;
  const double all = mur_curve_fit_median_size (y, n);
  const double left
    = mur_curve_fit_median_size (mur_table_column (picture->residuals, 1), n);
  return all > 0 ? 1 - left / all * (left / all) : NAN;
}

static void
test_residuals (MurCurveFitPicture *picture)
{
  const double *residuals = mur_table_column (picture->residuals, 1);
  const gsize n = mur_table_n_rows (picture->residuals);

  picture->runs = mur_residual_runs (residuals, n);
  picture->autocorrelation = mur_residual_autocorrelation (residuals, n);
}

static void
draw_picture (MurCurveFit *self, const double *position)
{
  MurCurveFitPicture *picture = &self->picture;
  guint n = mur_model_n_parameters (self->model);
  gsize n_rows = mur_model_n_rows (self->model);
  g_autofree double *covariance = g_new (double, (gsize)n *n);
  g_autofree double *shown = g_new (double, (gsize)n *n);
  double *values = g_new (double, n_rows);
  double *half_width = g_new (double, n_rows);

  mur_curve_fit_picture_clear (picture);
  mur_model_curve (self->model, position, self->scratch, values);
  infer (self, position, covariance);
  mur_curve_fit_origin_show (self, position, covariance, shown);
  mur_fit_band (self->model, mur_curve_fit_freedom (self), position, covariance,
                MUR_CURVE_FIT_LEVEL, half_width);
  g_autoptr (MurVector) curve = mur_vector_new_take (values, n_rows);

  picture->position = g_memdup2 (position, n * sizeof *position);
  picture->fit = make_fit (self, curve, half_width);
  picture->residuals = mur_curve_fit_make_residuals (self, curve);
  test_residuals (picture);
  picture->parameters = mur_curve_fit_make_parameters (self, picture->shown, shown);
  picture->statistics = find_statistics (self, values);
  picture->explained = find_explained (self);
  picture->curve = mur_curve_fit_make_curve (self, position, covariance);
  picture->residual_limit = mur_curve_fit_residual_limit (picture->residuals);
  picture->residual_bins
    = mur_curve_fit_make_bins (picture->residuals, picture->residual_limit);
  picture->estimates = mur_curve_fit_make_estimates (self, picture->parameters);
  picture->estimate_bars = mur_curve_fit_make_estimate_bars (picture->estimates);
  picture->estimate_limit = mur_curve_fit_estimate_limit (picture->estimates);
  picture->correlations = mur_curve_fit_make_correlations (self, shown);
}

void
mur_curve_fit_update_picture (MurCurveFit *self)
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
      /* Numbered whatever they are called: one may be called as another column. */
      g_autofree char *name = g_strdup_printf ("p%u", d + 1);
      double *column = g_new (double, n);
      for (gsize i = 0; i < n; i++)
        column[i]
          = mur_curve_fit_show_coordinate (self, d, positions[i * dimensions + d]);
      mur_table_add_take (table, name, NULL, column, n);
    }
  mur_table_add_take (table, "objective", NULL,
                      g_memdup2 (mur_swarm_values (self->swarm), n * sizeof (double)),
                      n);
  return table;
}

static void
add_scalars (const MurCurveFit *self, MurFrame *frame)
{
  const MurFitStatistics *statistics = &self->picture.statistics;
  const MurStartsReport refinement = mur_curve_fit_refinement_report (self);
  mur_frame_add_scalar (frame, "generation", NULL,
                        (double)mur_swarm_generation (self->swarm));
  mur_frame_add_scalar (frame, "evaluations", NULL,
                        (double)(mur_swarm_evaluations (self->swarm)
                                 + self->refinement_evaluations
                                 + refinement.n_evaluations));
  mur_frame_add_scalar (frame, "best", NULL, mur_swarm_best_value (self->swarm));
  mur_frame_add_scalar (frame, "noise_scale", NULL,
                        self->loss.kind == MUR_OBJECTIVE_HUBER
                            || self->loss.kind == MUR_OBJECTIVE_CAUCHY
                          ? self->loss.scale
                          : NAN);
  mur_frame_add_scalar (frame, "searches", NULL, (double)refinement.n_searches);
  mur_frame_add_scalar (frame, "searches_here", NULL, (double)refinement.n_here);
  mur_frame_add_scalar (frame, "next_best", NULL, refinement.next_sum);
  mur_frame_add_scalar (frame, "sum_of_squares", NULL, statistics->sum_of_squares);
  mur_frame_add_scalar (frame, "reduced_chi_square", NULL,
                        statistics->reduced_chi_square);
  mur_frame_add_scalar (frame, "r_squared", NULL, statistics->r_squared);
  mur_frame_add_scalar (frame, "aic", NULL, statistics->aic);
  mur_frame_add_scalar (frame, "bic", NULL, statistics->bic);
  mur_frame_add_scalar (frame, "freedom", NULL, mur_curve_fit_freedom (self));
  mur_frame_add_scalar (frame, "runs", NULL, (double)self->picture.runs.n_runs);
  mur_frame_add_scalar (frame, "runs_z", NULL, self->picture.runs.z);
  mur_frame_add_scalar (frame, "autocorrelation", NULL, self->picture.autocorrelation);
  mur_frame_add_scalar (frame, "residual_limit", NULL, self->picture.residual_limit);
  mur_frame_add_scalar (frame, "estimate_limit", "%", self->picture.estimate_limit);
  mur_frame_add_scalar (frame, "plane_x", NULL, self->search.axes[0] + 1);
  mur_frame_add_scalar (frame, "plane_y", NULL, self->search.axes[1] + 1);
}

MurFrame *
mur_curve_fit_frame (MurRun *run)
{
  MurCurveFit *self = (MurCurveFit *)run;
  MurFrame *frame = mur_frame_new ();
  mur_curve_fit_update_picture (self);
  mur_frame_add_table (frame, "data", mur_table_ref (self->data.table));
  mur_frame_add_table (frame, "fit", mur_table_ref (self->picture.fit));
  mur_frame_add_table (frame, "residuals", mur_table_ref (self->picture.residuals));
  mur_frame_add_table (frame, "parameters", mur_table_ref (self->picture.parameters));
  mur_frame_add_table (frame, "convergence", make_convergence (self));
  mur_frame_add_table (frame, "particles", make_particles (self));
  mur_frame_add_table (frame, "swarm_curves", mur_curve_fit_make_swarm_curves (self));
  mur_frame_add_table (frame, "curve", mur_table_ref (self->picture.curve));
  mur_curve_fit_add_cloud (self, frame);
  mur_frame_add_table (frame, "residual_bins",
                       mur_table_ref (self->picture.residual_bins));
  mur_frame_add_table (frame, "estimates", mur_table_ref (self->picture.estimates));
  mur_frame_add_table (frame, "estimate_bars",
                       mur_table_ref (self->picture.estimate_bars));
  mur_frame_add_table (frame, "correlations",
                       mur_table_ref (self->picture.correlations));
  mur_curve_fit_add_search (self, frame);
  add_scalars (self, frame);
  return frame;
}
