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

static MurRectangle
rule_box (const MurLayout *layout, guint panel, const MurLayer *layer)
{
  const MurRectangle area = layout->panels[panel].area;
  double unused, py;

  mur_layout_to_position (layout, panel, 0, layer->y[0], &unused, &py);
  return (MurRectangle){ area.x, py - MARK_REACH / 2, area.width, MARK_REACH };
}

/* Round all that a line spans, or round a mark. */
static MurRectangle
mark_box (const MurLayout *layout, guint panel, const MurLayer *layer)
{
  const gboolean is_line = layer->kind == MUR_LAYER_LINE;
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (gsize i = 0; i < (is_line ? layer->n : 1); i++)
    {
      double px, py;

      mur_layout_to_position (layout, panel, layer->x[i], layer->y[i], &px, &py);
      left = fmin (left, px);
      right = fmax (right, px);
      top = fmin (top, py);
      bottom = fmax (bottom, py);
    }
  if (!is_line)
    return (MurRectangle){ left - MARK_REACH, top - MARK_REACH, 2 * MARK_REACH,
                           2 * MARK_REACH };
  return (MurRectangle){ left, top, right - left, bottom - top };
}

static gboolean
is_within (double value, double start, double length)
{
  return value >= start - 0.5 && value <= start + length + 0.5;
}

MurRectangle
mur_handle_box (const MurLayout *layout, MurHandlePlace place)
{
  const MurRectangle none = { 0 };
  const MurLayer *layer;
  MurRectangle box, area;

  if (mur_handle_find (layout, place) == NULL)
    return none;
  layer = mur_panel_place_layer (&layout->panels[place.panel], place.layer);
  if (layer->y == NULL || layer->n == 0)
    return none;
  box = layer->kind == MUR_LAYER_RULE ? rule_box (layout, place.panel, layer)
                                      : mark_box (layout, place.panel, layer);
  area = layout->panels[place.panel].area;
  return is_within (box.x + box.width / 2, area.x, area.width)
             && is_within (box.y + box.height / 2, area.y, area.height)
           ? box
           : none;
}

GArray *
mur_handles (const MurLayout *layout)
{
  GArray *handles = g_array_new (FALSE, FALSE, sizeof (MurHandlePlace));
  MurHandlePlace at;

  g_return_val_if_fail (layout != NULL, handles);
  for (at.panel = 0; at.panel < layout->n_panels; at.panel++)
    for (at.layer = 0; at.layer < layout->panels[at.panel].panel->layers->len;
         at.layer++)
      if (mur_handle_box (layout, at).width > 0)
        g_array_append_val (handles, at);
  return handles;
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
  g_autoptr (GArray) handles = NULL;
  double least = reach;
  gboolean found = FALSE;

  g_return_val_if_fail (layout != NULL && place != NULL, FALSE);
  handles = mur_handles (layout);
  for (guint i = 0; i < handles->len; i++)
    {
      const MurHandlePlace at = g_array_index (handles, MurHandlePlace, i);
      const MurLayer *layer
        = mur_panel_place_layer (&layout->panels[at.panel], at.layer);
      const double far
        = distance (mur_handle_box (layout, at), layer->kind == MUR_LAYER_RULE, px, py);

      if (!(far <= least))
        continue;
      least = far;
      *place = at;
      found = TRUE;
    }
  return found;
}

static gboolean
is_after (MurHandlePlace a, MurHandlePlace b)
{
  return a.panel > b.panel || (a.panel == b.panel && a.layer > b.layer);
}

gboolean
mur_handle_next (const MurLayout *layout, gboolean anew, MurHandlePlace *place)
{
  g_autoptr (GArray) handles = NULL;
  guint i = 0;

  g_return_val_if_fail (layout != NULL && place != NULL, FALSE);
  handles = mur_handles (layout);
  if (handles->len == 0)
    return FALSE;
  while (!anew && i < handles->len
         && !is_after (g_array_index (handles, MurHandlePlace, i), *place))
    i++;
  *place = g_array_index (handles, MurHandlePlace, i % handles->len);
  return TRUE;
}
