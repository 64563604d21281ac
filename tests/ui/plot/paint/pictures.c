/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pixels: marks where they should be, hairlines on whole pixels, and pictures of
 * reduced data beside full ones. */

#include <math.h>

#include "tests/ui/plot/paint/tests.h"
#include "ui/plot/layout/scale.h"
#include "ui/plot/paint/raster.h"

#define SEED 18650324

/* A theme of one ground, so that only data have another colour. */
static MurTheme
bare_theme (void)
{
  MurTheme theme = *mur_theme_find ("light");

  theme.background = theme.panel = theme.grid = theme.minor_grid
    = (MurColour){ 1, 1, 1, 1 };
  theme.styles[MUR_ROLE_DATA].opacity = 1;
  return theme;
}

/* How much of a white pixel the colour has taken, by its red. */
static double
cover_of (guint32 pixel, MurColour colour)
{
  return (255 - (pixel >> 16 & 0xff)) / (255 - 255 * colour.red);
}

/* First and last row of column @x that are more than half covered; %FALSE: none. */
static gboolean
extent (cairo_surface_t *image,
        MurColour colour,
        const MurRectangle *area,
        int x,
        int *top,
        int *bottom)
{
  *top = G_MAXINT;
  *bottom = -1;
  for (int y = (int)area->y; y < area->y + area->height; y++)
    if (cover_of (mur_test_pixel (image, x, y), colour) > 0.5)
      {
        *top = MIN (*top, y);
        *bottom = y;
      }
  return *bottom >= 0;
}

static void
line_is_where_its_data_are (void)
{
  static const double x[] = { 0, 10 }, y[] = { 2, 7 };
  const MurTheme theme = bare_theme ();
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;
  MurRectangle area;

  panel->y.minimum = 0;
  panel->y.maximum = 10;
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, x, y, 2)->width = 2.5;
  layout = mur_layout_new (figure, &theme, NULL, 400, 300, 1);
  area = mur_layout_panel (layout, 0);
  image = mur_test_paint (figure, &theme, 400, 300, 1);
  for (int px = (int)area.x + 3; px < area.x + area.width - 3; px++)
    {
      const double t = (px + 0.5 - area.x) / area.width;
      const double expected = area.y + area.height * (1 - (2 + 5 * t) / 10);
      int top, bottom;

      g_assert_true (
        extent (image, theme.styles[MUR_ROLE_DATA].colour, &area, px, &top, &bottom));
      /* The middle of whole pixels is known to half a pixel. */
      g_assert_cmpfloat_with_epsilon ((top + bottom + 1) / 2.0, expected, 0.51);
    }
  cairo_surface_destroy (image);
}

/* The grid's colour unmixed, at scales where lines would fall between pixels. */
static void
hairlines_fill_whole_pixels (void)
{
  static const double scales[] = { 1, 1.25, 1.5, 2, 3 };
  MurTheme theme = bare_theme ();
  g_autoptr (MurFigure) figure = mur_figure_new ();

  theme.grid = (MurColour){ 1, 0, 0, 1 };
  mur_figure_add_panel (figure, 0, 0, NULL);
  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_autoptr (MurLayout) layout = mur_layout_new (figure, &theme, NULL, 400, 300, 1);
      const MurRectangle area = mur_layout_panel (layout, 0);
      cairo_surface_t *image = mur_test_paint (figure, &theme, 400, 300, scales[s]);
      const int width = (int)round (scales[s]);
      /* A row of pixels between two grid lines: all are white or red, in groups of the
       * line's width. */
      const int y = (int)((area.y + 0.47 * area.height) * scales[s]);
      int group = 0, n_lines = 0;

      for (int x = (int)((area.x + 5) * scales[s]);
           x < (area.x + area.width - 5) * scales[s]; x++)
        {
          const guint32 pixel = mur_test_pixel (image, x, y);

          g_assert_true (pixel == 0xffffffff || pixel == 0xffff0000);
          if (pixel == 0xffff0000)
            group++;
          else if (group > 0)
            {
              g_assert_cmpint (group, ==, width);
              group = 0;
              n_lines++;
            }
        }
      g_assert_cmpint (n_lines, >=, 3);
      cairo_surface_destroy (image);
    }
}

/* The greatest of three pixels, one above the other. */
static double
most_around (const double *cover, int height, int y)
{
  return fmax (cover[y], fmax (cover[MAX (y - 1, 0)], cover[MIN (y + 1, height - 1)]));
}

/* What is well covered in one picture is covered in the other within a pixel. */
static void
compare_columns (const double *one, const double *two, int height)
{
  for (int y = 0; y < height; y++)
    {
      if (one[y] > 0.75)
        g_assert_cmpfloat (most_around (two, height, y), >, 0.25);
      if (two[y] > 0.75)
        g_assert_cmpfloat (most_around (one, height, y), >, 0.25);
    }
}

/* What a line goes through. */
typedef enum
{
  NOISE,
  WALK,
  GAPS,  /* a walk with parts that are no numbers */
  BACK,  /* a walk whose x falls */
  SPIKES /* flat, with single points far out */
} Shape;

static void
fill_line (Shape shape, double roughness, double *x, double *y, gsize n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  double at = 0;

  for (gsize i = 0; i < n; i++)
    {
      const double along = (double)i + g_rand_double (random);

      at += roughness * mur_test_normal (random);
      x[i] = shape == BACK ? -along : along;
      y[i] = shape == NOISE ? sin (20.0 * (double)i / (double)n)
                                + roughness * mur_test_normal (random)
             : shape == SPIKES              ? (i % 997 == 401 ? at : 0)
             : shape == GAPS && i % 700 < 9 ? NAN
                                            : at;
    }
}

/* Every segment by itself; of steps the way along first. */
static MurMask *
draw_in_full (const MurLayout *layout,
              const MurLayer *layer,
              const double *x,
              const double *y,
              double radius)
{
  const MurRectangle area = mur_layout_panel (layout, 0);
  MurMask *full = mur_mask_new ((int)area.width, (int)area.height);

  for (gsize i = 1; i < layer->n; i++)
    {
      const gboolean steps = layer->kind == MUR_LAYER_STEPS;
      double x0, y0, x1, y1;

      if (isnan (y[i - 1]) || isnan (y[i]))
        continue;
      mur_layout_to_position (layout, 0, x[i - 1], y[i - 1], &x0, &y0);
      mur_layout_to_position (layout, 0, x[i], y[i], &x1, &y1);
      if (steps)
        mur_mask_line (full, x0 - area.x, y0 - area.y, x1 - area.x, y0 - area.y,
                       radius);
      mur_mask_line (full, (steps ? x1 : x0) - area.x, y0 - area.y, x1 - area.x,
                     y1 - area.y, radius);
    }
  return full;
}

static void
compare_pictures (const MurMask *full,
                  cairo_surface_t *image,
                  const MurRectangle *area,
                  MurColour colour)
{
  for (int column = 0; column < full->width; column++)
    {
      double one[200], two[200];

      for (int row = 0; row < full->height; row++)
        {
          one[row] = full->pixels[row * full->stride + column] / 255.0;
          two[row] = cover_of (
            mur_test_pixel (image, (int)area->x + column, (int)area->y + row), colour);
        }
      compare_columns (one, two, full->height);
    }
}

/* Many points a column against the same drawn point by point. */
static void
compare_reduced (MurLayerKind kind, Shape shape, gsize n, double roughness)
{
  const MurTheme theme = bare_theme ();
  const MurStyle *style = &theme.styles[MUR_ROLE_DATA];
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (MurLayout) layout = NULL;
  g_autoptr (MurMask) full = NULL;
  cairo_surface_t *image;
  MurRectangle area;
  MurLayer *layer;

  g_test_message ("kind %d, shape %d, %" G_GSIZE_FORMAT " points, roughness %g", kind,
                  shape, n, roughness);
  fill_line (shape, roughness, x, y, n);
  layer = mur_panel_add_line (mur_figure_add_panel (figure, 0, 0, NULL), MUR_ROLE_DATA,
                              NULL, x, y, n);
  layer->kind = kind;
  layout = mur_layout_new (figure, &theme, NULL, 300, 200, 1);
  area = mur_layout_panel (layout, 0);
  full = draw_in_full (layout, layer, x, y, style->line_width / 2);
  image = mur_test_paint (figure, &theme, 300, 200, 1);
  compare_pictures (full, image, &area, style->colour);
  cairo_surface_destroy (image);
}

static void
reduced_lines_look_like_full_lines (void)
{
  compare_reduced (MUR_LAYER_LINE, NOISE, 30000, 1);
  compare_reduced (MUR_LAYER_LINE, NOISE, 30000, 0.02);
  compare_reduced (MUR_LAYER_LINE, NOISE, 3000, 0.5);
  for (int shape = WALK; shape <= SPIKES; shape++)
    {
      compare_reduced (MUR_LAYER_LINE, (Shape)shape, 100000, 1);
      compare_reduced (MUR_LAYER_LINE, (Shape)shape, 5000, 1);
    }
  compare_reduced (MUR_LAYER_STEPS, WALK, 100000, 1);
  compare_reduced (MUR_LAYER_STEPS, NOISE, 20000, 0.3);
}

static void
marks_stay_in_their_panel (void)
{
  static const double x[] = { -50, 0.5, 60 }, y[] = { -90, 0.5, 90 };
  const MurTheme theme = bare_theme ();
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (MurLayout) layout = NULL;
  const guint32 blue = mur_test_colour (theme.styles[MUR_ROLE_DATA].colour);
  cairo_surface_t *image;
  MurRectangle area;

  panel->x.minimum = panel->y.minimum = 0;
  panel->x.maximum = panel->y.maximum = 1;
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, x, y, 3)->width = 6;
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, 3)->size = 5;
  layout = mur_layout_new (figure, &theme, NULL, 200, 150, 1);
  area = mur_layout_panel (layout, 0);
  image = mur_test_paint (figure, &theme, 200, 150, 1);
  g_assert_cmphex (mur_test_pixel (image, (int)(area.x + area.width / 2),
                                   (int)(area.y + area.height / 2)),
                   ==, blue);
  for (int py = 0; py < 150; py++)
    for (int px = 0; px < 200; px++)
      if (px < area.x || px >= area.x + area.width || py < area.y
          || py >= area.y + area.height)
        g_assert_cmphex (mur_test_pixel (image, px, py), !=, blue);
  cairo_surface_destroy (image);
}

static void
hidden_layers_are_not_painted (void)
{
  static const double x[] = { 0, 1 }, y[] = { 0.5, 0.5 };
  const MurTheme theme = bare_theme ();
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanelView view = { { NAN, NAN }, { NAN, NAN }, 1 };

  mur_panel_add_line (mur_figure_add_panel (figure, 0, 0, NULL), MUR_ROLE_DATA, NULL, x,
                      y, 2);
  for (int hidden = 0; hidden < 2; hidden++)
    {
      cairo_surface_t *image
        = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 150);
      cairo_t *cr = cairo_create (image);
      g_autoptr (MurLayout) layout = NULL;
      MurRectangle area;

      view.hidden = (guint64)hidden;
      layout = mur_layout_new (figure, &theme, &view, 200, 150, 1);
      area = mur_layout_panel (layout, 0);
      mur_layout_paint (layout, cr);
      cairo_destroy (cr);
      cairo_surface_flush (image);
      g_assert_true ((mur_test_pixel (image, (int)(area.x + area.width / 2),
                                      (int)(area.y + area.height / 2))
                      == 0xffffffff)
                     == (hidden == 1));
      cairo_surface_destroy (image);
    }
}

static void
images_show_their_corners (void)
{
  /* Row by row from the bottom: least at the bottom left, most at the top right. */
  static const double z[] = { 0, 1, 2, 3, 4, 5 };
  const MurTheme theme = bare_theme ();
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL);
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;
  MurRectangle area;
  int left, right, top, bottom;

  layer->z = z;
  layer->n_columns = 3;
  layer->n_rows = 2;
  layer->x_max = 30;
  layer->y_max = 20;
  layout = mur_layout_new (figure, &theme, NULL, 200, 150, 1);
  area = mur_layout_panel (layout, 0);
  image = mur_test_paint (figure, &theme, 200, 150, 1);
  left = (int)area.x + 2;
  right = (int)(area.x + area.width) - 3;
  top = (int)area.y + 2;
  bottom = (int)(area.y + area.height) - 3;
  /* The map begins dark blue and ends light yellow. */
  g_assert_cmpuint (mur_test_pixel (image, left, bottom) >> 8 & 0xff, <, 0x50);
  g_assert_cmpuint (mur_test_pixel (image, right, top) >> 8 & 0xff, >, 0xc0);
  g_assert_cmpuint (mur_test_pixel (image, left, top), !=,
                    mur_test_pixel (image, right, bottom));
  cairo_surface_destroy (image);
}

void
mur_test_pictures (void)
{
  g_test_add_func ("/ui/plot/pictures/line", line_is_where_its_data_are);
  g_test_add_func ("/ui/plot/pictures/hairlines", hairlines_fill_whole_pixels);
  g_test_add_func ("/ui/plot/pictures/reduced", reduced_lines_look_like_full_lines);
  g_test_add_func ("/ui/plot/pictures/clip", marks_stay_in_their_panel);
  g_test_add_func ("/ui/plot/pictures/hidden", hidden_layers_are_not_painted);
  g_test_add_func ("/ui/plot/pictures/image", images_show_their_corners);
}
