/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/sampling. */

#include "tests/core/sampling/units.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_discrepancy ();
  mur_test_discrepancy_star ();
  mur_test_halton ();
  mur_test_integrands ();
  mur_test_primes ();
  return g_test_run ();
}
