/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/experiment. */

#include "tests/core/experiment/tests.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_parameter ();
  mur_test_titles ();
  mur_test_gaps ();
  mur_test_frame ();
  mur_test_frame_description ();
  mur_test_experiment ();
  mur_test_action ();
  mur_test_constraint ();
  return g_test_run ();
}
