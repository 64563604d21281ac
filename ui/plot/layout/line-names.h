/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names at the right ends of lines, placed with the layout. */

#pragma once

#include "ui/plot/layout/private.h"

/* Whether @layer has its name at its end, and not in the legend. */
gboolean mur_line_names_hold (const MurPanelPlace *place, const MurLayer *layer);
/* Whether the legend takes in the name of @layer because there is no room at its end. */
gboolean mur_line_names_leave (const MurPanelPlace *place, const MurLayer *layer);
/* Collects the names, and the width that they take, for the margins. */
void mur_line_names_measure (MurLayout *self, MurPanelPlace *place, MurText *text);
/* Places them beside the data area. Returns: whether there is no room, and the names
 * are left to the legend. */
gboolean mur_line_names_place (MurLayout *self, MurPanelPlace *place, MurText *text);
