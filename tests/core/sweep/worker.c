/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The executable of workers, with the experiment of the tests. */

#include "core/parallel/worker.h"
#include "tests/core/sweep/sweeps.h"

int
main (void)
{
  return mur_worker_run (mur_test_functions ());
}
