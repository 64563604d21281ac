/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Labels of whole layouts, with the type they are set in: of random panels, scales and
 * sizes. */

#include <math.h>

#include "tests/ui/plot/layout/tests.h"
#include "ui/plot/layout/private.h"

#define SEED 19100817
#define N_FIGURES 150

static double values[64];

static void
add_random_panel (MurFigure *figure, GRand *random, guint row, guint column)
{
  static const char *const titles[] = { NULL, "x", "<i>f</i> (Hz)", "A long title" };
  MurPanel *panel = mur_figure_add_panel (figure, row, column, titles[row + column]);
  const double low = mur_test_magnitude (random, -12, 12);
  MurLayer *layer;

  mur_axis_set (&panel->x, titles[g_rand_int_range (random, 0, 4)], "s",
                (MurScale)g_rand_int_range (random, 0, 2));
  mur_axis_set (&panel->y, titles[g_rand_int_range (random, 0, 4)], NULL,
                (MurScale)g_rand_int_range (random, 0, 2));
  panel->x.minimum = low;
  panel->x.maximum = low + low * mur_test_magnitude (random, -2, 12);
  panel->y.minimum = low * 3.7;
  panel->y.maximum = panel->y.minimum * (1 + mur_test_magnitude (random, -2, 9));
  if (panel->x.scale == MUR_SCALE_LINEAR && g_rand_boolean (random))
    panel->x.minimum = -panel->x.maximum / 3;
  panel->colour_bar = g_rand_boolean (random);
  layer = mur_panel_add_points (panel, MUR_ROLE_DATA, "data", values, values, 64);
  layer->z = panel->colour_bar ? values : NULL;
}

typedef struct
{
  double length;    /* of the axis */
  double gap;       /* least free space */
  gboolean upright; /* a y axis, or a colour bar */
} Axis;

static double
size_of (MurText *text, const MurTick *tick, const Axis *axis)
{
  return axis->upright ? mur_text_digit_height (text, MUR_TEXT_TICK)
                       : mur_text_width (text, MUR_TEXT_TICK, tick->label);
}

static void
check_axis (const MurAxisPlace *place, MurText *text, const Axis *axis)
{
  const double low = fmin (place->map.start, place->map.end);
  const double high = fmax (place->map.start, place->map.end);
  const GArray *major = place->ticks->major;

  for (guint i = 0; i < major->len; i++)
    {
      const MurTick *tick = &g_array_index (major, MurTick, i);
      const double at = mur_map_to_position (&place->map, tick->value);

      g_assert_cmpfloat (at, >=, low - 1e-6);
      g_assert_cmpfloat (at, <=, high + 1e-6);
      for (guint j = 0; j < i; j++)
        {
          const MurTick *other = &g_array_index (major, MurTick, j);
          const double apart
            = fabs (at - mur_map_to_position (&place->map, other->value));

          g_assert_cmpfloat (apart, >=,
                             (size_of (text, tick, axis) + size_of (text, other, axis))
                                 / 2
                               + axis->gap - 1e-6);
        }
    }
  /* Three labels of a log axis, where there is room for them. */
  if (place->map.scale == MUR_SCALE_LOG && axis->length > (axis->upright ? 120 : 260))
    g_assert_cmpuint (major->len, >=, 3);
  if (axis->length > (axis->upright ? 90 : 200))
    g_assert_cmpuint (major->len, >=, 2);
}

/* The last label of one panel and the first of the next one on its right. */
static void
check_neighbours (const MurLayout *layout, MurText *text)
{
  const MurPanelPlace *left = &layout->panels[0], *right = &layout->panels[1];
  double end = 0;

  for (guint i = 0; i < left->x.ticks->major->len; i++)
    {
      const MurTick *tick = &g_array_index (left->x.ticks->major, MurTick, i);

      end = fmax (end, mur_map_to_position (&left->x.map, tick->value)
                         + mur_text_width (text, MUR_TEXT_TICK, tick->label) / 2);
    }
  for (guint i = 0; i < right->x.ticks->major->len; i++)
    {
      const MurTick *tick = &g_array_index (right->x.ticks->major, MurTick, i);

      g_assert_cmpfloat (mur_map_to_position (&right->x.map, tick->value)
                           - mur_text_width (text, MUR_TEXT_TICK, tick->label) / 2,
                         >, end);
    }
}

static void
labels_keep_apart (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = mur_test_magnitude (random, -6, 6);
  for (int i = 0; i < N_FIGURES; i++)
    {
      g_autoptr (MurFigure) figure = mur_figure_new ();
      const double width = g_rand_double_range (random, 420, 1700);
      const double height = g_rand_double_range (random, 300, 1000);
      g_autoptr (MurLayout) layout = NULL;
      g_autoptr (MurText) text = NULL;

      for (guint p = 0; p < 4; p++)
        add_random_panel (figure, random, p / 2, p % 2);
      layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, width, height,
                               i % 3 == 0 ? 1.6 : 1);
      text = mur_text_new (layout->theme, layout->unit, NULL);
      for (guint p = 0; p < 4; p++)
        {
          const MurPanelPlace *place = &layout->panels[p];
          const double unit = layout->unit;

          check_axis (&place->x, text,
                      &(Axis){ place->area.width / unit, 8 * unit, FALSE });
          check_axis (&place->y, text,
                      &(Axis){ place->area.height / unit, 3 * unit, TRUE });
          if (place->z.ticks != NULL)
            check_axis (&place->z, text,
                        &(Axis){ place->area.height / unit, 3 * unit, TRUE });
        }
      if (!layout->is_stacked)
        check_neighbours (layout, text);
    }
}

static guint
count_colour (cairo_surface_t *image, MurRectangle box, guint32 colour)
{
  guint n = 0;

  for (int y = (int)box.y; y < (int)(box.y + box.height); y++)
    for (int x = (int)box.x; x < (int)(box.x + box.width); x++)
      n += mur_test_pixel (image, x, y) == colour;
  return n;
}

/* A hidden layer is not painted, nor its sample; its name is dim and struck out. */
static void
hidden_layers_are_struck_out (void)
{
  static const double x[] = { 0, 1, 2 }, y[] = { 1, 3, 2 };
  const MurTheme *theme = mur_theme_find ("light");
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);

  panel->legend = TRUE;
  mur_panel_add_line (panel, MUR_ROLE_SERIES_1, "series", x, y, 3)->width = 3;
  for (guint64 hidden = 0; hidden < 2; hidden++)
    {
      const MurPanelView view
        = { { NAN, NAN }, { NAN, NAN }, hidden, MUR_LEGEND_TOP_LEFT, 0, 0 };
      g_autoptr (MurLayout) layout = mur_layout_new (figure, theme, &view, 500, 400, 1);
      cairo_surface_t *image
        = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 400);
      cairo_t *cr = cairo_create (image);
      MurLegendEntry entry;
      MurRectangle box;

      mur_layout_paint (layout, cr);
      cairo_destroy (cr);
      cairo_surface_flush (image);
      entry = g_array_index (layout->panels[0].entries, MurLegendEntry, 0);
      box = (MurRectangle){ entry.x, entry.y, entry.width, entry.height };
      g_assert_cmpint (
        count_colour (image, mur_layout_panel (layout, 0),
                      mur_test_colour (theme->styles[MUR_ROLE_SERIES_1].colour))
          > 200,
        ==, hidden == 0);
      /* The stroke through the name is as long as the name. */
      g_assert_cmpint (count_colour (image, box, mur_test_colour (theme->dim_text))
                         > 30,
                       ==, hidden == 1);
      cairo_surface_destroy (image);
    }
}

void
mur_test_labels (void)
{
  g_test_add_func ("/ui/plot/layout/labels", labels_keep_apart);
  g_test_add_func ("/ui/plot/legend/hidden", hidden_layers_are_struck_out);
}
