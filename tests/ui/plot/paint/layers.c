/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Kinds of layers beyond lines and points: their limits, and single pixels that say
 * whether marks are where their data are. */

#include <math.h>
#include <string.h>

#include "tests/ui/plot/paint/tests.h"
#include "ui/plot/figure/colormap.h"
#include "ui/plot/layout/private.h"

#define WIDTH 300
#define HEIGHT 220

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

typedef struct
{
  MurTheme theme;
  MurFigure *figure;
  MurPanel *panel;
  MurLayout *layout;
  cairo_surface_t *image;
} Picture;

/* Limits 0 … 10 both ways. */
static void
picture_init (Picture *self)
{
  self->theme = bare_theme ();
  self->figure = mur_figure_new ();
  self->panel = mur_figure_add_panel (self->figure, 0, 0, NULL);
  self->panel->x.minimum = self->panel->y.minimum = 0;
  self->panel->x.maximum = self->panel->y.maximum = 10;
}

static void
picture_paint (Picture *self)
{
  self->layout = mur_layout_new (self->figure, &self->theme, NULL, WIDTH, HEIGHT, 1);
  self->image = mur_test_paint (self->figure, &self->theme, WIDTH, HEIGHT, 1);
}

static void
picture_clear (Picture *self)
{
  cairo_surface_destroy (self->image);
  mur_layout_free (self->layout);
  mur_figure_unref (self->figure);
}

static guint32
pixel_at (const Picture *self, double x, double y)
{
  double px, py;

  mur_layout_to_position (self->layout, 0, x, y, &px, &py);
  return mur_test_pixel (self->image, (int)floor (px), (int)floor (py));
}

#define WHITE 0xffffffffu

/* One level of rounding a channel. */
static void
assert_colour (guint32 pixel, MurColour colour, double opacity)
{
  const double channels[] = { colour.blue, colour.green, colour.red };

  for (int i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon ((double)(pixel >> 8 * i & 0xff),
                                    255 * (1 - opacity + opacity * channels[i]), 1.01);
}

static void
rectangles_shade_and_outline (void)
{
  static const double x[] = { 2, 4 }, y[] = { 2, 3 }, dx[] = { 5, 4 }, dy[] = { 6, -2 };
  Picture picture;
  MurColour blue;
  double opacity, px, py;

  picture_init (&picture);
  mur_panel_add_cells (picture.panel, MUR_ROLE_DATA, NULL, x, y, dx, dy, 2);
  picture_paint (&picture);
  blue = picture.theme.styles[MUR_ROLE_DATA].colour;
  opacity = picture.theme.band_opacity;
  g_assert_cmphex (pixel_at (&picture, 1, 5), ==, WHITE);
  g_assert_cmphex (pixel_at (&picture, 9, 7), ==, WHITE);
  assert_colour (pixel_at (&picture, 3, 5), blue, opacity);
  assert_colour (pixel_at (&picture, 7.5, 1.5), blue, opacity);
  /* Where both are, the shade is no darker. */
  assert_colour (pixel_at (&picture, 5.5, 2.5), blue, opacity);
  /* The first whole pixel of the first. */
  mur_layout_to_position (picture.layout, 0, 2, 5, &px, &py);
  assert_colour (mur_test_pixel (picture.image, (int)round (px), (int)py), blue, 1);
  picture_clear (&picture);
}

static void
rectangles_take_the_colours_of_values (void)
{
  static const double x[] = { 1, 4, 7 }, y[] = { 1, 1, 1 }, side[] = { 3, 3, 3 };
  static const double z[] = { 0.125, 100, NAN };
  Picture picture;
  MurLayer *layer;

  picture_init (&picture);
  layer = mur_panel_add_cells (picture.panel, MUR_ROLE_DATA, NULL, x, y, side, side, 3);
  layer->z = z;
  layer->z_min = 0.125;
  layer->z_max = 0.625;
  picture_paint (&picture);
  assert_colour (pixel_at (&picture, 2.5, 2.5),
                 mur_colormap (MUR_COLOURS_SEQUENTIAL, 0), 1);
  /* Beyond the end: the end's colour. */
  assert_colour (pixel_at (&picture, 5.5, 2.5),
                 mur_colormap (MUR_COLOURS_SEQUENTIAL, 1), 1);
  g_assert_cmphex (pixel_at (&picture, 8.5, 2.5), ==, WHITE);
  /* Neighbours meet without a seam. */
  g_assert_cmphex (pixel_at (&picture, 3.99, 2.5), !=, WHITE);
  picture_clear (&picture);
}

/* The middle of a mark is as wide as its colour. */
static void
points_take_the_colours_of_values (void)
{
  static const double x[] = { 2, 5, 8 }, y[] = { 5, 5, 5 }, z[] = { 1, 10, 100 };

  for (int log = 0; log < 2; log++)
    {
      Picture picture;
      MurLayer *layer;

      picture_init (&picture);
      mur_axis_set (&picture.panel->z, NULL, NULL, (MurScale)log);
      layer = mur_panel_add_points (picture.panel, MUR_ROLE_DATA, NULL, x, y, 3);
      layer->z = z;
      layer->size = 4;
      picture_paint (&picture);
      assert_colour (pixel_at (&picture, 2, 5),
                     mur_colormap (MUR_COLOURS_SEQUENTIAL, 0), 1);
      assert_colour (pixel_at (&picture, 5, 5),
                     mur_colormap (MUR_COLOURS_SEQUENTIAL,
                                   round (255 * (log ? 0.5 : 9.0 / 99)) / 255),
                     1);
      assert_colour (pixel_at (&picture, 8, 5),
                     mur_colormap (MUR_COLOURS_SEQUENTIAL, 1), 1);
      picture_clear (&picture);
    }
}

/* An image of one dark colour, and a mark of the same. */
static void
marks_on_images_have_a_rim (void)
{
  static const double z[] = { 0 }, x[] = { 5 };
  Picture picture;
  MurLayer *layer;
  double px, py;

  picture_init (&picture);
  layer
    = mur_panel_add_grid (picture.panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 1, 1);
  layer->x_max = layer->y_max = 10;
  layer->z_min = 0;
  layer->z_max = 1;
  picture.theme.styles[MUR_ROLE_FIT].colour = mur_colormap (MUR_COLOURS_SEQUENTIAL, 0);
  picture.theme.styles[MUR_ROLE_FIT].marker = MUR_MARKER_SQUARE;
  picture.theme.styles[MUR_ROLE_FIT].marker_size = 10 / 0.9;
  mur_panel_add_points (picture.panel, MUR_ROLE_FIT, NULL, x, x, 1);
  picture_paint (&picture);
  mur_layout_to_position (picture.layout, 0, 5, 5, &px, &py);
  assert_colour (mur_test_pixel (picture.image, (int)px, (int)py),
                 mur_colormap (MUR_COLOURS_SEQUENTIAL, 0), 1);
  assert_colour (mur_test_pixel (picture.image, (int)px + 9, (int)py),
                 mur_colormap (MUR_COLOURS_SEQUENTIAL, 0), 1);
  /* Sides at 5 and 6.1 from the middle: some pixel between is mostly rim. */
  g_assert_cmpuint (MAX (mur_test_pixel (picture.image, (int)px + 5, (int)py) & 0xff,
                         mur_test_pixel (picture.image, (int)px + 6, (int)py) & 0xff),
                    >, 0xa0);
  picture_clear (&picture);
}

/* A quarter of its colour over white. */
static void
images_fade (void)
{
  static const double z[] = { 0 };
  const MurColour full = mur_colormap (MUR_COLOURS_SEQUENTIAL, 0);
  Picture picture;
  MurLayer *layer;

  picture_init (&picture);
  layer
    = mur_panel_add_grid (picture.panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 1, 1);
  layer->x_max = layer->y_max = 10;
  layer->z_min = 0;
  layer->z_max = 1;
  layer->opacity = 0.25;
  picture_paint (&picture);
  assert_colour (pixel_at (&picture, 4.3, 5.1), full, 0.25);
  picture_clear (&picture);
}

static void
many_coloured_points_show_their_mean (void)
{
  enum
  {
    N_POINTS = 150000
  };
  static double x[N_POINTS], y[N_POINTS], z[N_POINTS];
  Picture picture;
  MurLayer *layer;

  picture_init (&picture);
  for (int i = 0; i < N_POINTS; i++)
    {
      x[i] = y[i] = i % 2 == 0 ? 3 : 7;
      z[i] = i % 2 == 0 ? i % 4 / 2 : 0.25;
    }
  layer = mur_panel_add_points (picture.panel, MUR_ROLE_DATA, "all", x, y, N_POINTS);
  layer->z = z;
  picture.panel->legend = TRUE;
  picture_paint (&picture);
  g_assert_cmpstr (
    g_array_index (picture.layout->panels[0].entries, MurLegendEntry, 0).text, ==,
    "all (mean)");
  /* Half have 0 and half 255: 127.5 goes up. */
  assert_colour (pixel_at (&picture, 3, 3),
                 mur_colormap (MUR_COLOURS_SEQUENTIAL, 128 / 255.0), 1);
  assert_colour (pixel_at (&picture, 7, 7),
                 mur_colormap (MUR_COLOURS_SEQUENTIAL, 64 / 255.0), 1);
  picture_clear (&picture);
}

static void
colour_bar_has_its_own_room (void)
{
  static const double z[] = { -40, 2, 3, 60 };
  Picture picture;
  MurRectangle with, without;
  int x, left = WIDTH;
  g_autoptr (MurLayout) plain = NULL;

  picture_init (&picture);
  mur_panel_add_grid (picture.panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 2, 2);
  plain = mur_layout_new (picture.figure, &picture.theme, NULL, WIDTH, HEIGHT, 1);
  without = mur_layout_panel (plain, 0);
  picture.panel->colour_bar = TRUE;
  picture_paint (&picture);
  with = mur_layout_panel (picture.layout, 0);
  g_assert_cmpfloat (with.width, <, without.width - 20);
  /* The first coloured column to the right of the data. */
  for (x = (int)(with.x + with.width) + 2; x < left; x++)
    if (mur_test_pixel (picture.image, x, (int)(with.y + with.height / 2)) != WHITE)
      left = x;
  g_assert_cmpint (left, <, WIDTH - 20);
  /* Half a pixel of the bar is 1 ÷ 300 of the map: less than three levels. */
  for (int end = 0; end < 2; end++)
    {
      const int y = end == 0 ? (int)(with.y + with.height) - 1 : (int)with.y;
      const guint32 pixel = mur_test_pixel (picture.image, left + 4, y);
      const MurColour colour = mur_colormap (MUR_COLOURS_SEQUENTIAL, end);

      g_assert_cmpfloat_with_epsilon ((double)(pixel >> 16 & 0xff), 255 * colour.red,
                                      3);
      g_assert_cmpfloat_with_epsilon ((double)(pixel >> 8 & 0xff), 255 * colour.green,
                                      3);
    }
  picture_clear (&picture);
}

static void
arrows_end_at_their_points (void)
{
  static const double x[] = { 2 }, y[] = { 3 }, dx[] = { 6 }, dy[] = { 4 };
  Picture picture;
  MurColour blue;

  picture_init (&picture);
  mur_panel_add_arrows (picture.panel, MUR_ROLE_DATA, NULL, x, y, dx, dy, 1)->width = 3;
  picture_paint (&picture);
  blue = picture.theme.styles[MUR_ROLE_DATA].colour;
  assert_colour (pixel_at (&picture, 2, 3), blue, 1);
  assert_colour (pixel_at (&picture, 5, 5), blue, 1);
  assert_colour (pixel_at (&picture, 8, 7), blue, 1);
  /* Beyond both ends, by more than half the line's width. */
  g_assert_cmphex (pixel_at (&picture, 1.7, 2.8), ==, WHITE);
  g_assert_cmphex (pixel_at (&picture, 8.3, 7.2), ==, WHITE);
  picture_clear (&picture);
}

static void
circles_are_round_in_equal_panels (void)
{
  Picture picture;

  picture_init (&picture);
  picture.panel->equal = TRUE;
  mur_panel_add_circle (picture.panel, MUR_ROLE_DATA, NULL, 5, 5, 3.5)->width = 2;
  picture_paint (&picture);
  for (int i = 0; i < 32; i++)
    {
      const double x = cos (i * G_PI / 16), y = sin (i * G_PI / 16);

      assert_colour (pixel_at (&picture, 5 + 3.5 * x, 5 + 3.5 * y),
                     picture.theme.styles[MUR_ROLE_DATA].colour, 1);
      g_assert_cmphex (pixel_at (&picture, 5 + 3 * x, 5 + 3 * y), ==, WHITE);
    }
  picture_clear (&picture);
}

static void
histograms_stand_on_zero (void)
{
  static const double edges[] = { 1, 3, 4, 8 }, heights[] = { 2, 9, 5 };
  Picture picture;
  MurColour blue;
  double opacity;

  picture_init (&picture);
  mur_panel_add_histogram (picture.panel, MUR_ROLE_DATA, NULL, edges, heights, 3);
  picture_paint (&picture);
  blue = picture.theme.styles[MUR_ROLE_DATA].colour;
  opacity = 2 * picture.theme.band_opacity;
  assert_colour (pixel_at (&picture, 2, 1), blue, opacity);
  g_assert_cmphex (pixel_at (&picture, 2, 3), ==, WHITE);
  assert_colour (pixel_at (&picture, 3.5, 8), blue, opacity);
  assert_colour (pixel_at (&picture, 6, 4), blue, opacity);
  g_assert_cmphex (pixel_at (&picture, 6, 6), ==, WHITE);
  g_assert_cmphex (pixel_at (&picture, 0.5, 1), ==, WHITE);
  g_assert_cmphex (pixel_at (&picture, 8.5, 1), ==, WHITE);
  picture_clear (&picture);
}

/* Also where the line turns back, which takes another way. */
static void
lines_shade_down_to_zero (void)
{
  static const double x[] = { 1, 9, 9, 8.9 }, y[] = { 6, 6, 4, 4 };

  for (gsize n = 2; n <= 4; n += 2)
    {
      Picture picture;
      MurLayer *layer;

      picture_init (&picture);
      picture.panel->y.minimum = -10;
      layer = mur_panel_add_line (picture.panel, MUR_ROLE_DATA, NULL, x, y, n);
      layer->filled = TRUE;
      picture_paint (&picture);
      assert_colour (pixel_at (&picture, 5, 3),
                     picture.theme.styles[MUR_ROLE_DATA].colour,
                     picture.theme.band_opacity);
      g_assert_cmphex (pixel_at (&picture, 5, 8), ==, WHITE);
      g_assert_cmphex (pixel_at (&picture, 5, -2), ==, WHITE);
      picture_clear (&picture);
    }
}

static gsize
n_marked (const Picture *self)
{
  const MurRectangle area = mur_layout_panel (self->layout, 0);
  gsize n = 0;

  for (int y = (int)area.y; y < area.y + area.height; y++)
    for (int x = (int)area.x; x < area.x + area.width; x++)
      n += mur_test_pixel (self->image, x, y) != WHITE;
  return n;
}

/* The second would touch the first; the third does not, and holds no markup. */
static void
texts_never_overlap (void)
{
  static const double x[] = { 3, 3.5, 7 }, y[] = { 5, 5.2, 2 };
  static const char *const names[] = { "first", "second", "<b>" };
  gsize marked[3];

  for (gsize n = 1; n <= 3; n++)
    {
      Picture picture;

      picture_init (&picture);
      mur_panel_add_text (picture.panel, MUR_ROLE_DATA, x, y, names, n,
                          MUR_ANCHOR_RIGHT);
      picture_paint (&picture);
      marked[n - 1] = n_marked (&picture);
      picture_clear (&picture);
    }
  g_assert_cmpuint (marked[0], >, 50);
  g_assert_cmpuint (marked[1], ==, marked[0]);
  g_assert_cmpuint (marked[2], >, marked[0] + 30);
}

static void
contours_run_where_the_level_is (void)
{
  static double z[20 * 20];
  static const double levels[] = { 0.4 };
  Picture picture;
  MurLayer *layer;

  for (int i = 0; i < 400; i++)
    z[i] = (i % 20 + 0.5) / 20;
  picture_init (&picture);
  layer = mur_panel_add_grid (picture.panel, MUR_LAYER_CONTOURS, MUR_ROLE_DATA, NULL, z,
                              20, 20);
  layer->x_max = layer->y_max = 10;
  layer->levels = levels;
  layer->n_levels = 1;
  layer->width = 2;
  picture_paint (&picture);
  assert_colour (pixel_at (&picture, 4, 5), picture.theme.styles[MUR_ROLE_DATA].colour,
                 1);
  g_assert_cmphex (pixel_at (&picture, 3.8, 5), ==, WHITE);
  g_assert_cmphex (pixel_at (&picture, 4.2, 5), ==, WHITE);
  picture_clear (&picture);
}

static void
labels_stand_on_contours (void)
{
  static double z[40 * 40];
  gsize marked[2];

  for (int i = 0; i < 1600; i++)
    z[i] = hypot (i % 40 - 19.5, i / 40 - 19.5);
  for (int labelled = 0; labelled < 2; labelled++)
    {
      Picture picture;
      MurLayer *layer;

      picture_init (&picture);
      layer = mur_panel_add_grid (picture.panel, MUR_LAYER_CONTOURS, MUR_ROLE_DATA,
                                  NULL, z, 40, 40);
      layer->x_max = layer->y_max = 10;
      layer->width = 0.1;
      layer->labelled = labelled;
      picture_paint (&picture);
      marked[labelled] = n_marked (&picture);
      picture_clear (&picture);
    }
  g_assert_cmpuint (marked[0], >, 500);
  g_assert_cmpuint (marked[1], !=, marked[0]);
}

static void
limits_hold_every_mark (void)
{
  static const double x[] = { 1, 5 }, y[] = { -2, 3 }, dx[] = { -4, 0.5 };
  static const double dy[] = { 7, 1 };
  static const double edges[] = { 2, 3, 6.5 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurRange along, up;

  mur_panel_add_arrows (panel, MUR_ROLE_DATA, NULL, x, y, dx, dy, 2);
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (along.minimum <= -3 && along.maximum >= 5.5);
  g_assert_true (up.minimum < -2 && up.maximum > 5);
  panel = mur_figure_add_panel (figure, 0, 1, NULL);
  mur_panel_add_circle (panel, MUR_ROLE_DATA, NULL, 1.5, -2, 4);
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (along.minimum < -2.5 && along.maximum > 5.5);
  g_assert_true (up.minimum < -6 && up.maximum > 2);
  panel = mur_figure_add_panel (figure, 0, 2, NULL);
  mur_panel_add_histogram (panel, MUR_ROLE_DATA, NULL, edges, dy, 2);
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (along.minimum == 2 && along.maximum == 6.5);
  g_assert_true (up.minimum == 0 && up.maximum > 7);
}

/* No margin where an image ends, with marks on it or not. */
static void
images_fill_their_panels (void)
{
  static const double z[] = { 1, 2, 3, 4 }, x[] = { 0.25, 0.75 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurRange along, up;

  mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 2, 2);
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, x, x, 2);
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (along.minimum == 0 && along.maximum == 1);
  g_assert_true (up.minimum == 0 && up.maximum == 1);
}

/* A rectangle over the two upper corners, with its own corners outside. */
static void
legends_keep_off_rectangles (void)
{
  static const double x[] = { -5 }, y[] = { 4 }, dx[] = { 20 }, dy[] = { 20 };
  Picture picture;

  picture_init (&picture);
  picture.panel->title = g_strdup ("a title that leaves no room beside it, truly none");
  picture.panel->legend = TRUE;
  mur_panel_add_cells (picture.panel, MUR_ROLE_DATA, "box", x, y, dx, dy, 1);
  picture_paint (&picture);
  g_assert_cmpint (mur_layout_limits (picture.layout, 0).legend, ==,
                   MUR_LEGEND_BOTTOM_RIGHT);
  picture_clear (&picture);
}

static void
descriptions_name_every_kind (void)
{
  static const double x[] = { 1, 2, 3 }, z[] = { 1, 2, 3, 4, 5, 6 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "All");
  g_autofree char *text = NULL;

  mur_panel_add_histogram (panel, MUR_ROLE_DATA, "counts", x, x, 2);
  mur_panel_add_cells (panel, MUR_ROLE_DATA, "boxes", x, x, x, x, 3);
  mur_panel_add_arrows (panel, MUR_ROLE_DATA, "flow", x, x, x, x, 3);
  mur_panel_add_grid (panel, MUR_LAYER_CONTOURS, MUR_ROLE_DATA, "levels", z, 3, 2);
  mur_panel_add_circle (panel, MUR_ROLE_DATA, "unit", 0, 0, 1);
  text = mur_figure_describe (figure);
  g_assert_nonnull (strstr (text, "counts (histogram, 2 values), "
                                  "boxes (rectangles, 3 values), "
                                  "flow (arrows, 3 values), "
                                  "levels (contours, 3 by 2 values), "
                                  "unit (circles, 1 value)."));
}

void
mur_test_layers (void)
{
  g_test_add_func ("/ui/plot/layers/rectangles", rectangles_shade_and_outline);
  g_test_add_func ("/ui/plot/layers/coloured-rectangles",
                   rectangles_take_the_colours_of_values);
  g_test_add_func ("/ui/plot/layers/coloured-points",
                   points_take_the_colours_of_values);
  g_test_add_func ("/ui/plot/layers/rims", marks_on_images_have_a_rim);
  g_test_add_func ("/ui/plot/layers/faded-images", images_fade);
  g_test_add_func ("/ui/plot/layers/means", many_coloured_points_show_their_mean);
  g_test_add_func ("/ui/plot/layers/colour-bar", colour_bar_has_its_own_room);
  g_test_add_func ("/ui/plot/layers/arrows", arrows_end_at_their_points);
  g_test_add_func ("/ui/plot/layers/circles", circles_are_round_in_equal_panels);
  g_test_add_func ("/ui/plot/layers/histograms", histograms_stand_on_zero);
  g_test_add_func ("/ui/plot/layers/shaded-lines", lines_shade_down_to_zero);
  g_test_add_func ("/ui/plot/layers/texts", texts_never_overlap);
  g_test_add_func ("/ui/plot/layers/contours", contours_run_where_the_level_is);
  g_test_add_func ("/ui/plot/layers/contour-labels", labels_stand_on_contours);
  g_test_add_func ("/ui/plot/layers/limits", limits_hold_every_mark);
  g_test_add_func ("/ui/plot/layers/image-limits", images_fill_their_panels);
  g_test_add_func ("/ui/plot/layers/legends", legends_keep_off_rectangles);
  g_test_add_func ("/ui/plot/layers/descriptions", descriptions_name_every_kind);
}
