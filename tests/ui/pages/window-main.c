/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of app/window: the window around the pages of ui/pages. */

#include "tests/ui/pages/tests.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mur_test_window ();
  mur_test_chrome ();
  mur_test_closing ();
  mur_test_names ();
  mur_test_opening ();
  mur_test_forwarding ();
  mur_test_importing ();
  mur_test_inferring ();
  mur_test_inputs ();
  mur_test_past ();
  mur_test_returning ();
  mur_test_states ();
  mur_test_exporting ();
  mur_test_export_choices ();
  mur_test_copying ();
  mur_test_sweeping ();
  return g_test_run ();
}
