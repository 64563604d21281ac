/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Carets at the border for data beyond robust limits. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_outside (const MurLayerPainter *self);
