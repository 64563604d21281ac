/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which handle is where. */

#include "ui/plot/pick/handle.h"

#include <math.h>

#include "ui/plot/pick/data.h"

/* Half the side of the box around a mark. */
#define MARK_REACH 8.0

const MurHandle *
mur_handle_find (const MurLayout *layout, MurHandlePlace place)
{
  const MurPanelPlace *panel;

  g_return_val_if_fail (layout != NULL, NULL);
  if (place.panel >= layout->n_panels)
    return NULL;
  panel = &layout->panels[place.panel];
  if (place.layer >= panel->panel->layers->len || panel->view.out_of_sight
      || mur_panel_place_hides (panel, place.layer))
    return NULL;
  return mur_panel_place_layer (panel, place.layer)->handle;
}

MurRectangle
mur_handle_box (const MurLayout *layout, MurHandlePlace place)
{
  const MurRectangle none = { 0 };
  const MurPanelPlace *panel;
  const MurLayer *layer;
  double px, py;

  if (mur_handle_find (layout, place) == NULL)
    return none;
  panel = &layout->panels[place.panel];
  layer = mur_panel_place_layer (panel, place.layer);
  if (layer->y == NULL || layer->n == 0)
    return none;
  mur_layout_to_position (layout, place.panel,
                          layer->kind == MUR_LAYER_RULE ? 0 : layer->x[0], layer->y[0],
                          &px, &py);
  if (!(py >= panel->area.y - 0.5 && py <= panel->area.y + panel->area.height + 0.5))
    return none;
  if (layer->kind == MUR_LAYER_RULE)
    return (MurRectangle){ panel->area.x, py - MARK_REACH / 2, panel->area.width,
                           MARK_REACH };
  return (MurRectangle){ px - MARK_REACH, py - MARK_REACH, 2 * MARK_REACH,
                         2 * MARK_REACH };
}

/* From the middle line of a rule, or from the middle of a mark. */
static double
distance (MurRectangle box, gboolean is_rule, double px, double py)
{
  const double y = box.y + box.height / 2;
  const double x
    = is_rule ? CLAMP (px, box.x, box.x + box.width) : box.x + box.width / 2;

  return hypot (px - x, py - y);
}

gboolean
mur_handle_nearest (
  const MurLayout *layout, double px, double py, double reach, MurHandlePlace *place)
{
  MurHandlePlace at = { 0 };
  double least = reach;
  gboolean found = FALSE;

  g_return_val_if_fail (layout != NULL && place != NULL, FALSE);
  for (gboolean any = mur_handle_next (layout, TRUE, &at); any;)
    {
      const MurHandlePlace last = at;
      const MurPanelPlace *panel = &layout->panels[at.panel];
      const double far = distance (
        mur_handle_box (layout, at),
        mur_panel_place_layer (panel, at.layer)->kind == MUR_LAYER_RULE, px, py);
      if (far <= least)
        {
          least = far;
          *place = at;
          found = TRUE;
        }
      mur_handle_next (layout, FALSE, &at);
      any = at.panel > last.panel || (at.panel == last.panel && at.layer > last.layer);
    }
  return found;
}

gboolean
mur_handle_next (const MurLayout *layout, gboolean anew, MurHandlePlace *place)
{
  MurHandlePlace at = { 0 };
  guint n_layers = 0, from = 0;

  g_return_val_if_fail (layout != NULL && place != NULL, FALSE);
  for (guint i = 0; i < layout->n_panels; i++)
    {
      if (!anew && i == place->panel)
        from = n_layers + place->layer + 1;
      n_layers += layout->panels[i].panel->layers->len;
    }
  for (guint i = 0; i < n_layers; i++)
    {
      guint left = (from + i) % n_layers;
      for (at.panel = 0; left >= layout->panels[at.panel].panel->layers->len;
           at.panel++)
        left -= layout->panels[at.panel].panel->layers->len;
      at.layer = left;
      if (mur_handle_box (layout, at).width > 0)
        {
          *place = at;
          return TRUE;
        }
    }
  return FALSE;
}
