/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Limits of a panel: automatic ones, and those that result. */

#pragma once

#include "ui/plot/layout/layout.h"

/* The scale that @axis has by @choice. */
MurScale mur_scale_chosen (MurScaleChoice choice, const MurAxis *axis);

/* The automatic limits of a panel over its layers, with margins, never of zero width;
 * for panels with nothing finite 0 … 1 (1 … 10 on log axes). Scales are those of @view
 * (nullable), and layers that it hides do not count. */
void mur_panel_auto_limits (const MurPanel *panel,
                            const MurPanelView *view,
                            MurRange *x,
                            MurRange *y);
/* What @view (nullable) asks for, else what the axes fix, else what the layers cover;
 * they are looked at only if it matters. */
void mur_panel_limits (const MurPanel *panel,
                       const MurPanelView *view,
                       MurRange *x,
                       MurRange *y);
