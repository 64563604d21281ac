/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error bars of points: pixels that say where they are, and how much is painted of
 * many. */

#include <cairo-svg.h>
#include <math.h>

#include "tests/ui/plot/paint/tests.h"
#include "ui/plot/layout/private.h"

#define WIDTH 300
#define HEIGHT 220
#define SEED 17770430

/* Limits 0 … 10 both ways. */
static MurFigure *
new_figure (const double *x, const double *y, const double *errors, gsize n)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);

  panel->x.minimum = panel->y.minimum = 0;
  panel->x.maximum = panel->y.maximum = 10;
  panel->legend = TRUE;
  mur_panel_add_points (panel, MUR_ROLE_DATA, "Data", x, y, n)->errors = errors;
  return figure;
}

typedef struct
{
  MurLayout *layout;
  cairo_surface_t *image;
} Picture;

static void
paint (Picture *self, MurFigure *figure)
{
  const MurTheme *theme = mur_theme_find ("light");

  self->layout = mur_layout_new (figure, theme, NULL, WIDTH, HEIGHT, 1);
  self->image = mur_test_paint (figure, theme, WIDTH, HEIGHT, 1);
}

static void
clear (Picture *self)
{
  cairo_surface_destroy (self->image);
  mur_layout_free (self->layout);
}

/* Whether there is blue within a pixel of (@x, @y), moved by (@dx, @dy) pixels. */
static gboolean
is_marked (const Picture *self, double x, double y, double dx, double dy)
{
  double px, py;

  mur_layout_to_position (self->layout, 0, x, y, &px, &py);
  for (int i = -1; i <= 1; i++)
    for (int j = -1; j <= 1; j++)
      {
        const guint32 pixel = mur_test_pixel (self->image, (int)floor (px + dx) + i,
                                              (int)floor (py + dy) + j);

        /* Blue above red: neither ground nor grid, which are grey. */
        if ((int)(pixel & 0xff) - (int)(pixel >> 16 & 0xff) > 40)
          return TRUE;
      }
  return FALSE;
}

static const double x[] = { 2, 5, 8 }, y[] = { 5, 5, 9 }, errors[] = { 3, NAN, 4 };

/* A bar goes from 2 to 8 with a cap of 6 units at either end; one without a number is
 * none; one that leaves the panel is cut there. */
static void
bars_go_as_far_as_they_say (void)
{
  g_autoptr (MurFigure) figure = new_figure (x, y, errors, 3);
  Picture picture;

  paint (&picture, figure);
  for (double at = 2; at <= 8; at += 0.5)
    g_assert_true (is_marked (&picture, 2, at, 0, 0));
  g_assert_false (is_marked (&picture, 2, 8, 0, -5));
  g_assert_false (is_marked (&picture, 2, 2, 0, 5));
  for (int end = 2; end <= 8; end += 6)
    {
      g_assert_true (is_marked (&picture, 2, end, -2, 0));
      g_assert_true (is_marked (&picture, 2, end, 2, 0));
      g_assert_false (is_marked (&picture, 2, end, 6, 0));
    }
  g_assert_true (is_marked (&picture, 5, 5, 0, 0));
  g_assert_false (is_marked (&picture, 5, 6, 0, 0));
  g_assert_true (is_marked (&picture, 8, 9.8, 0, 0));
  g_assert_false (is_marked (&picture, 8, 10, 0, -4));
  clear (&picture);
}

static void
fill (GRand *random, double *xs, double *ys, double *bars, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      xs[i] = g_rand_double_range (random, 0, 10);
      ys[i] = g_rand_double_range (random, 4, 6);
      bars[i] = g_rand_double_range (random, 0, 1);
    }
}

static cairo_status_t
count_cb (void *data, const unsigned char *bytes, unsigned int n)
{
  *(gsize *)data += n;
  return CAIRO_STATUS_SUCCESS;
}

static gsize
size_of_svg (MurFigure *figure)
{
  gsize size = 0;
  cairo_surface_t *surface
    = cairo_svg_surface_create_for_stream (count_cb, &size, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, mur_theme_find ("print"), NULL, WIDTH, HEIGHT, 1);

  cairo_surface_set_fallback_resolution (surface, 200, 200);
  mur_layout_paint (layout, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return size;
}

/* Twenty thousand are the most that a file takes one by one: ten times as many become
 * pixels, and the file is smaller. The middle is covered, the rest is not. */
static void
many_bars_are_what_they_cover (void)
{
  const gsize n = 200000;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree double *xs = g_new (double, n);
  g_autofree double *ys = g_new (double, n);
  g_autofree double *bars = g_new (double, n);
  g_autoptr (MurFigure) many = NULL;
  g_autoptr (MurFigure) some = NULL;
  Picture picture;

  g_test_message ("seed %d", SEED);
  fill (random, xs, ys, bars, n);
  many = new_figure (xs, ys, bars, n);
  some = new_figure (xs, ys, bars, 20000);
  g_assert_cmpuint (size_of_svg (many), <, size_of_svg (some));
  paint (&picture, many);
  g_assert_true (is_marked (&picture, 3, 3.5, 0, 0));
  g_assert_true (is_marked (&picture, 3, 6.5, 0, 0));
  g_assert_false (is_marked (&picture, 3, 2.8, 0, 0));
  g_assert_false (is_marked (&picture, 3, 7.2, 0, 0));
  clear (&picture);
}

/* A bar stands in the legend, too: above and below the mark. */
static void
legend_shows_a_bar (void)
{
  g_autoptr (MurFigure) figure = new_figure (x, y, errors, 3);
  MurLayer *layer = g_ptr_array_index (mur_figure_panel (figure, 0)->layers, 0);

  for (int with = 0; with < 2; with++)
    {
      guint n_marked = 0, unused;
      Picture picture;
      MurRectangle entry;

      layer->errors = with ? errors : NULL;
      paint (&picture, figure);
      entry = mur_layout_legend_entry (picture.layout, 0, 0, &unused);
      for (int row = (int)entry.y; row < entry.y + entry.height; row++)
        {
          const int middle = (int)(entry.x + MUR_LEGEND_SWATCH / 2);
          const guint32 pixel = mur_test_pixel (picture.image, middle, row);

          n_marked += (int)(pixel & 0xff) - (int)(pixel >> 16 & 0xff) > 60;
        }
      if (with)
        g_assert_cmpfloat (n_marked, >, entry.height / 2);
      else
        g_assert_cmpfloat (n_marked, <, entry.height / 2);
      clear (&picture);
    }
}

void
mur_test_error_bars (void)
{
  g_test_add_func ("/ui/plot/error-bars/ends", bars_go_as_far_as_they_say);
  g_test_add_func ("/ui/plot/error-bars/many", many_bars_are_what_they_cover);
  g_test_add_func ("/ui/plot/error-bars/legend", legend_shows_a_bar);
}
