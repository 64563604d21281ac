/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/experiments/oscillators. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_oscillators_derived ();
  mur_test_oscillators_input ();
  mur_test_oscillators_layout ();
  mur_test_oscillators_run ();
  mur_test_oscillators_states ();
  mur_test_oscillators_synchrony ();
  return g_test_run ();
}
