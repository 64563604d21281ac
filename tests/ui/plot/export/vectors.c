/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Vector files of many marks: above twenty thousand a layer is pixels, below it is
 * strokes and areas, and no file is larger than a few megabytes. */

#include "tests/ui/bytes.h"
#include "tests/ui/plot/export/tests.h"
#include "ui/plot/export/export.h"

#define SEED 17890714
#define SIDE 400
#define N (SIDE * SIDE)

static double rising[N + 1], random_x[N], random_y[N], small[N], hills[SIDE * SIDE];

static void
fill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (int i = 0; i < N; i++)
    {
      rising[i] = i;
      random_x[i] = g_rand_double (random);
      random_y[i] = g_rand_double (random);
      small[i] = 0.02 * g_rand_double (random) - 0.01;
      hills[i] = random_y[i] + (i % SIDE) * 1e-2;
    }
  rising[N] = N;
}

static MurLayer *
add_layer (MurPanel *panel, MurLayerKind kind, gsize n)
{
  MurLayer *layer;

  if (kind == MUR_LAYER_IMAGE || kind == MUR_LAYER_CONTOURS)
    return mur_panel_add_grid (panel, kind, MUR_ROLE_DATA, NULL, hills, SIDE, n / SIDE);
  layer = mur_panel_add (panel, kind, MUR_ROLE_DATA, NULL);
  layer->x = kind == MUR_LAYER_LINE || kind == MUR_LAYER_STEPS || kind == MUR_LAYER_BAND
                 || kind == MUR_LAYER_HISTOGRAM
               ? rising
               : random_x;
  layer->y = random_y;
  layer->y2 = small;
  layer->dx = layer->dy = small;
  layer->n = n;
  return layer;
}

static GBytes *
export_layer (MurLayerKind kind, gsize n, MurFormat format, const double *z)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (GError) error = NULL;
  MurExportOptions options;
  MurLayer *layer = add_layer (mur_figure_add_panel (figure, 0, 0, NULL), kind, n);
  GBytes *bytes;

  if (z != NULL)
    layer->z = z;
  mur_export_options_init (&options);
  options.format = format;
  bytes = mur_export (figure, NULL, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

/* 160 × 100 mm at 200 dpi are a million pixels, which noise fills with four bytes each
 * before they are packed. */
static void
many_marks_stay_small (void)
{
  static const MurLayerKind kinds[]
    = { MUR_LAYER_LINE,     MUR_LAYER_POINTS,    MUR_LAYER_BAND,   MUR_LAYER_BARS,
        MUR_LAYER_STEPS,    MUR_LAYER_IMAGE,     MUR_LAYER_CELLS,  MUR_LAYER_ARROWS,
        MUR_LAYER_CONTOURS, MUR_LAYER_HISTOGRAM, MUR_LAYER_POINTS, MUR_LAYER_ERRORS };

  fill ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int format = MUR_FORMAT_SVG; format <= MUR_FORMAT_PDF; format++)
      {
        g_autoptr (GBytes) bytes
          = export_layer (kinds[i], N, (MurFormat)format, i == 10 ? random_x : NULL);

        g_test_message ("kind %d, format %d: %" G_GSIZE_FORMAT " bytes", kinds[i],
                        format, g_bytes_get_size (bytes));
        g_assert_cmpuint (g_bytes_get_size (bytes), <, 5000000);
      }
}

static void
marks_become_pixels_at_twenty_thousand (void)
{
  static const MurLayerKind kinds[]
    = { MUR_LAYER_POINTS, MUR_LAYER_CELLS, MUR_LAYER_ARROWS };

  fill ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) few = export_layer (kinds[i], 7000, MUR_FORMAT_SVG, NULL);
      g_autoptr (GBytes) many = export_layer (kinds[i], 20001, MUR_FORMAT_SVG, NULL);

      g_assert_false (mur_test_holds (few, "<image"));
      g_assert_true (mur_test_holds (many, "<image"));
    }
}

void
mur_test_vectors (void)
{
  g_test_add_func ("/ui/plot/vectors/small", many_marks_stay_small);
  g_test_add_func ("/ui/plot/vectors/pixels", marks_become_pixels_at_twenty_thousand);
}
