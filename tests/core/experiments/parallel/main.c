/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/experiments/parallel. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_parallel_run ();
  return g_test_run ();
}
