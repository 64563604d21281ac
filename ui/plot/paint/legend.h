/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Legends, where the layout has placed them. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

/* The entries and samples of a panel, over its data. */
void mur_legend_paint (const MurLayout *self,
                       const MurPanelPlace *place,
                       const MurCanvas *canvas,
                       MurText *text);
