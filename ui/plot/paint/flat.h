/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bands in files that know no transparency. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

/* Whether the layer has been painted by mur_flat_paint_bands(). */
gboolean
mur_flat_is_below (const MurCanvas *canvas, const MurPanel *panel, guint layer);
/* The bands of a panel, below its grid. */
void mur_flat_paint_bands (const MurLayout *self,
                           const MurPanelPlace *place,
                           const MurCanvas *canvas);
