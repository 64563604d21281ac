/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours of numbers, taken back to OKLab by the matrices of Ottosson (2020) from sRGB,
 * not by the inverses that made them. */

#include "ui/plot/figure/colours.h"

#include <math.h>

#include "tests/ui/plot/figure/tests.h"
#include "ui/plot/figure/colormap.h"

#define N_STEPS 64
/* Eight bits of a channel are not lost here; the matrices have ten digits. */
#define SMALL 1e-4

typedef struct
{
  double lightness, a, b;
} Lab;

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static Lab
lab_of (MurColour colour)
{
  const double r = linear (colour.red), g = linear (colour.green);
  const double b = linear (colour.blue);
  const double l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

  return (Lab){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

static Lab
at (MurColours map, double t)
{
  return lab_of (mur_colormap (map, t));
}

static double
distance (Lab one, Lab two)
{
  return hypot (hypot (one.lightness - two.lightness, one.a - two.a), one.b - two.b);
}

static void
sequential_rises_evenly (void)
{
  const double from = at (MUR_COLOURS_SEQUENTIAL, 0).lightness;
  const double to = at (MUR_COLOURS_SEQUENTIAL, 1).lightness;

  g_assert_cmpfloat (to - from, >, 0.5);
  for (int i = 0; i <= N_STEPS; i++)
    g_assert_cmpfloat_with_epsilon (
      at (MUR_COLOURS_SEQUENTIAL, (double)i / N_STEPS).lightness,
      from + (to - from) * i / N_STEPS, SMALL);
}

/* Neither end is lost on the ground of a theme: 1.3:1 is what a step of the greys of
 * the interface has. */
static void
sequential_stands_off_grounds (void)
{
  for (const char *const *name = mur_theme_names (); *name != NULL; name++)
    {
      const MurTheme *theme = mur_theme_find (*name);

      for (double t = 0; t <= 1; t += 0.125)
        g_assert_cmpfloat (
          mur_colour_contrast (mur_colormap (MUR_COLOURS_SEQUENTIAL, t), theme->panel),
          >=, 1.3);
    }
}

static void
diverging_is_symmetric (void)
{
  const Lab middle = at (MUR_COLOURS_DIVERGING, 0.5);
  double before = middle.lightness + SMALL;

  g_assert_cmpfloat (hypot (middle.a, middle.b), <, SMALL);
  g_assert_cmpfloat (middle.lightness, >, 0.95);
  for (int i = 0; i <= N_STEPS; i++)
    {
      const double out = 0.5 * i / N_STEPS;
      const Lab low = at (MUR_COLOURS_DIVERGING, 0.5 - out);
      const Lab high = at (MUR_COLOURS_DIVERGING, 0.5 + out);

      g_assert_cmpfloat_with_epsilon (low.lightness, high.lightness, SMALL);
      g_assert_cmpfloat_with_epsilon (hypot (low.a, low.b), hypot (high.a, high.b),
                                      SMALL);
      g_assert_cmpfloat (low.lightness, <, before);
      before = low.lightness;
    }
  /* Blue is less, red is more. */
  g_assert_cmpfloat (at (MUR_COLOURS_DIVERGING, 0).b, <, -0.1);
  g_assert_cmpfloat (at (MUR_COLOURS_DIVERGING, 1).a, >, 0.1);
}

/* All steps of one length, and none of them lighter or darker. */
static void
cyclic_is_closed_and_even (void)
{
  const Lab start = at (MUR_COLOURS_CYCLIC, 0);
  const double step = distance (start, at (MUR_COLOURS_CYCLIC, 1.0 / N_STEPS));

  g_assert_cmpfloat (distance (start, at (MUR_COLOURS_CYCLIC, 1)), <, SMALL);
  g_assert_cmpfloat (step, >, 0.005);
  for (int i = 0; i < N_STEPS; i++)
    {
      const Lab here = at (MUR_COLOURS_CYCLIC, (double)i / N_STEPS);
      const Lab next = at (MUR_COLOURS_CYCLIC, (i + 1.0) / N_STEPS);

      g_assert_cmpfloat_with_epsilon (here.lightness, start.lightness, SMALL);
      g_assert_cmpfloat_with_epsilon (distance (here, next), step, SMALL);
    }
}

static void
pixels_are_the_colours (void)
{
  for (int map = 0; map <= MUR_COLOURS_CYCLIC; map++)
    for (int i = 0; i < 256; i += 51)
      g_assert_cmphex (mur_colormap_pixels ((MurColours)map)[i], ==,
                       mur_test_colour (mur_colormap ((MurColours)map, i / 255.0)));
}

static MurRange
limits (MurColours map, double minimum, double maximum)
{
  static const double z[] = { 2.5, -7.25, NAN, 1 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, z, z, 4);

  panel->colours = map;
  panel->z.minimum = minimum;
  panel->z.maximum = maximum;
  layer->z = z;
  return mur_layer_colours (panel, layer);
}

static void
assert_range (MurRange range, double minimum, double maximum)
{
  g_assert_cmpfloat (range.minimum, ==, minimum);
  g_assert_cmpfloat (range.maximum, ==, maximum);
}

static void
limits_go_by_the_map (void)
{
  assert_range (limits (MUR_COLOURS_SEQUENTIAL, NAN, NAN), -7.25, 2.5);
  assert_range (limits (MUR_COLOURS_DIVERGING, NAN, NAN), -7.25, 7.25);
  assert_range (limits (MUR_COLOURS_DIVERGING, NAN, 3), -3, 3);
  assert_range (limits (MUR_COLOURS_DIVERGING, -1, 3), -1, 3);
  assert_range (limits (MUR_COLOURS_CYCLIC, NAN, NAN), -G_PI, G_PI);
  assert_range (limits (MUR_COLOURS_CYCLIC, 0, NAN), 0, 2 * G_PI);
  assert_range (limits (MUR_COLOURS_CYCLIC, 0, 360), 0, 360);
}

/* Of 0 … 200 robust limits leave out 1 % at both ends: 2 and 198 by straight lines
 * between neighbours. */
static void
robust_limits_are_quantiles (void)
{
  double z[201];
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, z, z, 201);

  for (int i = 0; i < 201; i++)
    z[i] = (i * 37) % 201;
  layer->z = z;
  panel->z.limits = MUR_LIMITS_ROBUST;
  g_assert_cmpfloat_with_epsilon (mur_layer_colours (panel, layer).minimum, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (mur_layer_colours (panel, layer).maximum, 198, 1e-9);
}

static void
tints_stand_off_and_rise (void)
{
  for (const char *const *name = mur_theme_names (); *name != NULL; name++)
    {
      const MurTheme *theme = mur_theme_find (*name);
      g_autoptr (MurFigure) figure = mur_figure_new ();
      MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
      double before = 0;

      for (double tint = 0; tint <= 1; tint += 0.0625)
        {
          const MurColour colour = mur_panel_tint (panel, theme, tint);

          g_assert_cmpfloat (mur_colour_contrast (colour, theme->panel), >=, 3);
          g_assert_cmpfloat (lab_of (colour).lightness, >, before);
          before = lab_of (colour).lightness;
        }
    }
}

/* A line has the colour that the point of its value has. */
static void
tints_share_the_map_of_values (void)
{
  static const double z[] = { 0, 1 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  const MurTheme *theme = mur_theme_find ("light");

  panel->z.minimum = 0;
  panel->z.maximum = 1;
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, z, z, 2);
  g_assert_false (mur_panel_explains_tints (panel));
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, z, z, 2)->tint = 0.5;
  g_assert_true (mur_panel_explains_tints (panel));
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, z, z, 2)->z = z;
  g_assert_false (mur_panel_explains_tints (panel));
  for (double tint = 0; tint <= 1; tint += 0.25)
    g_assert_cmphex (mur_test_colour (mur_panel_tint (panel, theme, tint)), ==,
                     mur_test_colour (mur_colormap (MUR_COLOURS_SEQUENTIAL, tint)));
}

void
mur_test_colours (void)
{
  g_test_add_func ("/ui/plot/colours/sequential", sequential_rises_evenly);
  g_test_add_func ("/ui/plot/colours/grounds", sequential_stands_off_grounds);
  g_test_add_func ("/ui/plot/colours/diverging", diverging_is_symmetric);
  g_test_add_func ("/ui/plot/colours/cyclic", cyclic_is_closed_and_even);
  g_test_add_func ("/ui/plot/colours/pixels", pixels_are_the_colours);
  g_test_add_func ("/ui/plot/colours/limits", limits_go_by_the_map);
  g_test_add_func ("/ui/plot/colours/robust", robust_limits_are_quantiles);
  g_test_add_func ("/ui/plot/colours/tints", tints_stand_off_and_rise);
  g_test_add_func ("/ui/plot/colours/shared", tints_share_the_map_of_values);
}
