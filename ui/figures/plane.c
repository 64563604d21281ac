/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figures/plane.h"

#define EDGE 0.02 /* of the way from bound to bound */

void
mur_plane_set_axis (MurAxis *axis, const char *symbol, MurPlaneSide side)
{
  const double edge = EDGE * (side.upper - side.lower);
  g_autofree char *title = g_strdup_printf ("<i>%s</i><sub>%" G_GUINT64_FORMAT "</sub>",
                                            symbol, side.number);
  mur_axis_set (axis, title, NULL, MUR_SCALE_LINEAR);
  axis->minimum = side.lower - edge;
  axis->maximum = side.upper + edge;
}

MurLayer *
mur_plane_add_grid (MurPanel *panel,
                    MurLayerKind kind,
                    const MurColumn *values,
                    MurPlaneSide across,
                    MurPlaneSide upwards)
{
  gsize n = 1;
  while (n * n < values->n)
    n++;
  MurLayer *layer
    = mur_panel_add_grid (panel, kind, MUR_ROLE_GUIDE, NULL, values->values, n, n);
  layer->x_min = across.lower;
  layer->x_max = across.upper;
  layer->y_min = upwards.lower;
  layer->y_max = upwards.upper;
  return layer;
}

MurLayer *
mur_plane_add_swarm (MurPanel *panel,
                     const char *name,
                     const MurColumn *x,
                     const MurColumn *y,
                     const double *keys)
{
  MurLayer *points
    = mur_panel_add_points (panel, MUR_ROLE_SERIES_4, name, x->values, y->values, x->n);
  points->marker = MUR_MARKER_DOT;
  points->keys = keys;
  return points;
}

void
mur_plane_add_bests (MurPanel *panel,
                     const MurColumn *x,
                     const MurColumn *y,
                     const double *keys)
{
  MurLayer *bests = mur_plane_add_swarm (panel, "Best of each", x, y, keys);
  bests->marker = MUR_MARKER_RING;
  bests->opacity = 0.6;
}
