/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Data that stand for a choice: what a click on them sets. */

#include <math.h>

#include "ui/plot/pick/data.h"

static const MurLayer *
layer_of (const MurLayout *layout, const MurPick *pick)
{
  const MurPanelPlace *place;

  if (pick->panel >= layout->n_panels)
    return NULL;
  place = &layout->panels[pick->panel];
  return pick->layer < place->panel->layers->len
           ? mur_panel_place_layer (place, pick->layer)
           : NULL;
}

gboolean
mur_pick_can_choose (const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer;

  g_return_val_if_fail (layout != NULL && pick != NULL, FALSE);
  layer = layer_of (layout, pick);
  return layer != NULL && (layer->sets_x != NULL || layer->sets_y != NULL);
}

static void
append (GPtrArray *pairs, const char *name, const MurAxis *axis, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (name == NULL)
    return;
  g_ptr_array_add (pairs, g_strdup (name));
  g_ascii_dtostr (buffer, sizeof buffer, axis->integer ? round (value) : value);
  g_ptr_array_add (pairs, g_strdup (buffer));
}

char **
mur_pick_choose (const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer;
  const MurPanel *panel;
  GPtrArray *pairs;

  if (!mur_pick_can_choose (layout, pick))
    return NULL;
  layer = layer_of (layout, pick);
  panel = layout->panels[pick->panel].panel;
  pairs = g_ptr_array_new ();
  append (pairs, layer->sets_x, &panel->x, pick->x);
  append (pairs, layer->sets_y, &panel->y, pick->y);
  g_ptr_array_add (pairs, NULL);
  return (char **)g_ptr_array_free (pairs, FALSE);
}
