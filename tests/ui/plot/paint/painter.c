/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every kind of layer in every theme with data of every sort: nothing warns, nothing
 * leaves its panel. Warnings are fatal here. */

#include <cairo-pdf.h>
#include <math.h>

#include "tests/ui/plot/paint/tests.h"

#define SEED 18451125
#define N 300

typedef enum
{
  NONE,
  ONE,
  EQUAL,
  GAPS,
  HUGE_VALUES,
  TINY_VALUES,
  ALL_NAN,
  RANDOM,
  N_SORTS
} Sort;

typedef struct
{
  double x[N], y[N], y2[N];
  gsize n;
} Columns;

static double
value_of (GRand *random, Sort sort, int i)
{
  switch (sort)
    {
    case EQUAL:
      return 3.25;
    case GAPS:
      return i % 7 == 3 ? NAN : i % 11 == 5 ? INFINITY : mur_test_normal (random);
    case HUGE_VALUES:
      return 1e300 * mur_test_normal (random);
    case TINY_VALUES:
      return 1e-300 * mur_test_normal (random);
    case ALL_NAN:
      return NAN;
    case NONE:
    case ONE:
    case RANDOM:
    case N_SORTS:
    default:
      return 5 * mur_test_normal (random);
    }
}

static void
fill (Columns *self, GRand *random, Sort sort)
{
  self->n = sort == NONE ? 0 : sort == ONE ? 1 : N;
  for (int i = 0; i < N; i++)
    {
      self->x[i] = sort == RANDOM ? i * 0.5 : value_of (random, sort, i);
      self->y[i] = value_of (random, sort, i);
      self->y2[i] = value_of (random, sort, i + 1);
    }
}

static const char *const texts[N] = { "plain", NULL, "<b>", "\xff\xfe", "" };

/* One of the many ways to paint the same columns, drawn at random. */
typedef struct
{
  MurRole role;
  MurMarker marker;
  MurAnchor anchor;
  MurScale scale, z_scale;
  gboolean upright, coloured, labelled, filled, levels, bar;
} Variant;

static Variant
draw_variant (GRand *random)
{
  return (Variant){ (MurRole)g_rand_int_range (random, 0, MUR_N_ROLES),
                    (MurMarker)g_rand_int_range (random, 0, 7),
                    (MurAnchor)g_rand_int_range (random, 0, 5),
                    g_rand_boolean (random) ? MUR_SCALE_LOG : MUR_SCALE_LINEAR,
                    g_rand_boolean (random) ? MUR_SCALE_LOG : MUR_SCALE_LINEAR,
                    g_rand_boolean (random),
                    g_rand_boolean (random),
                    g_rand_boolean (random),
                    g_rand_boolean (random),
                    g_rand_boolean (random),
                    g_rand_boolean (random) };
}

static void
set_grid (MurLayer *layer, const Columns *columns, const Variant *variant)
{
  layer->x = layer->y = NULL;
  layer->z = columns->y;
  layer->n_columns = columns->n == N ? 20 : columns->n;
  layer->n_rows = columns->n == N ? 15 : columns->n;
  layer->x_max = 4;
  layer->y_max = 3;
  /* Levels may be anything. */
  layer->levels = variant->levels ? columns->y2 : NULL;
  layer->n_levels = 5;
}

static void
set_columns (MurLayer *layer, const Columns *columns, const Variant *variant)
{
  layer->n = columns->n;
  layer->x = columns->x;
  layer->y = columns->y;
  layer->z = variant->coloured ? columns->y2 : NULL;
  layer->dx = columns->y2;
  layer->dy = columns->x;
  layer->texts = texts;
  if (layer->kind == MUR_LAYER_BAND || layer->kind == MUR_LAYER_ERRORS)
    layer->y2 = columns->y2;
  /* There is one edge more than bins. */
  if (layer->kind == MUR_LAYER_HISTOGRAM && layer->n > 0)
    layer->n--;
  if (layer->kind == MUR_LAYER_RULE && variant->upright)
    layer->y = NULL;
  else if (layer->kind == MUR_LAYER_RULE)
    layer->x = NULL;
}

static MurFigure *
figure_of (const Columns *columns, MurLayerKind kind, const Variant *variant)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Title &amp; <i>more</i>");
  MurLayer *layer = mur_panel_add (panel, kind, variant->role, "layer");

  panel->legend = TRUE;
  panel->colour_bar = variant->bar;
  mur_axis_set (&panel->x, "<i>t</i>", "s", variant->scale);
  mur_axis_set (&panel->y, "not <b>closed", "m", variant->scale);
  mur_axis_set (&panel->z, "<i>z", NULL, variant->z_scale);
  layer->marker = variant->marker;
  layer->anchor = variant->anchor;
  layer->labelled = variant->labelled;
  layer->filled = variant->filled;
  if (kind == MUR_LAYER_IMAGE || kind == MUR_LAYER_CONTOURS)
    set_grid (layer, columns, variant);
  else
    set_columns (layer, columns, variant);
  return figure;
}

static void
every_kind_in_every_theme (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (const char *const *name = mur_theme_names (); *name != NULL; name++)
    for (int kind = MUR_LAYER_LINE; kind <= MUR_LAYER_CIRCLES; kind++)
      for (int sort = NONE; sort < N_SORTS; sort++)
        {
          const Variant variant = draw_variant (random);
          Columns columns;
          g_autoptr (MurFigure) figure = NULL;
          g_autofree char *text = NULL;

          fill (&columns, random, (Sort)sort);
          figure = figure_of (&columns, (MurLayerKind)kind, &variant);
          text = mur_figure_describe (figure);
          g_test_message ("%s, kind %d, sort %d: %s", *name, kind, sort, text);
          cairo_surface_destroy (mur_test_paint (figure, mur_theme_find (*name), 200,
                                                 140, sort % 2 == 0 ? 2 : 1));
        }
}

static cairo_status_t
discard_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

static void
paint_vectors (const MurFigure *figure)
{
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, mur_theme_find ("print"), NULL, 300, 200, 1);
  cairo_surface_t *surface
    = cairo_pdf_surface_create_for_stream (discard_cb, NULL, 300, 200);
  cairo_t *cr = cairo_create (surface);

  mur_layout_paint (layout, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
every_kind_as_vectors (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);

  for (int round = 0; round < 3; round++)
    for (int kind = MUR_LAYER_LINE; kind <= MUR_LAYER_CIRCLES; kind++)
      for (int sort = NONE; sort < N_SORTS; sort++)
        {
          const Variant variant = draw_variant (random);
          Columns columns;
          g_autoptr (MurFigure) figure = NULL;

          fill (&columns, random, (Sort)sort);
          figure = figure_of (&columns, (MurLayerKind)kind, &variant);
          g_test_message ("kind %d, sort %d", kind, sort);
          paint_vectors (figure);
        }
}

static void
odd_limits_paint (void)
{
  static const double odd[]
    = { 0, 1e-300, 1e300, -1e300, 5, INFINITY, -INFINITY, 4.9999999999999 };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);
  Columns columns;
  const Variant variant = { .role = MUR_ROLE_REFERENCE };
  g_autoptr (MurFigure) figure = NULL;

  fill (&columns, random, RANDOM);
  figure = figure_of (&columns, MUR_LAYER_LINE, &variant);
  mur_panel_add_band (mur_figure_panel (figure, 0), MUR_ROLE_FIT, "b", columns.x,
                      columns.y, columns.y2, N);
  mur_panel_add_points (mur_figure_panel (figure, 0), MUR_ROLE_DATA, "p", columns.x,
                        columns.y, N);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
      {
        MurPanel *panel = mur_figure_panel (figure, 0);

        panel->x.minimum = panel->y.maximum = odd[i];
        panel->x.maximum = panel->y.minimum = odd[j];
        cairo_surface_destroy (
          mur_test_paint (figure, mur_theme_find ("dark"), 180, 120, 1));
      }
}

void
mur_test_painter (void)
{
  g_test_add_func ("/ui/plot/painter/every-kind", every_kind_in_every_theme);
  g_test_add_func ("/ui/plot/painter/vectors", every_kind_as_vectors);
  g_test_add_func ("/ui/plot/painter/odd-limits", odd_limits_paint);
}
