/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours and dashes that a layer has of its own, pixel by pixel. */

#include <math.h>

#include "tests/ui/plot/paint/tests.h"
#include "ui/plot/figure/colormap.h"
#include "ui/plot/figure/colours.h"
#include "ui/plot/layout/private.h"

#define WIDTH 400
#define HEIGHT 260

static const double x[] = { 0, 10 }, level[] = { 5, 5 };

typedef struct
{
  MurFigure *figure;
  MurPanel *panel;
  const MurTheme *theme;
} Picture;

/* Limits 0 … 10 both ways. */
static void
picture_init (Picture *self)
{
  self->figure = mur_figure_new ();
  self->theme = mur_theme_find ("light");
  self->panel = mur_figure_add_panel (self->figure, 0, 0, NULL);
  self->panel->x.minimum = self->panel->y.minimum = 0;
  self->panel->x.maximum = self->panel->y.maximum = 10;
}

static guint32
pixel_at (cairo_surface_t *image, const MurLayout *layout, double at_x, double at_y)
{
  double px, py;

  mur_layout_to_position (layout, 0, at_x, at_y, &px, &py);
  return mur_test_pixel (image, (int)floor (px), (int)floor (py));
}

static MurLayout *
lay_out (const Picture *self)
{
  return mur_layout_new (self->figure, self->theme, NULL, WIDTH, HEIGHT, 1);
}

/* No channel differs by more than @most levels. */
static gboolean
is_like (guint32 pixel, MurColour colour, int most)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (ABS ((int)(pixel >> shift & 0xff)
             - (int)(mur_test_colour (colour) >> shift & 0xff))
        > most)
      return FALSE;
  return TRUE;
}

static void
tint_is_the_colour_of_the_line (void)
{
  Picture picture;
  MurLayer *line;
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;

  picture_init (&picture);
  line = mur_panel_add_line (picture.panel, MUR_ROLE_SERIES_1, NULL, x, level, 2);
  line->tint = 0.75;
  line->width = 5;
  layout = lay_out (&picture);
  image = mur_test_paint (picture.figure, picture.theme, WIDTH, HEIGHT, 1);
  g_assert_cmphex (
    pixel_at (image, layout, 6.2, 5), ==,
    mur_test_colour (mur_panel_tint (picture.panel, picture.theme, 0.75)));
  cairo_surface_destroy (image);
  mur_figure_unref (picture.figure);
}

/* How many of the pixels along a line show the panel. */
static int
count_gaps (gboolean solid)
{
  Picture picture;
  MurLayer *line;
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;
  int n = 0;

  picture_init (&picture);
  line = mur_panel_add_line (picture.panel, MUR_ROLE_SERIES_3, NULL, x, level, 2);
  line->width = 3;
  line->solid = solid;
  layout = lay_out (&picture);
  image = mur_test_paint (picture.figure, picture.theme, WIDTH, HEIGHT, 1);
  for (double at = 0.5; at < 9.5; at += 0.02)
    n += pixel_at (image, layout, at, 5) == mur_test_colour (picture.theme->panel)
         || pixel_at (image, layout, at, 5) == mur_test_colour (picture.theme->grid);
  cairo_surface_destroy (image);
  mur_figure_unref (picture.figure);
  return n;
}

static void
solid_lines_have_no_gaps (void)
{
  g_assert_cmpint (count_gaps (FALSE), >, 20);
  g_assert_cmpint (count_gaps (TRUE), ==, 0);
}

/* The middle of a large ring shows the panel, that of a dot its colour: a layer may ask
 * for dots where its role has rings. */
static void
markers_are_those_asked_for (void)
{
  static const MurMarker markers[] = { MUR_MARKER_OF_ROLE, MUR_MARKER_DOT };
  static const double middle[] = { 4.7 };

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      Picture picture;
      MurLayer *points;
      g_autoptr (MurLayout) layout = NULL;
      cairo_surface_t *image;

      picture_init (&picture);
      points = mur_panel_add_points (picture.panel, MUR_ROLE_REFERENCE, NULL, middle,
                                     middle, 1);
      g_assert_cmpint (points->marker, ==, MUR_MARKER_OF_ROLE);
      points->marker = markers[i];
      points->size = 4;
      layout = lay_out (&picture);
      image = mur_test_paint (picture.figure, picture.theme, WIDTH, HEIGHT, 1);
      g_assert_cmphex (
        pixel_at (image, layout, 4.7, 4.7), ==,
        mur_test_colour (i == 0 ? picture.theme->panel
                                : picture.theme->styles[MUR_ROLE_REFERENCE].colour));
      cairo_surface_destroy (image);
      mur_figure_unref (picture.figure);
    }
}

/* Phases that differ by a turn have one colour; those of a sequential map do not. */
static void
cyclic_colours_go_round (void)
{
  static const double z[] = { 1, 1 + 2 * G_PI, 1 - 6 * G_PI, -2 };

  for (int map = 0; map <= MUR_COLOURS_CYCLIC; map++)
    {
      Picture picture;
      MurLayer *layer;
      g_autoptr (MurLayout) layout = NULL;
      cairo_surface_t *image;
      guint32 pixels[4];

      picture_init (&picture);
      picture.panel->colours = (MurColours)map;
      layer = mur_panel_add_grid (picture.panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL,
                                  z, 4, 1);
      layer->x_max = layer->y_max = 10;
      layout = lay_out (&picture);
      image = mur_test_paint (picture.figure, picture.theme, WIDTH, HEIGHT, 1);
      for (int i = 0; i < 4; i++)
        pixels[i] = pixel_at (image, layout, 1.25 + 2.5 * i, 5);
      g_assert_true ((pixels[0] == pixels[1]) == (map == MUR_COLOURS_CYCLIC));
      g_assert_true ((pixels[0] == pixels[2]) == (map == MUR_COLOURS_CYCLIC));
      g_assert_cmphex (pixels[0], !=, pixels[3]);
      cairo_surface_destroy (image);
      mur_figure_unref (picture.figure);
    }
}

/* Of more points than single marks show: the mean of what lies just both sides of the
 * seam is the seam, not the other side of the circle. */
static void
cyclic_means_go_round (void)
{
  const gsize n = MUR_DENSITY_POINTS + 2;
  g_autofree double *at = g_new (double, n);
  g_autofree double *z = g_new (double, n);
  Picture picture;
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;

  for (gsize i = 0; i < n; i++)
    {
      at[i] = 5;
      z[i] = i % 2 == 0 ? G_PI - 0.1 : -G_PI + 0.1;
    }
  picture_init (&picture);
  picture.panel->colours = MUR_COLOURS_CYCLIC;
  mur_panel_add_points (picture.panel, MUR_ROLE_DATA, NULL, at, at, n)->z = z;
  layout = lay_out (&picture);
  image = mur_test_paint (picture.figure, picture.theme, WIDTH, HEIGHT, 1);
  g_assert_cmphex (pixel_at (image, layout, 5, 5), ==,
                   mur_test_colour (mur_colormap (MUR_COLOURS_CYCLIC, 0)));
  cairo_surface_destroy (image);
  mur_figure_unref (picture.figure);
}

/* The bar that explains tints runs through their colours. */
static void
bar_explains_tints (void)
{
  Picture picture;
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;
  MurRectangle bar;

  picture_init (&picture);
  picture.panel->colour_bar = TRUE;
  mur_panel_add_line (picture.panel, MUR_ROLE_DATA, NULL, x, level, 2)->tint = 0;
  layout = lay_out (&picture);
  g_assert_cmpfloat (mur_layout_colour_bar (layout, 0).width, ==, 0);
  g_clear_pointer (&layout, mur_layout_free);
  picture.panel->z.minimum = 1;
  picture.panel->z.maximum = 7;
  layout = lay_out (&picture);
  bar = mur_layout_colour_bar (layout, 0);
  image = mur_test_paint (picture.figure, picture.theme, WIDTH, HEIGHT, 1);
  for (int end = 0; end < 2; end++)
    {
      const double t = (end == 0 ? bar.height - 0.5 : 0.5) / bar.height;
      const MurColour colour = mur_panel_tint (picture.panel, picture.theme, 1 - t);
      const guint32 pixel
        = mur_test_pixel (image, (int)(bar.x + bar.width / 2),
                          (int)(end == 0 ? bar.y + bar.height - 1 : bar.y));

      /* The straight pieces of the bar are within a level, and so is rounding. */
      g_assert_true (is_like (pixel, colour, 2));
    }
  cairo_surface_destroy (image);
  mur_figure_unref (picture.figure);
}

/* Right of the area nothing is painted but the name and what joins it to its line. */
static void
names_are_painted_beside_the_area (void)
{
  Picture picture;
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;
  MurRectangle box;
  int n = 0;

  picture_init (&picture);
  picture.panel->line_names = TRUE;
  mur_panel_add_line (picture.panel, MUR_ROLE_FIT, "found", x, level, 2);
  layout = lay_out (&picture);
  box = mur_layout_legend_entry (layout, 0, 0, NULL);
  image = mur_test_paint (picture.figure, picture.theme, WIDTH, HEIGHT, 1);
  for (int px = (int)box.x; px < (int)(box.x + box.width); px++)
    for (int py = (int)box.y; py < (int)(box.y + box.height); py++)
      /* Strokes of letters are hardly a pixel wide. */
      n += is_like (mur_test_pixel (image, px, py),
                    picture.theme->styles[MUR_ROLE_FIT].colour, 64);
  g_assert_cmpint (n, >, 10);
  cairo_surface_destroy (image);
  mur_figure_unref (picture.figure);
}

/* Pixels of a colour around (@at, @at). */
static int
count_around (double at, gboolean coloured)
{
  Picture picture;
  MurLayer *layer;
  MurTheme theme = *mur_theme_find ("light");
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;
  double px, py;
  int n = 0;

  picture_init (&picture);
  picture.theme = &theme;
  /* One ground, no lines: only the mark has a colour. */
  theme.background = theme.panel = theme.grid = theme.axis = theme.minor_grid
    = theme.text = theme.dim_text = (MurColour){ 1, 1, 1, 1 };
  layer = mur_panel_add_points (picture.panel, MUR_ROLE_FIT, NULL, &at, &at, 1);
  layer->size = 2;
  layer->z = coloured ? &at : NULL;
  layout = lay_out (&picture);
  mur_layout_to_position (layout, 0, at, at, &px, &py);
  image = mur_test_paint (picture.figure, &theme, WIDTH, HEIGHT, 1);
  for (int dx = -12; dx <= 12; dx++)
    for (int dy = -12; dy <= 12; dy++)
      n += mur_test_pixel (image, (int)px + dx, (int)py + dy) != 0xffffffffu;
  cairo_surface_destroy (image);
  mur_figure_unref (picture.figure);
  return n;
}

/* On the border and in the corner a mark shows as a whole, beyond not at all. */
static void
marks_on_the_border_are_whole (void)
{
  for (int coloured = 0; coloured < 2; coloured++)
    {
      const int whole = count_around (5, coloured);

      g_assert_cmpint (whole, >, 60);
      /* Marks lie at other parts of pixels. */
      g_assert_cmpint (ABS (count_around (0, coloured) - whole), <, whole / 5);
      g_assert_cmpint (ABS (count_around (10, coloured) - whole), <, whole / 5);
      g_assert_cmpint (count_around (10.1, coloured), ==, 0);
    }
}

/* A datum above the limits and one below: a caret at the border, as far along, and only
 * where limits are robust. */
static void
carets_mark_what_is_outside (void)
{
  static const double at[] = { 3, 7 }, far[] = { 1e9, -40 };

  for (int robust = 0; robust < 2; robust++)
    {
      Picture picture;
      g_autoptr (MurLayout) layout = NULL;
      cairo_surface_t *image;
      double left, right, top, bottom;
      guint32 colour;

      picture_init (&picture);
      picture.panel->y.limits = (MurLimits)robust;
      mur_panel_add_points (picture.panel, MUR_ROLE_FIT, NULL, at, far, 2);
      layout = lay_out (&picture);
      image = mur_test_paint (picture.figure, picture.theme, WIDTH, HEIGHT, 1);
      colour = mur_test_colour (picture.theme->styles[MUR_ROLE_FIT].colour);
      mur_layout_to_position (layout, 0, 3, 10, &left, &top);
      mur_layout_to_position (layout, 0, 7, 0, &right, &bottom);
      {
        int n_above = 0, n_below = 0;

        /* Carets stand in places 8 units wide. */
        for (int dx = -8; dx < 8; dx++)
          {
            n_above += mur_test_pixel (image, (int)left + dx, (int)top + 3) == colour;
            n_below
              += mur_test_pixel (image, (int)right + dx, (int)bottom - 4) == colour;
            g_assert_cmphex (mur_test_pixel (image, (int)left + dx, (int)bottom - 4),
                             !=, colour);
          }
        g_assert_true ((n_above > 2) == robust && (n_below > 2) == robust);
      }
      cairo_surface_destroy (image);
      mur_figure_unref (picture.figure);
    }
}

/* Pixels between the last one of a text at the right border and that border. */
static int
rightmost_of_text (MurAnchor anchor)
{
  static const char *const texts[] = { "a text" };
  static const double border[] = { 10 };
  Picture picture;
  MurTheme theme = *mur_theme_find ("light");
  g_autoptr (MurLayout) layout = NULL;
  cairo_surface_t *image;
  MurRectangle area;
  int last = -1, n = 0;

  picture_init (&picture);
  theme.grid = theme.minor_grid = theme.panel;
  mur_panel_add_text (picture.panel, MUR_ROLE_FIT, border, level, texts, 1, anchor);
  layout = mur_layout_new (picture.figure, &theme, NULL, WIDTH, HEIGHT, 1);
  area = mur_layout_panel (layout, 0);
  image = mur_test_paint (picture.figure, &theme, WIDTH, HEIGHT, 1);
  for (int px = (int)area.x + 5; px < (int)(area.x + area.width); px++)
    for (int py = (int)area.y + 5; py < (int)(area.y + area.height) - 5; py++)
      if (mur_test_pixel (image, px, py) != mur_test_colour (theme.panel))
        {
          last = px;
          n++;
        }
  g_assert_cmpint (n, >, 50);
  cairo_surface_destroy (image);
  mur_figure_unref (picture.figure);
  return (int)(area.x + area.width) - last;
}

/* All of it is there, wherever it is to stand: as in the text left of its point, which
 * keeps its gap besides. */
static void
texts_at_the_border_are_whole (void)
{
  g_assert_cmpint (rightmost_of_text (MUR_ANCHOR_RIGHT), <=, 4);
  g_assert_cmpint (rightmost_of_text (MUR_ANCHOR_CENTRE), <=, 4);
  g_assert_cmpint (rightmost_of_text (MUR_ANCHOR_LEFT), >, 4);
}

void
mur_test_styles (void)
{
  g_test_add_func ("/ui/plot/styles/tint", tint_is_the_colour_of_the_line);
  g_test_add_func ("/ui/plot/styles/solid", solid_lines_have_no_gaps);
  g_test_add_func ("/ui/plot/styles/markers", markers_are_those_asked_for);
  g_test_add_func ("/ui/plot/styles/cyclic", cyclic_colours_go_round);
  g_test_add_func ("/ui/plot/styles/cyclic-means", cyclic_means_go_round);
  g_test_add_func ("/ui/plot/styles/bar", bar_explains_tints);
  g_test_add_func ("/ui/plot/styles/border", marks_on_the_border_are_whole);
  g_test_add_func ("/ui/plot/styles/texts", texts_at_the_border_are_whole);
  g_test_add_func ("/ui/plot/styles/carets", carets_mark_what_is_outside);
  g_test_add_func ("/ui/plot/styles/names", names_are_painted_beside_the_area);
}
