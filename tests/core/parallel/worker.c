/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The executable that tests of core/parallel have their processes run. */

#include "core/parallel/worker.h"
#include "tests/core/parallel/functions.h"

int
main (void)
{
  return mur_worker_run (test_functions);
}
