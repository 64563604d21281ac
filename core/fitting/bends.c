/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Only the part that holds the place looked for is split again, as in Hoare's selection
 * (1961), with sums of turns in place of counts. */

#include "core/fitting/bends.h"

#include <stdlib.h>

#define FEW 64 /* are sorted at once */

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const MurBend *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

void
mur_bends_sort (MurBend *places, gsize n)
{
  if (n > 0) /* qsort must not see NULL */
    qsort (places, n, sizeof *places, compare_cb);
}

static void
swap (MurBend *a, MurBend *b)
{
  const MurBend kept = *a;

  *a = *b;
  *b = kept;
}

/* Puts those before the middle one of three first. Returns: how many they are, with it */
static gsize
split (MurBend *places, gsize n)
{
  MurBend *last = places + n - 1, *middle = places + n / 2;
  gsize n_first = 0;

  if (compare_cb (middle, places) < 0)
    swap (middle, places);
  if (compare_cb (last, places) < 0)
    swap (last, places);
  if (compare_cb (middle, last) < 0)
    swap (middle, last);
  for (gsize i = 0; i < n - 1; i++)
    if (compare_cb (&places[i], last) < 0)
      swap (&places[i], &places[n_first++]);
  swap (last, &places[n_first]);
  return n_first + 1;
}

gboolean
mur_bends_find_turn (MurBend *places, gsize n, double slope, gsize *row)
{
  while (n > FEW)
    {
      const gsize n_first = split (places, n);
      double beyond = slope;

      for (gsize i = 0; i < n_first; i++)
        beyond += places[i].turn;
      if (beyond >= 0 && n_first == n)
        break;
      if (beyond >= 0)
        n = n_first;
      else
        {
          slope = beyond;
          places += n_first;
          n -= n_first;
        }
    }
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
