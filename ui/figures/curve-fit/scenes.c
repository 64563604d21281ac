/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figures/curve-fit/private.h"
#include "ui/figures/registry.h"

#include <math.h>

gboolean
mur_curve_fit_has_numbers (const MurColumn *column)
{
  for (gsize i = 0; i < column->n; i++)
    if (isfinite (column->values[i]))
      return TRUE;
  return FALSE;
}

const MurScene mur_scenes_curve_fit[] = {
  { "fit", "Fit", "How near does the best curve come to the points, and what is left?",
    mur_curve_fit_build_fit },
  { "search", "Search", "Where do the particles look, and how near do they come?",
    mur_curve_fit_build_search },
  { "estimates", "Estimates", "How sure are the values, and what do they depend on?",
    mur_curve_fit_build_estimates },
  { MUR_SCENE_OVERVIEW, "Overview",
    "Data, fit, residuals, search and estimates at once.",
    mur_curve_fit_build_overview },
  { NULL },
};
