/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/precision. */

#include "tests/core/precision/units.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_error_free ();
  mur_test_exact_sum ();
  mur_test_rounding ();
  mur_test_stored ();
  mur_test_subtractions ();
  mur_test_sums ();
  mur_test_terms ();
  return g_test_run ();
}
