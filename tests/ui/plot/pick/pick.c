/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading figures: against searches that look at everything, and walks that visit
 * everything. */

#include "ui/plot/pick/pick.h"

#include <math.h>
#include <string.h>

#include "tests/ui/plot/pick/tests.h"

#define SEED 15640215

#define N 400

/* Two layers of random points with gaps; the first has its x in order, unless not. */
typedef struct
{
  double x[2][N], y[2][N];
  MurFigure *figure;
} Fixture;

static int
compare (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static void
fixture_init (Fixture *self, GRand *random, int variant)
{
  MurPanel *panel;

  self->figure = mur_figure_new ();
  panel = mur_figure_add_panel (self->figure, 0, 0, NULL);
  panel->x.scale = (MurScale)(variant & 1);
  panel->y.scale = (MurScale)(variant >> 1 & 1);
  for (int layer = 0; layer < 2; layer++)
    {
      for (int i = 0; i < N; i++)
        {
          self->x[layer][i] = exp (mur_test_normal (random));
          self->y[layer][i] = exp (2 * mur_test_normal (random));
          if (g_rand_int_range (random, 0, 9) == 0)
            self->y[layer][i] = i % 2 ? NAN : -3.5;
        }
      if (layer == 0)
        qsort (self->x[0], N, sizeof (double), compare);
      mur_panel_add_points (panel, MUR_ROLE_DATA, layer == 0 ? "first" : "second",
                            self->x[layer], self->y[layer], N);
    }
}

static void
fixture_clear (Fixture *self)
{
  mur_figure_unref (self->figure);
}

static MurLayout *
lay_out (const MurFigure *figure, const MurPanelView *views)
{
  return mur_layout_new (figure, mur_theme_find ("light"), views, 640, 480, 1);
}

static gboolean
inside (MurRectangle area, double px, double py)
{
  return px >= area.x - 0.5 && px <= area.x + area.width + 0.5 && py >= area.y - 0.5
         && py <= area.y + area.height + 0.5;
}

/* The distance of the nearest visible datum, by looking at all. */
static double
look_everywhere (
  const Fixture *fixture, const MurLayout *layout, guint64 hidden, double px, double py)
{
  const MurRectangle area = mur_layout_panel (layout, 0);
  double best = INFINITY;

  for (int layer = 0; layer < 2; layer++)
    for (int i = 0; i < N && !(hidden >> layer & 1); i++)
      {
        double qx, qy;

        mur_layout_to_position (layout, 0, fixture->x[layer][i], fixture->y[layer][i],
                                &qx, &qy);
        if (!isnan (qx) && !isnan (qy) && inside (area, qx, qy))
          best = fmin (best, hypot (qx - px, qy - py));
      }
  return best;
}

static void
nearest_is_nearest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (int variant = 0; variant < 16; variant++)
    {
      MurPanelView view = { { NAN, NAN }, { NAN, NAN } };
      g_autoptr (MurLayout) layout = NULL;
      Fixture fixture;

      fixture_init (&fixture, random, variant);
      view.hidden = variant / 4 % 2 ? (guint64)(variant % 3) : 0;
      if (variant >= 8)
        {
          /* Zoomed, and reversed. */
          view.x = (MurRange){ 0.5, 2 };
          view.y = (MurRange){ 7, 0.25 };
        }
      layout = lay_out (fixture.figure, &view);
      for (int i = 0; i < 300; i++)
        {
          const double px = g_rand_double_range (random, -50, 700);
          const double py = g_rand_double_range (random, -50, 500);
          const double reach = i % 3 ? INFINITY : 20;
          const double expected
            = look_everywhere (&fixture, layout, view.hidden, px, py);
          MurPick pick;
          double qx, qy;

          g_assert_cmpint (mur_pick_nearest (layout, 0, px, py, reach, &pick), ==,
                           expected <= reach && isfinite (expected));
          if (expected > reach || !isfinite (expected))
            continue;
          g_assert_cmpfloat_with_epsilon (pick.distance, expected, 1e-9);
          g_assert_true (mur_pick_position (layout, &pick, &qx, &qy));
          g_assert_cmpfloat_with_epsilon (hypot (qx - px, qy - py), expected, 1e-9);
          g_assert_cmpfloat (pick.x, ==, fixture.x[pick.layer][pick.row]);
          g_assert_cmpfloat (pick.y, ==, fixture.y[pick.layer][pick.row]);
          g_assert_false (view.hidden >> pick.layer & 1);
        }
      fixture_clear (&fixture);
    }
}

/* A column in order is searched by parts and must find the same; also downwards, with
 * equal values, and with a gap that makes it none. */
static void
order_changes_nothing (void)
{
  enum
  {
    MANY = 1000000
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  g_autofree double *x = g_new (double, MANY);
  g_autofree double *y = g_new (double, MANY);

  for (int how = 0; how < 4; how++)
    {
      g_autoptr (MurFigure) figure = mur_figure_new ();
      MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
      g_autoptr (MurLayout) layout = NULL;
      double least = INFINITY, first = 0;

      for (int i = 0; i < MANY; i++)
        {
          x[i] = floor ((how == 1 ? MANY - i : i) / 3.0);
          y[i] = how == 3 ? sin (i) : mur_test_normal (random);
        }
      if (how == 2)
        x[MANY / 3] = NAN;
      mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, x, y, MANY);
      layout = lay_out (figure, NULL);
      for (int i = 0; i < 8; i++)
        {
          const double px = g_rand_double_range (random, 80, 600);
          const double py = g_rand_double_range (random, 30, 400);
          double best = INFINITY;
          gint64 start;
          MurPick pick;

          start = g_get_monotonic_time ();
          g_assert_true (mur_pick_nearest (layout, 0, px, py, INFINITY, &pick));
          least = fmin (least, (g_get_monotonic_time () - start) / 1e3);
          first = i == 0 ? least : first;
          for (int row = 0; row < MANY; row++)
            {
              double qx, qy;

              mur_layout_to_position (layout, 0, x[row], y[row], &qx, &qy);
              if (hypot (qx - px, qy - py) < best)
                best = hypot (qx - px, qy - py);
            }
          g_assert_cmpfloat_with_epsilon (pick.distance, best, 1e-9);
        }
      g_test_message ("a million rows, kind %d: first %.3f ms, then %.3f ms", how,
                      first, least);
      /* Ten times what it takes, as machines differ. */
      g_assert_cmpfloat (least, <, 20);
    }
}

static void
the_topmost_of_equals_wins (void)
{
  static const double x[] = { 1, 2, 2, 3 }, y[] = { 5, 7, 7, 6 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (MurLayout) layout = NULL;
  MurPick pick;
  double px, py;

  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, 4);
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, x, y, 4);
  layout = lay_out (figure, NULL);
  mur_layout_to_position (layout, 0, 2, 7, &px, &py);
  g_assert_true (mur_pick_nearest (layout, 0, px + 2, py, 3, &pick));
  g_assert_cmpuint (pick.layer, ==, 1);
  g_assert_cmpuint (pick.row, ==, 1);
  g_assert_false (mur_pick_nearest (layout, 0, px + 4, py, 3, &pick));
  g_assert_false (mur_pick_nearest (layout, 1, px, py, 3, &pick));
  g_assert_false (mur_pick_nearest (layout, 0, NAN, py, 3, &pick));
}

static void
every_kind_can_be_read (void)
{
  static const double x[] = { 1, 2, 4, 8 }, low[] = { 1, 2, 3 }, high[] = { 4, 6, 5 };
  static const double z[] = { 1, NAN, 3, 4, 5, 6 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panels[4];
  MurLayer *bars, *grid;
  g_autoptr (MurLayout) layout = NULL;
  MurPick pick;
  double px, py;

  for (guint i = 0; i < 4; i++)
    panels[i] = mur_figure_add_panel (figure, i / 2, i % 2, NULL);
  mur_panel_add_band (panels[0], MUR_ROLE_FIT, NULL, x, low, high, 3);
  bars = mur_panel_add (panels[1], MUR_LAYER_BARS, MUR_ROLE_DATA, NULL);
  bars->x = x;
  bars->y = high;
  bars->n = 3;
  bars->width = 0.5;
  mur_panel_add_histogram (panels[2], MUR_ROLE_DATA, NULL, x, high, 3);
  grid = mur_panel_add_grid (panels[3], MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 3, 2);
  grid->x_max = 30;
  mur_panel_add_horizontal_rule (panels[3], MUR_ROLE_GUIDE, NULL, 0.5);
  layout = lay_out (figure, NULL);
  /* The upper side of a band is the same datum. */
  mur_layout_to_position (layout, 0, 2, 6, &px, &py);
  g_assert_true (mur_pick_nearest (layout, 0, px, py, 2, &pick));
  g_assert_true (pick.row == 1 && pick.y == 2 && pick.y2 == 6 && isnan (pick.z));
  /* In the middle of a bar, and of a bin. */
  mur_layout_to_position (layout, 1, 2, 2.5, &px, &py);
  g_assert_true (mur_pick_nearest (layout, 1, px, py, 2, &pick));
  g_assert_true (pick.row == 1 && pick.y == 6);
  mur_layout_to_position (layout, 2, 6, 1, &px, &py);
  g_assert_true (mur_pick_nearest (layout, 2, px, py, 2, &pick));
  g_assert_true (pick.row == 2 && pick.y == 5 && pick.x == 6);
  /* A cell anywhere in it; none without a value; a rule is none. */
  mur_layout_to_position (layout, 3, 24, 0.9, &px, &py);
  g_assert_true (mur_pick_nearest (layout, 3, px, py, 2, &pick));
  g_assert_true (pick.row == 5 && pick.z == 6 && pick.x == 25 && pick.y == 0.75);
  mur_layout_to_position (layout, 3, 15, 0.25, &px, &py);
  g_assert_false (mur_pick_nearest (layout, 3, px, py, 90, &pick));
}

static void
walks_visit_every_datum (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);

  for (int variant = 0; variant < 4; variant++)
    {
      g_autoptr (MurLayout) layout = NULL;
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gsize));
      Fixture fixture;
      MurPick pick, other;

      fixture_init (&fixture, random, variant);
      layout = lay_out (fixture.figure, NULL);
      for (gsize i = 0; i < N; i++)
        if (mur_pick_at (layout, 0, 0, i, &pick))
          {
            g_assert_false (isnan (pick.y) || (variant >= 2 && pick.y <= 0));
            g_array_append_val (rows, i);
          }
      g_assert_cmpuint (rows->len, <, N);
      g_assert_true (mur_pick_first (layout, 0, &pick));
      for (guint i = 0; i < rows->len; i++)
        {
          g_assert_cmpuint (pick.row, ==, g_array_index (rows, gsize, i));
          g_assert_cmpint (mur_pick_move (layout, &pick, MUR_CURSOR_NEXT), ==,
                           i + 1 < rows->len);
        }
      /* Ten at once, and the rest at the end; then all the way back. */
      g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_FIRST));
      g_assert_false (mur_pick_move (layout, &pick, MUR_CURSOR_FIRST));
      for (guint i = 0; i < rows->len - 1; i += 10)
        {
          g_assert_cmpuint (pick.row, ==, g_array_index (rows, gsize, i));
          g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_NEXT_TEN));
        }
      other = pick;
      g_assert_false (mur_pick_move (layout, &pick, MUR_CURSOR_LAST));
      g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_PREVIOUS_TEN));
      g_assert_cmpuint (pick.row, ==, g_array_index (rows, gsize, rows->len - 11));
      for (guint i = rows->len - 11; i > 0; i--)
        g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_PREVIOUS));
      g_assert_false (mur_pick_move (layout, &pick, MUR_CURSOR_PREVIOUS));
      g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_LAST));
      g_assert_cmpuint (pick.row, ==, other.row);
      fixture_clear (&fixture);
    }
}

static void
series_and_panels_follow_one_another (void)
{
  static const double x[] = { 1, 2, 3, 4 }, y[] = { 5, 7, NAN, 6 };
  static const double other_x[] = { 9, 2.75, 1.5 }, nothing[] = { NAN, NAN, NAN, NAN };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanelView views[3] = { 0 };
  g_autoptr (MurLayout) layout = NULL;
  MurPick pick;

  for (guint i = 0; i < 3; i++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, 0, i, NULL);

      views[i].x = views[i].y = (MurRange){ NAN, NAN };
      mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 5.5);
      mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, i == 1 ? nothing : y, 4);
      mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, i == 1 ? 0 : 4);
      mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, other_x, i == 1 ? nothing : x,
                            3);
      panel->link_x = i == 0 ? 0 : 4;
    }
  views[0].hidden = 1 << 2;
  layout = lay_out (figure, views);
  g_assert_true (mur_pick_first (layout, 0, &pick));
  g_assert_cmpuint (pick.layer, ==, 1);
  g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_LAST));
  g_assert_cmpfloat (pick.x, ==, 4);
  /* The rule and what is hidden are passed over; the nearest x is taken. */
  g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_NEXT_SERIES));
  g_assert_true (pick.layer == 3 && pick.x == 2.75);
  /* At 3 there is a gap. */
  g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_NEXT_SERIES));
  g_assert_true (pick.layer == 1 && pick.x == 2);
  g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_PREVIOUS_SERIES));
  g_assert_true (pick.layer == 3 && pick.x == 1.5);
  /* The panel in the middle has no data. */
  g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_NEXT_PANEL));
  g_assert_true (pick.panel == 2 && pick.layer == 1 && pick.row == 0);
  g_assert_true (mur_pick_move (layout, &pick, MUR_CURSOR_PREVIOUS_PANEL));
  g_assert_cmpuint (pick.panel, ==, 0);
  g_assert_false (mur_pick_first (layout, 1, &pick));
}

/* A pick of a figure that is no more ends well. */
static void
old_picks_end_well (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  static const double x[] = { 1, 2 };
  g_autoptr (MurLayout) layout = NULL;
  MurPick stale = { .panel = 3, .layer = 9, .row = 77 };
  g_autofree char *said = NULL;
  double px, py;

  mur_panel_add_points (mur_figure_add_panel (figure, 0, 0, NULL), MUR_ROLE_DATA, NULL,
                        x, x, 2);
  layout = lay_out (figure, NULL);
  for (int step = MUR_CURSOR_NEXT; step <= MUR_CURSOR_PREVIOUS_PANEL; step++)
    g_assert_false (mur_pick_move (layout, &stale, (MurCursorMove)step));
  said = mur_pick_describe (layout, &stale);
  g_assert_cmpstr (said, ==, "");
  g_assert_false (mur_pick_position (layout, &stale, &px, &py));
  g_assert_false (mur_pick_at (layout, 0, 0, 2, &stale));
  g_assert_false (mur_pick_at (layout, 0, 1, 0, &stale));
  stale = (MurPick){ .row = 77 };
  g_assert_false (mur_pick_move (layout, &stale, MUR_CURSOR_NEXT));
  g_assert_true (mur_pick_move (layout, &stale, MUR_CURSOR_FIRST));
}

void
mur_test_pick (void)
{
  g_test_add_func ("/ui/plot/pick/nearest", nearest_is_nearest);
  g_test_add_func ("/ui/plot/pick/order", order_changes_nothing);
  g_test_add_func ("/ui/plot/pick/equals", the_topmost_of_equals_wins);
  g_test_add_func ("/ui/plot/pick/kinds", every_kind_can_be_read);
  g_test_add_func ("/ui/plot/pick/walk", walks_visit_every_datum);
  g_test_add_func ("/ui/plot/pick/series", series_and_panels_follow_one_another);
  g_test_add_func ("/ui/plot/pick/old", old_picks_end_well);
}
