/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiment/frame.h"

#include "tests/core/experiment/tests.h"

#include <math.h>
#include <string.h>

static MurFrame *
make_frame (const char *scalar, double a, double b)
{
  MurFrame *frame = mur_frame_new ();
  MurTable *table = mur_table_new ();
  const double values[] = { a, b };
  mur_table_add_take (table, "t", "s", g_memdup2 (values, sizeof values), 2);
  mur_frame_add_table (frame, "data", table);
  mur_frame_add_scalar (frame, scalar, "m", 0.1);
  return frame;
}

static void
test_contents (void)
{
  g_autoptr (MurFrame) frame = make_frame ("best", 1, 2);
  g_assert_cmpuint (mur_frame_n_tables (frame), ==, 1);
  g_assert_cmpstr (mur_frame_table_name (frame, 0), ==, "data");
  g_assert_cmpfloat (mur_table_column (mur_frame_table (frame, "data"), 0)[1], ==, 2);
  g_assert_null (mur_frame_table (frame, "fit"));
  g_assert_cmpuint (mur_frame_n_scalars (frame), ==, 1);
  g_assert_cmpstr (mur_frame_scalar_name (frame, 0), ==, "best");
  g_assert_cmpstr (mur_frame_scalar_unit (frame, 0), ==, "m");
  g_assert_cmpfloat (mur_frame_scalar (frame, "best"), ==, 0.1);
  g_assert_true (isnan (mur_frame_scalar (frame, "worst")));
  MurFrame *other = mur_frame_ref (frame);
  g_assert_true (other == frame);
  mur_frame_unref (other);
  g_assert_cmpstr (mur_frame_table_name (frame, 0), ==, "data");
}

static void
assert_differ (const char *name, double a, double b)
{
  g_autoptr (MurFrame) frame = make_frame ("best", 1, 2);
  g_autoptr (MurFrame) other = make_frame (name, a, b);
  g_autofree char *one = mur_frame_fingerprint (frame);
  g_autofree char *two = mur_frame_fingerprint (other);
  g_assert_cmpstr (one, !=, two);
}

static void
test_fingerprint (void)
{
  g_autoptr (MurFrame) frame = make_frame ("best", 1, 2);
  g_autoptr (MurFrame) same = make_frame ("best", 1, 2);
  g_autofree char *one = mur_frame_fingerprint (frame);
  g_autofree char *two = mur_frame_fingerprint (same);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpuint (strlen (one), ==, 64);
  assert_differ ("best", 2, 1);
  assert_differ ("best", nextafter (1, 2), 2);
  assert_differ ("beast", 1, 2);
  assert_differ ("best", 1, NAN);
}

/* SHA-256 of the bytes that the comment in frame.c promises, written out by hand: no
 * table, one scalar "a" without a unit, of value 1. */
static void
test_bytes (void)
{
  static const guchar bytes[] = { 0,   0, 0, 0, 0, 0, 0,    0, /* tables */
                                  1,   0, 0, 0, 0, 0, 0,    0, /* scalars */
                                  1,   0, 0, 0, 0, 0, 0,    0, /* length of the name */
                                  'a',                         /* the name */
                                  0,   0, 0, 0, 0, 0, 0,    0, /* length of the unit */
                                  0,   0, 0, 0, 0, 0, 0xf0, 0x3f };
  g_autoptr (MurFrame) frame = mur_frame_new ();
  mur_frame_add_scalar (frame, "a", NULL, 1);
  g_autofree char *expected
    = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, sizeof bytes);
  g_autofree char *fingerprint = mur_frame_fingerprint (frame);
  g_assert_cmpstr (fingerprint, ==, expected);
}

/* Signs and payloads of NaN are the machine's, not the run's. */
static void
test_missing (void)
{
  g_autoptr (MurFrame) frame = make_frame ("best", NAN, 2);
  g_autoptr (MurFrame) other = make_frame ("best", copysign (NAN, -1), 2);
  g_autofree char *one = mur_frame_fingerprint (frame);
  g_autofree char *two = mur_frame_fingerprint (other);
  g_assert_cmpstr (one, ==, two);
}

void
mur_test_frame (void)
{
  g_test_add_func ("/experiment/frame/contents", test_contents);
  g_test_add_func ("/experiment/frame/fingerprint", test_fingerprint);
  g_test_add_func ("/experiment/frame/bytes", test_bytes);
  g_test_add_func ("/experiment/frame/missing", test_missing);
}
