/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which panels are in sight, and their places in the grid. */

#pragma once

#include "ui/plot/layout/private.h"

/* Finds the panels in sight by @views (nullable: all), gives each its place, and finds
 * the unit for @scale: smaller where places are small. */
void mur_layout_arrange (MurLayout *self, const MurPanelView *views, double scale);
