/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Things of a figure: which datum is of which, what is said of it, what a click sets,
 * and where all of it lights up. */

#include <math.h>

#include "tests/ui/plot/pick/tests.h"
#include "ui/plot/pick/light.h"
#include "ui/plot/pick/pick.h"

static const double x[] = { 0, 1, 2 }, y[] = { 1, 3, 2 }, z[] = { 1, 2, 3, 4, 5, 6 };
static const double keys[] = { 7, 3, 8 }, omegas[] = { 1, 23.5, 2 };

enum
{
  LINE,
  POINTS,
  PLAIN,
  N_LAYERS
};

/* A line of 3, points of 7, 3 and 8, a line of none; in the second panel an image with a
 * row each. */
static MurFigure *
new_figure (double lit)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *lines = mur_figure_add_panel (figure, 0, 0, "Lines");
  MurPanel *rows = mur_figure_add_panel (figure, 0, 1, "Rows");
  const MurThings things = { .noun = "Oscillator",
                             .symbol = "ω",
                             .unit = "rad/s",
                             .keys = keys,
                             .values = omegas,
                             .n = 3,
                             .sets = "highlight",
                             .lit = lit };

  mur_axis_set (&lines->x, "<i>t</i>", "s", MUR_SCALE_LINEAR);
  mur_axis_set (&lines->y, NULL, "rad/s", MUR_SCALE_LINEAR);
  mur_panel_add_line (lines, MUR_ROLE_SERIES_1, "3", x, y, 3)->key = 3;
  mur_panel_add_points (lines, MUR_ROLE_SERIES_2, NULL, x, x, 3)->keys = keys;
  mur_panel_add_line (lines, MUR_ROLE_FIT, "Fit", x, y, 3);
  mur_panel_add_grid (rows, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 2, 3)->keys = keys;
  mur_figure_set_things (figure, &things);
  return figure;
}

static MurLayout *
lay_out (const MurFigure *figure)
{
  return mur_layout_new (figure, mur_theme_find ("light"), NULL, 800, 480, 1);
}

static void
assert_is (const MurLayout *layout,
           guint panel,
           guint layer,
           gsize row,
           double key,
           const char *text,
           const char *sets)
{
  MurPick pick;
  g_autofree char *said = NULL;
  g_auto (GStrv) pairs = NULL;

  g_assert_true (mur_pick_at (layout, panel, layer, row, &pick));
  said = mur_pick_describe (layout, &pick);
  g_assert_cmpstr (said, ==, text);
  pairs = mur_pick_choose (layout, &pick);
  if (isnan (key))
    {
      g_assert_true (isnan (mur_pick_key (layout, &pick)));
      g_assert_null (pairs);
      return;
    }
  g_assert_cmpfloat (mur_pick_key (layout, &pick), ==, key);
  g_assert_cmpstr (pairs[0], ==, "highlight");
  g_assert_cmpstr (pairs[1], ==, sets);
  g_assert_null (pairs[2]);
}

static void
data_are_of_things (void)
{
  g_autoptr (MurFigure) figure = new_figure (7);
  g_autoptr (MurLayout) layout = lay_out (figure);

  assert_is (layout, 0, LINE, 1, 3, "Oscillator 3, ω = 23.5 rad/s, t = 1 s, 3 rad/s",
             "3");
  assert_is (layout, 0, POINTS, 0, 7, "Oscillator 7, ω = 1 rad/s, t = 0 s, 0 rad/s",
             "0");
  assert_is (layout, 0, PLAIN, 2, NAN, "Fit, t = 2 s, 2 rad/s", NULL);
  /* The second row, the first column. */
  assert_is (layout, 1, 0, 2, 3,
             "Oscillator 3, ω = 23.5 rad/s, x = 0.25, 0.5, value = 3", "3");
}

static void
a_thing_lights_up_in_all_panels (void)
{
  g_autoptr (MurFigure) figure = new_figure (0);
  g_autoptr (MurLayout) layout = lay_out (figure);
  g_autoptr (MurLight) light = mur_light_new (layout, 3);
  g_autoptr (MurLight) none = mur_light_new (layout, NAN);
  static const gsize sizes[] = { 3, 1, 5 };
  double px, py;

  g_assert_cmpuint (none->parts->len, ==, 0);
  g_assert_cmpuint (light->parts->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (g_array_index (light->parts, MurLightPart, i).n, ==, sizes[i]);
  mur_layout_to_position (layout, 0, 1, 3, &px, &py);
  g_assert_cmpfloat_with_epsilon (g_array_index (light->points, double, 2), px, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (light->points, double, 3), py, 1e-9);
  /* The row from 1/3 to 2/3. */
  mur_layout_to_position (layout, 1, 0, 1. / 3, &px, &py);
  g_assert_cmpfloat_with_epsilon (g_array_index (light->points, double, 8), px, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (light->points, double, 9), py, 1e-9);
}

/* What is of another one fades; marks are added where a layer has many. */
static void
the_lit_one_stands_out (void)
{
  g_autoptr (MurFigure) figure = new_figure (3);
  g_autoptr (MurFigure) other = new_figure (8);
  const MurPanel *lines = mur_figure_panel (figure, 0);
  const MurPanel *rows = mur_figure_panel (figure, 1);
  const MurLayer *line = g_ptr_array_index (lines->layers, LINE);
  const MurLayer *faded = g_ptr_array_index (mur_figure_panel (other, 0)->layers, LINE);
  const MurLayer *points = g_ptr_array_index (lines->layers, POINTS);
  const MurLayer *image = g_ptr_array_index (rows->layers, 0);
  const MurLayer *mark, *row;

  mur_figure_light_up (figure);
  mur_figure_light_up (other);
  g_assert_cmpfloat (line->width, >, 1);
  g_assert_cmpfloat (line->opacity, ==, 1);
  g_assert_cmpfloat (faded->opacity, <, 0.5);
  g_assert_cmpfloat (faded->width, ==, 1);
  g_assert_cmpuint (lines->layers->len, ==, N_LAYERS + 1);
  g_assert_cmpfloat (points->opacity, <, 0.5);
  mark = g_ptr_array_index (lines->layers, N_LAYERS);
  g_assert_cmpfloat (mark->x[0], ==, 1);
  g_assert_cmpfloat (mark->opacity, ==, 1);
  g_assert_cmpfloat (mark->size, >, points->size);
  /* The row keeps the colours that it had among all, whose values are 1 … 6. */
  g_assert_cmpfloat (image->opacity, <, 0.5);
  row = g_ptr_array_index (rows->layers, 1);
  g_assert_cmpuint (row->n_rows, ==, 1);
  g_assert_true (row->z == z + 2);
  g_assert_cmpfloat (row->opacity, ==, 1);
  g_assert_cmpfloat (row->z_min, ==, 1);
  g_assert_cmpfloat (row->z_max, ==, 6);
  g_assert_cmpfloat_with_epsilon (row->y_min, 1. / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (row->y_max, 2. / 3, 1e-12);
}

void
mur_test_things (void)
{
  g_test_add_func ("/ui/plot/pick/things/data", data_are_of_things);
  g_test_add_func ("/ui/plot/pick/things/panels", a_thing_lights_up_in_all_panels);
  g_test_add_func ("/ui/plot/pick/things/lit", the_lit_one_stands_out);
}
