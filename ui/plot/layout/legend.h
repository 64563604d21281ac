/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Legends: placed with the layout, painted over the data. */

#pragma once

#include "ui/plot/layout/private.h"
#include "ui/plot/paint/canvas.h"

/* Returns: whether the panel needs room above it first. */
gboolean mur_legend_place (MurLayout *self, MurPanelPlace *place, MurText *text);
double mur_legend_line_height (const MurLayout *self, const MurText *text);
void mur_legend_paint (const MurLayout *self,
                       const MurPanelPlace *place,
                       const MurCanvas *canvas,
                       MurText *text);
