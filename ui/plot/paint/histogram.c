/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Histograms: shaded steps that rise from the ground at the first edge and return at
 * the last. */

#include "ui/plot/paint/histogram.h"

#include "ui/plot/paint/lines.h"

void
mur_paint_histogram (const MurLayerPainter *self)
{
  const gsize n = self->layer->n;
  const MurMap *map = &self->place->y.map;
  const double foot
    = map->scale == MUR_SCALE_LOG ? MIN (map->minimum, map->maximum) : 0;
  g_autofree double *x = g_new (double, n + 2), *y = g_new (double, n + 2);
  MurLayer steps = *self->layer;
  MurLayerPainter painter = *self;

  if (n == 0)
    return;
  x[0] = steps.x[0];
  y[0] = y[n + 1] = foot;
  for (gsize i = 0; i < n; i++)
    {
      x[i + 1] = steps.x[i];
      y[i + 1] = steps.y[i];
    }
  x[n + 1] = steps.x[n];
  steps.kind = MUR_LAYER_STEPS;
  steps.x = x;
  steps.y = y;
  steps.n = n + 2;
  steps.filled = TRUE;
  painter.layer = &steps;
  painter.style.dashes = NULL;
  painter.band_opacity = MIN (2 * self->band_opacity, 1);
  mur_paint_lines (&painter);
}
