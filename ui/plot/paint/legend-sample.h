/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Samples of layers beside their names. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

/* The layer as legends show it. */
void mur_legend_sample (const MurLayerPainter *self, MurRectangle box);
