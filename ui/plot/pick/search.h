/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A search for what is nearest to a point, for the units that know kinds of layers. */

#pragma once

#include "ui/plot/pick/data.h"

typedef struct
{
  const MurPanelPlace *place;
  double px, py;
  double asked;  /* how far it may be */
  double reach;  /* of the box; the distance of what was found */
  MurRange x, y; /* the box, in data */
  MurPick *pick;
  guint layer;
  gboolean found;
  gboolean covered; /* nothing below is seen where one points */
} MurPickSearch;

/* Takes a row of the layer that is searched, where it is nearer than what was found. */
void mur_search_take (MurPickSearch *self, gsize row, double distance);
/* Searches a layer of cells, arrows, circles, texts, an image or a rule. Returns: FALSE
 * where it is another */
gboolean mur_search_shape (MurPickSearch *self, const MurLayer *layer);
/* The inside of a band, of which the rows from @from to @to may be near. */
void mur_search_band (MurPickSearch *self, const MurLayer *layer, gsize from, gsize to);
