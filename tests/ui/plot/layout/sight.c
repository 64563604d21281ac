/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels out of sight: the others are laid out as a figure that has no more. */

#include <math.h>
#include <string.h>

#include "tests/ui/plot/layout/tests.h"
#include "ui/plot/pick/pick.h"

#define N 5
#define WIDTH 900
#define HEIGHT 700

static const double x[] = { -2.5, 0, 4.75 }, y[] = { 0.1, 0.3, 0.2 };
static const double wide[] = { -37.5, 0, 41.25 };

/* Where the panels stand: two columns, of which the right one has two panels beside
 * the first, over one across both, over two side by side. */
static const struct
{
  guint row, column, n_rows, n_columns;
} places[N] = {
  { 0, 0, 2, 1 }, { 0, 1, 1, 1 }, { 1, 1, 1, 1 }, { 2, 0, 1, 2 }, { 3, 1, 1, 1 },
};

static MurPanel *
add (MurFigure *figure, guint which, guint row, guint column)
{
  g_autofree char *title = g_strdup_printf ("Panel %c", 'A' + which);
  MurPanel *panel = mur_figure_add_panel (figure, row, column, title);

  panel->legend = TRUE;
  mur_axis_set (&panel->x, "Time", "s", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Angle", NULL, MUR_SCALE_LINEAR);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Fit", which == 3 ? wide : x, y, 3);
  return panel;
}

static MurFigure *
new_figure (void)
{
  MurFigure *figure = mur_figure_new ();

  for (guint i = 0; i < N; i++)
    {
      MurPanel *panel = add (figure, i, places[i].row, places[i].column);
      panel->n_rows = places[i].n_rows;
      panel->n_columns = places[i].n_columns;
    }
  mur_figure_set_row_weight (figure, 2, 3);
  mur_figure_set_column_weight (figure, 1, 2.5);
  return figure;
}

/* Only the panels whose letters are in @letters are in sight. */
static MurLayout *
lay_out (const MurFigure *figure, const char *letters, double width)
{
  MurPanelView views[N] = { 0 };

  for (guint i = 0; i < N; i++)
    {
      views[i].x = views[i].y = (MurRange){ NAN, NAN };
      views[i].out_of_sight = strchr (letters, 'A' + (int)i) == NULL;
    }
  return mur_layout_new (figure, mur_theme_find ("light"), views, width, HEIGHT, 1);
}

static MurLayout *
lay_out_whole (const MurFigure *figure, double width)
{
  return mur_layout_new (figure, mur_theme_find ("light"), NULL, width, HEIGHT, 1);
}

static cairo_surface_t *
paint (const MurLayout *layout, int width)
{
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, HEIGHT);
  cairo_t *cr = cairo_create (image);

  mur_layout_paint (layout, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

/* To the last pixel. */
static void
assert_same_picture (const MurLayout *layout, const MurLayout *other, int width)
{
  cairo_surface_t *one = paint (layout, width), *two = paint (other, width);
  const gsize n = (gsize)cairo_image_surface_get_stride (one) * HEIGHT;

  g_assert_cmpint (
    memcmp (cairo_image_surface_get_data (one), cairo_image_surface_get_data (two), n),
    ==, 0);
  cairo_surface_destroy (one);
  cairo_surface_destroy (two);
}

/* One panel has the whole figure, wherever it stands in the grid. */
static void
one (void)
{
  g_autoptr (MurFigure) figure = new_figure ();

  for (guint i = 0; i < N; i++)
    {
      const char letter[] = { (char)('A' + i), '\0' };
      g_autoptr (MurFigure) alone = mur_figure_new ();
      g_autoptr (MurLayout) layout = lay_out (figure, letter, WIDTH);
      g_autoptr (MurLayout) expected = NULL;

      add (alone, i, 0, 0);
      expected = lay_out_whole (alone, WIDTH);
      assert_same_picture (layout, expected, WIDTH);
    }
}

/* Rows and columns without panels close up; the rest keep their weights. */
static void
some (void)
{
  g_autoptr (MurFigure) figure = new_figure (), expected = mur_figure_new ();
  g_autoptr (MurLayout) layout = lay_out (figure, "BCE", WIDTH), other = NULL;

  add (expected, 1, 0, 0);
  add (expected, 2, 1, 0);
  add (expected, 4, 2, 0);
  other = lay_out_whole (expected, WIDTH);
  assert_same_picture (layout, other, WIDTH);
}

/* A panel beside two that go keeps the weight of its two rows. */
static void
weights (void)
{
  g_autoptr (MurFigure) figure = new_figure (), expected = mur_figure_new ();
  g_autoptr (MurLayout) layout = lay_out (figure, "AD", WIDTH), other = NULL;

  add (expected, 0, 0, 0);
  add (expected, 3, 1, 0);
  mur_figure_set_row_weight (expected, 0, 2);
  mur_figure_set_row_weight (expected, 1, 3);
  other = lay_out_whole (expected, WIDTH);
  assert_same_picture (layout, other, WIDTH);
}

/* A panel grows into the room beside it, whichever side that is on. */
static void
grows (void)
{
  g_autoptr (MurFigure) figure = new_figure (), expected = mur_figure_new ();
  g_autoptr (MurLayout) layout = lay_out (figure, "DE", WIDTH), other = NULL;

  add (expected, 3, 0, 0);
  add (expected, 4, 1, 0);
  mur_figure_set_row_weight (expected, 0, 3);
  other = lay_out_whole (expected, WIDTH);
  assert_same_picture (layout, other, WIDTH);
}

/* One above three of equal width, of which the first goes: two of equal width. */
static void
even (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new (), expected = mur_figure_new ();
  MurPanelView views[4] = { 0 };
  g_autoptr (MurLayout) layout = NULL, other = NULL;

  add (figure, 0, 0, 0)->n_columns = 3;
  add (expected, 0, 0, 0)->n_columns = 2;
  for (guint i = 1; i < 4; i++)
    add (figure, i, 1, i - 1);
  add (expected, 2, 1, 0);
  add (expected, 3, 1, 1);
  for (guint i = 0; i < 4; i++)
    views[i].x = views[i].y = (MurRange){ NAN, NAN };
  views[1].out_of_sight = TRUE;
  layout = mur_layout_new (figure, mur_theme_find ("light"), views, WIDTH, HEIGHT, 1);
  other = lay_out_whole (expected, WIDTH);
  assert_same_picture (layout, other, WIDTH);
}

/* Whatever is in sight, no two panels meet. */
static void
apart (void)
{
  g_autoptr (MurFigure) figure = new_figure ();

  for (guint set = 1; set < 1 << N; set++)
    {
      char letters[N + 1] = { 0 };
      g_autoptr (MurLayout) layout = NULL;

      for (guint i = 0, n = 0; i < N; i++)
        if ((set >> i & 1) != 0)
          letters[n++] = (char)('A' + i);
      layout = lay_out (figure, letters, WIDTH);
      for (guint i = 0; i < N; i++)
        for (guint j = 0; j < i; j++)
          {
            const MurRectangle a = mur_layout_panel (layout, i);
            const MurRectangle b = mur_layout_panel (layout, j);

            g_assert_true (a.width == 0 || b.width == 0 || a.x >= b.x + b.width
                           || b.x >= a.x + a.width || a.y >= b.y + b.height
                           || b.y >= a.y + a.height);
          }
    }
}

/* Two side by side are one below the other where that is narrow, and with the others
 * out of sight there is room for it. */
static void
narrow (void)
{
  g_autoptr (MurFigure) figure = new_figure (), expected = mur_figure_new ();
  g_autoptr (MurLayout) layout = lay_out (figure, "AC", 400), other = NULL;

  add (expected, 0, 0, 0);
  add (expected, 2, 1, 0);
  mur_figure_set_row_weight (expected, 0, 2);
  other = lay_out_whole (expected, 400);
  assert_same_picture (layout, other, 400);
}

/* Nobody can point at what is out of sight, walk there by keys, or hear of it. */
static void
unreachable (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (MurLayout) layout = lay_out (figure, "C", WIDTH);
  MurPanelView views[N] = { 0 };
  g_autofree char *words = NULL;
  MurPick pick;

  g_assert_cmpfloat (mur_layout_panel (layout, 0).width, ==, 0);
  for (double px = 0.5; px < WIDTH; px += 7)
    for (double py = 0.5; py < HEIGHT; py += 7)
      {
        const MurHit hit = mur_layout_hit (layout, px, py);
        const int panel = mur_layout_pick_panel (layout, px, py);

        g_assert_true (hit.kind == MUR_HIT_NOTHING || hit.panel == 2);
        g_assert_true (panel == -1 || panel == 2);
      }
  g_assert_false (mur_pick_first (layout, 0, &pick));
  g_assert_true (mur_pick_first (layout, 2, &pick));
  g_assert_false (mur_pick_move (layout, &pick, MUR_CURSOR_NEXT_PANEL));
  for (guint i = 0; i < N; i++)
    {
      views[i].x = views[i].y = (MurRange){ NAN, NAN };
      views[i].out_of_sight = i != 2;
    }
  words = mur_figure_describe_in (figure, views);
  g_assert_true (g_str_has_prefix (words, "Panel C; x axis Time from"));
  g_assert_null (strstr (words, "Panel D"));
}

/* What is out of sight still counts for an axis that panels share: it stays as it is
 * when they go and come back. A panel whose neighbour below is gone numbers its own. */
static void
links (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (MurLayout) layout = NULL, whole = NULL;

  for (guint i = 0; i < N; i++)
    mur_figure_panel (figure, i)->link_x = i == 1 || i == 2 || i == 3 ? 4 : 0;
  layout = lay_out (figure, "B", WIDTH);
  whole = lay_out_whole (figure, WIDTH);
  g_assert_cmpfloat (mur_layout_limits (layout, 1).x.minimum, ==,
                     mur_layout_limits (whole, 1).x.minimum);
  g_assert_cmpfloat (mur_layout_limits (layout, 1).x.minimum, <=, wide[0]);
  g_assert_cmpfloat (mur_layout_axis_strip (whole, 1, MUR_AXIS_X).height, <, 12);
  g_assert_cmpfloat (mur_layout_axis_strip (layout, 1, MUR_AXIS_X).height, >, 24);
}

void
mur_test_sight (void)
{
  g_test_add_func ("/ui/plot/layout/sight/one", one);
  g_test_add_func ("/ui/plot/layout/sight/some", some);
  g_test_add_func ("/ui/plot/layout/sight/weights", weights);
  g_test_add_func ("/ui/plot/layout/sight/grows", grows);
  g_test_add_func ("/ui/plot/layout/sight/even", even);
  g_test_add_func ("/ui/plot/layout/sight/apart", apart);
  g_test_add_func ("/ui/plot/layout/sight/narrow", narrow);
  g_test_add_func ("/ui/plot/layout/sight/unreachable", unreachable);
  g_test_add_func ("/ui/plot/layout/sight/links", links);
}
