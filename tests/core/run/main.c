/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/run. */

#include "tests/core/run/tests.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_session ();
  mur_test_session_large ();
  mur_test_job ();
  mur_test_checkpoint ();
  mur_test_history ();
  mur_test_absent ();
  mur_test_runner ();
  mur_test_runner_pace ();
  mur_test_runner_past ();
  return g_test_run ();
}
