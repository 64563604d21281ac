/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Legends, placed with the layout. */

#pragma once

#include "ui/plot/layout/private.h"

/* Returns: whether the panel needs room above it first. */
gboolean mur_legend_place (MurLayout *self, MurPanelPlace *place, MurText *text);
double mur_legend_line_height (const MurLayout *self, const MurText *text);
