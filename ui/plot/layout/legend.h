/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Legends, placed with the layout. */

#pragma once

#include "ui/plot/layout/private.h"

/* Collects the entries, and measures them, before panels are placed. */
void mur_legend_measure (MurLayout *self, MurPanelPlace *place, MurText *text);
/* What a legend outside takes on the right of, or below, all else. */
double mur_legend_room_beside (const MurLayout *self, const MurPanelPlace *place);
double mur_legend_room_below (const MurLayout *self, const MurPanelPlace *place);
/* Returns: whether panels have to be placed again, with other margins. */
gboolean mur_legend_place (MurLayout *self, MurPanelPlace *place, MurText *text);
double mur_legend_line_height (const MurLayout *self, const MurText *text);
