/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/experiments/swarm. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_swarm_actions ();
  mur_test_swarm_medians ();
  mur_test_swarm_search ();
  return g_test_run ();
}
