/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/plot/export. */

#include "tests/ui/plot/export/tests.h"

int
main (int argc, char **argv)
{
  mur_reference_fix_fonts ();
  g_test_init (&argc, &argv, NULL);
  mur_test_errors ();
  mur_test_export ();
  mur_test_flat ();
  mur_test_losses ();
  mur_test_recipe_bounds ();
  mur_test_svg_text ();
  mur_test_vectors ();
  return g_test_run ();
}
