/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/parallel. */

#include "tests/core/parallel/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "--parent"))
    return mur_test_be_parent ();
  g_test_init (&argc, &argv, NULL);
  mur_test_pool ();
  mur_test_workers ();
  mur_test_objects ();
  mur_test_deaths ();
  return g_test_run ();
}
