/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Building and describing figures. */

#include "ui/plot/figure/figure.h"

#include <math.h>
#include <string.h>

#include "tests/ui/plot/figure/tests.h"

static void
count_cb (gpointer data)
{
  ++*(int *)data;
}

static void
owners_end_with_the_last_reference (void)
{
  int first = 0, second = 0;
  MurFigure *figure = mur_figure_new ();
  MurFigure *other;

  mur_figure_own (figure, &first, count_cb);
  mur_figure_own (figure, &second, count_cb);
  mur_figure_own (figure, &second, NULL);
  other = mur_figure_ref (figure);
  g_assert_true (other == figure);
  mur_figure_unref (figure);
  g_assert_cmpint (first + second, ==, 0);
  mur_figure_unref (other);
  g_assert_cmpint (first, ==, 1);
  g_assert_cmpint (second, ==, 1);
}

static void
weights_are_one_unless_set (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();

  mur_figure_set_row_weight (figure, 2, 3.25);
  mur_figure_set_column_weight (figure, 0, 0.5);
  g_assert_cmpfloat (mur_figure_row_weight (figure, 0), ==, 1);
  g_assert_cmpfloat (mur_figure_row_weight (figure, 2), ==, 3.25);
  g_assert_cmpfloat (mur_figure_row_weight (figure, 77), ==, 1);
  g_assert_cmpfloat (mur_figure_column_weight (figure, 0), ==, 0.5);
}

static void
layers_begin_with_usual_styles (void)
{
  static const double x[] = { 0.125, 7.5 }, low[] = { 1, 2 }, high[] = { 3, 4 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 1, 2, "T");
  MurLayer *band
    = mur_panel_add_band (panel, MUR_ROLE_FIT, "b", x, low, high, G_N_ELEMENTS (x));

  g_assert_cmpint (band->kind, ==, MUR_LAYER_BAND);
  g_assert_true (band->x == x && band->y == low && band->y2 == high);
  g_assert_cmpuint (band->n, ==, 2);
  g_assert_cmpfloat (band->size, ==, 1);
  g_assert_cmpfloat (band->width, ==, 1);
  g_assert_cmpfloat (band->opacity, ==, 1);
  g_assert_cmpuint (panel->n_rows, ==, 1);
  g_assert_true (isnan (panel->x.minimum) && isnan (panel->y.maximum));
  g_assert_true (mur_figure_panel (figure, 0) == panel);
}

static void
rules_keep_their_value (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurLayer *across
    = mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, -2.7182818);
  MurLayer *up = mur_panel_add_vertical_rule (panel, MUR_ROLE_GUIDE, NULL, 31.4159);

  g_assert_cmpfloat (across->y[0], ==, -2.7182818);
  g_assert_null (across->x);
  g_assert_cmpfloat (up->x[0], ==, 31.4159);
  g_assert_null (up->y);
}

static void
description_says_what_is_shown (void)
{
  static const double x[] = { 0.25, 0.5, 1.75 }, y[] = { 10, 100, 1000 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Noise &amp; <b>fit</b>");
  g_autofree char *text = NULL;

  mur_figure_set_title (figure, "Curve fit");
  mur_axis_set (&panel->x, "<i>t</i>", "s", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "power", NULL, MUR_SCALE_LOG);
  panel->y.minimum = 1;
  panel->y.maximum = 2000;
  mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", x, y, 3);
  mur_panel_add_line (panel, MUR_ROLE_GHOST, NULL, x, y, 3);
  mur_panel_add_vertical_rule (panel, MUR_ROLE_GUIDE, "threshold", 0.75);
  text = mur_figure_describe (figure);
  g_assert_cmpstr (
    text, ==,
    "Curve fit. Noise & fit; x axis t from 0.25 to 1.75 s; y axis power, "
    "logarithmic, from 1 to 2000; shows fit (line, 3 values), threshold "
    "(rule at x 0.75).");
}

static void
description_of_little (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autofree char *none = mur_figure_describe (figure);
  g_autofree char *one = NULL;
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);

  panel->x.labels = g_strsplit ("red,blue", ",", 0);
  one = mur_figure_describe (figure);
  g_assert_cmpstr (none, ==, "An empty figure.");
  g_assert_cmpstr (one, ==, "Panel 1; x axis: red, blue; y axis from 0 to 1.");
}

/* Each kind without one of its columns, and then with it. */
static void
kinds_ask_for_their_columns (void)
{
  static const double values[] = { 1, 2 };
  static const struct
  {
    MurLayerKind kind;
    gboolean y2, dx, dy;
  } kinds[] = {
    { MUR_LAYER_LINE, FALSE, FALSE, FALSE },  { MUR_LAYER_BAND, TRUE, FALSE, FALSE },
    { MUR_LAYER_ERRORS, TRUE, FALSE, FALSE }, { MUR_LAYER_CELLS, FALSE, TRUE, TRUE },
    { MUR_LAYER_ARROWS, FALSE, TRUE, TRUE },  { MUR_LAYER_CIRCLES, FALSE, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint absent = 0; absent < 6; absent++)
      {
        MurLayer layer = { .kind = kinds[i].kind, .n = 2 };
        const gboolean is_needed[]
          = { TRUE, TRUE, kinds[i].y2, kinds[i].dx, kinds[i].dy, FALSE };

        layer.x = absent == 0 ? NULL : values;
        layer.y = absent == 1 ? NULL : values;
        layer.y2 = absent == 2 ? NULL : values;
        layer.dx = absent == 3 ? NULL : values;
        layer.dy = absent == 4 ? NULL : values;
        g_assert_cmpint (mur_layer_has_columns (&layer), ==, !is_needed[absent]);
      }
}

void
mur_test_figure (void)
{
  g_test_add_func ("/ui/plot/figure/columns", kinds_ask_for_their_columns);
  g_test_add_func ("/ui/plot/figure/owners", owners_end_with_the_last_reference);
  g_test_add_func ("/ui/plot/figure/weights", weights_are_one_unless_set);
  g_test_add_func ("/ui/plot/figure/layers", layers_begin_with_usual_styles);
  g_test_add_func ("/ui/plot/figure/rules", rules_keep_their_value);
  g_test_add_func ("/ui/plot/figure/description", description_says_what_is_shown);
  g_test_add_func ("/ui/plot/figure/description-of-little", description_of_little);
}
