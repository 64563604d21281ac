/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiment/constraint.h"

#include <math.h>

#include "core/base/error.h"
#include "tests/core/experiment/tests.h"

static void
assert_same (double value, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    g_assert_cmpfloat (value, ==, expected);
}

/* What is asked of x by each text. */
static void
test_read (void)
{
  static const struct
  {
    const char *text;
    double lower, upper, start;
    gboolean lower_auto, upper_auto, is_fixed;
  } cases[] = {
    { "x=0.1:5", 0.1, 5, NAN, FALSE, FALSE, FALSE },
    { "  x =\t0.1 : 5 , start= 1 ;", 0.1, 5, 1, FALSE, FALSE, FALSE },
    { "x=:5", NAN, 5, NAN, FALSE, FALSE, FALSE },
    { "x=-2.5e-3:", -2.5e-3, NAN, NAN, FALSE, FALSE, FALSE },
    { "x=-1E+300:1e300", -1e300, 1e300, NAN, FALSE, FALSE, FALSE },
    { "x=\u22127:\u22121e-12", -7, -1e-12, NAN, FALSE, FALSE, FALSE },
    { "x=auto", NAN, NAN, NAN, TRUE, TRUE, FALSE },
    { "x=auto:4", NAN, 4, NAN, TRUE, FALSE, FALSE },
    { "x=:,start=3", NAN, NAN, 3, FALSE, FALSE, FALSE },
    { "x=2,fixed", NAN, NAN, 2, FALSE, FALSE, TRUE },
    { "x=1:5,start=2,fixed", 1, 5, 2, FALSE, FALSE, TRUE },
    { "x=auto, fixed, start=-2", NAN, NAN, -2, TRUE, TRUE, TRUE },
    { "y=3:4;x=1:2;xx=5:6", 1, 2, NAN, FALSE, FALSE, FALSE },
    { "x=1:2; x=:5", 1, 5, NAN, FALSE, FALSE, FALSE },
    { "x=1:2,start=1.5; x=auto:", NAN, 2, 1.5, TRUE, FALSE, FALSE },
    { "x=3,fixed; x=1:", 1, NAN, 3, FALSE, FALSE, FALSE },
    { "x=1:2; x=4,fixed", 1, 2, 4, FALSE, FALSE, TRUE },
  };
  static const char *const names[] = { "x", "y", "xx", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MurConstraint x;
      g_autoptr (GError) error = NULL;

      mur_constraints_check (cases[i].text, "limits", "there", names, &error);
      g_assert_no_error (error);
      g_assert_true (mur_constraints_find (cases[i].text, "x", &x));
      assert_same (x.values[MUR_CONSTRAINT_LOWER], cases[i].lower);
      assert_same (x.values[MUR_CONSTRAINT_UPPER], cases[i].upper);
      assert_same (x.values[MUR_CONSTRAINT_START], cases[i].start);
      g_assert_cmpint (x.is_auto[MUR_CONSTRAINT_LOWER], ==, cases[i].lower_auto);
      g_assert_cmpint (x.is_auto[MUR_CONSTRAINT_UPPER], ==, cases[i].upper_auto);
      g_assert_cmpint (x.is_fixed, ==, cases[i].is_fixed);
    }
}

static void
test_nothing_asked (void)
{
  static const char *const texts[]
    = { "", " ; ;", "y=1:2", "x=:", "x", "x=3", "x=1:2:3" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MurConstraint x;
      g_assert_false (mur_constraints_find (texts[i], "x", &x));
      g_assert_true (mur_constraint_is_empty (&x));
    }
}

#define HOW                                                                        \
  "NAME=LOWER:UPPER, with ,start=VALUE behind it or without, NAME=VALUE,fixed or " \
  "NAME=auto; several with ; between"

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "x=1:2; z=3:4", "z is not allowed; the parameters of the formula are x, τ_1" },
    { "X=1:2", "X is not allowed; the parameters of the formula are x, τ_1" },
    { "x", "x is not allowed; " HOW },
    { "x=", "x= is not allowed; " HOW },
    { "x=3", "x=3 is not allowed; " HOW },
    { "x=fixed", "x=fixed is not allowed; " HOW },
    { "x=1:2,fixed", "x=1:2,fixed is not allowed; " HOW },
    { "x=auto,fixed", "x=auto,fixed is not allowed; " HOW },
    { "x=1,start=2,fixed", "x=1,start=2,fixed is not allowed; " HOW },
    { "x=1:y", "x=1:y is not allowed; " HOW },
    { "x=1:2:3", "x=1:2:3 is not allowed; " HOW },
    { "x=1:inf", "x=1:inf is not allowed; " HOW },
    { "x=1:2,start=", "x=1:2,start= is not allowed; " HOW },
    { "x=1:2,begin=1", "x=1:2,begin=1 is not allowed; " HOW },
    { "x=1:2,start=auto", "x=1:2,start=auto is not allowed; " HOW },
    { "τ_1=0,5:1", "τ_1=0,5:1 is not allowed; " HOW },
  };
  static const char *const names[] = { "x", "τ_1", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = g_strconcat ("limits: ", cases[i][1], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (mur_constraints_check (
        cases[i][0], "limits", "the parameters of the formula", names, &error));
      g_assert_cmpstr (error->message, ==, message);
      g_assert_cmpstr (mur_error_field (error), ==, "limits");
    }
}

/* @text with its own constraint of @name put back in is what @expected says. */
static void
assert_put_back (const char *text, const char *name, const char *expected)
{
  MurConstraint constraint, again;
  g_autofree char *edited = NULL;

  mur_constraints_find (text, name, &constraint);
  edited = mur_constraints_replace (text, name, &constraint);
  g_assert_cmpstr (edited, ==, expected);
  mur_constraints_find (edited, name, &again);
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    {
      assert_same (again.values[part], constraint.values[part]);
      g_assert_cmpint (again.is_auto[part], ==, constraint.is_auto[part]);
    }
  g_assert_cmpint (again.is_fixed, ==, constraint.is_fixed);
}

/* What is written reads back, in the shortest form; neighbours stay as they were, also
 * what cannot be read. */
static void
test_written (void)
{
  assert_put_back ("x=0.1:5", "x", "x=0.1:5");
  assert_put_back ("x=auto", "x", "x=auto");
  assert_put_back ("x=auto:auto,start=1", "x", "x=auto,start=1");
  assert_put_back ("x=:-1e-12", "x", "x=:-1e-12");
  assert_put_back ("x=auto:", "x", "x=auto:");
  assert_put_back ("x=2,fixed", "x", "x=2,fixed");
  assert_put_back ("x=:,start=2", "x", "x=:,start=2");
  assert_put_back ("x=1:,start=2,fixed", "x", "x=1:,start=2,fixed");
  assert_put_back (" τ_1 = 1 : 2 ;; a= 3: ", "τ_1", "τ_1=1:2; a= 3:");
  assert_put_back ("x=1:2; y=oops; x=:5; z", "x", "x=1:5; y=oops; z");
  assert_put_back ("a=1:2", "x", "a=1:2");
  assert_put_back ("x=:", "x", "");
}

static void
test_parts (void)
{
  static const char *const bad[] = { "0,5", "1;2", "a", "0x1", "inf", "nan", "1:2" };
  MurConstraint constraint;
  g_autofree char *text = NULL, *start = NULL;
  g_autoptr (GError) error = NULL;

  mur_constraint_init (&constraint);
  g_assert_true (mur_constraint_set_part (&constraint, MUR_CONSTRAINT_LOWER, "limits",
                                          " auto ", NULL));
  g_assert_true (mur_constraint_set_part (&constraint, MUR_CONSTRAINT_UPPER, "limits",
                                          "2.5e2", NULL));
  g_assert_true (mur_constraint_set_part (&constraint, MUR_CONSTRAINT_START, "limits",
                                          "\u22121", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *message = g_strdup_printf (
        "limits: %s is not allowed; a number, auto, or nothing", bad[i]);
      g_autoptr (GError) refusal = NULL;
      g_assert_false (mur_constraint_set_part (&constraint, MUR_CONSTRAINT_UPPER,
                                               "limits", bad[i], &refusal));
      g_assert_cmpstr (refusal->message, ==, message);
    }
  g_assert_false (mur_constraint_set_part (&constraint, MUR_CONSTRAINT_START, "limits",
                                           "auto", NULL));
  text = mur_constraints_replace ("b=1,fixed", "a", &constraint);
  g_assert_cmpstr (text, ==, "b=1,fixed; a=auto:250,start=-1");
  g_assert_true (
    mur_constraint_set_part (&constraint, MUR_CONSTRAINT_START, "limits", " ", NULL));
  start = mur_constraint_format_part (&constraint, MUR_CONSTRAINT_START);
  g_assert_cmpstr (start, ==, "");
  mur_constraints_find ("x=2,fixed", "x", &constraint);
  g_assert_false (
    mur_constraint_set_part (&constraint, MUR_CONSTRAINT_START, "limits", "", &error));
  g_assert_cmpstr (error->message, ==,
                   "limits: an empty value is not allowed; a number, as it is fixed");
}

static void
test_kept (void)
{
  static const char *const names[] = { "A", "x0", NULL };
  static const char *const cases[][2] = {
    { "A=1:2;tau=3:4; x0=5,fixed", "A=1:2; x0=5,fixed" },
    { "tau=3:4", "" },
    { "A=oops; ; nonsense", "A=oops; ; nonsense" },
    { " x0 = 1 : 2 ;", " x0 = 1 : 2 ;" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = mur_constraints_keep (cases[i][0], names);
      g_assert_cmpstr (kept, ==, cases[i][1]);
    }
}

void
mur_test_constraint (void)
{
  g_test_add_func ("/experiment/constraint/read", test_read);
  g_test_add_func ("/experiment/constraint/nothing-asked", test_nothing_asked);
  g_test_add_func ("/experiment/constraint/refused", test_refused);
  g_test_add_func ("/experiment/constraint/written", test_written);
  g_test_add_func ("/experiment/constraint/parts", test_parts);
  g_test_add_func ("/experiment/constraint/kept", test_kept);
}
