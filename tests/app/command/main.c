/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the command line. */

#include "tests/app/command/program.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_command_line ();
  mur_test_outputs ();
  mur_test_phases ();
  mur_test_rendering ();
  mur_test_resuming ();
  mur_test_sweeping ();
  mur_test_workers ();
  mur_test_wrong_usage ();
  return g_test_run ();
}
