/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sweep will take, told before it is begun. */

#pragma once

#include "core/sweep/store.h"

/* Prints how many runs are to be done, and about what time and room they take.
 * @n_workers: that are to compute, of which @n_at_once do so at one time */
void mur_command_print_plan (const MurStore *store, guint n_workers, guint n_at_once);
