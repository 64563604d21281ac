/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A map of even steps to the eye, computed in OKLab (Ottosson 2020): lightness rises in
 * a straight line, so that it reads in grey and to colour-blind eyes; hue turns from
 * blue-violet over teal to yellow; chroma stays within what screens show. */

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

MurColour
mur_colormap (double t)
{
  const double at = CLAMP (t, 0, 1);
  const double lightness = 0.26 + 0.66 * at;
  const double hue = (300 - 192 * at) * G_PI / 180;
  /* What screens can show of these hues at these lightnesses. */
  const double chroma = 0.125 + 0.03 * at - 0.03 * sin (G_PI * at);

  return from_oklab (lightness, chroma * cos (hue), chroma * sin (hue));
}

const guint32 *
mur_colormap_pixels (void)
{
  static guint32 pixels[256];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
        {
          const MurColour colour = mur_colormap (i / 255.0);

          pixels[i] = 0xff000000u | (guint32)(colour.red * 255 + 0.5) << 16
                      | (guint32)(colour.green * 255 + 0.5) << 8
                      | (guint32)(colour.blue * 255 + 0.5);
        }
      g_once_init_leave (&ready, 1);
    }
  return pixels;
}
