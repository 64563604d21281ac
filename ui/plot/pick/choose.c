/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Data that stand for a choice: what a click on them sets. And what can be asked for at
 * a place. */

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

double
mur_pick_key (const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer;

  g_return_val_if_fail (layout != NULL && pick != NULL, NAN);
  layer = layer_of (layout, pick);
  if (layer == NULL || mur_figure_things (layout->figure) == NULL)
    return NAN;
  if (layer->keys == NULL)
    return layer->key;
  return layer
    ->keys[layer->kind == MUR_LAYER_IMAGE ? pick->row / layer->n_columns : pick->row];
}

/* Returns: (nullable): the things of the figure, where a click on @pick sets which of
 * them is lit */
static const MurThings *
lights (const MurLayout *layout, const MurPick *pick)
{
  const MurThings *things = mur_figure_things (layout->figure);
  return things != NULL && things->sets != NULL && !isnan (mur_pick_key (layout, pick))
           ? things
           : NULL;
}

gboolean
mur_pick_can_choose (const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer;

  g_return_val_if_fail (layout != NULL && pick != NULL, FALSE);
  layer = layer_of (layout, pick);
  return layer != NULL
         && (layer->sets_x != NULL || layer->sets_y != NULL || layer->sets != NULL
             || lights (layout, pick) != NULL);
}

const char *
mur_pick_choice (const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer;

  g_return_val_if_fail (layout != NULL && pick != NULL, NULL);
  layer = layer_of (layout, pick);
  return layer != NULL && layer->sets != NULL ? layer->choices[pick->row] : NULL;
}

const char *
mur_pick_choosing (const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer;

  g_return_val_if_fail (layout != NULL && pick != NULL, NULL);
  layer = layer_of (layout, pick);
  return layer != NULL && layer->choosing != NULL ? layer->choosing : "makes it";
}

static void
append (GPtrArray *pairs, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (name == NULL)
    return;
  g_ptr_array_add (pairs, g_strdup (name));
  g_ascii_dtostr (buffer, sizeof buffer, value);
  g_ptr_array_add (pairs, g_strdup (buffer));
}

static void
append_choice (GPtrArray *pairs, const MurLayer *layer, gsize row)
{
  if (layer->sets == NULL)
    return;
  g_ptr_array_add (pairs, g_strdup (layer->sets));
  g_ptr_array_add (pairs, g_strdup (layer->choices[row]));
}

static double
on_axis (const MurAxis *axis, double value)
{
  return axis->integer ? round (value) : value;
}

char **
mur_pick_choose (const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer;
  const MurPanel *panel;
  const MurThings *things;
  double key;
  GPtrArray *pairs;

  if (!mur_pick_can_choose (layout, pick))
    return NULL;
  layer = layer_of (layout, pick);
  panel = layout->panels[pick->panel].panel;
  pairs = g_ptr_array_new ();
  append (pairs, layer->sets_x, on_axis (&panel->x, pick->x));
  append (pairs, layer->sets_y, on_axis (&panel->y, pick->y));
  append_choice (pairs, layer, pick->row);
  things = lights (layout, pick);
  key = mur_pick_key (layout, pick);
  if (things != NULL)
    append (pairs, things->sets, key == things->lit ? 0 : key);
  g_ptr_array_add (pairs, NULL);
  return (char **)g_ptr_array_free (pairs, FALSE);
}

static void
append_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (text, ' ');
  g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer, value));
}

/* @text (taken), and the row that @py is nearest to. */
static char *
finish_row (GString *text, const MurLayout *layout, guint panel, double px, double py)
{
  double x, y;

  mur_layout_to_data (layout, panel, px, py, &x, &y);
  append_number (text, round (y));
  return g_string_free (text, FALSE);
}

/* @text (taken), and where (@px, @py) is, no farther than the edge of the data area. */
static char *
finish_ask (GString *text, const MurLayout *layout, guint panel, double px, double py)
{
  const MurRectangle area = mur_layout_panel (layout, panel);
  double x, y;

  mur_layout_to_data (layout, panel, CLAMP (px, area.x, area.x + area.width),
                      CLAMP (py, area.y, area.y + area.height), &x, &y);
  append_number (text, x);
  append_number (text, y);
  return g_string_free (text, FALSE);
}

char *
mur_pick_ask_drop (const MurLayout *layout, guint panel, double px, double py)
{
  const MurPanel *of;

  g_return_val_if_fail (layout != NULL && panel < layout->n_panels, NULL);
  of = layout->panels[panel].panel;
  if (of->drop == NULL)
    return NULL;
  return of->drop_is_row ? finish_row (g_string_new (of->drop), layout, panel, px, py)
                         : finish_ask (g_string_new (of->drop), layout, panel, px, py);
}

char *
mur_pick_ask_carry (
  const MurLayout *layout, guint panel, double key, double px, double py)
{
  const MurThings *things;
  GString *text;

  g_return_val_if_fail (layout != NULL && panel < layout->n_panels, NULL);
  things = mur_figure_things (layout->figure);
  if (things == NULL || things->carry == NULL)
    return NULL;
  text = g_string_new (things->carry);
  append_number (text, key);
  return finish_ask (text, layout, panel, px, py);
}

gboolean
mur_pick_can_carry (const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer;
  const MurThings *things;

  g_return_val_if_fail (layout != NULL && pick != NULL, FALSE);
  layer = layer_of (layout, pick);
  things = mur_figure_things (layout->figure);
  return layer != NULL && layer->carried && things != NULL && things->carry != NULL
         && !isnan (mur_pick_key (layout, pick));
}
