/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn in a panel, for legends that keep off it. */

#pragma once

#include "ui/plot/layout/private.h"

/* All that is drawn, in small squares. */
typedef struct
{
  MurRectangle area;
  double side; /* of a square */
  int n_columns, n_rows;
  guint8 *taken;
} MurCensus;

/* Cost: O(rows of data), and of the pixels of bars and cells. */
void mur_census_init (MurCensus *self, const MurPanelPlace *place, MurText *text);
void mur_census_clear (MurCensus *self);
/* Whether nothing is drawn within @around of @box. */
gboolean mur_census_is_free (const MurCensus *self, MurRectangle box, double around);

/* Whether a datum, or a line between two, lies in @box: without a raster. */
gboolean
mur_panel_place_draws_in (const MurPanelPlace *place, MurText *text, MurRectangle box);
