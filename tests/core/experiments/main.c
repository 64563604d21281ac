/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of what holds of every topic of core/experiments. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_registry ();
  mur_test_roles ();
  mur_test_contract ();
  mur_test_idle ();
  mur_test_view_parameters ();
  return g_test_run ();
}
