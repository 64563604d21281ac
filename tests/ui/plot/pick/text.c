/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said about data, and what lies under a point. */

#include <math.h>
#include <string.h>

#include "tests/ui/plot/pick/tests.h"
#include "ui/plot/pick/pick.h"

#define SEED 17770430

static const double x[] = { 0.532, 1, 2.5 }, y[] = { 0.95, 1.25, 0.1 };
static const double upper[] = { 1.05, 1.5, 0.2 };

static MurLayout *
lay_out (const MurFigure *figure, const MurPanelView *views)
{
  return mur_layout_new (figure, mur_theme_find ("light"), views, 640, 480, 1);
}

static MurFigure *
new_figure (void)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Panel");

  mur_axis_set (&panel->x, "<i>Time</i>", "s", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Amp", NULL, MUR_SCALE_LINEAR);
  mur_panel_add_points (panel, MUR_ROLE_DATA, "Data", x, y, 3);
  mur_panel_add_band (panel, MUR_ROLE_FIT, "Range", x, y, upper, 3);
  return figure;
}

static void
assert_says (const MurLayout *layout, guint layer, gsize row, const char *expected)
{
  g_autofree char *text = NULL;
  MurPick pick;

  g_assert_true (mur_pick_at (layout, 0, layer, row, &pick));
  text = mur_pick_describe (layout, &pick);
  g_assert_cmpstr (text, ==, expected);
}

static void
data_are_said_with_titles_and_units (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  MurPanel *panel = mur_figure_panel (figure, 0);
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  g_autofree char *place = NULL;

  assert_says (layout, 0, 0, "Data, Time = 0.532 s, Amp = 0.95");
  assert_says (layout, 0, 1, "Data, Time = 1 s, Amp = 1.25");
  assert_says (layout, 1, 0, "Range, Time = 0.532 s, Amp = 0.95 to 1.05");
  place = mur_pick_describe_place (layout, 0, 300, 200);
  g_assert_true (g_str_has_prefix (place, "Time = "));
  g_assert_nonnull (strstr (place, " s, Amp = "));
  /* Without titles; degrees stand close. */
  g_clear_pointer (&layout, mur_layout_free);
  mur_axis_set (&panel->x, NULL, "\xc2\xb0", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, NULL,
                "\xc2\xb0"
                "C",
                MUR_SCALE_LINEAR);
  layout = lay_out (figure, NULL);
  assert_says (layout, 0, 2,
               "Data, x = 2.5\xc2\xb0, 0.1 \xc2\xb0"
               "C");
}

static void
categories_and_whole_numbers_are_said_as_such (void)
{
  static const double place[] = { 0, 1, 2 }, count[] = { 3, 1200, 17 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (MurLayout) layout = NULL;
  g_autofree char *between = NULL;

  panel->x.labels = g_strsplit ("sphere ackley <b>", " ", 0);
  mur_axis_set (&panel->y, "runs", NULL, MUR_SCALE_LINEAR);
  panel->y.integer = TRUE;
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, place, count, 3);
  layout = lay_out (figure, NULL);
  assert_says (layout, 0, 0, "sphere, runs = 3");
  assert_says (layout, 0, 1, "ackley, runs = 1200");
  between = mur_pick_describe_place (layout, 0, 300, 200);
  g_assert_true (g_str_has_prefix (between, "runs = "));
}

/* A cell among categories spans none of them but its own. */
static void
cells_are_of_a_category (void)
{
  static const char *const rows[] = { "0 +", "16 +", NULL };
  static const double left[] = { -0.46, 0.54 }, low[] = { -0.46, 0.54 };
  static const double side[] = { 0.92, 0.92 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  mur_axis_set (&panel->x, "t", "s", MUR_SCALE_LINEAR);
  panel->y.labels = g_strdupv ((char **)rows);
  mur_panel_add_cells (panel, MUR_ROLE_DATA, "Sign", left, low, side, side, 2);
  {
    g_autoptr (MurLayout) layout = lay_out (figure, NULL);

    assert_says (layout, 0, 1, "Sign, t = 0.54 to 1.46 s, 16 +");
  }
  /* Whole numbers are categories too, for a cell that is about one of them. */
  mur_axis_set (&panel->y, "Lane", NULL, MUR_SCALE_LINEAR);
  g_clear_pointer (&panel->y.labels, g_strfreev);
  panel->y.integer = TRUE;
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);

  assert_says (layout, 0, 1, "Sign, t = 0.54 to 1.46 s, Lane = 1");
}

static void
colours_are_said (void)
{
  static const double z[] = { 0.25, 17.5, -3 };
  g_autoptr (MurFigure) figure = new_figure ();
  MurPanel *panel = mur_figure_panel (figure, 0);
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, 3);

  layer->z = z;
  for (int bar = 0; bar < 2; bar++)
    {
      g_autoptr (MurLayout) layout = NULL;

      panel->colour_bar = bar;
      if (bar)
        mur_axis_set (&panel->z, "Cost", "J", MUR_SCALE_LINEAR);
      layout = lay_out (figure, NULL);
      assert_says (layout, 2, 1,
                   bar ? "Time = 1 s, Amp = 1.25, Cost = 17.5 J"
                       : "Time = 1 s, Amp = 1.25, value = 17.5");
    }
}

/* "−1.2×10⁻³" as a number. */
static double
read_back (const char *text)
{
  static const char *const raised[] = { "\xe2\x81\xb0", "\xc2\xb9",     "\xc2\xb2",
                                        "\xc2\xb3",     "\xe2\x81\xb4", "\xe2\x81\xb5",
                                        "\xe2\x81\xb6", "\xe2\x81\xb7", "\xe2\x81\xb8",
                                        "\xe2\x81\xb9" };
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "\xe2\x88\x92", "-", 0);
  g_string_replace (plain,
                    "\xc3\x97"
                    "10",
                    "e", 0);
  g_string_replace (plain, "\xe2\x81\xbb", "-", 0);
  for (int i = 0; i < 10; i++)
    {
      const char digit[] = { (char)('0' + i), '\0' };

      g_string_replace (plain, raised[i], digit, 0);
    }
  return g_ascii_strtod (plain->str, NULL);
}

/* What is said is the value to a pixel, and no longer than it needs to be. */
static void
digits_are_those_that_can_be_seen (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (MurFigure) figure = new_figure ();

  for (int i = 0; i < 300; i++)
    {
      const MurScaleChoice scale = i % 2 ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR;
      const double low = mur_test_magnitude (random, -200, 200);
      const double high = low + low * mur_test_magnitude (random, i % 2 ? -2 : -6, 4);
      MurPanelView view
        = { { low, high }, { 0, 1 }, 0, MUR_LEGEND_AUTOMATIC, scale, scale };
      g_autoptr (MurLayout) layout = NULL;
      MurRectangle area;

      view.y = (MurRange){ 0.1, 1 };
      layout = lay_out (figure, &view);
      area = mur_layout_panel (layout, 0);
      for (int j = 0; j < 10; j++)
        {
          const double px = area.x + g_rand_double (random) * area.width;
          g_autofree char *text = NULL;
          double value, ignored, back;

          mur_layout_to_data (layout, 0, px, 100, &value, &ignored);
          text = mur_pick_format (layout, 0, MUR_AXIS_X, value);
          mur_layout_to_position (layout, 0, read_back (text), 1, &back, &ignored);
          g_assert_cmpfloat_with_epsilon (back, px, 0.51);
          /* A number of at most 6 + 4 digits for this width, sign and power. */
          g_assert_cmpint (g_utf8_strlen (text, -1), <=, 22);
          g_assert_true (g_str_has_suffix (text, " s"));
        }
    }
}

static void
odd_values_are_said (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  static const struct
  {
    double value;
    const char *says;
  } cases[] = {
    { 0, "0 s" },
    { -0.0, "0 s" },
    { 1e-17, "0 s" },
    { NAN, "no value" },
    { INFINITY, "no value" },
    { 1.0 / 3, "0.333 s" },
    { -2.0 / 3, "\xe2\x88\x92"
                "0.667 s" },
    { 1e9, "1\xc3\x97"
           "10\xe2\x81\xb9 s" },
    { 1.5, "1.5 s" },
    { 0.49999, "0.500 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mur_pick_format (layout, 0, MUR_AXIS_X, cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].says);
    }
}

static void
hits_name_what_is_there (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  g_autoptr (MurFigure) figure = new_figure ();
  static const double z[] = { 1, 2, 3, 4 };
  MurPanel *panel = mur_figure_add_panel (figure, 0, 1, "Image");
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle bar, title;

  mur_figure_panel (figure, 0)->legend = TRUE;
  panel->colour_bar = TRUE;
  mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 2, 2);
  layout = lay_out (figure, NULL);
  g_assert_cmpuint (mur_layout_n_legend_entries (layout, 0), ==, 2);
  g_assert_cmpuint (mur_layout_n_legend_entries (layout, 1), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      guint layer = 9;
      const MurRectangle box = mur_layout_legend_entry (layout, 0, i, &layer);
      const MurHit hit
        = mur_layout_hit (layout, box.x + box.width - 1, box.y + box.height / 2);

      g_assert_cmpuint (layer, ==, i);
      g_assert_true (hit.kind == MUR_HIT_LEGEND_ENTRY && hit.panel == 0
                     && hit.layer == i);
      g_assert_cmpfloat (box.width, >, 40);
      g_assert_cmpfloat (box.x + box.width, <=,
                         mur_layout_legend (layout, 0).x
                           + mur_layout_legend (layout, 0).width);
    }
  bar = mur_layout_colour_bar (layout, 1);
  g_assert_true (bar.width > 5 && mur_layout_colour_bar (layout, 0).width == 0);
  g_assert_cmpint (mur_layout_hit (layout, bar.x + 3, bar.y + 3).kind, ==,
                   MUR_HIT_COLOUR_BAR);
  title = mur_layout_title (layout, 1);
  g_assert_cmpfloat (title.y + title.height, ==, mur_layout_panel (layout, 1).y);
  g_assert_cmpfloat (title.height, >, 14);
  g_assert_cmpint (mur_layout_hit (layout, title.x + 3, title.y + 9).kind, ==,
                   MUR_HIT_TITLE);
  g_assert_cmpuint (mur_layout_hit (layout, title.x + 3, title.y + 9).panel, ==, 1);
  g_assert_cmpint (mur_hit_axes (MUR_HIT_TITLE), ==, 0);
  g_clear_pointer (&panel->title, g_free);
  g_assert_cmpfloat (mur_layout_title (layout, 1).width, ==, 0);
  for (int i = 0; i < 2000; i++)
    {
      const double px = g_rand_double_range (random, -20, 660);
      const double py = g_rand_double_range (random, -20, 500);
      const MurHit hit = mur_layout_hit (layout, px, py);
      const int picked = mur_layout_pick_panel (layout, px, py);

      if (hit.kind == MUR_HIT_DATA || hit.kind == MUR_HIT_X_AXIS
          || hit.kind == MUR_HIT_Y_AXIS)
        g_assert_cmpint (picked, ==, (int)hit.panel);
      else if (hit.kind == MUR_HIT_NOTHING)
        g_assert_cmpint (picked, ==, -1);
      if (hit.kind == MUR_HIT_X_AXIS)
        g_assert_cmpfloat (py, >=, mur_layout_panel (layout, hit.panel).y + 100);
      if (hit.kind == MUR_HIT_Y_AXIS)
        g_assert_cmpfloat (px, <, mur_layout_panel (layout, hit.panel).x);
    }
}

/* Two digits of the error, and the value to the same place. */
static void
errors_are_said (void)
{
  static const double errors[] = { 0.0123, 0.5, NAN };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (MurLayout) layout = NULL;
  g_autofree char *described = NULL;

  mur_axis_set (&panel->x, "t", "ms", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "V", "mV", MUR_SCALE_LINEAR);
  mur_panel_add_points (panel, MUR_ROLE_DATA, "Data", x, y, 3)->errors = errors;
  layout = lay_out (figure, NULL);
  assert_says (layout, 0, 0, "Data, t = 0.532 ms, V = 0.95 ± 0.012 mV");
  assert_says (layout, 0, 1, "Data, t = 1 ms, V = 1.25 ± 0.5 mV");
  assert_says (layout, 0, 2, "Data, t = 2.5 ms, V = 0.1 mV");
  described = mur_figure_describe (figure);
  g_assert_nonnull (strstr (described, "Data (points with error bars, 3 values)"));
}

void
mur_test_text (void)
{
  g_test_add_func ("/ui/plot/pick/titles", data_are_said_with_titles_and_units);
  g_test_add_func ("/ui/plot/pick/categories",
                   categories_and_whole_numbers_are_said_as_such);
  g_test_add_func ("/ui/plot/pick/cells", cells_are_of_a_category);
  g_test_add_func ("/ui/plot/pick/colours", colours_are_said);
  g_test_add_func ("/ui/plot/pick/digits", digits_are_those_that_can_be_seen);
  g_test_add_func ("/ui/plot/pick/errors", errors_are_said);
  g_test_add_func ("/ui/plot/pick/odd", odd_values_are_said);
  g_test_add_func ("/ui/plot/pick/hits", hits_name_what_is_there);
}
