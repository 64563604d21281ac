/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Arrows and circles. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_arrows (const MurLayerPainter *self);
void mur_paint_circles (const MurLayerPainter *self);
