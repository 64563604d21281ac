/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/experiments/inference. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_inference_examples ();
  mur_test_inference_input ();
  mur_test_inference_run_through ();
  mur_test_inference_scatter ();
  mur_test_inference_trust ();
  mur_test_inference_windows ();
  return g_test_run ();
}
