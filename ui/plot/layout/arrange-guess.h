/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How large panels will be in a grid, about, before anything is measured. */

#pragma once

#include "ui/plot/layout/private.h"

/* Returns: the geometric mean of the data areas of what is shown, as one that is too
 * small to read is not made up for by a large one */
double mur_arrange_guess (const MurLayout *self, double unit);
