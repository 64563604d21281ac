/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where legends go. */

#include "ui/plot/layout/legend.h"

#include <math.h>

#include "tests/ui/plot/layout/tests.h"

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
  static const double x[] = { 0, 0, 0, 0.5, 1, 1, 1, 0.5, 0.5, 0.25, 0.75, 0.25, 0.75 };
  static const double y[] = { 0, 0.5, 1, 1, 1, 0.5, 0, 0, 0.5, 0.25, 0.75, 0.75, 0.25 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  double top[2];

  for (int legend = 0; legend < 2; legend++)
    {
      g_autoptr (MurLayout) layout = NULL;

      panel->legend = legend;
      if (!legend)
        mur_panel_add_line (panel, MUR_ROLE_DATA, "data", x, y, G_N_ELEMENTS (x));
      layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 500, 300, 1);
      top[legend] = mur_layout_panel (layout, 0).y;
      if (legend)
        {
          const MurRectangle *box = &layout->panels[0].legend;

          g_assert_cmpint (mur_layout_limits (layout, 0).legend, ==, MUR_LEGEND_ABOVE);
          g_assert_cmpfloat (box->y, >=, 0);
          g_assert_cmpfloat (box->y + box->height, <=, top[1]);
        }
    }
  g_assert_cmpfloat (top[1], >, top[0] + 10);
}

static void
held_place_stays (void)
{
  g_assert_cmpint (position (5, 5, MUR_LEGEND_BOTTOM_LEFT, "data"), ==,
                   MUR_LEGEND_BOTTOM_LEFT);
  g_assert_cmpint (position (-0.01, -0.01, MUR_LEGEND_BOTTOM_LEFT, "data"), ==,
                   MUR_LEGEND_BOTTOM_LEFT);
  g_assert_cmpint (position (0.52, 0.52, MUR_LEGEND_ABOVE, "data"), ==,
                   MUR_LEGEND_ABOVE);
}

/* Marks that have moved under a legend make it go where there are none. */
static void
covered_place_is_left (void)
{
  g_assert_cmpint (position (0.52, 0.52, MUR_LEGEND_BOTTOM_LEFT, "data"), ==,
                   MUR_LEGEND_TOP_RIGHT);
  g_assert_cmpint (position (-0.01, 0.25, MUR_LEGEND_TOP, "data"), ==, MUR_LEGEND_LEFT);
}

static void
no_room_no_legend (void)
{
  static const char name[]
    = "a name that is far too long for the panel that it should be shown in, and for "
      "the line of the title above it as well";

  g_assert_cmpint (position (0.52, 0.52, 0, name), ==, MUR_LEGEND_AUTOMATIC);
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

void
mur_test_legend (void)
{
  g_test_add_func ("/ui/plot/legend/free-corner", free_corner_is_taken);
  g_test_add_func ("/ui/plot/legend/title-line", title_line_is_next);
  g_test_add_func ("/ui/plot/legend/room-above", room_is_made_above);
  g_test_add_func ("/ui/plot/legend/held", held_place_stays);
  g_test_add_func ("/ui/plot/legend/covered", covered_place_is_left);
  g_test_add_func ("/ui/plot/legend/no-room", no_room_no_legend);
  g_test_add_func ("/ui/plot/legend/names", names_are_text_and_density_is_said);
}
