/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables: what is read has rows, and is read again as it was from what is written. */

#include "core/base/csv/csv.h"

#include "core/experiment/frame.h"
#include "tests/fuzz/fuzz.h"

/* Names, labels and the bits of all numbers. */
static char *
fingerprint (const MurTable *table)
{
  g_autoptr (MurFrame) frame = mur_frame_new ();

  mur_frame_add_table (frame, "table", mur_table_ref (table));
  return mur_frame_fingerprint (frame);
}

static void
assert_returns (const MurTable *table)
{
  g_autofree char *text = mur_csv_format (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) again = mur_csv_parse (text, -1, "data.csv", &error);
  g_autofree char *before = fingerprint (table);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  after = fingerprint (again);
  g_assert_cmpstr (after, ==, before);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) table = NULL;

  mur_fuzz_begin ();
  table = mur_csv_parse (size == 0 ? "" : (const char *)data, (gssize)size, "data.csv",
                         &error);
  mur_fuzz_assert_judged (table, error);
  if (table == NULL)
    return 0;
  g_assert_cmpuint (mur_table_n_rows (table), >, 0);
  g_assert_cmpuint (mur_table_n_columns (table), >, 0);
  assert_returns (table);
  return 0;
}
