/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Milliseconds to paint at 1600 × 900 on one core, those that have to stay within a
 * limit with it, and beside cairo doing the same naively: one stroke for a line, one
 * arc a dot. */

#include <cairo.h>
#include <math.h>
#include <stdio.h>

#include "ui/plot/export/export.h"

#define WIDTH 1600
#define HEIGHT 900
#define N 1000000

#define SIDE 1000

static double x[N], noise[N], uniform[N], small[N], hills[SIDE * SIDE];
static double fit[300], lower[300], upper[300];

typedef enum
{
  PLAIN,
  FILLED,
  COLOURED
} Look;

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

/* One stroke over @n of the points, every @step-th. */
static void
stroke_line (const MurLayout *layout,
             guint panel,
             const double *up,
             gsize n,
             gsize step,
             cairo_t *cr)
{
  for (gsize i = 0; i < n * step; i += step)
    {
      double px, py;

      mur_layout_to_position (layout, panel, x[i], up[i], &px, &py);
      cairo_line_to (cr, px, py);
    }
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
}

static void
fill_dots (const MurLayout *layout,
           guint panel,
           const double *across,
           const double *up,
           gsize n,
           cairo_t *cr)
{
  for (gsize i = 0; i < n; i++)
    {
      double px, py;

      mur_layout_to_position (layout, panel, across[i], up[i], &px, &py);
      cairo_arc (cr, px, py, 2, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* Of every hundredth point: all would take the better part of a minute. */
static void
naive_line (const MurLayout *layout, cairo_t *cr)
{
  stroke_line (layout, 0, noise, N / 100, 100, cr);
}

static void
naive_dots (const MurLayout *layout, cairo_t *cr)
{
  fill_dots (layout, 0, uniform, noise, 100000, cr);
}

static void
naive_points (const MurLayout *layout, cairo_t *cr)
{
  fill_dots (layout, 0, uniform, noise, N, cr);
}

static void
naive_page (const MurLayout *layout, cairo_t *cr)
{
  for (guint panel = 0; panel < 4; panel++)
    {
      stroke_line (layout, panel, lower, 300, 1, cr);
      stroke_line (layout, panel, upper, 300, 1, cr);
      fill_dots (layout, panel, x, noise, 950, cr);
      stroke_line (layout, panel, fit, 300, 1, cr);
    }
}

/* @limit: 0 for none. */
static void
row_of (const char *name,
        const MurFigure *figure,
        const MurPanelView *views,
        Paint paint,
        int rounds,
        double limit)
{
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, mur_theme_find ("light"), views, WIDTH, HEIGHT, 1);
  const double took = milliseconds (paint, layout, rounds);

  printf ("%-44s %9.2f ms", name, took);
  if (limit > 0)
    printf ("  of %g", limit);
  printf ("\n");
}

static void
row (const char *name, const MurFigure *figure, Paint paint, int rounds)
{
  row_of (name, figure, NULL, paint, rounds, 0);
}

/* Everything but the marks. */
static void
still_row (const MurFigure *page)
{
  MurPanelView views[4];

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    views[i] = (MurPanelView){ { NAN, NAN }, { NAN, NAN }, G_MAXUINT64 };
  row_of ("usual page, legend, axes and text", page, views, mur_layout_paint, 20, 2);
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
      small[i] = 0.02 * (g_rand_double (random) - 0.5);
    }
  for (int i = 0; i < SIDE * SIDE; i++)
    hills[i] = sin (6e-3 * (i % SIDE)) * cos (9e-3 * (i / SIDE));
  for (int i = 0; i < 300; i++)
    {
      fit[i] = sin (x[i] * x[i] * 300);
      lower[i] = fit[i] - 0.05 - x[i] / 10;
      upper[i] = fit[i] + 0.05 + x[i] / 10;
    }
}

static void
rows_with_limits (void)
{
  g_autoptr (MurFigure) line = one_panel (MUR_LAYER_LINE, x, noise, N);
  g_autoptr (MurFigure) density = one_panel (MUR_LAYER_POINTS, uniform, noise, N);
  g_autoptr (MurFigure) dots = one_panel (MUR_LAYER_POINTS, uniform, noise, 100000);
  g_autoptr (MurFigure) page = usual_page ();

  row_of ("line, 1 000 000 points of white noise", line, NULL, mur_layout_paint, 20, 8);
  row ("  cairo, one stroke of 10 000 of them", line, naive_line, 1);
  row_of ("points, 1 000 000, as density", density, NULL, mur_layout_paint, 20, 8);
  row ("  cairo, 1 000 000 arcs", density, naive_points, 1);
  row_of ("dots, 100 000", dots, NULL, mur_layout_paint, 20, 15);
  row ("  cairo, 100 000 arcs", dots, naive_dots, 1);
  row_of ("usual page, 4 panels, 5 000 points", page, NULL, mur_layout_paint, 20, 8);
  row ("  cairo, its lines and arcs alone", page, naive_page, 3);
  still_row (page);
  layouts (page);
}

static void
grid_row (const char *name, MurLayerKind kind)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();

  mur_panel_add_grid (mur_figure_add_panel (figure, 0, 0, "Title"), kind, MUR_ROLE_DATA,
                      NULL, hills, SIDE, SIDE);
  row (name, figure, mur_layout_paint_data, 10);
}

static void
columns_row (const char *name, MurLayerKind kind, gsize n, Look look)
{
  const gboolean rising = kind == MUR_LAYER_LINE || kind == MUR_LAYER_HISTOGRAM;
  g_autoptr (MurFigure) figure = one_panel (kind, rising ? x : uniform, noise, n);
  MurLayer *layer = g_ptr_array_index (mur_figure_panel (figure, 0)->layers, 0);

  layer->dx = small;
  layer->dy = small + 1;
  layer->z = look == COLOURED ? noise : NULL;
  layer->filled = look == FILLED;
  row (name, figure, mur_layout_paint_data, 10);
}

int
main (void)
{
  fill ();
  rows_with_limits ();
  columns_row ("line, 3 000 points of white noise", MUR_LAYER_LINE, 3000, PLAIN);
  columns_row ("line, 1 000 000 points, shaded", MUR_LAYER_LINE, N, FILLED);
  columns_row ("coloured dots, 100 000", MUR_LAYER_POINTS, 100000, COLOURED);
  columns_row ("coloured points, 1 000 000, as means", MUR_LAYER_POINTS, N, COLOURED);
  columns_row ("rectangles, 100 000", MUR_LAYER_CELLS, 100000, PLAIN);
  columns_row ("coloured rectangles, 1 000 000", MUR_LAYER_CELLS, N - 1, COLOURED);
  columns_row ("arrows, 10 000", MUR_LAYER_ARROWS, 10000, PLAIN);
  columns_row ("arrows, 1 000 000, thinned", MUR_LAYER_ARROWS, N - 1, PLAIN);
  columns_row ("histogram, 1 000 000 bins", MUR_LAYER_HISTOGRAM, N - 1, PLAIN);
  grid_row ("image, 1000 \u00d7 1000", MUR_LAYER_IMAGE);
  grid_row ("contours of 1000 \u00d7 1000", MUR_LAYER_CONTOURS);
  return 0;
}
