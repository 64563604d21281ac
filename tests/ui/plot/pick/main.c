/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/plot/pick. */

#include "tests/ui/plot/pick/tests.h"

int
main (int argc, char **argv)
{
  mur_reference_fix_fonts ();
  g_test_init (&argc, &argv, NULL);
  mur_test_handles ();
  mur_test_kinds ();
  mur_test_pick ();
  mur_test_text ();
  mur_test_things ();
  return g_test_run ();
}
