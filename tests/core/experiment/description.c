/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Descriptions of frames: which name they stand for, and what the fingerprint leaves
 * out. */

#include "core/experiment/frame.h"

#include "tests/core/experiment/tests.h"

static const MurQuantity columns[] = {
  { "time", "t", "Time", "s", "A time." },
  { "phi*", "φ", "Phase", "rad", "A phase." },
  { "sum", NULL, "Sum", NULL, "A sum.", MUR_DESCRIBED_DERIVED },
  { NULL },
};

static const MurTableDescription tables[] = {
  { "phase", "Phases", "Phases.", columns },
  { "drawn", "Drawn", "For pictures.", columns, MUR_DESCRIBED_DERIVED },
  { NULL },
};

static const MurQuantity scalars[] = {
  { "r", "r", "Order parameter", NULL, "A number." },
  { "width", NULL, "Width", NULL, "For pictures.", MUR_DESCRIBED_DERIVED },
  { "seconds", NULL, "Time", "s", "Measured.", MUR_DESCRIBED_MEASURED },
  { NULL },
};

static void
test_names (void)
{
  g_assert_true (mur_quantity_find (columns, "time") == &columns[0]);
  g_assert_true (mur_quantity_find (columns, "phi1") == &columns[1]);
  g_assert_true (mur_quantity_find (columns, "phi4000000000") == &columns[1]);
  g_assert_null (mur_quantity_find (columns, "phi"));
  g_assert_null (mur_quantity_find (columns, "phi1a"));
  g_assert_null (mur_quantity_find (columns, "phi*"));
  g_assert_null (mur_quantity_find (columns, "time1"));
  g_assert_null (mur_quantity_find (columns, "tim"));
  g_assert_null (mur_quantity_find (NULL, "time"));
  g_assert_true (mur_table_description_find (tables, "drawn") == &tables[1]);
  g_assert_null (mur_table_description_find (tables, "draw"));
}

static void
test_label (void)
{
  g_autofree char *with = mur_quantity_label (&scalars[0]);
  g_autofree char *without = mur_quantity_label (&columns[2]);
  g_assert_cmpstr (with, ==, "Order parameter r");
  g_assert_cmpstr (without, ==, "Sum");
}

static void
add_column (MurTable *table, const char *name, double value)
{
  mur_table_add_take (table, name, NULL, g_memdup2 (&value, sizeof value), 1);
}

/* @pictures: whether what is derived or measured is there, with this value */
static char *
fingerprint (double time, double phase, double r, gboolean pictures, double value)
{
  g_autoptr (MurFrame) frame = mur_frame_new ();
  MurTable *table = mur_table_new ();
  mur_frame_set_description (frame, tables, scalars);
  if (pictures)
    {
      MurTable *drawn = mur_table_new ();
      add_column (drawn, "time", value);
      mur_frame_add_table (frame, "drawn", drawn);
      add_column (table, "sum", value);
      mur_frame_add_scalar (frame, "width", NULL, value);
      mur_frame_add_scalar (frame, "seconds", "s", value);
    }
  add_column (table, "time", time);
  add_column (table, "phi3", phase);
  mur_frame_add_table (frame, "phase", table);
  mur_frame_add_scalar (frame, "r", NULL, r);
  g_assert_true (mur_frame_describe_column (frame, "phase", "phi3") == &columns[1]);
  g_assert_null (mur_frame_describe_column (frame, "phases", "phi3"));
  g_assert_true (mur_frame_describe_scalar (frame, "r") == &scalars[0]);
  return mur_frame_fingerprint (frame);
}

static void
test_derived (void)
{
  g_autofree char *without = fingerprint (1, 2, 3, FALSE, 0);
  g_autofree char *with = fingerprint (1, 2, 3, TRUE, 5);
  g_autofree char *other = fingerprint (1, 2, 3, TRUE, 7);
  g_autofree char *time = fingerprint (1.5, 2, 3, TRUE, 5);
  g_autofree char *phase = fingerprint (1, 2.5, 3, TRUE, 5);
  g_autofree char *r = fingerprint (1, 2, 3.5, TRUE, 5);
  g_assert_cmpstr (with, ==, without);
  g_assert_cmpstr (other, ==, without);
  g_assert_cmpstr (time, !=, without);
  g_assert_cmpstr (phase, !=, without);
  g_assert_cmpstr (r, !=, without);
}

void
mur_test_frame_description (void)
{
  g_test_add_func ("/experiment/description/names", test_names);
  g_test_add_func ("/experiment/description/label", test_label);
  g_test_add_func ("/experiment/description/derived", test_derived);
}
