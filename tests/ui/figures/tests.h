/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

void mur_test_oscillators_figure (void);
void mur_test_recipe (void);
