/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Filling a set of ticks: what all kinds of axes share. */

#pragma once

#include "ui/plot/layout/ticks.h"

/* Appends a tick; takes @label. */
void mur_ticks_take (MurTicks *self, double value, char *label);
void mur_ticks_clear (MurTicks *self);
/* Whether no two labels come closer than the gap. */
gboolean mur_ticks_fit (const MurTicks *self, const MurTickRequest *request);
