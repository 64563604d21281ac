/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around data: grounds, grids, axes, titles. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_paint_panel_ground (const MurLayout *self,
                             const MurPanelPlace *place,
                             const MurCanvas *canvas);
/* What stands on it and around it. */
void mur_paint_panel_frame (const MurLayout *self,
                            const MurPanelPlace *place,
                            const MurCanvas *canvas,
                            MurText *text);
/* The title of an axis, read upwards, its first line right of @left. @above: what it may
 * take above the data area */
void mur_paint_upright_title (const MurPanelPlace *place,
                              const MurAxisPlace *axis,
                              double left,
                              double above,
                              const MurCanvas *canvas,
                              MurText *text);
