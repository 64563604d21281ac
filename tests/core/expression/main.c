/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "tests/core/expression/sentence.h"

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  mur_test_errors ();
  mur_test_values ();
  mur_test_program ();
  mur_test_gradient ();
  mur_test_special ();
  mur_test_fuzz ();
  return g_test_run ();
}
