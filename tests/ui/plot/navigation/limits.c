/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Limits that people type. */

#include <math.h>
#include <string.h>

#include "tests/ui/plot/navigation/tests.h"
#include "ui/plot/navigation/navigation.h"

static const double xs[] = { 1.25, 2.5, 7.75 };

static MurNavigation *
new_view (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurNavigation *self = mur_navigation_new ();

  mur_axis_set (&panel->y, "cost", NULL, MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_DATA, "data", xs, xs, 3);
  mur_navigation_show (self, figure, MUR_FOLLOW_FIT);
  return self;
}

static void
numbers_are_taken (void)
{
  static const struct
  {
    const char *minimum, *maximum;
    double low, high;
  } cases[] = {
    { "0.5", "3", 0.5, 3 },
    { " \xe2\x88\x92"
      "1.5 ",
      "2e-3", -1.5, 2e-3 },
    { "-1E300", "+1e300", -1e300, 1e300 },
    { "", "100", 1.25, 100 },
    { "-4", NULL, -4, 7.75 },
    { "0", "1e-300", 0, 1e-300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurNavigation) self = new_view ();
      g_autoptr (GError) error = NULL;
      const MurPanelView *view;

      g_assert_true (mur_navigation_type_limits (self, 0, MUR_AXIS_X, cases[i].minimum,
                                                 cases[i].maximum, &error));
      g_assert_no_error (error);
      view = mur_navigation_panels (self, NULL);
      g_assert_cmpfloat (view->x.minimum, ==, cases[i].low);
      g_assert_cmpfloat (view->x.maximum, ==, cases[i].high);
      g_assert_true (mur_navigation_is_navigated (self, 0, MUR_AXIS_X));
      /* Nothing typed at all is a fit. */
      g_assert_true (mur_navigation_type_limits (self, 0, MUR_AXIS_X, "", " ", &error));
      g_assert_cmpfloat (mur_navigation_panels (self, NULL)->x.minimum, ==, 1.25);
      g_assert_false (mur_navigation_is_navigated (self, 0, MUR_AXIS_X));
      g_assert_true (mur_navigation_can_go_back (self));
    }
}

static void
errors_name_what_is_wrong (void)
{
  static const struct
  {
    MurAxes axis;
    const char *minimum, *maximum, *says;
  } cases[] = {
    { MUR_AXIS_X, "abc", "2", "x minimum: \"abc\" is no number; allowed are" },
    { MUR_AXIS_X, "1", "2,5", "x maximum: \"2,5\" is no number" },
    { MUR_AXIS_X, "1", "0x10", "x maximum: \"0x10\" is no number" },
    { MUR_AXIS_X, "nan", "2", "x minimum: \"nan\"" },
    { MUR_AXIS_X, "-inf", "2", "x minimum: \"-inf\"" },
    { MUR_AXIS_X, "1 2", "3", "x minimum: \"1 2\"" },
    { MUR_AXIS_X, "1e", "3", "x minimum: \"1e\"" },
    { MUR_AXIS_X, "1", "1e308", "x maximum: 1e+308 is too large; allowed are ±1e307" },
    { MUR_AXIS_X, "-1e999", "1", "x minimum: " },
    { MUR_AXIS_X, "5", "3", "x minimum: 5 is not below the maximum, 3" },
    { MUR_AXIS_X, "3", "3", "x minimum: 3 is not below the maximum, 3" },
    { MUR_AXIS_X, "8", "", "x minimum: 8 is not below the maximum, 7.75" },
    { MUR_AXIS_X, "1", "1.000000000000001", "too close to the maximum" },
    { MUR_AXIS_Y, "0", "3", "y minimum: 0 is not above 0, as a logarithmic axis" },
    { MUR_AXIS_Y, "1", "-2.5",
      "y maximum: \xe2\x88\x92"
      "2.5 is not above 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurNavigation) self = new_view ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].says);
      g_assert_false (mur_navigation_type_limits (
        self, 0, cases[i].axis, cases[i].minimum, cases[i].maximum, &error));
      g_assert_error (error, MUR_NAVIGATION_ERROR, MUR_NAVIGATION_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_null (strchr (error->message, '\n'));
      g_assert_false (mur_navigation_is_any_navigated (self));
      g_assert_false (mur_navigation_can_go_back (self));
    }
}

static void
numbers_that_are_none (void)
{
  static const double none[] = { NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (MurNavigation) self = new_view ();
      g_autoptr (GError) first = NULL;
      g_autoptr (GError) second = NULL;

      g_assert_false (
        mur_navigation_set_limits (self, 0, MUR_AXIS_X, none[i], 1, &first));
      g_assert_error (first, MUR_NAVIGATION_ERROR, MUR_NAVIGATION_ERROR_INVALID);
      g_assert_false (
        mur_navigation_set_limits (self, 0, MUR_AXIS_X, 1, none[i], &second));
      g_assert_error (second, MUR_NAVIGATION_ERROR, MUR_NAVIGATION_ERROR_INVALID);
    }
}

/* What is shown can be typed again without a change, however many digits it has. */
static void
texts_come_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17090718);
  g_autoptr (MurNavigation) self = new_view ();

  for (int i = 0; i < 500; i++)
    {
      const double low = (i % 2 ? -1 : 1) * mur_test_magnitude (random, -250, 250);
      const double high = low + fabs (low) * mur_test_magnitude (random, -9, 9);
      g_autofree char *minimum = NULL;
      g_autofree char *maximum = NULL;
      const MurRange *x;

      g_assert_true (mur_navigation_set_limits (self, 0, MUR_AXIS_X, low, high, NULL));
      mur_navigation_limit_texts (self, 0, MUR_AXIS_X, &minimum, &maximum);
      /* Half of the last digit: a ten-thousandth of the width, about. */
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (minimum, NULL), low,
                                      2e-4 * (high - low));
      g_assert_cmpuint (strlen (minimum), <, 24);
      g_assert_true (
        mur_navigation_type_limits (self, 0, MUR_AXIS_X, minimum, maximum, NULL));
      x = &mur_navigation_panels (self, NULL)->x;
      g_assert_true (x->minimum == low && x->maximum == high);
    }
}

void
mur_test_limits (void)
{
  g_test_add_func ("/ui/plot/view/typed", numbers_are_taken);
  g_test_add_func ("/ui/plot/view/typed-wrong", errors_name_what_is_wrong);
  g_test_add_func ("/ui/plot/view/numbers", numbers_that_are_none);
  g_test_add_func ("/ui/plot/view/texts", texts_come_back);
}
