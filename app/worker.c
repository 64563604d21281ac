/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the processes of a pool run: the functions that they know, and nothing of a
 * screen. */

#include "core/parallel/worker.h"
#include "core/experiments/functions.h"

int
main (void)
{
  return mur_worker_run (mur_worker_functions ());
}
