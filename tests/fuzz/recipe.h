/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the four targets of figures share. */

#pragma once

#include "ui/plot/export/export.h"

/* A small file with @recipe in it. */
GBytes *mur_fuzz_export (MurFormat format, const char *recipe);

/* Takes what a reader found: text that is not UTF-8 is passed over, as it is by who
 * calls the readers, and other text comes back from a figure that is made with it. */
void mur_fuzz_recipe (MurFormat format, char *recipe);
