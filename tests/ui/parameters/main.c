/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/parameters. */

#include "tests/ui/parameters/tests.h"

#include <adwaita.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mur_test_constraint_results ();
  mur_test_constraints ();
  mur_test_edit ();
  mur_test_panel ();
  mur_test_row ();
  mur_test_words ();
  return g_test_run ();
}
