/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of all chains: their arrays as they are, and their numbers as doubles, which
 * hold them exactly. */

#include "core/inference/draws/nuts-private.h"

#include <math.h>

#define N_NUMBERS 30

/* Copies the @k-th number out of the chain or into it; counts are from 0 to @most,
 * whatever an archive says. */
#define NUMBER(field)         \
  do                          \
    {                         \
      if (is_saving)          \
        numbers[k] = (field); \
      else                    \
        (field) = numbers[k]; \
      k++;                    \
    }                         \
  while (0)

#define COUNT(field, most)                                                         \
  do                                                                               \
    {                                                                              \
      if (is_saving)                                                               \
        numbers[k] = (double)(field);                                              \
      else                                                                         \
        (field) = (__typeof__ (field))fmin (fmax (numbers[k], 0), (double)(most)); \
      k++;                                                                         \
    }                                                                              \
  while (0)

static void
exchange (MurNutsChain *self, gboolean is_saving, double *numbers)
{
  guint search = (guint)(self->search + 1);
  guint k = 0;

  COUNT (self->stage, MUR_NUTS_FAILED);
  COUNT (self->n_trajectories, G_MAXINT);
  COUNT (self->n_streams, G_MAXINT);
  COUNT (self->n_uniforms, G_MAXINT);
  COUNT (self->n_evaluations, 0x1p52);
  COUNT (self->n_divergent, G_MAXINT);
  NUMBER (self->current.log_density);
  NUMBER (self->ends[0].log_density);
  NUMBER (self->ends[1].log_density);
  NUMBER (self->tree.chosen.log_density);
  NUMBER (self->tree.log_weight);
  NUMBER (self->branch.chosen.log_density);
  NUMBER (self->branch.log_weight);
  COUNT (self->depth, self->settings->max_depth);
  COUNT (self->leaf, (1u << self->depth) - 1);
  COUNT (self->is_forward, 1);
  NUMBER (self->energy);
  NUMBER (self->accepted);
  NUMBER (self->n_leaves);
  NUMBER (self->step);
  NUMBER (self->log_step);
  COUNT (search, 2);
  NUMBER (self->averaging.centre);
  NUMBER (self->averaging.error);
  NUMBER (self->averaging.average);
  NUMBER (self->averaging.count);
  NUMBER (self->window_count);
  COUNT (self->window_end, G_MAXINT / 4);
  COUNT (self->window_length, G_MAXINT / 4);
  COUNT (self->n_kept, self->settings->n_draws);
  self->search = (int)search - 1;
  g_assert (k == N_NUMBERS);
}

static void
save_chain (MurNutsChain *chain, MurArchive *archive)
{
  g_autofree char *numbers_name = g_strdup_printf ("numbers%u", chain->number);
  g_autofree char *memory_name = g_strdup_printf ("memory%u", chain->number);
  g_autofree char *draws_name = g_strdup_printf ("draws%u", chain->number);
  g_autofree char *densities_name = g_strdup_printf ("densities%u", chain->number);
  double numbers[N_NUMBERS];

  exchange (chain, TRUE, numbers);
  mur_archive_put_doubles (archive, numbers_name, numbers, N_NUMBERS);
  mur_archive_put_doubles (archive, memory_name, chain->memory, chain->memory_size);
  mur_archive_put_doubles (archive, draws_name, chain->draws,
                           (gsize)chain->n_kept * chain->n);
  mur_archive_put_doubles (archive, densities_name, chain->log_densities,
                           chain->n_kept);
}

static gboolean
restore_chain (MurNutsChain *chain, const MurArchive *archive, GError **error)
{
  g_autofree char *numbers_name = g_strdup_printf ("numbers%u", chain->number);
  g_autofree char *memory_name = g_strdup_printf ("memory%u", chain->number);
  g_autofree char *draws_name = g_strdup_printf ("draws%u", chain->number);
  g_autofree char *densities_name = g_strdup_printf ("densities%u", chain->number);
  double numbers[N_NUMBERS];

  if (!mur_archive_get_doubles (archive, numbers_name, numbers, N_NUMBERS, error)
      || !mur_archive_get_doubles (archive, memory_name, chain->memory,
                                   chain->memory_size, error))
    return FALSE;
  exchange (chain, FALSE, numbers);
  return mur_archive_get_doubles (archive, draws_name, chain->draws,
                                  (gsize)chain->n_kept * chain->n, error)
         && mur_archive_get_doubles (archive, densities_name, chain->log_densities,
                                     chain->n_kept, error);
}

void
mur_nuts_save (const MurNuts *self, MurArchive *archive)
{
  guint n_chains;
  MurNutsChain *chains = mur_nuts_chains (self, &n_chains);

  for (guint c = 0; c < n_chains; c++)
    save_chain (&chains[c], archive);
}

gboolean
mur_nuts_restore (MurNuts *self, const MurArchive *archive, GError **error)
{
  guint n_chains;
  MurNutsChain *chains = mur_nuts_chains (self, &n_chains);

  for (guint c = 0; c < n_chains; c++)
    if (!restore_chain (&chains[c], archive, error))
      return FALSE;
  return TRUE;
}
