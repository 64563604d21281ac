/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/plot/navigation. */

#include "tests/ui/plot/navigation/tests.h"

int
main (int argc, char **argv)
{
  mur_reference_fix_fonts ();
  g_test_init (&argc, &argv, NULL);
  mur_test_limits ();
  mur_test_navigation ();
  mur_test_sight ();
  mur_test_state ();
  return g_test_run ();
}
