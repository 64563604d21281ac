/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small figures, one for each kind of layer, as reference pictures show them. Titles
 * have no slanted type, which some machines have no font for. */

#include <math.h>

#include "tests/ui/plot/paint/samples.h"
#include "tests/ui/plot/paint/tests.h"

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
  mur_panel_add_line (panel, MUR_ROLE_GHOST, NULL, mur_samples.x, mur_samples.low,
                      MUR_SAMPLES_N);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", mur_samples.x, mur_samples.wave,
                      MUR_SAMPLES_N);
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "known", mur_samples.x,
                      mur_samples.other, MUR_SAMPLES_N);
  panel->legend = TRUE;
}

static void
add_series (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Series");

  for (int i = 0; i < 6; i++)
    mur_panel_add_line (panel, (MurRole)(MUR_ROLE_SERIES_1 + i), NULL, mur_samples.x,
                        mur_samples.wave + 3 * i, MUR_SAMPLES_N - 15);
}

static void
add_dense_line (MurFigure *figure)
{
  mur_panel_add_line (add_panel (figure, "Dense"), MUR_ROLE_DATA, NULL,
                      mur_samples.time, mur_samples.many_y, MUR_SAMPLES_MANY);
}

static void
add_points (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Points");

  mur_panel_add_points (panel, MUR_ROLE_DATA, "data", mur_samples.scatter_x,
                        mur_samples.scatter_y, MUR_SAMPLES_N);
  panel->legend = TRUE;
}

static void
add_markers (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Markers");

  for (int marker = MUR_MARKER_DOT; marker <= MUR_MARKER_PLUS; marker++)
    {
      MurLayer *layer = mur_panel_add_points (panel, (MurRole)marker, NULL,
                                              mur_samples.x + 5 * marker,
                                              mur_samples.other + 5 * marker, 3);

      layer->marker = (MurMarker)marker;
      layer->size = 1 + 0.5 * marker;
    }
}

static void
add_coloured_points (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Colours");
  MurLayer *layer
    = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, NULL, mur_samples.scatter_x,
                            mur_samples.scatter_y, MUR_SAMPLES_N);

  layer->z = mur_samples.value;
  panel->colour_bar = TRUE;
  mur_axis_set (&panel->z, "z", "m", MUR_SCALE_LINEAR);
}

static void
add_density (MurFigure *figure)
{
  mur_panel_add_points (add_panel (figure, "Density"), MUR_ROLE_DATA, NULL,
                        mur_samples.many_x, mur_samples.many_y, MUR_SAMPLES_MANY);
}

static void
add_band (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Band");

  mur_panel_add_band (panel, MUR_ROLE_FIT, "95 %", mur_samples.x, mur_samples.low,
                      mur_samples.high, MUR_SAMPLES_N);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", mur_samples.x, mur_samples.wave,
                      MUR_SAMPLES_N);
}

static void
add_rules (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Rules");

  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0.75);
  mur_panel_add_vertical_rule (panel, MUR_ROLE_REFERENCE, NULL, 4.25);
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, mur_samples.x, mur_samples.wave,
                      MUR_SAMPLES_N);
}

static void
add_bars (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Bars");
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_BARS, MUR_ROLE_SERIES_2, NULL);
  static const double places[] = { 0, 1, 2, 3 };

  layer->x = places;
  layer->y = mur_samples.wave + 2;
  layer->n = G_N_ELEMENTS (places);
  layer->width = 0.7;
  panel->x.labels = g_strsplit ("one,two,three,four", ",", 0);
}

static void
add_steps (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Steps");
  MurLayer *layer = mur_panel_add_line (panel, MUR_ROLE_SERIES_3, NULL, mur_samples.x,
                                        mur_samples.wave, MUR_SAMPLES_N);

  layer->kind = MUR_LAYER_STEPS;
}

static void
add_filled (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Shaded");
  MurLayer *line = mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, mur_samples.x,
                                       mur_samples.wave, MUR_SAMPLES_N);
  MurLayer *steps = mur_panel_add_line (panel, MUR_ROLE_SERIES_2, NULL, mur_samples.x,
                                        mur_samples.other, 12);

  line->filled = TRUE;
  steps->kind = MUR_LAYER_STEPS;
  steps->filled = TRUE;
}

static void
add_errors (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Errors");
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_ERRORS, MUR_ROLE_FIT, NULL);

  layer->x = mur_samples.x;
  layer->y = mur_samples.low;
  layer->y2 = mur_samples.high;
  layer->n = 12;
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, mur_samples.x, mur_samples.wave, 12);
}

static void
add_histogram (MurFigure *figure)
{
  mur_panel_add_histogram (add_panel (figure, "Histogram"), MUR_ROLE_DATA, NULL,
                           mur_samples.edges, mur_samples.heights, MUR_SAMPLES_N);
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
                                  mur_samples.hills, MUR_SAMPLES_SIDE,
                                  MUR_SAMPLES_SIDE));
  set_extent (mur_panel_add_grid (panel, MUR_LAYER_CONTOURS, MUR_ROLE_GHOST, NULL,
                                  mur_samples.hills, MUR_SAMPLES_SIDE,
                                  MUR_SAMPLES_SIDE));
  mur_panel_add_points (panel, MUR_ROLE_SERIES_2, NULL, mur_samples.aside,
                        mur_samples.up, 9);
  panel->colour_bar = TRUE;
}

static void
add_contours (MurFigure *figure)
{
  MurLayer *layer = mur_panel_add_grid (
    add_panel (figure, "Contours"), MUR_LAYER_CONTOURS, MUR_ROLE_SERIES_1, NULL,
    mur_samples.hills, MUR_SAMPLES_SIDE, MUR_SAMPLES_SIDE);

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
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, mur_samples.scatter_x,
                        mur_samples.scatter_y, MUR_SAMPLES_N);
}

static void
add_coloured_cells (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Shades");
  MurLayer *layer = mur_panel_add_cells (
    panel, MUR_ROLE_DATA, NULL, mur_samples.scatter_x, mur_samples.scatter_y,
    mur_samples.aside, mur_samples.up, MUR_SAMPLES_N);

  layer->z = mur_samples.value;
  layer->z_min = 0;
  layer->z_max = 10;
}

static void
add_arrows (MurFigure *figure)
{
  mur_panel_add_arrows (add_panel (figure, "Arrows"), MUR_ROLE_SERIES_1, NULL,
                        mur_samples.scatter_x, mur_samples.scatter_y, mur_samples.aside,
                        mur_samples.up, MUR_SAMPLES_N);
}

static void
add_texts (MurFigure *figure)
{
  static const char *const names[] = { "peak", "never: it overlaps", "<a> & b" };
  static const double x[] = { 1.5, 1.75, 7 }, y[] = { 1, 1, -1.5 };
  MurPanel *panel = add_panel (figure, "Text");

  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, mur_samples.x, mur_samples.wave,
                      MUR_SAMPLES_N);
  mur_panel_add_text (panel, MUR_ROLE_FIT, x, y, names, 3, MUR_ANCHOR_ABOVE);
}

static void
add_circle (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Circle");

  panel->equal = TRUE;
  mur_panel_add_circle (panel, MUR_ROLE_GUIDE, NULL, 0, 0, 1);
  mur_panel_add_points (panel, MUR_ROLE_REFERENCE, NULL, mur_samples.aside,
                        mur_samples.up, 9)
    ->size
    = 2;
}

static void
add_names (MurFigure *figure)
{
  static const char *const names[] = { "one", "two", "three" };
  MurPanel *panel = add_panel (figure, "Names");

  panel->line_names = TRUE;
  for (int i = 0; i < 3; i++)
    mur_panel_add_line (panel, (MurRole)(MUR_ROLE_SERIES_1 + i), names[i],
                        mur_samples.x, mur_samples.wave + i, MUR_SAMPLES_N - 3);
}

static void
add_tints (MurFigure *figure)
{
  MurPanel *panel = add_panel (figure, "Tints");

  panel->colour_bar = TRUE;
  panel->z.minimum = 1;
  panel->z.maximum = 5;
  for (int i = 0; i < 5; i++)
    {
      MurLayer *line
        = mur_panel_add_line (panel, MUR_ROLE_SERIES_2, NULL, mur_samples.x,
                              mur_samples.wave + 2 * i, MUR_SAMPLES_N - 9);

      line->tint = i / 4.0;
      line->solid = TRUE;
    }
}

static void
add_hills (MurFigure *figure, const char *title, MurColours colours)
{
  MurPanel *panel = add_panel (figure, title);

  panel->colours = colours;
  panel->colour_bar = TRUE;
  set_extent (mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL,
                                  mur_samples.hills, MUR_SAMPLES_SIDE,
                                  MUR_SAMPLES_SIDE));
}

static void
add_diverging (MurFigure *figure)
{
  add_hills (figure, "Signs", MUR_COLOURS_DIVERGING);
}

static void
add_cyclic (MurFigure *figure)
{
  add_hills (figure, "Phases", MUR_COLOURS_CYCLIC);
}

/* One datum far out. */
static void
add_robust (MurFigure *figure)
{
  static const double x[] = { 1, 2, 3, 4, 5, 6, 7 };
  static const double y[] = { 0.5, -1, 0.2, 40, -0.4, 1, -0.6 };
  MurPanel *panel = add_panel (figure, "Robust");

  panel->caption = g_strdup ("7 residuals");
  panel->y.limits = MUR_LIMITS_ROBUST;
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, x, y, G_N_ELEMENTS (x));
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
  { add_names },    { add_tints },     { add_diverging },
  { add_cyclic },   { add_robust },
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
      mur_samples_fill ();
      g_once_init_leave (&filled, 1);
    }
  samples[index].add (figure);
  return figure;
}
