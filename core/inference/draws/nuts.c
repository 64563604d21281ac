/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Chains side by side. */

#include "core/inference/draws/nuts-private.h"

#include <math.h>
#include <string.h>

struct _MurNuts
{
  guint n;
  MurNutsSettings settings;
  double *starts, *factor;
  MurNutsChain *chains;
  MurPool *pool;
};

void
mur_nuts_settings_init (MurNutsSettings *self)
{
  *self = (MurNutsSettings){ .n_chains = 4,
                             .n_warmup = 300,
                             .n_draws = 1000,
                             .max_depth = 10,
                             .n_evaluations = 8,
                             .acceptance = 0.8,
                             .is_dense = TRUE,
                             .seed = 42 };
}

gboolean
mur_factor (guint n, const double *covariance, double *factor)
{
  memset (factor, 0, (gsize)n * n * sizeof *factor);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j <= i; j++)
      {
        double sum = covariance[(gsize)i * n + j];

        for (guint k = 0; k < j; k++)
          sum -= factor[(gsize)i * n + k] * factor[(gsize)j * n + k];
        if (i == j && !(sum > 0 && sum <= G_MAXDOUBLE))
          return FALSE;
        factor[(gsize)i * n + j] = i == j ? sqrt (sum) : sum / factor[(gsize)j * n + j];
      }
  return TRUE;
}

MurNuts *
mur_nuts_new (guint n,
              const MurNutsSettings *settings,
              MurDensityFunc density,
              gpointer *data,
              const double *starts,
              const double *factor,
              MurPool *pool)
{
  MurNuts *self;

  g_return_val_if_fail (n > 0 && settings->n_chains > 0 && settings->n_draws > 0, NULL);
  g_return_val_if_fail (settings->max_depth >= 1
                          && settings->max_depth <= MUR_NUTS_MAX_DEPTH
                          && settings->n_evaluations > 0,
                        NULL);

  self = g_new0 (MurNuts, 1);
  self->n = n;
  self->settings = *settings;
  self->starts = g_memdup2 (starts, (gsize)settings->n_chains * n * sizeof *starts);
  if (factor != NULL)
    self->factor = g_memdup2 (factor, (gsize)n * n * sizeof *factor);
  self->pool = pool;
  self->chains = g_new0 (MurNutsChain, settings->n_chains);
  for (guint c = 0; c < settings->n_chains; c++)
    {
      MurNutsChain *chain = &self->chains[c];

      mur_nuts_chain_init (chain, n, c, &self->settings);
      chain->density = density;
      chain->data = data != NULL ? data[c] : NULL;
      chain->start = self->starts + (gsize)c * n;
      chain->factor = self->factor;
    }
  return self;
}

void
mur_nuts_free (MurNuts *self)
{
  if (self == NULL)
    return;
  for (guint c = 0; c < self->settings.n_chains; c++)
    mur_nuts_chain_clear (&self->chains[c]);
  g_free (self->chains);
  g_free (self->starts);
  g_free (self->factor);
  g_free (self);
}

MurNutsChain *
mur_nuts_chains (const MurNuts *self, guint *n_chains)
{
  *n_chains = self->settings.n_chains;
  return self->chains;
}

static void
advance_cb (gsize chunk, guint thread, gpointer data)
{
  MurNuts *self = data;

  mur_nuts_chain_advance (&self->chains[chunk], self->settings.n_evaluations);
}

static MurStatus
status_of (const MurNuts *self)
{
  gboolean is_done = TRUE;

  for (guint c = 0; c < self->settings.n_chains; c++)
    {
      if (self->chains[c].stage == MUR_NUTS_FAILED)
        return MUR_STATUS_FAILED;
      is_done = is_done && self->chains[c].stage == MUR_NUTS_DONE;
    }
  return is_done ? MUR_STATUS_CONVERGED : MUR_STATUS_RUNNING;
}

MurStatus
mur_nuts_step (MurNuts *self)
{
  if (self->pool != NULL)
    mur_pool_for (self->pool, self->settings.n_chains, advance_cb, self);
  else
    for (guint c = 0; c < self->settings.n_chains; c++)
      advance_cb (c, 0, self);
  return status_of (self);
}

MurStatus
mur_nuts_run (MurNuts *self)
{
  MurStatus status = MUR_STATUS_RUNNING;

  while (status == MUR_STATUS_RUNNING)
    status = mur_nuts_step (self);
  return status;
}

guint
mur_nuts_n_draws (const MurNuts *self)
{
  guint least = self->settings.n_draws;

  for (guint c = 0; c < self->settings.n_chains; c++)
    least = MIN (least, self->chains[c].n_kept);
  return least;
}

const double *
mur_nuts_draw (const MurNuts *self, guint chain, guint k)
{
  return self->chains[chain].draws + (gsize)k * self->n;
}

double
mur_nuts_log_density (const MurNuts *self, guint chain, guint k)
{
  return self->chains[chain].log_densities[k];
}

guint
mur_nuts_n_divergent (const MurNuts *self)
{
  guint count = 0;

  for (guint c = 0; c < self->settings.n_chains; c++)
    count += self->chains[c].n_divergent;
  return count;
}

guint64
mur_nuts_n_evaluations (const MurNuts *self)
{
  guint64 count = 0;

  for (guint c = 0; c < self->settings.n_chains; c++)
    count += self->chains[c].n_evaluations;
  return count;
}

double
mur_nuts_step_size (const MurNuts *self, guint chain)
{
  return self->chains[chain].step;
}
