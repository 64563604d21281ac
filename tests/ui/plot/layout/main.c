/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/plot/layout. */

#include "tests/ui/plot/layout/tests.h"

int
main (int argc, char **argv)
{
  mur_reference_fix_fonts ();
  g_test_init (&argc, &argv, NULL);
  mur_test_grid ();
  mur_test_labels ();
  mur_test_layout ();
  mur_test_legend ();
  mur_test_limits ();
  mur_test_line_names ();
  mur_test_reduce ();
  mur_test_scale ();
  mur_test_sight ();
  mur_test_steady ();
  mur_test_ticks ();
  mur_test_ticks_log ();
  mur_test_titles ();
  return g_test_run ();
}
