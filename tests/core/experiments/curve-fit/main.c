/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/experiments/curve-fit. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_curve_fit_input ();
  mur_test_curve_fit_models ();
  mur_test_curve_fit_optimum ();
  mur_test_curve_fit_origin ();
  mur_test_curve_fit_robust ();
  mur_test_curve_fit_run ();
  mur_test_curve_fit_search ();
  mur_test_curve_fit_shown ();
  mur_test_curve_fit_trust ();
  mur_test_curve_fit_variables ();
  mur_test_curve_fit_weights ();
  return g_test_run ();
}
