/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stop criteria, and the errors that carry a field. */

#include "core/base/stop.h"

#include "core/base/error.h"
#include "tests/core/base/tests.h"

#include <gio/gio.h>
#include <math.h>

static void
test_no_limit (void)
{
  MurStop stop;

  mur_stop_init (&stop);
  g_assert_cmpint (mur_stop_test (&stop, G_MAXUINT64, G_MAXUINT64, -1e308, G_MAXUINT64),
                   ==, MUR_STATUS_RUNNING);
  g_assert_cmpint (mur_stop_test (&stop, 7, 7, -INFINITY, 7), ==, MUR_STATUS_RUNNING);
}

static void
test_limits (void)
{
  MurStop stop;

  mur_stop_init (&stop);
  stop.iterations = 317;
  stop.evaluations = 40961;
  g_assert_cmpint (mur_stop_test (&stop, 316, 40960, 1, 0), ==, MUR_STATUS_RUNNING);
  g_assert_cmpint (mur_stop_test (&stop, 317, 0, 1, 0), ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpint (mur_stop_test (&stop, 0, 40961, 1, 0), ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpint (mur_stop_test (&stop, 318, 40962, 1, 0), ==, MUR_STATUS_EXHAUSTED);
}

/* Below, not at: and never by NaN. */
static void
test_target (void)
{
  MurStop stop;

  mur_stop_init (&stop);
  stop.target = 0.2134;
  g_assert_cmpint (mur_stop_test (&stop, 1, 1, 0.2134, 0), ==, MUR_STATUS_RUNNING);
  g_assert_cmpint (mur_stop_test (&stop, 1, 1, nextafter (0.2134, 0), 0), ==,
                   MUR_STATUS_TARGET);
  g_assert_cmpint (mur_stop_test (&stop, 1, 1, NAN, 0), ==, MUR_STATUS_RUNNING);
}

static void
test_patience (void)
{
  MurStop stop;

  mur_stop_init (&stop);
  stop.patience = 13;
  g_assert_cmpint (mur_stop_test (&stop, 500, 0, 1, 12), ==, MUR_STATUS_RUNNING);
  g_assert_cmpint (mur_stop_test (&stop, 500, 0, 1, 13), ==, MUR_STATUS_STALLED);
}

/* Laszuk 2017: 100 generations with the same best, counted after generation 100; a
 * swarm that never gains stops at generation 200. */
static void
test_grace (void)
{
  MurStop stop;

  mur_stop_init (&stop);
  stop.patience = 100;
  stop.grace = 100;
  g_assert_cmpint (mur_stop_test (&stop, 100, 0, 1, 100), ==, MUR_STATUS_RUNNING);
  g_assert_cmpint (mur_stop_test (&stop, 199, 0, 1, 199), ==, MUR_STATUS_RUNNING);
  g_assert_cmpint (mur_stop_test (&stop, 200, 0, 1, 200), ==, MUR_STATUS_STALLED);
  g_assert_cmpint (mur_stop_test (&stop, 5000, 0, 1, 99), ==, MUR_STATUS_RUNNING);
}

static void
test_order (void)
{
  MurStop stop
    = { .iterations = 9, .evaluations = 9, .target = 5, .patience = 3, .grace = 0 };

  g_assert_cmpint (mur_stop_test (&stop, 9, 9, 4, 3), ==, MUR_STATUS_TARGET);
  g_assert_cmpint (mur_stop_test (&stop, 9, 9, 6, 3), ==, MUR_STATUS_STALLED);
  g_assert_cmpint (mur_stop_test (&stop, 9, 9, 6, 2), ==, MUR_STATUS_EXHAUSTED);
}

static void
test_names (void)
{
  g_assert_cmpstr (mur_status_name (MUR_STATUS_RUNNING), ==, "running");
  g_assert_cmpstr (mur_status_name (MUR_STATUS_CONVERGED), ==, "converged");
  g_assert_cmpstr (mur_status_name (MUR_STATUS_TARGET), ==, "target");
  g_assert_cmpstr (mur_status_name (MUR_STATUS_STALLED), ==, "stalled");
  g_assert_cmpstr (mur_status_name (MUR_STATUS_EXHAUSTED), ==, "exhausted");
  g_assert_cmpstr (mur_status_name (MUR_STATUS_FAILED), ==, "failed");
}

static void
test_error_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  mur_error_set (&error, MUR_ERROR_VALUE, "inertia", "inertia: %g; allowed: %d to %d",
                 1.75, 0, 1);
  g_assert_error (error, MUR_ERROR, MUR_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==, "inertia: 1.75; allowed: 0 to 1");
  copy = g_error_copy (error);
  g_clear_error (&error);
  g_assert_cmpstr (mur_error_field (copy), ==, "inertia");
}

static void
test_error_without_field (void)
{
  g_autoptr (GError) ours = NULL;
  g_autoptr (GError) other = g_error_new (G_IO_ERROR, G_IO_ERROR_CLOSED, "closed");

  mur_error_set (&ours, MUR_ERROR_NUMERICAL, NULL, "100%% singular");
  g_assert_cmpstr (ours->message, ==, "100% singular");
  g_assert_null (mur_error_field (ours));
  g_assert_null (mur_error_field (other));
  g_assert_null (mur_error_field (NULL));
  mur_error_set (NULL, MUR_ERROR_VALUE, "ignored", "nobody asked");
}

static void
test_refusals (void)
{
  g_autoptr (GError) text = NULL, count = NULL;

  g_assert_false (
    mur_error_refuse (&text, MUR_ERROR_VALUE, "size", "7%d", "%d %s", 3, "or 4"));
  g_assert_error (text, MUR_ERROR, MUR_ERROR_VALUE);
  g_assert_cmpstr (text->message, ==, "size: 7%d is not allowed; 3 or 4");
  g_assert_cmpstr (mur_error_field (text), ==, "size");
  g_assert_false (mur_error_refuse_count (&count, MUR_ERROR_INPUT, "rows", G_MAXUINT64,
                                          "at most %u", 12u));
  g_assert_error (count, MUR_ERROR, MUR_ERROR_INPUT);
  g_assert_cmpstr (count->message, ==,
                   "rows: 18446744073709551615 is not allowed; at most 12");
  g_assert_cmpstr (mur_error_field (count), ==, "rows");
  g_assert_false (mur_error_refuse (NULL, MUR_ERROR_VALUE, "size", "7", "none"));
}

void
mur_test_stop (void)
{
  g_test_add_func ("/core/stop/no-limit", test_no_limit);
  g_test_add_func ("/core/stop/limits", test_limits);
  g_test_add_func ("/core/stop/target", test_target);
  g_test_add_func ("/core/stop/patience", test_patience);
  g_test_add_func ("/core/stop/grace", test_grace);
  g_test_add_func ("/core/stop/order", test_order);
  g_test_add_func ("/core/stop/names", test_names);
  g_test_add_func ("/core/error/field", test_error_field);
  g_test_add_func ("/core/error/without-field", test_error_without_field);
  g_test_add_func ("/core/error/refusals", test_refusals);
}
