/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of what core/oscillators knows of synchrony. */

#include "tests/core/oscillators/synchrony.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_order ();
  mur_test_theory ();
  mur_test_phases ();
  mur_test_frequencies ();
  return g_test_run ();
}
