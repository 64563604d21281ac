/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/sweep. */

#include "tests/core/sweep/sweeps.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_axis ();
  mur_test_design ();
  mur_test_store ();
  mur_test_damage ();
  mur_test_local ();
  mur_test_kills ();
  mur_test_merge ();
  mur_test_readers ();
  mur_test_summary ();
  return g_test_run ();
}
