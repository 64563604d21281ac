/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figure-view/hand/handles.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/legend-focus.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/painting/picture.h"

#define REACH 8.0

static void
tell (MurFigureView *self, const MurGrip *grip)
{
  g_auto (GStrv) pairs = mur_grip_pairs (grip);
  g_autofree char *text = mur_grip_describe (grip);

  g_signal_emit_by_name (self, "drag", pairs, self->gesture);
  mur_figure_view_show_status (self, text);
}

gboolean
mur_figure_view_is_at_handle (MurFigureView *self,
                              double px,
                              double py,
                              MurHandlePlace *place)
{
  const MurLayout *layout = mur_figure_view_layout (self);

  return layout != NULL && (self->modifiers & GDK_SHIFT_MASK) == 0
         && mur_handle_nearest (layout, px, py, REACH, place);
}

char *
mur_figure_view_describe_handle (MurFigureView *self, MurHandlePlace place)
{
  g_autoptr (MurGrip) grip = mur_grip_new (mur_figure_view_layout (self), place, 0, 0);
  g_autofree char *text = grip != NULL ? mur_grip_describe (grip) : NULL;

  return text != NULL ? g_strconcat (text, " · drag it, or press G", NULL) : NULL;
}

const char *
mur_figure_view_handle_cursor (MurFigureView *self, MurHandlePlace place)
{
  const MurHandle *handle = mur_handle_find (mur_figure_view_layout (self), place);

  if (handle == NULL)
    return NULL;
  return handle->way == MUR_HANDLE_UP ? "ns-resize" : "move";
}

void
mur_figure_view_begin_handle (MurFigureView *self)
{
  mur_figure_view_unfocus_handle (self);
  self->drag.kind = MUR_DRAG_HANDLE;
  self->gesture++;
  mur_figure_overlay_hide_cross (self->overlay);
}

void
mur_figure_view_drag_handle (MurFigureView *self, double px, double py)
{
  mur_grip_move (self->drag.grip, px, py);
  tell (self, self->drag.grip);
  self->drag.last_x = px;
  self->drag.last_y = py;
  mur_figure_view_show_grips (self);
}

void
mur_figure_view_return_handle (MurFigureView *self)
{
  const char *none[] = { NULL };

  g_signal_emit_by_name (self, "drag", none, self->gesture);
  mur_figure_view_show_status (self, NULL);
}

void
mur_figure_view_show_handle_focus (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);

  if (self->handle_focus.on && layout != NULL)
    mur_figure_overlay_show_focus_ring (
      self->overlay, mur_handle_box (layout, self->handle_focus.place));
  mur_figure_view_show_grips (self);
}

gboolean
mur_figure_view_focus_handle (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurHandleFocus *focus = &self->handle_focus;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  MurRectangle box;

  if (layout == NULL || !mur_handle_next (layout, !focus->on, &focus->place))
    return FALSE;
  mur_figure_view_end_cursor (self);
  mur_figure_view_unfocus_legend (self);
  g_clear_pointer (&focus->grip, mur_grip_free);
  box = mur_handle_box (layout, focus->place);
  focus->grip = mur_grip_new (layout, focus->place, box.x + box.width / 2,
                              box.y + box.height / 2);
  focus->on = focus->grip != NULL;
  self->gesture++;
  mur_figure_view_show_handle_focus (self);
  text = mur_grip_describe (focus->grip);
  said = g_strconcat (text, " · arrows move it, G goes on", NULL);
  mur_figure_view_show_status (self, said);
  mur_figure_view_describe (self);
  return TRUE;
}

gboolean
mur_figure_view_nudge_handle (MurFigureView *self, int n_right, int n_up)
{
  if (!self->handle_focus.on)
    return FALSE;
  mur_grip_nudge (self->handle_focus.grip, n_right, n_up);
  tell (self, self->handle_focus.grip);
  mur_figure_view_describe (self);
  return TRUE;
}

gboolean
mur_figure_view_unfocus_handle (MurFigureView *self)
{
  if (!self->handle_focus.on)
    return FALSE;
  self->handle_focus.on = FALSE;
  g_clear_pointer (&self->handle_focus.grip, mur_grip_free);
  mur_figure_overlay_show_focus_ring (self->overlay, (MurRectangle){ 0 });
  mur_figure_view_show_grips (self);
  mur_figure_view_describe (self);
  return TRUE;
}
