/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Points whose colours are a third value. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_coloured_points (const MurLayerPainter *self);
