/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where panels lie, and the margins around them. */

#pragma once

#include "ui/plot/layout/private.h"

/* Makes one unit as long on both axes of an equal panel by widening the one that has
 * room; both are linear. Not of a panel whose axes set all their limits. */
void mur_panel_equalise (const MurPanel *panel,
                         const MurRectangle *area,
                         MurRange *x,
                         MurRange *y);
/* Chooses data areas, ticks and margins; they depend on one another. */
void mur_layout_place_panels (MurLayout *self, MurText *text);
