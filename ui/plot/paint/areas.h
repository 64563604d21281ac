/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bands, bars and rules. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_band (const MurLayerPainter *self);
/* Further painting is inside the band only. */
void mur_clip_to_band (const MurLayerPainter *self);
void mur_paint_bars (const MurLayerPainter *self);
void mur_paint_rule (const MurLayerPainter *self);
