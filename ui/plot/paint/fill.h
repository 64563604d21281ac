/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shaded lines. */

#pragma once

#include "ui/plot/paint/path.h"

/* Shades between the path and the ground. */
void mur_paint_fill (const MurLayerPainter *self, const MurPath *path);
