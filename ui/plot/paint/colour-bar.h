/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar beside a panel that says what its colours mean. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_colour_bar (const MurLayout *self,
                           const MurPanelPlace *place,
                           const MurCanvas *canvas,
                           MurText *text);
