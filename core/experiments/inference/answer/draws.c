/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws from the posterior: four chains side by side on the pool, from about the
 * optimum. */

#include "core/experiments/inference/private.h"

#include "core/base/vmath.h"
#include "core/inference/draws/diagnostics.h"

#include <math.h>

#define EVALUATIONS 24.0 /* of a chain in a step, over the number of oscillators */
#define MOST_EVALUATIONS 8.0
#define LEAST_DRAWS 8 /* for diagnostics */

/* Whether there are starts: a covariance that is positive definite. */
static gboolean
find_starts (MurInference *self, guint n, double *starts, double *factor)
{
  if (mur_posterior_starts (self->chains[0], self->results.columns[MUR_INFERENCE_VALUE],
                            self->uncertainty, MUR_INFERENCE_CHAINS,
                            self->settings.seed, starts, factor))
    return TRUE;
  return FALSE;
}

void
mur_inference_begin_draws (MurInference *self)
{
  MurNutsSettings settings;
  g_autofree double *starts = NULL, *factor = NULL;
  guint n;

  mur_inference_need_likelihood (self);
  mur_inference_need_uncertainty (self);
  for (guint c = 0; c < MUR_INFERENCE_CHAINS; c++)
    self->chains[c] = mur_posterior_new (self->likelihood);
  n = mur_posterior_n (self->chains[0]);
  starts = g_new (double, (gsize)MUR_INFERENCE_CHAINS *n);
  factor = g_new (double, (gsize)n *n);
  mur_nuts_settings_init (&settings);
  settings.n_chains = MUR_INFERENCE_CHAINS;
  settings.n_draws = self->settings.n_draws;
  settings.n_evaluations
    = (guint)fmin (fmax (EVALUATIONS / self->settings.n, 1), MOST_EVALUATIONS);
  settings.seed = self->settings.seed;
  if (find_starts (self, n, starts, factor))
    self->nuts = mur_nuts_new (n, &settings, mur_posterior_density,
                               (gpointer *)self->chains, starts, factor, self->pool);
}

MurStatus
mur_inference_step_draws (MurInference *self, GError **error)
{
  if (self->nuts == NULL)
    return MUR_STATUS_CONVERGED;
  return mur_nuts_step (self->nuts) == MUR_STATUS_RUNNING ? MUR_STATUS_RUNNING
                                                          : MUR_STATUS_CONVERGED;
}

/* All draws of dimension @d, chain after chain; σ itself, not its logarithm, does as well
 * for ranks. */
static double *
gather (const MurInference *self, guint n_draws, guint d)
{
  double *values = g_new (double, (gsize)MUR_INFERENCE_CHAINS *n_draws);

  for (guint c = 0; c < MUR_INFERENCE_CHAINS; c++)
    for (guint k = 0; k < n_draws; k++)
      values[(gsize)c * n_draws + k] = mur_nuts_draw (self->nuts, c, k)[d];
  return values;
}

static void
diagnose (MurInference *self)
{
  MurInferenceResults *results = &self->results;
  const guint n_draws = mur_nuts_n_draws (self->nuts);
  const guint n = mur_posterior_n (self->chains[0]);
  double worst = -INFINITY, least = INFINITY;

  for (guint d = 0; d < n; d++)
    {
      g_autofree double *values = gather (self, n_draws, d);
      const double rhat = mur_split_rhat (MUR_INFERENCE_CHAINS, n_draws, values);
      const double ess = mur_bulk_ess (MUR_INFERENCE_CHAINS, n_draws, values);

      *(d < self->n_parameters ? &results->columns[MUR_INFERENCE_RHAT][d]
                               : &results->numbers[MUR_INFERENCE_SIGMA_RHAT])
        = rhat;
      *(d < self->n_parameters ? &results->columns[MUR_INFERENCE_ESS][d]
                               : &results->numbers[MUR_INFERENCE_SIGMA_ESS])
        = ess;
      worst = fmax (worst, rhat);
      least = fmin (least, ess);
    }
  results->numbers[MUR_INFERENCE_WORST_RHAT] = worst;
  results->numbers[MUR_INFERENCE_LEAST_ESS] = least;
}

void
mur_inference_end_draws (MurInference *self)
{
  guint n_divergent;

  if (self->nuts == NULL)
    {
      mur_inference_add_words (
        self, g_strdup ("there are no draws, as the data do not tell all "
                        "parameters: that needs a prior"));
      return;
    }
  n_divergent = mur_nuts_n_divergent (self->nuts);
  self->results.numbers[MUR_INFERENCE_DIVERGENCES] = n_divergent;
  if (mur_nuts_n_draws (self->nuts) >= LEAST_DRAWS)
    diagnose (self);
  if (n_divergent > 0)
    mur_inference_add_words (
      self, g_strdup_printf ("%u draws diverged: there may be places that the "
                             "chains cannot go to",
                             n_divergent));
}

/* Frame */

static void
add_column (const MurInference *self, MurTable *table, const char *name, guint d)
{
  const guint n_draws = mur_nuts_n_draws (self->nuts);
  const char *unit
    = d < self->n_parameters && !mur_layout_is_phase (self->settings.n, d) ? "rad/s"
                                                                           : "rad";

  mur_table_add_take (table, name, unit, gather (self, n_draws, d),
                      (gsize)MUR_INFERENCE_CHAINS * n_draws);
}

static void
add_sigma (const MurInference *self, MurTable *table)
{
  const gsize n_rows = (gsize)MUR_INFERENCE_CHAINS * mur_nuts_n_draws (self->nuts);
  double *values;

  if (mur_posterior_n (self->chains[0]) > self->n_parameters)
    {
      values = gather (self, mur_nuts_n_draws (self->nuts), self->n_parameters);
      mur_vexp (n_rows, values, values);
    }
  else
    {
      values = g_new (double, n_rows);
      for (gsize k = 0; k < n_rows; k++)
        values[k] = self->settings.likelihood.sigma;
    }
  mur_table_add_take (table, "sigma", "rad", values, n_rows);
}

static MurTable *
make_draws (const MurInference *self)
{
  const guint n_draws = mur_nuts_n_draws (self->nuts);
  const gsize n_rows = (gsize)MUR_INFERENCE_CHAINS * n_draws;
  double *chain = g_new (double, n_rows), *draw = g_new (double, n_rows);
  double *density = g_new (double, n_rows);
  MurTable *table = mur_table_new ();

  for (gsize k = 0; k < n_rows; k++)
    {
      chain[k] = (double)(k / n_draws + 1);
      draw[k] = (double)(k % n_draws + 1);
      density[k]
        = mur_nuts_log_density (self->nuts, (guint)(k / n_draws), (guint)(k % n_draws));
    }
  mur_table_add_take (table, "chain", NULL, chain, n_rows);
  mur_table_add_take (table, "draw", NULL, draw, n_rows);
  mur_table_add_take (table, "log_density", NULL, density, n_rows);
  for (guint row = 0; row < self->n_parameters; row++)
    {
      const guint n = self->settings.n, p = mur_inference_parameter_of_row (n, row);
      char label[MUR_LAYOUT_NAME_SIZE];
      g_autofree char *name = NULL;

      mur_layout_name (n, p, label);
      name = p < 2 * n ? g_strdup (label) : g_strdup_printf ("k%u", p - 2 * n + 1);
      add_column (self, table, name, p);
      mur_table_set_title (table, label);
    }
  add_sigma (self, table);
  return table;
}

static void
add_diagnostics (const MurInference *self, MurFrame *frame)
{
  const MurInferenceResults *results = &self->results;
  g_auto (GStrv) labels = mur_inference_labels (self->settings.n);
  double *rhat = g_new (double, self->n_parameters);
  double *ess = g_new (double, self->n_parameters);
  MurTable *table = mur_table_new ();

  for (guint row = 0; row < self->n_parameters; row++)
    {
      const guint p = mur_inference_parameter_of_row (self->settings.n, row);

      rhat[row] = results->columns[MUR_INFERENCE_RHAT][p];
      ess[row] = results->columns[MUR_INFERENCE_ESS][p];
    }
  mur_table_add_take (table, "rhat", NULL, rhat, self->n_parameters);
  mur_table_add_take (table, "ess", NULL, ess, self->n_parameters);
  mur_table_set_labels (table, (const char *const *)labels);
  mur_frame_add_table (frame, "diagnostics", table);
}

void
mur_inference_add_draws (const MurInference *self, MurFrame *frame)
{
  if (self->nuts == NULL || mur_nuts_n_draws (self->nuts) == 0)
    return;
  mur_frame_add_table (frame, "draws", make_draws (self));
  add_diagnostics (self, frame);
}
