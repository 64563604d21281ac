/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Images. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_image (const MurLayerPainter *self);
