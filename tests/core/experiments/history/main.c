/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What any way through time comes to. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_history ();
  return g_test_run ();
}
