/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* EPS files, which know no transparency: what shines through on a screen is there as
 * strokes, areas and text in the colours that it would have. */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/ui/plot/export/tests.h"
#include "ui/plot/export/export.h"

#define SEED 18840417
#define N 30000

static double x[N], y[N], low[N], high[N];

static void
fill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (int i = 0; i < N; i++)
    {
      x[i] = i;
      y[i] = g_rand_double (random);
      low[i] = y[i] - 0.3;
      high[i] = y[i] + 0.2;
    }
}

static char *
export_eps (const MurFigure *figure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MurExportOptions options;
  gsize length;
  const char *data;

  mur_export_options_init (&options);
  options.format = MUR_FORMAT_EPS;
  options.recipe = "{\"seed\": 3}";
  bytes = mur_export (figure, NULL, &options, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

/* The operators of the language stand at ends of lines, where cairo writes them. */
static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

static guint
n_images (const char *eps)
{
  return count (eps, "image\n");
}

/* Whether something is painted in the colour. */
static gboolean
has_colour (const char *eps, double red, double green, double blue)
{
  g_auto (GStrv) lines = g_strsplit (eps, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      double r, g, b;

      if (g_str_has_suffix (*line, " rg")
          && sscanf (*line, "%lf %lf %lf", &r, &g, &b) == 3 && fabs (r - red) < 1e-5
          && fabs (g - green) < 1e-5 && fabs (b - blue) < 1e-5)
        return TRUE;
    }
  return FALSE;
}

/* Every kind of layer that shines through, faint where that can be asked for. */
static MurFigure *
new_faint_figure (void)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Faint marks");
  MurLayer *trail;

  fill ();
  panel->legend = TRUE;
  mur_panel_add_points (panel, MUR_ROLE_DATA, "data", x, y, 100)->opacity = 0.4;
  mur_panel_add_points (panel, MUR_ROLE_GHOST, "rings", x, low, 50)->marker
    = MUR_MARKER_RING;
  trail = mur_panel_add_line (panel, MUR_ROLE_GHOST, "trail", x, high, 100);
  trail->filled = TRUE;
  mur_panel_add_band (panel, MUR_ROLE_FIT, "band", x, low, high, 100);
  mur_panel_add_histogram (panel, MUR_ROLE_SERIES_2, "counts", x, high, 99);
  mur_panel_add_cells (panel, MUR_ROLE_SERIES_3, "boxes", x, low, high, high, 20);
  mur_panel_add_arrows (panel, MUR_ROLE_DATA, "arrows", x, y, high, low, 20);
  mur_panel_add_circle (panel, MUR_ROLE_GHOST, "circle", 40, 0.5, 10);
  return figure;
}

static void
faint_marks_are_strokes (void)
{
  g_autoptr (MurFigure) figure = new_faint_figure ();
  g_autofree char *eps = export_eps (figure);
  g_autofree char *recipe = mur_export_read_recipe (eps, strlen (eps), NULL);

  g_assert_cmpuint (n_images (eps), ==, 0);
  g_assert_cmpuint (count (eps, "/ImageType"), ==, 0);
  /* The type is in the file. */
  g_assert_cmpuint (count (eps, "%%BeginResource: font"), >, 0);
  g_assert_cmpuint (count (eps, "Tj\n") + count (eps, "TJ\n"), >, 10);
  g_assert_cmpstr (recipe, ==, "{\"seed\": 3}");
}

/* The light theme's bands have a fifth of 0xd0390d and of 0x0b6cb5, on white. */
static void
colours_are_mixed (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  fill ();
  mur_panel_add_points (panel, MUR_ROLE_GUIDE, NULL, x, y, 100);
  mur_panel_add_band (panel, MUR_ROLE_FIT, NULL, x, low, high, 100);
  one = export_eps (figure);
  /* 1 − (1 − 208 ÷ 255) ÷ 5 and so on */
  g_assert_true (has_colour (one, 0.963137, 0.844706, 0.810196));
  g_assert_false (has_colour (one, 0.779137, 0.760471, 0.790118));
  mur_panel_add_band (panel, MUR_ROLE_DATA, NULL, x, low, y, 100);
  two = export_eps (figure);
  g_assert_true (has_colour (two, 0.963137, 0.844706, 0.810196));
  /* 1 − (1 − 11 ÷ 255) ÷ 5 … */
  g_assert_true (has_colour (two, 0.808627, 0.884706, 0.941961));
  /* Both: 0.8 × 0.963137 + 0.2 × 11 ÷ 255 … */
  g_assert_true (has_colour (two, 0.779137, 0.760471, 0.790118));
}

/* A band that is added after points does not hide them. */
static void
bands_are_below_marks (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autofree char *eps = NULL;
  const char *band, *line;

  fill ();
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, NULL, x, y, 100);
  mur_panel_add_band (panel, MUR_ROLE_FIT, NULL, x, low, high, 100);
  eps = export_eps (figure);
  band = strstr (eps, "0.963137 0.844706 0.810196 rg");
  /* 0x00805f */
  line = strstr (eps, "0 0.501961 0.372549 rg");
  g_assert_nonnull (band);
  g_assert_nonnull (line);
  g_assert_true (band < line);
}

/* Heat maps, and more marks than a file should have, are one image each; all around them
 * stays as it is. */
static void
pixels_stay_alone (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Above");
  g_autofree char *map = NULL;
  g_autofree char *both = NULL;

  fill ();
  mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, y, 100, 20);
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, y, high, 100)->opacity = 0.3;
  map = export_eps (figure);
  g_assert_cmpuint (n_images (map), ==, 1);
  mur_panel_add_points (mur_figure_add_panel (figure, 1, 0, "Below"), MUR_ROLE_GHOST,
                        NULL, x, y, N);
  both = export_eps (figure);
  g_assert_cmpuint (n_images (both), ==, 2);
  g_assert_cmpuint (count (both, "Tj\n") + count (both, "TJ\n"), >, 10);
}

void
mur_test_flat (void)
{
  g_test_add_func ("/ui/plot/flat/strokes", faint_marks_are_strokes);
  g_test_add_func ("/ui/plot/flat/colours", colours_are_mixed);
  g_test_add_func ("/ui/plot/flat/below", bands_are_below_marks);
  g_test_add_func ("/ui/plot/flat/pixels", pixels_stay_alone);
}
