/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of sweeps share: an experiment of a few microseconds a step, which is the
 * toy of other tests with a description of its frames, and stores as they are read by who
 * knows nothing of this program. */

#pragma once

#include "core/sweep/local.h"

/* "toy" alone. */
const MurExperiment *const *mur_test_registry (void);
/* Those of workers; see task.h. */
const MurTaskFunction *mur_test_functions (void);

/* A sweep of a run of @length steps, each of @step_us µs, over @over ("a=…;b=…").
 * @keep: (nullable) */
MurSweep *
mur_test_sweep (guint length, guint step_us, const char *over, const char *keep);
/* Carries it out by threads, or processes; what is wrong ends the test. */
void mur_test_carry_out (MurStore *store, MurWorkersKind kind, guint n_workers);
/* A new store at @path (nullable) of the above, carried out by one thread and committed. */
MurStore *mur_test_whole (const char *path, MurSweep *sweep);

void mur_test_axis (void);
void mur_test_damage (void);
void mur_test_design (void);
void mur_test_kills (void);
void mur_test_local (void);
void mur_test_merge (void);
void mur_test_readers (void);
void mur_test_store (void);
void mur_test_summary (void);
