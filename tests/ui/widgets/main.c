/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/widgets. */

#include "tests/ui/widgets/tests.h"

#include <adwaita.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mur_test_leaving ();
  mur_test_task ();
  mur_test_toasts ();
  return g_test_run ();
}
