/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/pages: pages and their widgets. */

#include "tests/ui/pages/tests.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mur_test_page ();
  mur_test_page_constraints ();
  mur_test_absent ();
  mur_test_scenes ();
  mur_test_page_titles ();
  mur_test_topics ();
  mur_test_view_parameters ();
  mur_test_run_control ();
  mur_test_readout ();
  mur_test_run_bar ();
  mur_test_dragging ();
  mur_test_ending ();
  mur_test_flipping ();
  return g_test_run ();
}
