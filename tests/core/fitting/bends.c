/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a slope turns, against a look at all places in order. Turns are whole numbers, so
 * that sums of any order are the same. */

#include "core/fitting/bends.h"

#include "core/base/rng.h"
#include "tests/core/fitting/tests.h"

#define MOST 5000

static void
fill (MurBend *places, gsize n, MurRng *rng, gboolean has_ties)
{
  for (gsize i = 0; i < n; i++)
    places[i]
      = (MurBend){ (double)(guint)(mur_rng_uniform (rng) * (has_ties ? 7 : 1e6)),
                   (double)(guint)(mur_rng_uniform (rng) * 9), i };
}

static gboolean
look (MurBend *places, gsize n, double slope, gsize *row)
{
  mur_bends_sort (places, n);
  for (gsize i = 0; i < n; i++)
    {
      slope += places[i].turn;
      *row = places[i].row;
      if (slope >= 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_turn (void)
{
  static const gsize sizes[] = { 0, 1, 2, 63, 64, 65, 66, 129, 1000, MOST };
  static const double parts[] = { 0, 0.001, 0.5, 0.97, 1, 1.5 };
  g_autofree MurBend *places = g_new (MurBend, MOST);
  MurRng rng = mur_rng (5, MUR_RNG_FIT_STARTS, 0);

  for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
    for (gsize i = 0; i < 2 * G_N_ELEMENTS (parts); i++)
      {
        g_autofree MurBend *copy = NULL;
        gsize row = 1, expected = 1;
        double sum = 0;

        fill (places, sizes[k], &rng, i % 2 == 1);
        for (gsize j = 0; j < sizes[k]; j++)
          sum += places[j].turn;
        copy = g_memdup2 (places, sizes[k] * sizeof *places);
        const double slope = -(double)(guint)(parts[i / 2] * sum) - 0.5;
        const gboolean is_there = look (copy, sizes[k], slope, &expected);

        g_assert_true (mur_bends_find_turn (places, sizes[k], slope, &row) == is_there);
        if (is_there)
          g_assert_cmpuint (row, ==, expected);
      }
}

void
mur_test_bends (void)
{
  g_test_add_func ("/core/bends/turn", test_turn);
}
