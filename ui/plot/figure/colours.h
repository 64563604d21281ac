/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as colours: which layers have them, and what the ends of the map stand for. */

#pragma once

#include "ui/plot/figure/range.h"

/* Points layers above this many show their density instead. */
#define MUR_DENSITY_POINTS 100000

/* What the ends of the map stand for in the layer, never of zero width. */
MurRange mur_layer_colours (const MurPanel *panel, const MurLayer *layer);
/* The first of its layers that the colour bar explains; (nullable). */
const MurLayer *mur_panel_coloured_layer (const MurPanel *panel);
static inline gboolean
mur_layer_is_density (const MurLayer *layer)
{
  return layer->kind == MUR_LAYER_POINTS && layer->z == NULL
         && layer->n > MUR_DENSITY_POINTS;
}

/* Coloured points above it show the mean of their colours. */
static inline gboolean
mur_layer_is_mean (const MurLayer *layer)
{
  return layer->kind == MUR_LAYER_POINTS && layer->z != NULL
         && layer->n > MUR_DENSITY_POINTS;
}
