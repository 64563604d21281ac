/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small sweep of two oscillators that lock, and its numbers found without any store. */

#pragma once

#include "core/sweep/store.h"

/* Coupling 0 … 1.5, five frequency widths, three seeds. */
#define MUR_TEST_N_COUPLINGS 4
#define MUR_TEST_N_WIDTHS 5
#define MUR_TEST_N_SEEDS 3

/* Two oscillators over half a second; the frequencies are drawn, so that seeds differ. */
MurSession *mur_test_two_locking (void);
MurSweep *mur_test_locking_sweep (const char *const *over);
/* The sweep above. */
MurSweep *mur_test_locking_grid (void);
/* Carries out the first @n runs, on this thread, into a new store at @path. */
void mur_test_locking_store (const char *path, MurSweep *sweep, guint64 n);
/* The scalar @name that a run of @session ends with. */
double mur_test_run_scalar (const MurSession *session, const char *name);
