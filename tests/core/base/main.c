/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/base. */

#include "tests/core/base/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_archive ();
  mur_test_csv ();
  mur_test_csv_errors ();
  mur_test_error ();
  mur_test_estimate ();
  mur_test_csv_dates ();
  mur_test_csv_people ();
  mur_test_csv_round_trip ();
  mur_test_file ();
  mur_test_file_read ();
  mur_test_file_replace ();
  mur_test_json ();
  mur_test_json_writer ();
  mur_test_number ();
  mur_test_rng ();
  mur_test_sort ();
  mur_test_stop ();
  mur_test_table ();
  mur_test_vmath ();
  mur_test_vmath_levels ();
  mur_test_vmath_powers ();
  return g_test_run ();
}
