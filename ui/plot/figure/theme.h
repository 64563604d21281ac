/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Themes: what roles look like. Lengths are in pixels of 1/96 inch at scale 1, type
 * sizes in points; a presentation scale multiplies both. */

#pragma once

#include "ui/plot/figure/figure.h"

typedef struct
{
  double red, green, blue, alpha;
} MurColour;

typedef struct
{
  MurColour colour;
  double line_width;
  double opacity;       /* of lines and points; bands have theirs from band_opacity */
  const double *dashes; /* ends with 0; %NULL: solid */
  MurMarker marker;
  double marker_size; /* diameter */
} MurStyle;

typedef struct
{
  const char
    *name; /* "light", "dark", "print", "high-contrast", "high-contrast-dark" */
  MurColour background, panel, text, dim_text, axis, grid, minor_grid;
  MurStyle styles[MUR_N_ROLES];
  double band_opacity;
  const char *font;   /* family */
  double font_points; /* tick labels; titles are relative to it */
} MurTheme;

/* Returns: (nullable): borrowed constant. */
const MurTheme *mur_theme_find (const char *name);
/* Names, %NULL-terminated. */
const char *const *mur_theme_names (void);
/* @part of the way from @a to @b, opaque. */
MurColour mur_colour_mix (MurColour a, MurColour b, double part);
/* WCAG 2.1 contrast ratio of two opaque colours, 1 … 21. */
double mur_colour_contrast (MurColour a, MurColour b);
