/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every experiment says of its frames. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_description ();
  return g_test_run ();
}
