/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines and steps. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_lines (const MurLayerPainter *self);
