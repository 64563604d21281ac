/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast the search is followed: generation by generation while the swarm is wide, and
 * the faster the more it has drawn together. */

#include "core/experiments/swarm/private.h"

#include <math.h>

#define SLOWEST 12.0 /* generations a second */
#define FASTEST 120.0

double
mur_search_pace (MurRun *run)
{
  const MurSearch *self = (const MurSearch *)run;
  const GArray *radii = self->courses[MUR_SEARCH_RADIUS];
  const double first = g_array_index (radii, double, 0);
  const double last = g_array_index (radii, double, radii->len - 1);
  const double decades = last > 0 && first > last ? log10 (first / last) : 0;

  return fmin (SLOWEST * exp2 (decades), FASTEST);
}
