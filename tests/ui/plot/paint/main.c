/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/plot/paint. */

#include "tests/ui/plot/paint/tests.h"

int
main (int argc, char **argv)
{
  mur_reference_fix_fonts ();
  g_test_init (&argc, &argv, NULL);
  mur_test_contours ();
  mur_test_error_bars ();
  mur_test_layers ();
  mur_test_painter ();
  mur_test_pictures ();
  mur_test_raster ();
  mur_test_reference ();
  mur_test_styles ();
  return g_test_run ();
}
