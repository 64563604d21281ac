/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/plot/figure. */

#include "tests/ui/plot/figure/tests.h"

int
main (int argc, char **argv)
{
  mur_reference_fix_fonts ();
  g_test_init (&argc, &argv, NULL);
  mur_test_colours ();
  mur_test_errors ();
  mur_test_figure ();
  mur_test_ghost ();
  mur_test_robust ();
  mur_test_theme ();
  return g_test_run ();
}
