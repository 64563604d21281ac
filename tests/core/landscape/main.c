/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/landscape. */

#include "tests/core/landscape/units.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_landscape_values ();
  mur_test_landscape_minima ();
  mur_test_landscape_changes ();
  mur_test_landscape_gradient ();
  return g_test_run ();
}
