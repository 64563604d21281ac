/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ghosts: which lines of an earlier run stand beside those of the newer one. */

#include "ui/plot/figure/ghost.h"

#include "tests/ui/plot/figure/tests.h"

static const double x[] = { 0, 1, 2, 3 }, y[] = { 4, 2, 1, 0.5 };

/* A course with a line, a guide and points, and a panel of another kind. */
static MurFigure *
make_figure (gsize n)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *course = mur_figure_add_panel (figure, 0, 0, "Course");
  MurPanel *other = mur_figure_add_panel (figure, 1, 0, "Other");

  course->x.is_course = TRUE;
  course->legend = TRUE;
  mur_panel_add_line (course, MUR_ROLE_GUIDE, NULL, x, y, n);
  mur_panel_add_line (course, MUR_ROLE_SERIES_1, "best", x, y, n);
  mur_panel_add_line (course, MUR_ROLE_SERIES_2, "mean", x, y, n);
  mur_panel_add_points (course, MUR_ROLE_DATA, "here", x, y, 1);
  mur_panel_add_line (other, MUR_ROLE_SERIES_1, NULL, x, y, n);
  return figure;
}

static void
lines (void)
{
  MurFigure *figure = make_figure (2), *ghost = make_figure (4);
  const MurPanel *course = mur_figure_panel (figure, 0);
  const MurLayer *first, *second;

  mur_figure_add_ghost (figure, ghost, "before");
  mur_figure_unref (ghost);
  g_assert_cmpuint (course->layers->len, ==, 6);
  g_assert_cmpuint (mur_figure_panel (figure, 1)->layers->len, ==, 1);
  first = g_ptr_array_index (course->layers, 4);
  second = g_ptr_array_index (course->layers, 5);
  g_assert_cmpint (first->role, ==, MUR_ROLE_GUIDE);
  g_assert_cmpstr (first->name, ==, "before");
  g_assert_null (second->name);
  g_assert_cmpuint (first->n, ==, 4);
  g_assert_cmpfloat (second->width, <, 1);
  mur_figure_unref (figure);
}

/* A line of one datum, or a figure with fewer panels, adds nothing. */
static void
nothing (void)
{
  MurFigure *figure = make_figure (4), *short_one = make_figure (1),
            *empty = mur_figure_new ();

  mur_figure_add_ghost (figure, short_one, "before");
  mur_figure_add_ghost (figure, empty, "before");
  g_assert_cmpuint (mur_figure_panel (figure, 0)->layers->len, ==, 4);
  mur_figure_unref (short_one);
  mur_figure_unref (empty);
  mur_figure_unref (figure);
}

void
mur_test_ghost (void)
{
  g_test_add_func ("/figure/ghost/lines", lines);
  g_test_add_func ("/figure/ghost/nothing", nothing);
}
