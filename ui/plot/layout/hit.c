/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the parts of a layout are, and which of them lies under a point. */

#include "ui/plot/layout/hit.h"

#include "ui/plot/layout/legend-census.h"
#include "ui/plot/layout/legend.h"
#include "ui/plot/layout/private.h"

#include <math.h>

static gboolean
holds (MurRectangle box, double x, double y)
{
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

MurRectangle
mur_layout_axis_strip (const MurLayout *self, guint index, MurAxes axis)
{
  const MurPanelPlace *place;

  g_return_val_if_fail (self != NULL && index < self->n_panels, (MurRectangle){ 0 });
  g_return_val_if_fail (axis == MUR_AXIS_X || axis == MUR_AXIS_Y, (MurRectangle){ 0 });
  place = &self->panels[index];
  if (axis == MUR_AXIS_X)
    return (MurRectangle){ place->area.x, place->area.y + place->area.height,
                           place->area.width, place->bottom };
  return (MurRectangle){ place->area.x - place->left, place->area.y, place->left,
                         place->area.height };
}

MurRectangle
mur_layout_axis_title (const MurLayout *self, guint index, MurAxes axis)
{
  const MurRectangle strip = mur_layout_axis_strip (self, index, axis);
  const MurPanelPlace *place;

  g_return_val_if_fail (self != NULL && index < self->n_panels, (MurRectangle){ 0 });
  place = &self->panels[index];
  if (axis == MUR_AXIS_Y)
    return (MurRectangle){ strip.x, strip.y, place->y.across,
                           place->y.across > 0 ? strip.height : 0 };
  if (place->shares_x || !(place->x.across > 0))
    return (MurRectangle){ 0 };
  return (MurRectangle){ strip.x,
                         strip.y + strip.height - mur_legend_room_below (self, place)
                           - place->x.across,
                         strip.width, place->x.across };
}

MurRectangle
mur_layout_legend (const MurLayout *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_panels, (MurRectangle){ 0 });
  return self->panels[index].legend;
}

MurLegendState
mur_layout_legend_state (const MurLayout *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_panels, MUR_LEGEND_STATE_NONE);
  if (!(self->panels[index].legend.width > 0))
    return MUR_LEGEND_STATE_NONE;
  return mur_legend_is_inside (self->panels[index].view.legend)
           ? MUR_LEGEND_STATE_INSIDE
           : MUR_LEGEND_STATE_OUTSIDE;
}

/* Only what lies in the data area is drawn. */
gboolean
mur_layout_legend_covers (const MurLayout *self, guint index)
{
  g_autoptr (MurText) text = NULL;
  const MurRectangle *box, *area;
  MurRectangle both;

  g_return_val_if_fail (self != NULL && index < self->n_panels, FALSE);
  box = &self->panels[index].legend;
  area = &self->panels[index].area;
  both.x = MAX (box->x, area->x);
  both.y = MAX (box->y, area->y);
  both.width = MIN (box->x + box->width, area->x + area->width) - both.x;
  both.height = MIN (box->y + box->height, area->y + area->height) - both.y;
  if (!(both.width > 0 && both.height > 0))
    return FALSE;
  text = mur_text_new (self->theme, self->unit, NULL);
  return mur_panel_place_draws_in (&self->panels[index], text, both);
}

/* Entries without a box have no place. */
static guint
n_in_box (const MurPanelPlace *place)
{
  return place->legend.width > 0 && place->entries != NULL ? place->entries->len : 0;
}

guint
mur_layout_n_legend_entries (const MurLayout *self, guint index)
{
  const MurPanelPlace *place;

  g_return_val_if_fail (self != NULL && index < self->n_panels, 0);
  place = &self->panels[index];
  return n_in_box (place) + (place->names != NULL ? place->names->len : 0);
}

MurRectangle
mur_layout_legend_entry (const MurLayout *self, guint index, guint entry, guint *layer)
{
  const MurPanelPlace *place;
  const MurLegendEntry *at;

  g_return_val_if_fail (entry < mur_layout_n_legend_entries (self, index),
                        (MurRectangle){ 0 });
  place = &self->panels[index];
  at = entry < n_in_box (place)
         ? &g_array_index (place->entries, MurLegendEntry, entry)
         : &g_array_index (place->names, MurLegendEntry, entry - n_in_box (place));
  if (layer != NULL)
    *layer = at->layer;
  return (MurRectangle){ at->x, at->y, at->width, at->height };
}

MurRectangle
mur_layout_colour_bar (const MurLayout *self, guint index)
{
  const MurPanelPlace *place;

  g_return_val_if_fail (self != NULL && index < self->n_panels, (MurRectangle){ 0 });
  place = &self->panels[index];
  if (place->z.ticks == NULL)
    return (MurRectangle){ 0 };
  return mur_colour_bar_box (self, place);
}

MurRectangle
mur_layout_title (const MurLayout *self, guint index)
{
  const MurPanelPlace *place;

  g_return_val_if_fail (self != NULL && index < self->n_panels, (MurRectangle){ 0 });
  place = &self->panels[index];
  if (place->panel->title == NULL && place->panel->caption == NULL)
    return (MurRectangle){ 0 };
  return (MurRectangle){ place->area.x, place->area.y - place->top, place->area.width,
                         place->top };
}

MurRectangle
mur_layout_title_text (const MurLayout *self, guint index)
{
  g_autoptr (MurText) text = NULL;
  const MurPanelPlace *place;
  const MurTextFit *fit;
  double line, ascent, width;

  g_return_val_if_fail (self != NULL && index < self->n_panels, (MurRectangle){ 0 });
  place = &self->panels[index];
  if (place->panel->title == NULL)
    return (MurRectangle){ 0 };
  text = mur_text_new (self->theme, self->unit, NULL);
  fit = &place->title.fit;
  line = fit->size * mur_text_line (text, MUR_TEXT_PANEL_TITLE);
  ascent = fit->size * mur_text_ascent (text, MUR_TEXT_PANEL_TITLE);
  width = fit->size * mur_text_width (text, MUR_TEXT_PANEL_TITLE, place->panel->title);
  return (MurRectangle){
    place->area.x,
    mur_title_base (self, place, text) - (MAX (fit->n_lines, 1) - 1) * line - ascent,
    fit->n_lines > 1 ? place->title.room : fmin (width, place->title.room),
    MAX (fit->n_lines, 1) * line
  };
}

static gboolean
hit_legend (const MurLayout *self, guint index, double px, double py, MurHit *hit)
{
  for (guint i = 0; i < mur_layout_n_legend_entries (self, index); i++)
    {
      guint layer = 0;

      if (!holds (mur_layout_legend_entry (self, index, i, &layer), px, py))
        continue;
      *hit = (MurHit){ MUR_HIT_LEGEND_ENTRY, index, layer };
      return TRUE;
    }
  return FALSE;
}

static gboolean
hit_panel (const MurLayout *self, guint index, double px, double py, MurHit *hit)
{
  const MurRectangle parts[] = {
    mur_layout_panel (self, index),
    mur_layout_axis_strip (self, index, MUR_AXIS_X),
    mur_layout_axis_strip (self, index, MUR_AXIS_Y),
    mur_layout_colour_bar (self, index),
    mur_layout_title (self, index),
  };
  static const MurHitKind kinds[] = { MUR_HIT_DATA, MUR_HIT_X_AXIS, MUR_HIT_Y_AXIS,
                                      MUR_HIT_COLOUR_BAR, MUR_HIT_TITLE };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (holds (parts[i], px, py))
      {
        *hit = (MurHit){ kinds[i], index, 0 };
        return TRUE;
      }
  return FALSE;
}

MurHit
mur_layout_hit (const MurLayout *self, double px, double py)
{
  MurHit hit = { MUR_HIT_NOTHING, 0, 0 };

  g_return_val_if_fail (self != NULL, hit);
  for (guint i = 0; i < self->n_panels; i++)
    if (hit_legend (self, i, px, py, &hit))
      return hit;
  for (guint i = 0; i < self->n_panels; i++)
    if (hit_panel (self, i, px, py, &hit))
      return hit;
  return hit;
}

MurAxes
mur_hit_axes (MurHitKind kind)
{
  switch (kind)
    {
    case MUR_HIT_DATA:
      return MUR_AXES_BOTH;
    case MUR_HIT_X_AXIS:
      return MUR_AXIS_X;
    case MUR_HIT_Y_AXIS:
      return MUR_AXIS_Y;
    case MUR_HIT_NOTHING:
    case MUR_HIT_LEGEND_ENTRY:
    case MUR_HIT_COLOUR_BAR:
    case MUR_HIT_TITLE:
    default:
      return 0;
    }
}
