/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Grips over the picture, where handles can be taken hold of: rings leave marks in sight.
 * One that is dragged is where the pointer is, as the picture comes after. */

#include "ui/figure-view/hand/handles.h"
#include "ui/figure-view/painting/picture.h"

/* From the right end of a rule to the middle of its grip. */
#define INSET 14.0

static gboolean
is_same (MurHandlePlace a, MurHandlePlace b)
{
  return a.panel == b.panel && a.layer == b.layer;
}

static MurGripState
find_state (MurFigureView *self, MurHandlePlace place)
{
  const MurHandleFocus *focus = &self->handle_focus;
  const gboolean is_at = focus->is_at && is_same (focus->at, place);

  if (self->drag.kind == MUR_DRAG_HANDLE)
    return is_at ? MUR_GRIP_FOCUSED : MUR_GRIP_RESTING;
  if (focus->on && is_same (focus->place, place)
      && gtk_widget_has_focus (GTK_WIDGET (self)))
    return MUR_GRIP_FOCUSED;
  return is_at ? MUR_GRIP_LIT : MUR_GRIP_RESTING;
}

static MurOverlayGrip
find_grip (MurFigureView *self, const MurLayout *layout, MurHandlePlace place)
{
  const MurPanel *panel
    = mur_figure_panel (mur_figure_view_painted_figure (self), place.panel);
  const MurLayer *layer = g_ptr_array_index (panel->layers, place.layer);
  const MurRectangle box = mur_handle_box (layout, place);
  const gboolean is_rule = layer->kind == MUR_LAYER_RULE;
  MurOverlayGrip grip
    = { box.x + (is_rule ? box.width - INSET : box.width / 2), box.y + box.height / 2,
        layer->kind == MUR_LAYER_POINTS || layer->handle->way != MUR_HANDLE_UP,
        find_state (self, place) };

  if (self->drag.kind == MUR_DRAG_HANDLE && grip.state == MUR_GRIP_FOCUSED)
    {
      grip.x = layer->handle->way != MUR_HANDLE_UP ? self->drag.last_x : grip.x;
      grip.y = self->drag.last_y;
    }
  return grip;
}

void
mur_figure_view_show_grips (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  g_autoptr (GArray) grips = g_array_new (FALSE, FALSE, sizeof (MurOverlayGrip));
  g_autoptr (GArray) handles = layout != NULL ? mur_handles (layout) : NULL;

  for (guint i = 0; handles != NULL && i < handles->len; i++)
    {
      const MurOverlayGrip grip
        = find_grip (self, layout, g_array_index (handles, MurHandlePlace, i));
      g_array_append_val (grips, grip);
    }
  mur_figure_overlay_show_grips (
    self->overlay, (const MurOverlayGrip *)(gconstpointer)grips->data, grips->len);
}

gboolean
mur_figure_view_hover_handle (MurFigureView *self, double px, double py)
{
  MurHandleFocus *focus = &self->handle_focus;
  MurHandlePlace place = focus->at;
  const gboolean is_at = mur_figure_view_is_at_handle (self, px, py, &place);

  if (is_at == focus->is_at && is_same (place, focus->at))
    return is_at;
  focus->is_at = is_at;
  focus->at = place;
  mur_figure_view_show_grips (self);
  return is_at;
}
