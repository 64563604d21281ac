/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random networks of few links, each drawn in order from one stream: small worlds
 * (Watts and Strogatz, Nature 393, 1998) and scale-free networks (Barabási and Albert,
 * Science 286, 1999). */

#include "core/oscillators/network-private.h"

#include "core/base/rng.h"
#include "core/oscillators/memory.h"

/* Bytes a pair takes while a network is made, with its place in a hash table. */
#define MAKING_BYTES 96

/* Rejected draws in a row after which a link stays where it is: only near a complete
 * graph does that happen. */
#define PATIENCE 64

static guint32
draw_below (MurRng *rng, gsize n)
{
  return (guint32)(mur_rng_uniform (rng) * (double)n);
}

static gpointer
pair_key (gsize n, guint32 a, guint32 b)
{
  return GSIZE_TO_POINTER ((gsize)MIN (a, b) * n + MAX (a, b) + 1);
}

/* Another far end for the link of @near, or @far. */
static guint32
rewired (MurRng *rng, gsize n, GHashTable *linked, guint32 near, guint32 far)
{
  for (guint attempt = 0; attempt < PATIENCE; attempt++)
    {
      guint32 other = draw_below (rng, n);

      if (other == near || g_hash_table_contains (linked, pair_key (n, near, other)))
        continue;
      g_hash_table_remove (linked, pair_key (n, near, far));
      g_hash_table_add (linked, pair_key (n, near, other));
      return other;
    }
  return far;
}

gboolean
mur_network_check_small_world (gsize n, gsize reach, GError **error)
{
  return mur_memory_check (n * reach, MAKING_BYTES, "the small world", error);
}

/* As in the paper: the nearest links all around first, then the next nearest. */
MurNetwork *
mur_network_new_small_world (gsize n,
                             gsize reach,
                             double probability,
                             guint64 seed,
                             MurNormalisation normalisation,
                             GError **error)
{
  g_return_val_if_fail (n >= 3 && n <= MUR_NETWORK_MAX_N, NULL);
  g_return_val_if_fail (reach >= 1 && reach <= (n - 1) / 2, NULL);
  g_return_val_if_fail (probability >= 0 && probability <= 1, NULL);

  if (!mur_network_check_small_world (n, reach, error))
    return NULL;

  g_autoptr (GHashTable) linked = g_hash_table_new (NULL, NULL);
  g_autofree guint32 *near = g_new (guint32, n * reach);
  g_autofree guint32 *far = g_new (guint32, n * reach);
  MurRng rng = mur_rng (seed, MUR_RNG_NETWORK, 0);

  for (gsize k = 0; k < n * reach; k++)
    {
      near[k] = (guint32)(k % n);
      far[k] = (guint32)((k % n + k / n + 1) % n);
      g_hash_table_add (linked, pair_key (n, near[k], far[k]));
    }
  for (gsize k = 0; k < n * reach; k++)
    if (mur_rng_uniform (&rng) < probability)
      far[k] = rewired (&rng, n, linked, near[k], far[k]);
  return mur_network_new_mutual (n, n * reach, near, far, normalisation, error);
}

static gboolean
holds (const guint32 *values, gsize n, guint32 value)
{
  for (gsize k = 0; k < n; k++)
    if (values[k] == value)
      return TRUE;
  return FALSE;
}

/* Every end of every link stands in @ends once, so a uniform draw from it is one in
 * proportion to degrees. */
static void
grow (gsize n, gsize n_links, MurRng *rng, guint32 *first, guint32 *second, gsize at)
{
  g_autofree guint32 *ends = g_new (guint32, 2 * (at + (n - n_links - 1) * n_links));

  for (gsize k = 0; k < at; k++)
    {
      ends[2 * k] = first[k];
      ends[2 * k + 1] = second[k];
    }
  for (gsize node = n_links + 1; node < n; node++)
    {
      const gsize begin = at;

      while (at < begin + n_links)
        {
          guint32 chosen = ends[draw_below (rng, 2 * begin)];

          if (holds (second + begin, at - begin, chosen))
            continue;
          first[at] = (guint32)node;
          second[at++] = chosen;
        }
      for (gsize k = begin; k < at; k++)
        {
          ends[2 * k] = first[k];
          ends[2 * k + 1] = second[k];
        }
    }
}

static gsize
count_scale_free (gsize n, gsize n_links)
{
  return n_links * (n_links + 1) / 2 + (n - n_links - 1) * n_links;
}

gboolean
mur_network_check_scale_free (gsize n, gsize n_links, GError **error)
{
  return mur_memory_check (count_scale_free (n, n_links), MAKING_BYTES,
                           "the scale-free network", error);
}

MurNetwork *
mur_network_new_scale_free (
  gsize n, gsize n_links, guint64 seed, MurNormalisation normalisation, GError **error)
{
  g_return_val_if_fail (n >= 2 && n <= MUR_NETWORK_MAX_N, NULL);
  g_return_val_if_fail (n_links >= 1 && n_links < n, NULL);

  const gsize n_pairs = count_scale_free (n, n_links);

  if (!mur_network_check_scale_free (n, n_links, error))
    return NULL;

  g_autofree guint32 *first = g_new (guint32, n_pairs);
  g_autofree guint32 *second = g_new (guint32, n_pairs);
  MurRng rng = mur_rng (seed, MUR_RNG_NETWORK, 0);
  gsize at = 0;

  for (guint32 i = 1; i <= n_links; i++)
    for (guint32 j = 0; j < i; j++)
      {
        first[at] = i;
        second[at++] = j;
      }
  grow (n, n_links, &rng, first, second, at);
  return mur_network_new_mutual (n, n_pairs, first, second, normalisation, error);
}
