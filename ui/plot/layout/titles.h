/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles of panels and axes, and captions: how they go into the room that there is. */

#pragma once

#include "ui/plot/layout/private.h"

/* Fits them into the place that the panel has now. Lines that are reserved stay so.
 * @settled: margins are made, and no more lines can be had. */
void
mur_titles_fit (MurPanelPlace *place, MurText *text, double unit, gboolean settled);
