/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Milliseconds to paint at 1600 × 900 on one core, each beside cairo doing the same
 * naively: one stroke for a line, one arc a dot. */

#include <cairo.h>
#include <math.h>
#include <stdio.h>

#include "ui/plot/export.h"

#define WIDTH 1600
#define HEIGHT 900
#define N 1000000

static double x[N], noise[N], uniform[N];
static double fit[300], lower[300], upper[300];

typedef void (*Paint) (const MurLayout *layout, cairo_t *cr);

/* The least of several rounds: what the code takes when nothing else disturbs it. */
static double
milliseconds (Paint paint, const MurLayout *layout, int rounds)
{
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (image);
  double least = INFINITY;

  for (int round = 0; round < rounds; round++)
    {
      const gint64 start = g_get_monotonic_time ();

      paint (layout, cr);
      cairo_surface_flush (image);
      least = fmin (least, 1e-3 * (double)(g_get_monotonic_time () - start));
    }
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  return least;
}

static MurFigure *
one_panel (MurLayerKind kind, const double *across, const double *up, gsize n)
{
  MurFigure *figure = mur_figure_new ();
  MurLayer *layer = mur_panel_add (mur_figure_add_panel (figure, 0, 0, "Title"), kind,
                                   MUR_ROLE_DATA, "data");

  layer->x = across;
  layer->y = up;
  layer->n = n;
  return figure;
}

/* Four panels, five thousand points, a line, a band and a legend. */
static MurFigure *
usual_page (void)
{
  MurFigure *figure = mur_figure_new ();

  for (guint i = 0; i < 4; i++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, i / 2, i % 2, "Panel");

      panel->legend = TRUE;
      mur_axis_set (&panel->x, "<i>t</i>", "s", MUR_SCALE_LINEAR);
      mur_axis_set (&panel->y, "<i>y</i>", NULL, MUR_SCALE_LINEAR);
      mur_panel_add_band (panel, MUR_ROLE_FIT, "band", x, lower, upper, 300);
      mur_panel_add_points (panel, MUR_ROLE_DATA, "data", x, noise, 950);
      mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", x, fit, 300);
    }
  return figure;
}

static void
naive_line (const MurLayout *layout, cairo_t *cr)
{
  const gsize n = 10000;

  for (gsize i = 0; i < n; i++)
    {
      double px, py;

      mur_layout_to_position (layout, 0, x[i * (N / n)], noise[i * (N / n)], &px, &py);
      cairo_line_to (cr, px, py);
    }
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
}

static void
naive_dots (const MurLayout *layout, cairo_t *cr)
{
  for (gsize i = 0; i < 100000; i++)
    {
      double px, py;

      mur_layout_to_position (layout, 0, uniform[i], noise[i], &px, &py);
      cairo_arc (cr, px, py, 2, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
row (const char *name, const MurFigure *figure, Paint paint, int rounds)
{
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, mur_theme_find ("light"), NULL, WIDTH, HEIGHT, 1);

  printf ("%-44s %9.2f ms\n", name, milliseconds (paint, layout, rounds));
}

static void
layouts (const MurFigure *figure)
{
  double least = INFINITY;

  for (int round = 0; round < 20; round++)
    {
      const gint64 start = g_get_monotonic_time ();

      mur_layout_free (
        mur_layout_new (figure, mur_theme_find ("light"), NULL, WIDTH, HEIGHT, 1));
      least = fmin (least, 1e-3 * (double)(g_get_monotonic_time () - start));
    }
  printf ("%-44s %9.2f ms\n", "usual page, layout", least);
}

static void
fill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240229);

  for (gsize i = 0; i < N; i++)
    {
      x[i] = 1e-3 * (double)i;
      uniform[i] = g_rand_double (random);
      noise[i] = g_rand_double (random) + g_rand_double (random) - 1;
    }
  for (int i = 0; i < 300; i++)
    {
      fit[i] = sin (x[i] * x[i] * 300);
      lower[i] = fit[i] - 0.05 - x[i] / 10;
      upper[i] = fit[i] + 0.05 + x[i] / 10;
    }
}

int
main (void)
{
  fill ();
  g_autoptr (MurFigure) line = one_panel (MUR_LAYER_LINE, x, noise, N);
  g_autoptr (MurFigure) middle = one_panel (MUR_LAYER_LINE, x, noise, 3000);
  g_autoptr (MurFigure) dots = one_panel (MUR_LAYER_POINTS, uniform, noise, 100000);
  g_autoptr (MurFigure) density = one_panel (MUR_LAYER_POINTS, uniform, noise, N);
  g_autoptr (MurFigure) page = usual_page ();

  row ("line, 1 000 000 points of white noise", line, mur_layout_paint_data, 20);
  row ("  cairo, one stroke of 10 000 of them", line, naive_line, 1);
  row ("line, 3 000 points of white noise", middle, mur_layout_paint_data, 20);
  row ("dots, 100 000", dots, mur_layout_paint_data, 20);
  row ("  cairo, 100 000 arcs", dots, naive_dots, 1);
  row ("density, 1 000 000 points", density, mur_layout_paint_data, 20);
  row ("usual page, frame", page, mur_layout_paint_frame, 20);
  row ("usual page, data", page, mur_layout_paint_data, 20);
  layouts (page);
  return 0;
}
