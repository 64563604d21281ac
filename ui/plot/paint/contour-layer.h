/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contours with their labels. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_contours (const MurLayerPainter *self);
