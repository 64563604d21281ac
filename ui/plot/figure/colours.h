/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as colours: which layers have them, what the ends of the map stand for, and
 * tints of whole layers. */

#pragma once

#include "ui/plot/figure/range.h"
#include "ui/plot/figure/theme.h"

/* Points layers above this many show their density instead. */
#define MUR_DENSITY_POINTS 100000

/* What the ends of the map stand for in the layer, never of zero width. */
MurRange mur_layer_colours (const MurPanel *panel, const MurLayer *layer);
/* The first of its layers that the colour bar explains; (nullable). */
const MurLayer *mur_panel_coloured_layer (const MurPanel *panel);
/* Whether a colour bar is to explain tints: there is no coloured layer, and the z axis
 * has both limits. */
gboolean mur_panel_explains_tints (const MurPanel *panel);
/* The colour of @tint from 0 to 1. Without a coloured layer, whose colours it would
 * share, only the part of the map that stands off the theme's panels by 3:1 is used. */
MurColour mur_panel_tint (const MurPanel *panel, const MurTheme *theme, double tint);
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
