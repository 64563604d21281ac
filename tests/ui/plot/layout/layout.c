/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Geometry of layouts. */

#include <math.h>

#include "tests/ui/plot/layout/tests.h"

#define SEED 18330912

static const double x[] = { -2.5, 0, 4.75 };
static const double small[] = { 0.1, 0.3, 0.2 };
static const double large[] = { -123456, 7e5, 4e4 };

/* Two rows and three columns; the first panel covers a whole row. */
static MurFigure *
new_grid (void)
{
  MurFigure *figure = mur_figure_new ();

  mur_figure_add_panel (figure, 0, 0, "Wide")->n_columns = 3;
  for (guint i = 0; i < 3; i++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, 1, i, i == 1 ? "Titled" : NULL);

      mur_panel_add_points (panel, MUR_ROLE_DATA, "data", x, i == 2 ? large : small, 3);
      mur_axis_set (&panel->y, i == 0 ? "amplitude" : NULL, "m", MUR_SCALE_LINEAR);
      mur_axis_set (&panel->x, i == 2 ? "time" : NULL, NULL, MUR_SCALE_LINEAR);
    }
  mur_panel_add_line (mur_figure_panel (figure, 0), MUR_ROLE_FIT, NULL, x, large, 3);
  return figure;
}

static double
right (MurRectangle area)
{
  return area.x + area.width;
}

static double
bottom (MurRectangle area)
{
  return area.y + area.height;
}

static void
data_areas_align (void)
{
  g_autoptr (MurFigure) figure = new_grid ();
  g_autoptr (MurFigure) column = mur_figure_new ();
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, mur_theme_find ("light"), NULL, 1100, 700, 1);
  g_autoptr (MurLayout) pair = NULL;
  const MurRectangle wide = mur_layout_panel (layout, 0);
  const MurRectangle first = mur_layout_panel (layout, 1);
  const MurRectangle second = mur_layout_panel (layout, 2);
  const MurRectangle last = mur_layout_panel (layout, 3);

  g_assert_cmpfloat (wide.x, ==, first.x);
  g_assert_cmpfloat (right (wide), ==, right (last));
  g_assert_cmpfloat (first.y, ==, second.y);
  g_assert_cmpfloat (second.y, ==, last.y);
  g_assert_cmpfloat (bottom (first), ==, bottom (last));
  mur_panel_add_points (mur_figure_add_panel (column, 0, 0, NULL), MUR_ROLE_DATA, NULL,
                        x, small, 3);
  mur_panel_add_points (mur_figure_add_panel (column, 1, 0, NULL), MUR_ROLE_DATA, NULL,
                        x, large, 3);
  pair = mur_layout_new (column, mur_theme_find ("dark"), NULL, 500, 500, 1);
  g_assert_cmpfloat (mur_layout_panel (pair, 0).x, ==, mur_layout_panel (pair, 1).x);
  g_assert_cmpfloat (right (mur_layout_panel (pair, 0)), ==,
                     right (mur_layout_panel (pair, 1)));
}

static void
weights_share_the_room (void)
{
  g_autoptr (MurFigure) figure = new_grid ();
  g_autoptr (MurLayout) layout = NULL;
  double ratio;

  mur_figure_set_row_weight (figure, 0, 2.5);
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 1200, 900, 1);
  ratio = mur_layout_panel (layout, 0).height / mur_layout_panel (layout, 1).height;
  /* Heights are whole pixels. */
  g_assert_cmpfloat_with_epsilon (ratio, 2.5, 2.5 * 2 / 200);
}

static void
positions_invert (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (MurFigure) figure = new_grid ();
  MurPanel *panel = mur_figure_panel (figure, 1);
  g_autoptr (MurLayout) layout = NULL;

  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LOG);
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 900, 600, 1);
  for (int i = 0; i < 400; i++)
    {
      const guint at = (guint)i % 4;
      const MurRectangle area = mur_layout_panel (layout, at);
      const double px = area.x + g_rand_double (random) * area.width;
      const double py = area.y + g_rand_double (random) * area.height;
      double dx, dy, qx, qy;

      mur_layout_to_data (layout, at, px, py, &dx, &dy);
      mur_layout_to_position (layout, at, dx, dy, &qx, &qy);
      g_assert_cmpfloat_with_epsilon (px, qx, 1e-9);
      g_assert_cmpfloat_with_epsilon (py, qy, 1e-9);
      g_assert_cmpint (mur_layout_pick_panel (layout, px, py), ==, (int)at);
    }
}

static void
limits_hold_data_and_views_win (void)
{
  g_autoptr (MurFigure) figure = new_grid ();
  MurPanelView views[4] = { 0 };
  g_autoptr (MurLayout) layout = NULL;
  MurPanelView limits;

  for (int i = 0; i < 4; i++)
    views[i].x = views[i].y = (MurRange){ NAN, NAN };
  views[1].x = (MurRange){ -1.5, 2.5 };
  views[1].hidden = 1;
  mur_figure_panel (figure, 1)->x.minimum = -77;
  mur_figure_panel (figure, 2)->y.maximum = 42;
  layout = mur_layout_new (figure, mur_theme_find ("light"), views, 900, 600, 1);
  limits = mur_layout_limits (layout, 1);
  g_assert_true (limits.x.minimum == -1.5 && limits.x.maximum == 2.5);
  g_assert_cmpuint (limits.hidden, ==, 1);
  limits = mur_layout_limits (layout, 2);
  g_assert_true (limits.y.maximum == 42 && limits.y.minimum < 0.1);
}

static void
links_share_x (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  static const double near[] = { 1, 2, 3 };
  MurPanelView views[2]
    = { { { NAN, NAN }, { NAN, NAN } }, { { NAN, NAN }, { NAN, NAN } } };

  mur_panel_add_line (mur_figure_add_panel (figure, 0, 0, NULL), MUR_ROLE_FIT, NULL, x,
                      small, 3);
  mur_panel_add_line (mur_figure_add_panel (figure, 1, 0, NULL), MUR_ROLE_FIT, NULL,
                      near, small, 3);
  mur_figure_panel (figure, 0)->link_x = mur_figure_panel (figure, 1)->link_x = 5;
  for (int zoomed = 0; zoomed < 2; zoomed++)
    {
      g_autoptr (MurLayout) layout = NULL;
      MurRange one, two;

      views[1].x = zoomed ? (MurRange){ 1.25, 1.5 } : (MurRange){ NAN, NAN };
      layout = mur_layout_new (figure, mur_theme_find ("light"), views, 500, 400, 1);
      one = mur_layout_limits (layout, 0).x;
      two = mur_layout_limits (layout, 1).x;
      g_assert_true (one.minimum == two.minimum && one.maximum == two.maximum);
      g_assert_cmpfloat (one.minimum, ==, zoomed ? 1.25 : -2.5);
      g_assert_cmpfloat (one.maximum, ==, zoomed ? 1.5 : 4.75);
    }
}

static void
equal_units_are_equal (void)
{
  static const double sizes[][2] = { { 800, 300 }, { 300, 700 } };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (MurFigure) figure = mur_figure_new ();
      MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
      g_autoptr (MurLayout) layout = NULL;
      double x0, y0, x1, y1;

      panel->equal = TRUE;
      mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, small, 3);
      layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, sizes[i][0],
                               sizes[i][1], 1);
      mur_layout_to_position (layout, 0, 0, 0, &x0, &y0);
      mur_layout_to_position (layout, 0, 1, 1, &x1, &y1);
      g_assert_cmpfloat_with_epsilon (x1 - x0, y0 - y1, 1e-6);
      g_assert_cmpfloat (mur_layout_limits (layout, 0).x.minimum, <=, -2.5);
      g_assert_cmpfloat (mur_layout_limits (layout, 0).x.maximum, >=, 4.75);
      /* One axis is as the data want it: widening is not done twice. */
      g_assert_true (mur_layout_limits (layout, 0).x.maximum < 5
                     || mur_layout_limits (layout, 0).y.maximum < 0.35);
    }
}

/* Limits that are all set stay as they are, also those that a view has gone to: the area
 * has their aspect, as large as there is room. */
static void
set_limits_keep_their_aspect (void)
{
  static const double sizes[][2] = { { 800, 300 }, { 300, 700 } };

  for (int i = 0; i < 4; i++)
    {
      const MurPanelView zoomed = { { 0, 1 }, { 2, 2.5 } };
      const MurPanelView whole = { { -2, 6 }, { 1, 3 } };
      const MurPanelView expected = i < 2 ? whole : zoomed;
      g_autoptr (MurFigure) figure = mur_figure_new ();
      MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
      g_autoptr (MurLayout) layout = NULL;
      g_autoptr (MurLayout) free = NULL;
      MurRectangle area, room;
      MurPanelView shown;

      mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, small, 3);
      panel->x.minimum = -2;
      panel->x.maximum = 6;
      panel->y.minimum = 1;
      panel->y.maximum = 3;
      free = mur_layout_new (figure, mur_theme_find ("light"), &expected,
                             sizes[i % 2][0], sizes[i % 2][1], 1);
      panel->equal = TRUE;
      layout = mur_layout_new (figure, mur_theme_find ("light"), &expected,
                               sizes[i % 2][0], sizes[i % 2][1], 1);
      area = mur_layout_panel (layout, 0);
      room = mur_layout_panel (free, 0);
      shown = mur_layout_limits (layout, 0);
      g_assert_true (shown.x.minimum == expected.x.minimum
                     && shown.x.maximum == expected.x.maximum);
      g_assert_true (shown.y.minimum == expected.y.minimum
                     && shown.y.maximum == expected.y.maximum);
      g_assert_cmpfloat_with_epsilon (area.width / area.height, i < 2 ? 4 : 2, 1e-9);
      /* With fewer ticks labels may be shorter by some digits. */
      g_assert_true (fabs (area.width - room.width) < 30
                     || fabs (area.height - room.height) < 1);
      g_assert_cmpfloat (area.x, >, 0);
      g_assert_cmpfloat (right (area), <, sizes[i % 2][0]);
      g_assert_cmpfloat (bottom (area), <, sizes[i % 2][1]);
    }
}

static void
axis_strips_belong_to_their_panel (void)
{
  g_autoptr (MurFigure) figure = new_grid ();
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, mur_theme_find ("light"), NULL, 900, 600, 1);
  const MurRectangle area = mur_layout_panel (layout, 2);

  g_assert_cmpint (mur_layout_pick_panel (layout, area.x - 8, area.y + area.height / 2),
                   ==, 2);
  g_assert_cmpint (
    mur_layout_pick_panel (layout, area.x + area.width / 2, bottom (area) + 8), ==, 2);
  g_assert_cmpint (mur_layout_pick_panel (layout, area.x - 8, bottom (area) + 8), ==,
                   -1);
  g_assert_cmpint (mur_layout_pick_panel (layout, -5, 3), ==, -1);
}

static void
no_size_is_too_small (void)
{
  static const double sizes[] = { 0, 1, 7, 40, 120, 260 };
  g_autoptr (MurFigure) figure = new_grid ();
  g_autoptr (MurFigure) empty = mur_figure_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (MurLayout) layout = mur_layout_new (figure, mur_theme_find ("print"),
                                                       NULL, sizes[i], sizes[j], 2.5);
        g_autoptr (MurLayout) nothing = mur_layout_new (empty, mur_theme_find ("print"),
                                                        NULL, sizes[i], sizes[j], 1);

        for (guint p = 0; p < 4; p++)
          {
            g_assert_cmpfloat (mur_layout_panel (layout, p).width, >=, 1);
            g_assert_cmpfloat (mur_layout_panel (layout, p).height, >=, 1);
          }
        g_assert_cmpint (mur_layout_pick_panel (nothing, 0, 0), ==, -1);
      }
}

static void
areas_stay_inside_and_apart (void)
{
  static const double sizes[][2] = { { 1600, 900 }, { 800, 600 }, { 500, 380 } };
  g_autoptr (MurFigure) figure = new_grid ();

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (MurLayout) layout = mur_layout_new (figure, mur_theme_find ("light"),
                                                     NULL, sizes[s][0], sizes[s][1], 1);

      for (guint i = 0; i < 4; i++)
        {
          const MurRectangle area = mur_layout_panel (layout, i);

          g_assert_cmpfloat (area.x, >, 0);
          g_assert_cmpfloat (area.y, >, 0);
          g_assert_cmpfloat (right (area), <, sizes[s][0]);
          g_assert_cmpfloat (bottom (area), <, sizes[s][1]);
          /* Most of the page shows data. */
          g_assert_cmpfloat (area.width * area.height, >,
                             sizes[s][0] * sizes[s][1] / (i == 0 ? 4 : 17));
        }
      g_assert_cmpfloat (right (mur_layout_panel (layout, 1)), <,
                         mur_layout_panel (layout, 2).x);
      g_assert_cmpfloat (bottom (mur_layout_panel (layout, 0)), <,
                         mur_layout_panel (layout, 1).y);
    }
}

/* The room between two panels, one above the other, of the axes @upper and @lower. */
static double
room_between (guint upper, guint lower)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  static const double times[] = { 0.37, 1.91 }, values[] = { -2.3, 4.6 };
  for (guint i = 0; i < 2; i++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, i, 0, NULL);
      panel->link_x = i == 0 ? upper : lower;
      mur_axis_set (&panel->x, "Time", NULL, MUR_SCALE_LINEAR);
      mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, times, values,
                          G_N_ELEMENTS (times));
    }
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, mur_theme_find ("light"), NULL, 400, 300, 1);
  MurRectangle above = mur_layout_panel (layout, 0),
               below = mur_layout_panel (layout, 1);
  return below.y - above.y - above.height;
}

/* A stack of linked panels is numbered once, at its foot: the one above needs no room
 * for labels and a title, each a line of text of more than 10 px. */
static void
a_stack_is_numbered_once (void)
{
  g_assert_cmpfloat (room_between (3, 3) + 20, <, room_between (3, 4));
  g_assert_cmpfloat (room_between (0, 0), ==, room_between (3, 4));
}

/* An axis that says something else than the one below keeps its own numbers. */
static void
other_titles_are_not_lost (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (MurLayout) layout = NULL;

  for (guint i = 0; i < 3; i++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, i, 0, NULL);

      panel->link_x = 1;
      mur_axis_set (&panel->x, i == 0 ? "From the left" : "Time", NULL,
                    MUR_SCALE_LINEAR);
      mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, x, small, 3);
    }
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 400, 500, 1);
  g_assert_cmpfloat (mur_layout_axis_strip (layout, 0, MUR_AXIS_X).height, ==,
                     mur_layout_axis_strip (layout, 2, MUR_AXIS_X).height);
  g_assert_cmpfloat (mur_layout_axis_strip (layout, 1, MUR_AXIS_X).height + 20, <,
                     mur_layout_axis_strip (layout, 2, MUR_AXIS_X).height);
}

void
mur_test_layout (void)
{
  g_test_add_func ("/ui/plot/layout/stack", a_stack_is_numbered_once);
  g_test_add_func ("/ui/plot/layout/other-titles", other_titles_are_not_lost);
  g_test_add_func ("/ui/plot/layout/alignment", data_areas_align);
  g_test_add_func ("/ui/plot/layout/weights", weights_share_the_room);
  g_test_add_func ("/ui/plot/layout/inverse", positions_invert);
  g_test_add_func ("/ui/plot/layout/views", limits_hold_data_and_views_win);
  g_test_add_func ("/ui/plot/layout/links", links_share_x);
  g_test_add_func ("/ui/plot/layout/equal", equal_units_are_equal);
  g_test_add_func ("/ui/plot/layout/aspect", set_limits_keep_their_aspect);
  g_test_add_func ("/ui/plot/layout/strips", axis_strips_belong_to_their_panel);
  g_test_add_func ("/ui/plot/layout/small", no_size_is_too_small);
  g_test_add_func ("/ui/plot/layout/inside", areas_stay_inside_and_apart);
}
