/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rows of a layer are, for the units that read data. */

#pragma once

#include "ui/plot/layout/private.h"
#include "ui/plot/pick/pick.h"

typedef enum
{
  MUR_SORTING_UNKNOWN,
  MUR_SORTING_NONE,
  MUR_SORTING_RISING, /* x never falls, no NaN */
  MUR_SORTING_FALLING
} MurSorting;

/* How many rows may hold data; 0 for rules and texts. */
gsize mur_layer_n_rows (const MurLayer *layer);
/* Fills x … z. Returns: whether there is a datum that the panel's axes can show */
gboolean mur_panel_place_datum (const MurPanelPlace *place,
                                const MurLayer *layer,
                                gsize row,
                                MurPick *pick);
/* Whether the layer is a visible one with places for data. */
gboolean mur_panel_place_is_series (const MurPanelPlace *place, guint layer);
/* How the x of a layer's rows are ordered; found once for a layout. */
MurSorting mur_panel_place_sorting (const MurPanelPlace *place, guint layer);

/* The first row whose x is not before @x in the order of the column, which has one. */
gsize mur_sorting_find (const double *values, gsize n, MurSorting order, double x);

static inline const MurLayer *
mur_panel_place_layer (const MurPanelPlace *place, guint layer)
{
  return g_ptr_array_index (place->panel->layers, layer);
}

static inline gboolean
mur_layer_is_grid (const MurLayer *layer)
{
  return layer->kind == MUR_LAYER_IMAGE || layer->kind == MUR_LAYER_CONTOURS;
}
