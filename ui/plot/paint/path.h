/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines as paths of pixels, reduced to what can be seen. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

/* One segment in pixels. */
typedef struct
{
  gsize start, n;
  gboolean ordered;
} MurStretch;

/* A line in the pixels of a mask whose corner is at (@left, @top). */
typedef struct
{
  MurMap x, y;
  int left, top, width, height;
  double *edges;     /* (nullable): computed when first needed */
  GArray *points;    /* of MurPoint */
  GArray *stretches; /* of MurStretch */
} MurPath;

void mur_path_init (MurPath *self,
                    const MurLayerPainter *painter,
                    const MurMask *mask,
                    int left,
                    int top);
void mur_path_clear (MurPath *self);
MurPoint mur_path_unit_point (const MurPath *self,
                              const MurCanvas *canvas,
                              const MurPoint *point);
