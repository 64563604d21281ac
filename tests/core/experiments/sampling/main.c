/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/experiments/sampling. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_sampling_input ();
  mur_test_sampling_pairs ();
  mur_test_sampling_pictures ();
  mur_test_sampling_run ();
  return g_test_run ();
}
