/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of frames for figures: what is not described, or lacking without leave, stops
 * the tests. */

#include "ui/figures/columns.h"

#include "tests/ui/figures/tests.h"

#include <math.h>

static const MurQuantity columns[] = {
  { "time", "t", "Time", "s", "A time." },
  { "y*", NULL, "Value", NULL, "A value.", MUR_DESCRIBED_UNIT_OF_DATA },
  { "late", NULL, "Late", "m", "A value.", 0, "at the end" },
  { "promised", NULL, "Promised", NULL, "A value." },
  { NULL },
};

static const MurTableDescription tables[] = {
  { "data", "Data", "Numbers.", columns },
  { "rare", "Rare", "Numbers.", columns, 0, "on some days" },
  { NULL },
};

static const MurQuantity scalars[] = {
  { "r", "r", "Order parameter", NULL, "A number." },
  { NULL },
};

static MurFrame *
make_frame (void)
{
  MurFrame *frame = mur_frame_new ();
  MurTable *table = mur_table_new ();
  const double time[] = { 1, 2 }, values[] = { 3, 4 };
  mur_table_add_take (table, "time", "s", g_memdup2 (time, sizeof time), 2);
  mur_table_add_take (table, "y7", "mV", g_memdup2 (values, sizeof values), 2);
  mur_table_add_take (table, "y12", "mV", g_memdup2 (time, sizeof time), 2);
  mur_table_set_labels (table, (const char *const[]){ "one", "two", NULL });
  mur_frame_add_table (frame, "data", table);
  mur_frame_add_scalar (frame, "r", NULL, 0.25);
  mur_frame_set_description (frame, tables, scalars);
  return frame;
}

static void
found (void)
{
  g_autoptr (MurFrame) frame = make_frame ();
  const MurColumn time = mur_column (frame, "data", "time");
  const MurColumn y = mur_column_of (frame, "data", "y*", 7);
  g_autoptr (GArray) numbers = mur_column_numbers (frame, "data", "y*");
  g_assert_cmpuint (time.n, ==, 2);
  g_assert_cmpfloat (time.values[1], ==, 2);
  g_assert_cmpstr (time.unit, ==, "s");
  g_assert_true (time.quantity == &columns[0]);
  g_assert_cmpfloat (y.values[0], ==, 3);
  g_assert_cmpstr (y.unit, ==, "mV");
  g_assert_cmpuint (numbers->len, ==, 2);
  g_assert_cmpuint (g_array_index (numbers, guint64, 1), ==, 12);
  g_assert_cmpfloat (mur_column_scalar (frame, "r"), ==, 0.25);
  g_assert_cmpstr (mur_column_labels (frame, "data")[1], ==, "two");
}

static void
may_lack (void)
{
  g_autoptr (MurFrame) frame = make_frame ();
  const MurColumn late = mur_column (frame, "data", "late");
  const MurColumn rare = mur_column (frame, "rare", "time");
  g_autoptr (GArray) numbers = mur_column_numbers (frame, "rare", "y*");
  g_assert_cmpuint (late.n, ==, 0);
  g_assert_cmpstr (late.unit, ==, "m");
  g_assert_cmpuint (rare.n, ==, 0);
  g_assert_cmpuint (numbers->len, ==, 0);
}

static void
assert_refused (const MurFrame *frame, const char *table, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("%s.%s: the *", table, name);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, pattern);
  g_assert_cmpuint (mur_column (frame, table, name).n, ==, 0);
  g_test_assert_expected_messages ();
}

static void
refused (void)
{
  g_autoptr (MurFrame) frame = make_frame ();
  assert_refused (frame, "data", "times");
  assert_refused (frame, "data", "promised");
  assert_refused (frame, "data", "y8");
  assert_refused (frame, "rare", "times");
  assert_refused (frame, "nothing", "time");
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "datum: the *");
  g_assert_null (mur_column_labels (frame, "datum"));
  g_test_assert_expected_messages ();
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "s: the *");
  g_assert_true (isnan (mur_column_scalar (frame, "s")));
  g_test_assert_expected_messages ();
}

static void
axis (void)
{
  g_autoptr (MurFrame) frame = make_frame ();
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  const MurColumn time = mur_column (frame, "data", "time");
  const MurColumn y = mur_column_of (frame, "data", "y*", 7);
  mur_column_set_axis (&time, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&y, &panel->y, "<i>y</i>", MUR_SCALE_LOG);
  g_assert_cmpstr (panel->x.title, ==, "Time");
  g_assert_cmpstr (panel->x.unit, ==, "s");
  g_assert_cmpint (panel->x.scale, ==, MUR_SCALE_LINEAR);
  g_assert_cmpstr (panel->y.title, ==, "<i>y</i>");
  g_assert_cmpstr (panel->y.unit, ==, "mV");
  g_assert_cmpint (panel->y.scale, ==, MUR_SCALE_LOG);
}

void
mur_test_columns (void)
{
  g_test_add_func ("/figures/columns/found", found);
  g_test_add_func ("/figures/columns/may-lack", may_lack);
  g_test_add_func ("/figures/columns/refused", refused);
  g_test_add_func ("/figures/columns/axis", axis);
}
