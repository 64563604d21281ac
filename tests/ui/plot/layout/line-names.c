/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names at the right ends of lines. */

#include "ui/plot/layout/line-names.h"

#include <math.h>

#include "tests/ui/plot/layout/tests.h"

#define SEED 18270321
#define N 30
#define MOST_LINES 8

typedef struct
{
  double x[N], y[MOST_LINES][N];
  MurFigure *figure;
  MurPanel *panel;
} Lines;

/* @n lines that end as high as @ends say; limits 0 … 1 both ways. */
static void
lines_init (Lines *self, const double *ends, guint n)
{
  self->figure = mur_figure_new ();
  self->panel = mur_figure_add_panel (self->figure, 0, 0, NULL);
  self->panel->line_names = TRUE;
  self->panel->x.minimum = self->panel->y.minimum = 0;
  self->panel->x.maximum = self->panel->y.maximum = 1;
  for (int i = 0; i < N; i++)
    self->x[i] = i / (N - 1.0);
  for (guint line = 0; line < n; line++)
    {
      g_autofree char *name = g_strdup_printf ("line %u", line);

      for (int i = 0; i < N; i++)
        self->y[line][i] = ends[line] * self->x[i];
      mur_panel_add_line (self->panel, (MurRole)(MUR_ROLE_SERIES_1 + line % 6), name,
                          self->x, self->y[line], N);
    }
}

static MurLayout *
lay_out (const Lines *self, double width, double height)
{
  return mur_layout_new (self->figure, mur_theme_find ("light"), NULL, width, height,
                         1);
}

static MurRectangle
name_of (const MurLayout *layout, guint layer)
{
  for (guint i = 0; i < mur_layout_n_legend_entries (layout, 0); i++)
    {
      guint of;
      const MurRectangle box = mur_layout_legend_entry (layout, 0, i, &of);

      if (of == layer)
        return box;
    }
  g_assert_not_reached ();
}

static double
middle (MurRectangle box)
{
  return box.y + box.height / 2;
}

/* Far apart each is as high as its line ends; within the figure, beside the area. */
static void
names_stand_at_the_ends (void)
{
  static const double ends[] = { 0.2, 0.9, 0.5 };
  Lines lines;
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle area;

  lines_init (&lines, ends, 3);
  layout = lay_out (&lines, 500, 300);
  area = mur_layout_panel (layout, 0);
  g_assert_cmpuint (mur_layout_n_legend_entries (layout, 0), ==, 3);
  g_assert_cmpfloat (mur_layout_legend (layout, 0).width, ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      const MurRectangle box = name_of (layout, i);
      double px, py;

      mur_layout_to_position (layout, 0, 1, ends[i], &px, &py);
      g_assert_cmpfloat_with_epsilon (middle (box), py, 1e-6);
      g_assert_cmpfloat (box.x, >, area.x + area.width);
      g_assert_cmpfloat (box.x + box.width, <, 500);
    }
  mur_figure_unref (lines.figure);
}

static void
names_never_overlap (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (int round = 0; round < 200; round++)
    {
      const guint n = (guint)g_rand_int_range (random, 2, MOST_LINES + 1);
      double ends[MOST_LINES];
      Lines lines;
      g_autoptr (MurLayout) layout = NULL;
      MurRectangle area;

      for (guint i = 0; i < n; i++)
        ends[i] = floor (g_rand_double_range (random, 0, 1.2) * 8) / 8;
      lines_init (&lines, ends, n);
      layout = lay_out (&lines, 400, 220);
      area = mur_layout_panel (layout, 0);
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < n; k++)
          {
            const MurRectangle one = name_of (layout, i), two = name_of (layout, k);

            g_assert_cmpfloat (middle (one), >=, area.y - 1e-9);
            g_assert_cmpfloat (middle (one), <=, area.y + area.height + 1e-9);
            if (i != k)
              g_assert_cmpfloat (fabs (one.y - two.y), >=, one.height - 1e-9);
            /* In the order of the ends that are in sight. */
            if (ends[i] < ends[k] && ends[k] <= 1)
              g_assert_cmpfloat (one.y, >, two.y);
          }
      mur_figure_unref (lines.figure);
    }
}

/* Two that end at one height move as far up as down: no more than is needed. */
static void
moves_are_least (void)
{
  static const double ends[] = { 0.5, 0.5 };
  Lines lines;
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle one, two;
  double px, py;

  lines_init (&lines, ends, 2);
  layout = lay_out (&lines, 400, 300);
  one = name_of (layout, 0);
  two = name_of (layout, 1);
  mur_layout_to_position (layout, 0, 1, 0.5, &px, &py);
  g_assert_cmpfloat_with_epsilon (two.y - one.y, one.height, 1e-6);
  g_assert_cmpfloat_with_epsilon ((middle (one) + middle (two)) / 2, py, 1e-6);
  mur_figure_unref (lines.figure);
}

/* A run that is half done: the height is that of its newest datum. A view that ends
 * between two data: that of the line where it leaves. */
static void
names_follow_what_is_in_sight (void)
{
  static const double ends[] = { 0.8 };

  for (int half = 0; half < 2; half++)
    {
      Lines lines;
      g_autoptr (MurLayout) layout = NULL;
      double px, py;

      lines_init (&lines, ends, 1);
      if (half)
        ((MurLayer *)g_ptr_array_index (lines.panel->layers, 0))->n = 11;
      else
        lines.panel->x.maximum = 0.33;
      layout = lay_out (&lines, 400, 300);
      mur_layout_to_position (layout, 0, 0, 0.8 * (half ? 10 / (N - 1.0) : 0.33), &px,
                              &py);
      g_assert_cmpfloat_with_epsilon (middle (name_of (layout, 0)), py, 1e-6);
      mur_figure_unref (lines.figure);
    }
}

/* A name can be pointed at, as an entry of a legend. */
static void
names_are_hit (void)
{
  static const double ends[] = { 0.2, 0.9 };
  Lines lines;
  g_autoptr (MurLayout) layout = NULL;

  lines_init (&lines, ends, 2);
  layout = lay_out (&lines, 500, 300);
  for (guint i = 0; i < 2; i++)
    {
      const MurRectangle box = name_of (layout, i);
      const MurHit hit = mur_layout_hit (layout, box.x + 3, middle (box));

      g_assert_true (hit.kind == MUR_HIT_LEGEND_ENTRY && hit.layer == i);
    }
  mur_figure_unref (lines.figure);
}

/* In a panel too low for its names the legend has them. */
static void
names_without_room_go_to_the_legend (void)
{
  static const double ends[MOST_LINES] = { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8 };
  Lines lines;
  g_autoptr (MurLayout) layout = NULL;

  lines_init (&lines, ends, MOST_LINES);
  layout = lay_out (&lines, 700, 110);
  g_assert_cmpfloat (mur_layout_legend (layout, 0).width, >, 0);
  g_assert_cmpuint (mur_layout_n_legend_entries (layout, 0), ==, MOST_LINES);
  mur_figure_unref (lines.figure);
}

/* What is no line stays in the legend, and no layer is in both. */
static void
other_layers_stay_in_the_legend (void)
{
  static const double ends[] = { 0.3, 0.6 };
  Lines lines;
  g_autoptr (MurLayout) layout = NULL;
  const GArray *entries;

  lines_init (&lines, ends, 2);
  lines.panel->legend = TRUE;
  mur_panel_add_points (lines.panel, MUR_ROLE_DATA, "points", lines.x, lines.y[0], N);
  mur_panel_add_horizontal_rule (lines.panel, MUR_ROLE_GUIDE, "rule", 0.9);
  layout = lay_out (&lines, 500, 300);
  entries = layout->panels[0].entries;
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpuint (g_array_index (entries, MurLegendEntry, 0).layer, ==, 2);
  g_assert_cmpuint (layout->panels[0].names->len, ==, 3);
  mur_figure_unref (lines.figure);
}

void
mur_test_line_names (void)
{
  g_test_add_func ("/ui/plot/line-names/ends", names_stand_at_the_ends);
  g_test_add_func ("/ui/plot/line-names/apart", names_never_overlap);
  g_test_add_func ("/ui/plot/line-names/least", moves_are_least);
  g_test_add_func ("/ui/plot/line-names/sight", names_follow_what_is_in_sight);
  g_test_add_func ("/ui/plot/line-names/hit", names_are_hit);
  g_test_add_func ("/ui/plot/line-names/no-room", names_without_room_go_to_the_legend);
  g_test_add_func ("/ui/plot/line-names/others", other_layers_stay_in_the_legend);
}
