/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts among the data. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_texts (const MurLayerPainter *self);
/* @text is markup, in a colour that reads on the panel, with a rim of its ground. */
void mur_paint_label (const MurLayerPainter *self,
                      const char *text,
                      MurColour colour,
                      const MurTextPlace *place);
