/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/figure-view. */

#include "tests/ui/figure-view/tests.h"

#include <adwaita.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mur_test_asks ();
  mur_test_entitle ();
  mur_test_keys ();
  mur_test_paint_thread ();
  mur_test_pointer ();
  mur_test_view_handles ();
  mur_test_popups ();
  mur_test_sight ();
  mur_test_view ();
  mur_test_data_table ();
  return g_test_run ();
}
