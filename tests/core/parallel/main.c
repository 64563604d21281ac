/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/parallel. */

#include "tests/core/parallel/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_pool ();
  return g_test_run ();
}
