/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plot/pick/light.h"

#include <math.h>

#include "ui/plot/layout/private.h"

#define MOST_POINTS 2000

static void
add_point (MurLight *self, const MurPanelPlace *place, double x, double y)
{
  const double point[] = { mur_map_to_position (&place->x.map, x),
                           mur_map_to_position (&place->y.map, y) };

  g_array_append_vals (self->points, point, 2);
}

static void
end_part (MurLight *self, const MurPanelPlace *place, gsize first)
{
  const MurLightPart part = { place->area, first, self->points->len / 2 - first };

  if (part.n > 0)
    g_array_append_val (self->parts, part);
}

/* Of a line of many, the part of @key. */
static void
add_line (MurLight *self, const MurPanelPlace *place, const MurLayer *layer, double key)
{
  const gsize stride = layer->keys == NULL ? layer->n / MOST_POINTS + 1 : 1;
  const gsize first = self->points->len / 2;

  for (gsize i = 0; i < layer->n; i += stride)
    if (layer->keys == NULL || layer->keys[i] == key)
      add_point (self, place, layer->x[i], layer->y[i]);
  end_part (self, place, first);
}

static void
add_mark (MurLight *self, const MurPanelPlace *place, const MurLayer *layer, gsize row)
{
  const gsize first = self->points->len / 2;

  add_point (self, place, layer->x[row], layer->y[row]);
  end_part (self, place, first);
}

/* Around a row of an image. */
static void
add_row (MurLight *self, const MurPanelPlace *place, const MurLayer *layer, gsize row)
{
  const double height = (layer->y_max - layer->y_min) / (double)layer->n_rows;
  const double low = layer->y_min + height * (double)row;
  const gsize first = self->points->len / 2;

  for (guint i = 0; i < 5; i++)
    add_point (self, place, i == 1 || i == 2 ? layer->x_max : layer->x_min,
               i == 2 || i == 3 ? low + height : low);
  end_part (self, place, first);
}

static void
add_layer (MurLight *self,
           const MurPanelPlace *place,
           const MurLayer *layer,
           double key)
{
  const gboolean is_image = layer->kind == MUR_LAYER_IMAGE;
  const gsize n = is_image ? layer->n_rows : layer->n;

  if (layer->kind == MUR_LAYER_LINE)
    {
      if (layer->keys != NULL || layer->key == key)
        add_line (self, place, layer, key);
      return;
    }
  for (gsize row = 0; layer->keys != NULL && row < n; row++)
    if (layer->keys[row] == key && is_image)
      add_row (self, place, layer, row);
    else if (layer->keys[row] == key)
      add_mark (self, place, layer, row);
  if (layer->keys != NULL || layer->key != key)
    return;
  if (layer->kind == MUR_LAYER_POINTS && layer->n > 0)
    add_mark (self, place, layer, 0);
}

MurLight *
mur_light_new (const MurLayout *layout, double key)
{
  MurLight *self = g_new0 (MurLight, 1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (MurLightPart));
  self->points = g_array_new (FALSE, FALSE, sizeof (double));
  g_return_val_if_fail (layout != NULL, self);
  for (guint i = 0; i < layout->n_panels && !isnan (key); i++)
    {
      const MurPanelPlace *place = &layout->panels[i];
      for (guint k = 0; k < place->panel->layers->len; k++)
        if (!place->view.out_of_sight && !mur_panel_place_hides (place, k))
          add_layer (self, place, g_ptr_array_index (place->panel->layers, k), key);
    }
  return self;
}

void
mur_light_free (MurLight *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->parts);
  g_array_unref (self->points);
  g_free (self);
}
