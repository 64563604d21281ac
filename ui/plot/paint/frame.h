/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around data: grounds, grids, axes, titles. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_panel_frame (const MurLayout *self,
                            const MurPanelPlace *place,
                            const MurCanvas *canvas,
                            MurText *text);
