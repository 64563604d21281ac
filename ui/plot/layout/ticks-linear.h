/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks of linear axes. */

#pragma once

#include "ui/plot/layout/ticks.h"

/* Fills @self; @range is sane and ascending. */
void mur_ticks_linear (MurTicks *self, const MurTickRequest *request, MurRange range);
