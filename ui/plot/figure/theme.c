/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The themes. Hues after Okabe and Ito (2008), which colour-blind eyes tell apart, made
 * lighter or darker until marks have 3:1 and text 4.5:1 against their ground. Data are
 * blue and what was found is red in every theme; dashes and markers say the same
 * without colour. */

#include "ui/plot/figure/theme.h"

#include <math.h>

/* Families in order of wish; the last is everywhere. */
#define FONT "Cantarell, Adwaita Sans, Inter, DejaVu Sans, sans-serif"

#define RGBA(hex, opacity)                                                           \
  {                                                                                  \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0, \
      opacity                                                                        \
  }
#define RGB(hex) RGBA (hex, 1)

static const double dashed[] = { 7, 4, 0 };
static const double dotted[] = { 2, 3.5, 0 };
static const double dash_dotted[] = { 9, 3.5, 2, 3.5, 0 };
static const double long_dashed[] = { 13, 4.5, 0 };
static const double dash_dot_dotted[] = { 10, 3, 2, 3, 2, 3, 0 };
static const double short_dashed[] = { 4.5, 4.5, 0 };
static const double guide_dashed[] = { 4, 3, 0 };

/* What roles share in all themes; @w: line width, @m: marker size. */
#define STYLES(data, fit, reference, s1, s2, s3, s4, s5, s6, ghost, ghost_opacity,    \
               guide, w, m)                                                           \
  {                                                                                   \
    [MUR_ROLE_DATA] = { RGB (data), 0.8 * (w), 0.85, NULL, MUR_MARKER_DOT, m },       \
    [MUR_ROLE_FIT]                                                                    \
      = { RGB (fit), 1.25 * (w), 1, NULL, MUR_MARKER_DIAMOND, 1.5 * (m) },            \
    [MUR_ROLE_REFERENCE]                                                              \
      = { RGB (reference), w, 1, dashed, MUR_MARKER_RING, 2 * (m) },                  \
    [MUR_ROLE_SERIES_1] = { RGB (s1), w, 1, NULL, MUR_MARKER_DOT, 1.4 * (m) },        \
    [MUR_ROLE_SERIES_2]                                                               \
      = { RGB (s2), w, 1, long_dashed, MUR_MARKER_SQUARE, 1.4 * (m) },                \
    [MUR_ROLE_SERIES_3] = { RGB (s3), w, 1, dotted, MUR_MARKER_TRIANGLE, 1.5 * (m) }, \
    [MUR_ROLE_SERIES_4]                                                               \
      = { RGB (s4), w, 1, dash_dotted, MUR_MARKER_DIAMOND, 1.4 * (m) },               \
    [MUR_ROLE_SERIES_5]                                                               \
      = { RGB (s5), w, 1, short_dashed, MUR_MARKER_PLUS, 1.6 * (m) },                 \
    [MUR_ROLE_SERIES_6]                                                               \
      = { RGB (s6), w, 1, dash_dot_dotted, MUR_MARKER_CROSS, 1.6 * (m) },             \
    [MUR_ROLE_GHOST]                                                                  \
      = { RGB (ghost), 0.5 * (w), ghost_opacity, NULL, MUR_MARKER_DOT, 0.8 * (m) },   \
    [MUR_ROLE_GUIDE]                                                                  \
      = { RGB (guide), 0.6 * (w), 1, guide_dashed, MUR_MARKER_PLUS, 1.5 * (m) },      \
  }

static const MurTheme themes[] = {
  { .name = "light",
    .background = RGB (0xfafafa),
    .panel = RGB (0xffffff),
    .text = RGB (0x2e3436),
    .dim_text = RGB (0x5e6468),
    .axis = RGB (0x7d8489),
    .grid = RGB (0xe6e8ea),
    .minor_grid = RGB (0xf3f4f5),
    .styles = STYLES (0x0b6cb5,
                      0xd0390d,
                      0x00805f,
                      0x0b6cb5,
                      0xb56a00,
                      0x00805f,
                      0xa84a86,
                      0x2a87c0,
                      0x4a4f55,
                      0x6f7a85,
                      0.28,
                      0x6b7278,
                      2,
                      4),
    .band_opacity = 0.2,
    .font = FONT,
    .font_points = 10.5 },
  { .name = "dark",
    .background = RGB (0x242424),
    .panel = RGB (0x1c1c1e),
    .text = RGB (0xf0f0f0),
    .dim_text = RGB (0xb4b6b9),
    .axis = RGB (0x85888c),
    .grid = RGB (0x323437),
    .minor_grid = RGB (0x27282a),
    .styles = STYLES (0x5fb2f2,
                      0xff7d52,
                      0x35c99b,
                      0x5fb2f2,
                      0xf0a93a,
                      0x35c99b,
                      0xe59ccb,
                      0x9ad4ff,
                      0xf2e55c,
                      0xb9c2cc,
                      0.24,
                      0x999da2,
                      2,
                      4),
    .band_opacity = 0.32,
    .font = FONT,
    .font_points = 10.5 },
  { .name = "print",
    .background = RGB (0xffffff),
    .panel = RGB (0xffffff),
    .text = RGB (0x000000),
    .dim_text = RGB (0x404040),
    .axis = RGB (0x303030),
    .grid = RGB (0xe4e4e4),
    .minor_grid = RGB (0xf2f2f2),
    .styles = STYLES (0x005f9e,
                      0xc23000,
                      0x007050,
                      0x005f9e,
                      0xa05c00,
                      0x007050,
                      0x963f76,
                      0x2478ad,
                      0x303030,
                      0x606060,
                      0.3,
                      0x505050,
                      1.7,
                      3.6),
    .band_opacity = 0.2,
    .font = FONT,
    .font_points = 9.5 },
  { .name = "high-contrast",
    .background = RGB (0xffffff),
    .panel = RGB (0xffffff),
    .text = RGB (0x000000),
    .dim_text = RGB (0x1c1c1c),
    .axis = RGB (0x000000),
    .grid = RGB (0xc0c0c0),
    .minor_grid = RGB (0xdddddd),
    .styles = STYLES (0x00447a,
                      0xa31f00,
                      0x005238,
                      0x00447a,
                      0x6f4000,
                      0x005238,
                      0x76245a,
                      0x0f5683,
                      0x202020,
                      0x404040,
                      0.45,
                      0x202020,
                      2.6,
                      5),
    .band_opacity = 0.25,
    .font = FONT,
    .font_points = 11 },
  { .name = "high-contrast-dark",
    .background = RGB (0x000000),
    .panel = RGB (0x000000),
    .text = RGB (0xffffff),
    .dim_text = RGB (0xe6e6e6),
    .axis = RGB (0xffffff),
    .grid = RGB (0x505050),
    .minor_grid = RGB (0x303030),
    .styles = STYLES (0x86caff,
                      0xff9a78,
                      0x5fe8bd,
                      0x86caff,
                      0xffc45e,
                      0x5fe8bd,
                      0xffbfe4,
                      0xc3e6ff,
                      0xfff27a,
                      0xd0d0d0,
                      0.45,
                      0xe0e0e0,
                      2.6,
                      5),
    .band_opacity = 0.35,
    .font = FONT,
    .font_points = 11 },
};

const MurTheme *
mur_theme_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_str_equal (themes[i].name, name))
      return &themes[i];
  return NULL;
}

const char *const *
mur_theme_names (void)
{
  static const char *const names[]
    = { "light", "dark", "print", "high-contrast", "high-contrast-dark", NULL };

  return names;
}

MurColour
mur_colour_mix (MurColour a, MurColour b, double part)
{
  return (MurColour){ a.red + part * (b.red - a.red),
                      a.green + part * (b.green - a.green),
                      a.blue + part * (b.blue - a.blue), 1 };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (MurColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green)
         + 0.0722 * linear (colour.blue);
}

double
mur_colour_contrast (MurColour a, MurColour b)
{
  const double first = luminance (a), second = luminance (b);

  return (fmax (first, second) + 0.05) / (fmin (first, second) + 0.05);
}
