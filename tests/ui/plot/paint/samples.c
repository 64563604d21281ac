/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small figures, one for each kind of layer, as reference pictures show them. Titles
 * have no slanted type, which some machines have no font for. */

#include <math.h>

#include "tests/ui/plot/paint/tests.h"

#define SEED 19051127
#define N 40
#define N_MANY 120000
#define SIDE 24

static struct
{
  double x[N], wave[N], low[N], high[N], other[N];
  double scatter_x[N], scatter_y[N], value[N], aside[N], up[N];
  double many_x[N_MANY], many_y[N_MANY], time[N_MANY];
  double hills[SIDE * SIDE];
  double edges[N + 1], heights[N];
} data;

static void
fill_columns (GRand *random)
{
  for (int i = 0; i < N; i++)
    {
      const double t = i * 0.25;

      data.x[i] = t;
      data.wave[i] = 3 * sin (t) * exp (-0.1 * t);
      data.low[i] = data.wave[i] - 0.4 - 0.05 * t;
      data.high[i] = data.wave[i] + 0.4 + 0.05 * t;
      data.other[i] = 0.3 * t - 1;
      data.scatter_x[i] = g_rand_double_range (random, 0, 10);
      data.scatter_y[i] = g_rand_double_range (random, -1, 1);
      data.value[i] = data.scatter_x[i] * (1.2 + data.scatter_y[i]);
      data.aside[i] = 0.8 * cos (data.scatter_x[i]);
      data.up[i] = 0.3 * sin (data.scatter_x[i]);
      data.edges[i] = i * 0.5;
      data.heights[i] = floor (60 * exp (-0.02 * (i - 17.25) * (i - 17.25)));
    }
  data.edges[N] = N * 0.5;
}

static void
fill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  fill_columns (random);
  for (int i = 0; i < N_MANY; i++)
    {
      data.time[i] = i * 1e-3;
      data.many_x[i] = mur_test_normal (random);
      data.many_y[i] = 0.5 * data.many_x[i] + mur_test_normal (random);
    }
  for (int row = 0; row < SIDE; row++)
    for (int column = 0; column < SIDE; column++)
      {
        const double x = (column + 0.5) / SIDE * 6 - 3, y = (row + 0.5) / SIDE * 4 - 2;

        data.hills[row * SIDE + column]
          = x * x / 4 + y * y - 2 * exp (-(x - 1) * (x - 1) - y * y);
      }
}

static MurPanel *
add_panel (MurFigure *figure, const char *title)
{
  return mur_figure_add_panel (figure, 0, 0, title);
}

static void
add_lines (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Lines");

  mur_axis_set (&panel->x, "t", "s", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "y", NULL, MUR_SCALE_LINEAR);
  mur_panel_add_line (panel, MUR_ROLE_GHOST, NULL, data.x, data.low, N);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", data.x, data.wave, N);
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "known", data.x, data.other, N);
  panel->legend = TRUE;
}

static void
add_series (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Series");

  for (int i = 0; i < 6; i++)
    mur_panel_add_line (panel, (MurRole)(MUR_ROLE_SERIES_1 + i), NULL, data.x,
                        data.wave + 3 * i, N - 15);
}

static void
add_dense_line (MurFigure *figure)
{
  mur_panel_add_line (add_panel (figure, "Dense"), MUR_ROLE_DATA, NULL, data.time,
                      data.many_y, N_MANY);
}

static void
add_points (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Points");

  mur_panel_add_points (panel, MUR_ROLE_DATA, "data", data.scatter_x, data.scatter_y,
                        N);
  panel->legend = TRUE;
}

static void
add_markers (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Markers");

  for (int marker = MUR_MARKER_DOT; marker <= MUR_MARKER_PLUS; marker++)
    {
      MurLayer *layer = mur_panel_add_points (
        panel, (MurRole)marker, NULL, data.x + 5 * marker, data.other + 5 * marker, 3);

      layer->marker = (MurMarker)marker;
      layer->size = 1 + 0.5 * marker;
    }
}

static void
add_coloured_points (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Colours");
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, NULL,
                                          data.scatter_x, data.scatter_y, N);

  layer->z = data.value;
  panel->colour_bar = TRUE;
  mur_axis_set (&panel->z, "z", "m", MUR_SCALE_LINEAR);
}

static void
add_density (MurFigure *figure)
{
  mur_panel_add_points (add_panel (figure, "Density"), MUR_ROLE_DATA, NULL, data.many_x,
                        data.many_y, N_MANY);
}

static void
add_band (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Band");

  mur_panel_add_band (panel, MUR_ROLE_FIT, "95 %", data.x, data.low, data.high, N);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", data.x, data.wave, N);
}

static void
add_rules (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Rules");

  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0.75);
  mur_panel_add_vertical_rule (panel, MUR_ROLE_REFERENCE, NULL, 4.25);
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, data.x, data.wave, N);
}

static void
add_bars (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Bars");
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_BARS, MUR_ROLE_SERIES_2, NULL);
  static const double places[] = { 0, 1, 2, 3 };

  layer->x = places;
  layer->y = data.wave + 2;
  layer->n = G_N_ELEMENTS (places);
  layer->width = 0.7;
  panel->x.labels = g_strsplit ("one,two,three,four", ",", 0);
}

static void
add_steps (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Steps");
  MurLayer *layer
    = mur_panel_add_line (panel, MUR_ROLE_SERIES_3, NULL, data.x, data.wave, N);

  layer->kind = MUR_LAYER_STEPS;
}

static void
add_filled (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Shaded");
  MurLayer *line
    = mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, data.x, data.wave, N);
  MurLayer *steps
    = mur_panel_add_line (panel, MUR_ROLE_SERIES_2, NULL, data.x, data.other, 12);

  line->filled = TRUE;
  steps->kind = MUR_LAYER_STEPS;
  steps->filled = TRUE;
}

static void
add_errors (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Errors");
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_ERRORS, MUR_ROLE_FIT, NULL);

  layer->x = data.x;
  layer->y = data.low;
  layer->y2 = data.high;
  layer->n = 12;
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, data.x, data.wave, 12);
}

static void
add_histogram (MurFigure *figure)
{
  mur_panel_add_histogram (add_panel (figure, "Histogram"), MUR_ROLE_DATA, NULL,
                           data.edges, data.heights, N);
}

static void
set_extent (MurLayer *layer)
{
  layer->x_min = -3;
  layer->x_max = 3;
  layer->y_min = -2;
  layer->y_max = 2;
}

static void
add_image (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Image");

  set_extent (mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL,
                                  data.hills, SIDE, SIDE));
  set_extent (mur_panel_add_grid (panel, MUR_LAYER_CONTOURS, MUR_ROLE_GHOST, NULL,
                                  data.hills, SIDE, SIDE));
  mur_panel_add_points (panel, MUR_ROLE_SERIES_2, NULL, data.aside, data.up, 9);
  panel->colour_bar = TRUE;
}

static void
add_contours (MurFigure *figure)
{
  MurLayer *layer
    = mur_panel_add_grid (add_panel (figure, "Contours"), MUR_LAYER_CONTOURS,
                          MUR_ROLE_SERIES_1, NULL, data.hills, SIDE, SIDE);

  set_extent (layer);
  layer->width = 0.6;
  layer->labelled = TRUE;
}

/* A guilty box among points, and shaded cells with values. */
static void
add_cells (MurFigure *figure)
{
  static const double box[] = { 3, -0.5, 3.5, 1.2 };
  MurPanel *panel = add_panel (figure, "Cells");

  mur_panel_add_cells (panel, MUR_ROLE_FIT, NULL, box, box + 1, box + 2, box + 3, 1);
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, data.scatter_x, data.scatter_y, N);
}

static void
add_coloured_cells (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Shades");
  MurLayer *layer = mur_panel_add_cells (panel, MUR_ROLE_DATA, NULL, data.scatter_x,
                                         data.scatter_y, data.aside, data.up, N);

  layer->z = data.value;
  layer->z_min = 0;
  layer->z_max = 10;
}

static void
add_arrows (MurFigure *figure)
{
  mur_panel_add_arrows (add_panel (figure, "Arrows"), MUR_ROLE_SERIES_1, NULL,
                        data.scatter_x, data.scatter_y, data.aside, data.up, N);
}

static void
add_texts (MurFigure *figure)
{
  static const char *const names[] = { "peak", "never: it overlaps", "<a> & b" };
  static const double x[] = { 1.5, 1.75, 7 }, y[] = { 1, 1, -1.5 };
  MurPanel *panel = add_panel (figure, "Text");

  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, data.x, data.wave, N);
  mur_panel_add_text (panel, MUR_ROLE_FIT, x, y, names, 3, MUR_ANCHOR_ABOVE);
}

static void
add_circle (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Circle");

  panel->equal = TRUE;
  mur_panel_add_circle (panel, MUR_ROLE_GUIDE, NULL, 0, 0, 1);
  mur_panel_add_points (panel, MUR_ROLE_REFERENCE, NULL, data.aside, data.up, 9)->size
    = 2;
}

static const struct
{
  void (*add) (MurFigure *figure);
} samples[] = {
  { add_lines },    { add_series },    { add_dense_line },
  { add_points },   { add_markers },   { add_coloured_points },
  { add_density },  { add_band },      { add_rules },
  { add_bars },     { add_steps },     { add_filled },
  { add_errors },   { add_histogram }, { add_image },
  { add_contours }, { add_cells },     { add_coloured_cells },
  { add_arrows },   { add_texts },     { add_circle },
};

guint
mur_test_n_samples (void)
{
  return G_N_ELEMENTS (samples);
}

MurFigure *
mur_test_sample (guint index)
{
  static gsize filled = 0;
  MurFigure *figure = mur_figure_new ();

  if (g_once_init_enter (&filled))
    {
      fill ();
      g_once_init_leave (&filled, 1);
    }
  samples[index].add (figure);
  return figure;
}
