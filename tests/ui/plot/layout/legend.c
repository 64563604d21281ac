/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where legends go. */

#include "ui/plot/layout/legend.h"

#include <math.h>

#include "tests/ui/plot/layout/tests.h"

#define SEED 18550430

/* Points that fill all of the square but one part of each side. */
static gsize
fill_but (double *x, double *y, double from_x, double from_y)
{
  gsize n = 0;

  for (int i = 0; i <= 40; i++)
    for (int j = 0; j <= 40; j++)
      {
        const double at_x = i / 40.0, at_y = j / 40.0;

        if (at_x > from_x && at_x < from_x + 0.5 && at_y > from_y
            && at_y < from_y + 0.5)
          continue;
        x[n] = at_x;
        y[n++] = at_y;
      }
  return n;
}

static MurLegendPosition
position (double from_x, double from_y, MurLegendPosition held, const char *name)
{
  static double x[41 * 41], y[41 * 41];
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Title");
  MurPanelView view = { { NAN, NAN }, { NAN, NAN }, 0, held };
  g_autoptr (MurLayout) layout = NULL;

  panel->legend = TRUE;
  mur_panel_add_points (panel, MUR_ROLE_DATA, name, x, y,
                        fill_but (x, y, from_x, from_y));
  layout = mur_layout_new (figure, mur_theme_find ("light"), &view, 640, 480, 1);
  return mur_layout_limits (layout, 0).legend;
}

static void
free_corner_is_taken (void)
{
  g_assert_cmpint (position (0.52, 0.52, 0, "data"), ==, MUR_LEGEND_TOP_RIGHT);
  g_assert_cmpint (position (-0.01, 0.52, 0, "data"), ==, MUR_LEGEND_TOP_LEFT);
  g_assert_cmpint (position (0.52, -0.01, 0, "data"), ==, MUR_LEGEND_BOTTOM_RIGHT);
  g_assert_cmpint (position (-0.01, -0.01, 0, "data"), ==, MUR_LEGEND_BOTTOM_LEFT);
  g_assert_cmpint (position (-0.01, 0.25, 0, "data"), ==, MUR_LEGEND_LEFT);
}

static void
title_line_is_next (void)
{
  g_assert_cmpint (position (5, 5, 0, "data"), ==, MUR_LEGEND_ABOVE);
}

/* Without a title there is no line above the panel until a legend asks for one. */
static void
room_is_made_above (void)
{
  static double x[41 * 41], y[41 * 41];
  const gsize n = fill_but (x, y, 5, 5);
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  double top[2];

  mur_panel_add_points (panel, MUR_ROLE_DATA, "data", x, y, n);
  for (int legend = 0; legend < 2; legend++)
    {
      g_autoptr (MurLayout) layout = NULL;

      panel->legend = legend;
      layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 500, 300, 1);
      top[legend] = mur_layout_panel (layout, 0).y;
      if (legend)
        {
          const MurRectangle box = mur_layout_legend (layout, 0);

          g_assert_cmpint (mur_layout_limits (layout, 0).legend, ==, MUR_LEGEND_ABOVE);
          g_assert_cmpfloat (box.y, >=, 0);
          g_assert_cmpfloat (box.y + box.height, <=, top[1]);
        }
    }
  g_assert_cmpfloat (top[1], >, top[0] + 10);
}

static void
held_place_stays (void)
{
  g_assert_cmpint (position (-0.01, -0.01, MUR_LEGEND_BOTTOM_LEFT, "data"), ==,
                   MUR_LEGEND_BOTTOM_LEFT);
  g_assert_cmpint (position (0.52, 0.52, MUR_LEGEND_ABOVE, "data"), ==,
                   MUR_LEGEND_ABOVE);
  g_assert_cmpint (position (0.52, 0.52, MUR_LEGEND_BELOW, "data"), ==,
                   MUR_LEGEND_BELOW);
  g_assert_cmpint (position (0.52, 0.52, MUR_LEGEND_BESIDE, "data"), ==,
                   MUR_LEGEND_BESIDE);
}

/* Marks that have moved under a legend make it go where there are none. */
static void
covered_place_is_left (void)
{
  g_assert_cmpint (position (0.52, 0.52, MUR_LEGEND_BOTTOM_LEFT, "data"), ==,
                   MUR_LEGEND_TOP_RIGHT);
  g_assert_cmpint (position (-0.01, 0.25, MUR_LEGEND_TOP, "data"), ==, MUR_LEGEND_LEFT);
  g_assert_cmpint (position (5, 5, MUR_LEGEND_BOTTOM_LEFT, "data"), ==,
                   MUR_LEGEND_ABOVE);
}

/* Names with no room inside, nor beside the title, stand below. */
static void
long_names_stand_below (void)
{
  static const char name[]
    = "a name that is far too long for the panel that it should be shown in, and for "
      "the line of the title above it as well";

  g_assert_cmpint (position (0.52, 0.52, 0, name), ==, MUR_LEGEND_BELOW);
}

#define N 40

/* A panel of three layers of random kinds, over the same x. */
typedef struct
{
  double x[N + 1], y[3][N], y2[3][N];
  MurLayerKind kinds[3];
} Columns;

static void
add_random_layers (MurPanel *panel, GRand *random, Columns *columns)
{
  static const MurLayerKind kinds[]
    = { MUR_LAYER_LINE, MUR_LAYER_POINTS, MUR_LAYER_BAND,     MUR_LAYER_STEPS,
        MUR_LAYER_BARS, MUR_LAYER_ERRORS, MUR_LAYER_HISTOGRAM };
  const double rise = g_rand_double_range (random, -3, 3);

  for (int i = 0; i <= N; i++)
    columns->x[i] = i + g_rand_double (random);
  for (int k = 0; k < 3; k++)
    {
      MurLayer *layer;

      for (int i = 0; i < N; i++)
        {
          columns->y[k][i] = rise * i + g_rand_double_range (random, -20, 20);
          columns->y2[k][i] = columns->y[k][i] + 9;
        }
      columns->kinds[k] = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
      layer = mur_panel_add_line (panel, (MurRole)k, k == 1 ? "a longer name" : "name",
                                  columns->x, columns->y[k], N);
      layer->kind = columns->kinds[k];
      layer->y2 = columns->y2[k];
    }
}

static gboolean
is_in (MurRectangle box, double px, double py)
{
  return px > box.x && px < box.x + box.width && py > box.y && py < box.y + box.height;
}

/* Hundred places on the way from one point to the other. */
static void
assert_way_is_free (const MurLayout *layout, double x0, double y0, double x1, double y1)
{
  const MurRectangle box = mur_layout_legend (layout, 0);

  for (int i = 0; i <= 100; i++)
    {
      double px, py;

      mur_layout_to_position (layout, 0, x0 + (x1 - x0) * i / 100,
                              y0 + (y1 - y0) * i / 100, &px, &py);
      g_assert_false (is_in (box, px, py));
    }
}

static void
assert_nothing_below (const MurLayout *layout, const Columns *columns)
{
  for (int k = 0; k < 3; k++)
    for (int i = 0; i + 1 < N; i++)
      {
        const double *x = &columns->x[i], *y = &columns->y[k][i];
        const double *y2 = &columns->y2[k][i];

        if (columns->kinds[k] == MUR_LAYER_LINE || columns->kinds[k] == MUR_LAYER_BAND)
          assert_way_is_free (layout, x[0], y[0], x[1], y[1]);
        if (columns->kinds[k] == MUR_LAYER_STEPS)
          assert_way_is_free (layout, x[0], y[0], x[1], y[0]);
        if (columns->kinds[k] == MUR_LAYER_BAND
            || columns->kinds[k] == MUR_LAYER_ERRORS)
          assert_way_is_free (layout, x[0], y[0], x[0], y2[0]);
        if (columns->kinds[k] == MUR_LAYER_BARS
            || columns->kinds[k] == MUR_LAYER_HISTOGRAM)
          assert_way_is_free (layout, x[0], 0, x[0], y[0]);
        assert_way_is_free (layout, x[0], y[0], x[0], y[0]);
      }
}

/* Wherever it stands, it is there, it lies within the figure, and nothing is under it. */
static void
nothing_is_covered (void)
{
  static const double sizes[][2] = { { 900, 560 }, { 640, 480 }, { 321, 260 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_states[3] = { 0 };

  g_test_message ("seed %d", SEED);
  for (int trial = 0; trial < 300; trial++)
    {
      const double *size = sizes[trial % 3];
      g_autoptr (MurFigure) figure = mur_figure_new ();
      MurPanel *panel = mur_figure_add_panel (
        figure, 0, 0, trial % 2 == 0 ? "A title that leaves little room" : NULL);
      g_autoptr (MurLayout) layout = NULL;
      Columns columns;
      MurRectangle box;

      panel->legend = TRUE;
      add_random_layers (panel, random, &columns);
      layout
        = mur_layout_new (figure, mur_theme_find ("light"), NULL, size[0], size[1], 1);
      box = mur_layout_legend (layout, 0);
      n_states[mur_layout_legend_state (layout, 0)]++;
      g_assert_cmpint (mur_layout_legend_state (layout, 0), !=, MUR_LEGEND_STATE_NONE);
      g_assert_false (mur_layout_legend_covers (layout, 0));
      assert_nothing_below (layout, &columns);
      g_assert_true (box.x >= 0 && box.y >= 0 && box.x + box.width <= size[0]
                     && box.y + box.height <= size[1]);
      g_assert_cmpuint (mur_layout_n_cut (layout), ==, 0);
    }
  /* Both ways were tried. */
  g_assert_cmpuint (n_states[MUR_LEGEND_STATE_INSIDE], >, 30);
  g_assert_cmpuint (n_states[MUR_LEGEND_STATE_OUTSIDE], >, 30);
}

/* What is said of a box with something under it: the middle of a line between data that
 * are far apart. */
static void
covering_is_told (void)
{
  static const double x[] = { 0, 10 }, y[] = { 0, 10 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle area;

  panel->legend = TRUE;
  mur_panel_add_line (panel, MUR_ROLE_DATA, "data", x, y, 2);
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 640, 480, 1);
  area = mur_layout_panel (layout, 0);
  g_assert_cmpint (mur_layout_legend_state (layout, 0), ==, MUR_LEGEND_STATE_INSIDE);
  g_assert_false (mur_layout_legend_covers (layout, 0));
  layout->panels[0].legend
    = (MurRectangle){ area.x + 0.4 * area.width, area.y + 0.4 * area.height,
                      0.2 * area.width, 0.2 * area.height };
  g_assert_true (mur_layout_legend_covers (layout, 0));
}

/* An image fills its panel: names of what lies on it stand outside. */
static void
images_are_not_covered (void)
{
  static const double z[] = { 1, 2, 3, 4 }, at[] = { 0.5 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (MurLayout) layout = NULL;

  panel->legend = TRUE;
  mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 2, 2);
  mur_panel_add_points (panel, MUR_ROLE_FIT, "best", at, at, 1);
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 640, 480, 1);
  g_assert_cmpint (mur_layout_legend_state (layout, 0), ==, MUR_LEGEND_STATE_OUTSIDE);
}

/* Below a title that leaves no room beside it. */
static MurRectangle
legend_of_many (const char *name_of_all,
                guint n_names,
                double width,
                double height,
                MurRectangle *area)
{
  static double x[41 * 41], y[41 * 41];
  const gsize n = fill_but (x, y, 5, 5);
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (
    figure, 0, 0,
    "How far the points of all sets lie from a uniform grid, by the number of points "
    "and by the sizes of boxes");
  g_autoptr (MurLayout) layout = NULL;

  panel->legend = TRUE;
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", name_of_all, i);

      mur_panel_add_points (panel, (MurRole)(MUR_ROLE_SERIES_1 + i), name, x, y, n);
    }
  mur_axis_set (&panel->x, "Time", "s", MUR_SCALE_LINEAR);
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, width, height, 1);
  *area = mur_layout_panel (layout, 0);
  g_assert_cmpint (mur_layout_legend_state (layout, 0), ==, MUR_LEGEND_STATE_OUTSIDE);
  return mur_layout_legend (layout, 0);
}

/* Long names stand below in rows, short ones beside in a column where the panel is low.
 */
static void
room_is_made_outside (void)
{
  MurRectangle area;
  MurRectangle box = legend_of_many ("particles of place", 6, 500, 500, &area);

  g_assert_cmpfloat (box.y, >, area.y + area.height + 20);
  g_assert_cmpfloat (box.y + box.height, <=, 500);
  g_assert_cmpfloat (box.x + box.width, <=, 500);
  box = legend_of_many ("set", 4, 900, 190, &area);
  g_assert_cmpfloat (box.x, >, area.x + area.width);
  g_assert_cmpfloat (box.x + box.width, <=, 900);
  g_assert_cmpfloat (area.width, >, 500);
}

static void
names_are_text_and_density_is_said (void)
{
  static double many[MUR_DENSITY_POINTS + 1];
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (MurLayout) layout = NULL;
  const GArray *entries;

  panel->legend = TRUE;
  mur_panel_add_points (panel, MUR_ROLE_DATA, "a < b & c", many, many, 5);
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, many, many, 5);
  mur_panel_add_points (panel, MUR_ROLE_FIT, "swarm", many, many, G_N_ELEMENTS (many));
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 640, 480, 1);
  entries = layout->panels[0].entries;
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (g_array_index (entries, MurLegendEntry, 0).text, ==,
                   "a &lt; b &amp; c");
  g_assert_cmpstr (g_array_index (entries, MurLegendEntry, 1).text, ==,
                   "swarm (density)");
  g_assert_cmpuint (g_array_index (entries, MurLegendEntry, 1).layer, ==, 2);
}

/* A square that is as high as it can be loses nothing by a legend in the room beside it,
 * however small it is. */
static void
room_beside_a_square_is_taken (void)
{
  static double x[41 * 41], y[41 * 41];
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Title");
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle area;

  panel->legend = panel->equal = TRUE;
  panel->x.minimum = panel->y.minimum = 0;
  panel->x.maximum = panel->y.maximum = 1;
  /* All of it is full. */
  mur_panel_add_points (panel, MUR_ROLE_DATA, "a name of some length", x, y,
                        fill_but (x, y, 2, 2));
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 640, 130, 1);
  area = mur_layout_panel (layout, 0);
  g_assert_cmpint (mur_layout_limits (layout, 0).legend, ==, MUR_LEGEND_BESIDE);
  g_assert_cmpfloat (layout->panels[0].legend.x, >, area.x + area.width);
  g_assert_cmpfloat (area.height, >, 45);
}

void
mur_test_legend (void)
{
  g_test_add_func ("/ui/plot/legend/free-corner", free_corner_is_taken);
  g_test_add_func ("/ui/plot/legend/title-line", title_line_is_next);
  g_test_add_func ("/ui/plot/legend/room-above", room_is_made_above);
  g_test_add_func ("/ui/plot/legend/held", held_place_stays);
  g_test_add_func ("/ui/plot/legend/covered", covered_place_is_left);
  g_test_add_func ("/ui/plot/legend/long", long_names_stand_below);
  g_test_add_func ("/ui/plot/legend/uncovered", nothing_is_covered);
  g_test_add_func ("/ui/plot/legend/told", covering_is_told);
  g_test_add_func ("/ui/plot/legend/images", images_are_not_covered);
  g_test_add_func ("/ui/plot/legend/room-outside", room_is_made_outside);
  g_test_add_func ("/ui/plot/legend/beside-a-square", room_beside_a_square_is_taken);
  g_test_add_func ("/ui/plot/legend/names", names_are_text_and_density_is_said);
}
