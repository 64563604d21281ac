/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of panels: what they share, and what each has of its own. */

#include <math.h>

#include "tests/ui/plot/layout/tests.h"
#include "ui/plot/layout/private.h"

#define N_STACKED 5

static const double x[] = { -2.5, 0, 4.75 }, y[] = { 0.1, 0.3, 0.2 };

static MurPanel *
add (MurFigure *figure, guint row, guint n_rows, guint column, const char *title)
{
  MurPanel *panel = mur_figure_add_panel (figure, row, column, title);

  panel->n_rows = n_rows;
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, x, y, G_N_ELEMENTS (x));
  return panel;
}

/* Left five panels, one below the other; right two, of which the lower has a title. */
static MurFigure *
new_columns (guint first_row)
{
  MurFigure *figure = mur_figure_new ();

  for (guint i = 0; i < N_STACKED; i++)
    add (figure, first_row + 2 * i, 2, 0, NULL);
  add (figure, first_row, N_STACKED, 1, NULL);
  add (figure, first_row + N_STACKED, N_STACKED, 1, "Title");
  return figure;
}

static MurLayout *
lay_out (const MurFigure *figure)
{
  return mur_layout_new (figure, mur_theme_find ("light"), NULL, 900, 700, 1);
}

static double
bottom (MurRectangle area)
{
  return area.y + area.height;
}

/* Whole pixels. */
static void
assert_even (const MurLayout *layout)
{
  const MurRectangle first = mur_layout_panel (layout, 0);
  const double step = mur_layout_panel (layout, 1).y - first.y;

  for (guint i = 1; i < N_STACKED; i++)
    {
      const MurRectangle above = mur_layout_panel (layout, i - 1);
      const MurRectangle area = mur_layout_panel (layout, i);

      g_assert_cmpfloat_with_epsilon (area.y - above.y, step, 1.5);
      g_assert_cmpfloat_with_epsilon (area.height, first.height, 1.5);
      g_assert_cmpfloat (area.x, ==, first.x);
    }
}

/* A title between the panels on the right leaves those on the left in even steps. */
static void
columns_have_their_own_rows (void)
{
  g_autoptr (MurFigure) figure = new_columns (0);
  g_autoptr (MurLayout) layout = lay_out (figure);
  const MurRectangle upper = mur_layout_panel (layout, N_STACKED);
  const MurRectangle lower = mur_layout_panel (layout, N_STACKED + 1);

  assert_even (layout);
  g_assert_cmpfloat (lower.y - bottom (upper), >,
                     mur_layout_panel (layout, 1).y
                       - bottom (mur_layout_panel (layout, 0)) + 8);
  /* Both begin and end at one height. */
  g_assert_cmpfloat (mur_layout_panel (layout, 0).y, ==, upper.y);
  g_assert_cmpfloat (bottom (mur_layout_panel (layout, N_STACKED - 1)), ==,
                     bottom (lower));
}

/* A panel across both columns binds only where it is. */
static void
columns_are_free_below_a_wide_panel (void)
{
  g_autoptr (MurFigure) figure = new_columns (1);
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle wide;

  add (figure, 0, 1, 0, "Wide")->n_columns = 2;
  layout = lay_out (figure);
  wide = mur_layout_panel (layout, N_STACKED + 2);
  assert_even (layout);
  g_assert_cmpfloat (mur_layout_panel (layout, 0).y, ==,
                     mur_layout_panel (layout, N_STACKED).y);
  g_assert_cmpfloat (bottom (wide), <, mur_layout_panel (layout, 0).y);
  g_assert_cmpfloat (wide.x, ==, mur_layout_panel (layout, 0).x);
}

/* Columns of the same rows are aligned row by row, though one has titles. */
static void
equal_rows_are_aligned (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (MurLayout) layout = NULL;

  for (guint i = 0; i < 6; i++)
    add (figure, i / 2, 1, i % 2, i == 3 ? "Title" : NULL);
  layout = lay_out (figure);
  for (guint i = 0; i < 6; i += 2)
    {
      const MurRectangle left = mur_layout_panel (layout, i);
      const MurRectangle right = mur_layout_panel (layout, i + 1);

      g_assert_cmpfloat (left.y, ==, right.y);
      g_assert_cmpfloat (left.height, ==, right.height);
    }
}

/* A panel beside the second of three is as high as that one, though labels and titles
 * of its column differ. */
static void
a_panel_beside_one_is_aligned (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (MurLayout) layout = NULL;

  for (guint i = 0; i < 3; i++)
    add (figure, i, 1, 0, i == 2 ? "Title" : NULL);
  add (figure, 1, 1, 1, NULL);
  mur_axis_set (&mur_figure_panel (figure, 3)->x, "Count", NULL, MUR_SCALE_LINEAR);
  layout = lay_out (figure);
  g_assert_cmpfloat (mur_layout_panel (layout, 3).y, ==,
                     mur_layout_panel (layout, 1).y);
  g_assert_cmpfloat (mur_layout_panel (layout, 3).height, ==,
                     mur_layout_panel (layout, 1).height);
}

/* The data area and all that stands around it. */
static MurRectangle
whole_of (const MurLayout *layout, guint i)
{
  const MurPanelPlace *place = &layout->panels[i];

  return (MurRectangle){ place->area.x - place->left, place->area.y - place->top,
                         place->left + place->area.width + place->right,
                         place->top + place->area.height + place->bottom };
}

static void
nothing_overlaps (void)
{
  for (guint first_row = 0; first_row < 4; first_row += 3)
    {
      g_autoptr (MurFigure) figure = new_columns (first_row);
      g_autoptr (MurLayout) layout = lay_out (figure);

      for (guint i = 0; i < layout->n_panels; i++)
        for (guint k = 0; k < i; k++)
          {
            const MurRectangle a = whole_of (layout, i), b = whole_of (layout, k);

            /* Areas are rounded to whole pixels. */
            g_assert_true (a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1
                           || bottom (a) <= b.y + 1 || bottom (b) <= a.y + 1);
          }
    }
}

/* Two rows of two, the last of them of both columns. */
static MurFigure *
new_pairs (void)
{
  MurFigure *figure = mur_figure_new ();

  add (figure, 1, 1, 0, "Third")->n_columns = 2;
  add (figure, 0, 1, 0, "First");
  add (figure, 0, 1, 1, "Second");
  mur_figure_set_row_weight (figure, 1, 2);
  return figure;
}

/* A narrow figure is one column, in the order in which its grid is read, as a page of
 * 85 mm is; each panel has the width and its share of the height. */
static void
narrow_figures_are_one_column (void)
{
  static const double widths[] = { 699, 85 / 25.4 * 96 };
  g_autoptr (MurFigure) figure = new_pairs ();

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (MurLayout) layout
        = mur_layout_new (figure, mur_theme_find ("light"), NULL, widths[i], 600, 1);
      const MurRectangle third = mur_layout_panel (layout, 0);
      const MurRectangle first = mur_layout_panel (layout, 1);
      const MurRectangle second = mur_layout_panel (layout, 2);

      g_assert_cmpfloat (bottom (first), <, second.y);
      g_assert_cmpfloat (bottom (second), <, third.y);
      g_assert_true (first.x == second.x && second.x == third.x);
      g_assert_true (first.width == second.width && second.width == third.width);
      g_assert_cmpfloat (first.width, >, 0.75 * widths[i]);
      g_assert_cmpfloat_with_epsilon (second.height, first.height, 1.5);
      g_assert_cmpfloat_with_epsilon (third.height, 2 * first.height, 3);
      g_assert_cmpuint (mur_layout_n_cut (layout), ==, 0);
    }
}

/* On a narrow page of many panels a column has less height than is wished, but a grid
 * would have no width. */
static void
many_panels_are_one_column (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (MurLayout) layout = NULL;

  for (guint i = 0; i < 6; i++)
    add (figure, i / 3, 1, i % 3, NULL);
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 321, 453, 1);
  for (guint i = 1; i < 6; i++)
    g_assert_cmpfloat (bottom (mur_layout_panel (layout, i - 1)), <,
                       mur_layout_panel (layout, i).y);
}

/* Wide figures, and those too low for a column, keep their grid. */
static void
other_figures_keep_their_grid (void)
{
  static const double sizes[][2] = { { 701, 600 }, { 560, 200 } };
  g_autoptr (MurFigure) figure = new_pairs ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MurLayout) layout = mur_layout_new (figure, mur_theme_find ("light"),
                                                     NULL, sizes[i][0], sizes[i][1], 1);

      g_assert_cmpfloat (mur_layout_panel (layout, 1).y, ==,
                         mur_layout_panel (layout, 2).y);
    }
}

/* One above the other, two squares of a low figure would be half as wide as they are side
 * by side; of a high one it is the other way about. */
static void
squares_are_as_large_as_can_be (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (MurLayout) low = NULL;
  g_autoptr (MurLayout) high = NULL;

  for (guint i = 0; i < 2; i++)
    {
      MurPanel *panel = add (figure, 0, 1, i, "Set");

      panel->equal = TRUE;
      panel->x.minimum = panel->y.minimum = 0;
      panel->x.maximum = panel->y.maximum = 1;
    }
  low = mur_layout_new (figure, mur_theme_find ("light"), NULL, 560, 380, 1);
  high = mur_layout_new (figure, mur_theme_find ("light"), NULL, 321, 484, 1);
  g_assert_cmpfloat (mur_layout_panel (low, 0).y, ==, mur_layout_panel (low, 1).y);
  g_assert_cmpfloat (mur_layout_panel (low, 0).width, >, 160);
  g_assert_cmpfloat (bottom (mur_layout_panel (high, 0)), <,
                     mur_layout_panel (high, 1).y);
  g_assert_cmpfloat (mur_layout_panel (high, 0).width, >, 130);
}

/* A square that is narrow for its height gets some of the width beside it, as long as
 * that is wide. */
static void
squares_get_width_of_others (void)
{
  static const double widths[] = { 1290, 720 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (MurFigure) figure = mur_figure_new ();
      MurPanel *square = add (figure, 0, 2, 0, NULL);
      g_autoptr (MurLayout) layout = NULL;
      double left, right;

      square->equal = TRUE;
      square->x.minimum = square->y.minimum = 0;
      square->x.maximum = square->y.maximum = 1;
      add (figure, 0, 1, 1, NULL);
      add (figure, 1, 1, 1, NULL);
      mur_figure_set_column_weight (figure, 0, 0.5);
      layout
        = mur_layout_new (figure, mur_theme_find ("light"), NULL, widths[i], 760, 1);
      left = mur_layout_panel (layout, 0).width;
      right = mur_layout_panel (layout, 1).width;
      /* Of three parts two are the others', less 15 % of them. */
      if (i == 0)
        g_assert_cmpfloat_with_epsilon (right / (left + right), 0.85 * 2 / 3, 0.005);
      else
        g_assert_cmpfloat (right, >=, 200 - 1);
      g_assert_cmpfloat (left, >, (left + right) / 3 + 1);
    }
}

/* Between twelve rows there is less room than between two, and more for the rows. */
static void
many_rows_are_close (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (MurLayout) layout = NULL;

  for (guint i = 0; i < 12; i++)
    add (figure, i, 1, 0, NULL)->link_x = 1;
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 740, 440, 1);
  for (guint i = 1; i < 12; i++)
    {
      const MurRectangle above = mur_layout_panel (layout, i - 1);
      const MurRectangle area = mur_layout_panel (layout, i);

      g_assert_cmpfloat (area.height, >, 1.2 * (area.y - bottom (above)));
    }
}

void
mur_test_grid (void)
{
  g_test_add_func ("/ui/plot/grid/own-rows", columns_have_their_own_rows);
  g_test_add_func ("/ui/plot/grid/wide", columns_are_free_below_a_wide_panel);
  g_test_add_func ("/ui/plot/grid/aligned", equal_rows_are_aligned);
  g_test_add_func ("/ui/plot/grid/beside", a_panel_beside_one_is_aligned);
  g_test_add_func ("/ui/plot/grid/apart", nothing_overlaps);
  g_test_add_func ("/ui/plot/grid/narrow", narrow_figures_are_one_column);
  g_test_add_func ("/ui/plot/grid/many", many_panels_are_one_column);
  g_test_add_func ("/ui/plot/grid/wide-enough", other_figures_keep_their_grid);
  g_test_add_func ("/ui/plot/grid/squares", squares_are_as_large_as_can_be);
  g_test_add_func ("/ui/plot/grid/widened", squares_get_width_of_others);
  g_test_add_func ("/ui/plot/grid/close", many_rows_are_close);
}
