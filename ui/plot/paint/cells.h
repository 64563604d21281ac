/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells: rectangles, each in its colour. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_cells (const MurLayerPainter *self);
