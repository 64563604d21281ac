/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps of even steps to the eye, computed in OKLab (Ottosson 2020) as lightness, chroma
 * and hue, with no more chroma than screens show. The sequential map's lightness rises
 * in a straight line, so that it reads in grey and to colour-blind eyes; its ends stand
 * off black and white grounds. */

#include "ui/plot/figure/colormap.h"

#include <math.h>

static double
encode (double linear)
{
  const double cut = CLAMP (linear, 0, 1);

  return cut <= 0.0031308 ? 12.92 * cut : 1.055 * pow (cut, 1 / 2.4) - 0.055;
}

static MurColour
from_oklab (double lightness, double a, double b)
{
  const double l = pow (lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  const double m = pow (lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  const double s = pow (lightness - 0.0894841775 * a - 1.2914855480 * b, 3);

  return (MurColour){ encode (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                      encode (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                      encode (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
                      1 };
}

static MurColour
from_lch (double lightness, double chroma, double hue_degrees)
{
  const double hue = hue_degrees * G_PI / 180;

  return from_oklab (lightness, chroma * cos (hue), chroma * sin (hue));
}

static MurColour
sequential (double t)
{
  return from_lch (0.37 + 0.53 * t, 0.12 + 0.035 * t - 0.035 * sin (G_PI * t),
                   300 - 192 * t);
}

static MurColour
diverging (double t)
{
  const double out = fabs (2 * t - 1);

  return from_lch (0.96 - 0.5 * out, 0.145 * sin (G_PI / 2 * out), t < 0.5 ? 257 : 35);
}

static MurColour
cyclic (double t)
{
  return from_lch (0.65, 0.105, 30 + 360 * t);
}

MurColour
mur_colormap (MurColours map, double t)
{
  const double at = CLAMP (t, 0, 1);

  switch (map)
    {
    case MUR_COLOURS_DIVERGING:
      return diverging (at);
    case MUR_COLOURS_CYCLIC:
      return cyclic (at);
    case MUR_COLOURS_SEQUENTIAL:
    default:
      return sequential (at);
    }
}

static void
fill_pixels (MurColours map, guint32 *pixels)
{
  for (int i = 0; i < 256; i++)
    {
      const MurColour colour = mur_colormap (map, i / 255.0);

      pixels[i] = 0xff000000u | (guint32)(colour.red * 255 + 0.5) << 16
                  | (guint32)(colour.green * 255 + 0.5) << 8
                  | (guint32)(colour.blue * 255 + 0.5);
    }
}

const guint32 *
mur_colormap_pixels (MurColours map)
{
  static guint32 pixels[MUR_COLOURS_CYCLIC + 1][256];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (int i = 0; i <= MUR_COLOURS_CYCLIC; i++)
        fill_pixels ((MurColours)i, pixels[i]);
      g_once_init_leave (&ready, 1);
    }
  return pixels[MIN (map, MUR_COLOURS_CYCLIC)];
}
