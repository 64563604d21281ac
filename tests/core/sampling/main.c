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
  mur_test_digital ();
  mur_test_permutation ();
  mur_test_primes ();
  mur_test_radical ();
  mur_test_sampler ();
  mur_test_sampler_check ();
  mur_test_strata ();
  return g_test_run ();
}
