/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of a figure that has the focus. Arrows move the data cursor, Tab goes from
 * series to series and out after the last one; L moves the focus into the legend, where
 * Space hides a series and shows it again; G goes to a handle, which arrows then move.
 * Enter enlarges a panel. */

#include "ui/figure-view/hand/keys.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/asks.h"
#include "ui/figure-view/hand/handles.h"
#include "ui/figure-view/hand/legend-focus.h"
#include "ui/figure-view/hand/navigate.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/sight.h"
#include "ui/figure-view/words/entitle.h"

static gboolean
legend (MurFigureView *self, int unused, int unused_too)
{
  return mur_figure_view_focus_legend (self);
}

static gboolean
handle (MurFigureView *self, int unused, int unused_too)
{
  return mur_figure_view_focus_handle (self);
}

/* Where nothing can be asked for the key is for others. */
static gboolean
drop (MurFigureView *self, int unused, int unused_too)
{
  return mur_figure_view_drop_here (self);
}

static gboolean
carry (MurFigureView *self, int unused, int unused_too)
{
  return mur_figure_view_carry_here (self);
}

/* Of the entry in the legend that has the focus, else of an axis. */
static gboolean
entitle (MurFigureView *self, int axis, int unused)
{
  if (!mur_figure_view_entitle_entry (self))
    mur_figure_view_entitle_axis (self, mur_figure_view_current_panel (self),
                                  (MurAxes)axis);
  return TRUE;
}

static gboolean
entitle_panel (MurFigureView *self, int unused, int unused_too)
{
  if (!mur_figure_view_entitle_panel (self, mur_figure_view_current_panel (self)))
    mur_figure_view_show_status (self, "This panel has no title");
  return TRUE;
}

static gboolean
toggle (MurFigureView *self, int unused, int unused_too)
{
  return mur_figure_view_toggle_legend_entry (self);
}

/* Enter is the legend's, where that has the focus; it chooses what the data cursor is
 * at, where that can be chosen; else it enlarges the panel or goes back. */
static gboolean
enter (MurFigureView *self, int unused, int unused_too)
{
  if (self->legend_focus.on)
    return mur_figure_view_toggle_legend_entry (self);
  return (self->reading.reader == MUR_READ_KEYS && mur_figure_view_choose (self))
         || mur_figure_view_toggle_enlarged (self,
                                             mur_figure_view_current_panel (self));
}

/* Whether a key that moves the data cursor goes to the next entry of the legend, where
 * that has the focus; else to the one before. */
static gboolean
is_onward (MurCursorMove step)
{
  return step == MUR_CURSOR_NEXT || step == MUR_CURSOR_NEXT_SERIES
         || step == MUR_CURSOR_NEXT_PANEL || step == MUR_CURSOR_NEXT_TEN
         || step == MUR_CURSOR_LAST;
}

/* A key that moves the data cursor moves the handle that the keys have, if any, by so
 * many steps to the right and up. */
static gboolean
move_handle (MurFigureView *self, MurCursorMove step)
{
  static const int ways[MUR_CURSOR_PREVIOUS_PANEL + 1][2] = {
    [MUR_CURSOR_NEXT] = { 1, 0 },         [MUR_CURSOR_PREVIOUS] = { -1, 0 },
    [MUR_CURSOR_NEXT_SERIES] = { 0, -1 }, [MUR_CURSOR_PREVIOUS_SERIES] = { 0, 1 },
    [MUR_CURSOR_NEXT_TEN] = { 0, -10 },   [MUR_CURSOR_PREVIOUS_TEN] = { 0, 10 },
  };

  return mur_figure_view_nudge_handle (self, ways[step][0], ways[step][1]);
}

static gboolean
move_cursor (MurFigureView *self, int step, int unused)
{
  if (move_handle (self, (MurCursorMove)step))
    return TRUE;
  if (self->legend_focus.on)
    mur_figure_view_move_legend_focus (self, is_onward ((MurCursorMove)step));
  else
    mur_figure_view_move_cursor (self, (MurCursorMove)step);
  return TRUE;
}

static gboolean
pan (MurFigureView *self, int right, int up)
{
  mur_figure_view_pan_by (self, right, up);
  return TRUE;
}

static gboolean
zoom (MurFigureView *self, int closer, int unused)
{
  mur_figure_view_zoom_by (self, closer > 0 ? MUR_ZOOM_STEP : 1 / MUR_ZOOM_STEP);
  return TRUE;
}

static gboolean
limits (MurFigureView *self, int axis, int unused)
{
  if (mur_figure_view_is_locked (self))
    mur_figure_view_show_status (self, MUR_NAVIGATION_IS_LOCKED);
  else
    mur_figure_view_popup_limits (self, mur_figure_view_current_panel (self),
                                  (MurAxes)axis);
  return TRUE;
}

/* Gives up the innermost thing under way; none: the key is for others. */
static gboolean
escape (MurFigureView *self, int unused, int unused_too)
{
  if (mur_figure_view_cancel_drag (self))
    return TRUE;
  if (mur_figure_view_unfocus_handle (self))
    {
      mur_figure_view_show_status (self, NULL);
      return TRUE;
    }
  if (self->legend_focus.on)
    {
      mur_figure_view_unfocus_legend (self);
      mur_figure_view_show_status (self, NULL);
      return TRUE;
    }
  if (self->reading.reader != MUR_READ_KEYS)
    return mur_figure_view_put_out (self) || mur_figure_view_end_enlarged (self);
  mur_figure_view_end_cursor (self);
  return TRUE;
}

static void
end_reading (MurFigureView *self)
{
  mur_figure_view_end_cursor (self);
  mur_figure_view_unfocus_handle (self);
  mur_figure_view_unfocus_legend (self);
}

/* Out of the figure, wherever in it one is. */
static gboolean
leave (MurFigureView *self, int direction, int unused)
{
  end_reading (self);
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                 (GtkDirectionType)direction);
}

/* Returns: (nullable): what popped up over the figure and has the keys */
static GtkWidget *
find_popup (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  return child != NULL && GTK_IS_POPOVER (child) ? child : NULL;
}

gboolean
mur_figure_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MurFigureView *self = MUR_FIGURE_VIEW (widget);
  gboolean on = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *popup = find_popup (widget);

  if (popup != NULL)
    return gtk_widget_child_focus (popup, direction);
  if (!gtk_widget_is_focus (widget))
    return gtk_widget_grab_focus (widget);
  if ((on || direction == GTK_DIR_TAB_BACKWARD) && !self->legend_focus.on
      && mur_figure_view_move_cursor_to_series (self, on ? MUR_CURSOR_NEXT_SERIES
                                                         : MUR_CURSOR_PREVIOUS_SERIES))
    return TRUE;
  end_reading (self);
  return FALSE;
}

typedef struct
{
  guint key, keypad; /* 0: none */
  GdkModifierType modifiers;
  gboolean (*act) (MurFigureView *self, int first, int second);
  int first, second;
} Key;

static const Key keys[] = {
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, move_cursor, MUR_CURSOR_NEXT, 0 },
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, move_cursor, MUR_CURSOR_PREVIOUS, 0 },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, move_cursor, MUR_CURSOR_NEXT_SERIES, 0 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, move_cursor, MUR_CURSOR_PREVIOUS_SERIES, 0 },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, move_cursor, MUR_CURSOR_NEXT_TEN, 0 },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, move_cursor, MUR_CURSOR_PREVIOUS_TEN, 0 },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, move_cursor, MUR_CURSOR_FIRST, 0 },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, move_cursor, MUR_CURSOR_LAST, 0 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, move_cursor,
    MUR_CURSOR_NEXT_PANEL, 0 },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, move_cursor,
    MUR_CURSOR_PREVIOUS_PANEL, 0 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_SHIFT_MASK, pan, 1, 0 },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_SHIFT_MASK, pan, -1, 0 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_SHIFT_MASK, pan, 0, 1 },
  { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_SHIFT_MASK, pan, 0, -1 },
  { GDK_KEY_plus, GDK_KEY_KP_Add, 0, zoom, 1, 0 },
  { GDK_KEY_equal, GDK_KEY_KP_Equal, 0, zoom, 1, 0 },
  { GDK_KEY_minus, GDK_KEY_KP_Subtract, 0, zoom, -1, 0 },
  { GDK_KEY_x, 0, 0, limits, MUR_AXIS_X, 0 },
  { GDK_KEY_y, 0, 0, limits, MUR_AXIS_Y, 0 },
  { GDK_KEY_F2, 0, 0, entitle, MUR_AXIS_X, 0 },
  { GDK_KEY_F2, 0, GDK_SHIFT_MASK, entitle, MUR_AXIS_Y, 0 },
  { GDK_KEY_F2, 0, GDK_CONTROL_MASK, entitle_panel, 0, 0 },
  { GDK_KEY_l, 0, 0, legend, 0, 0 },
  { GDK_KEY_g, 0, 0, handle, 0, 0 },
  { GDK_KEY_d, 0, 0, drop, 0, 0 },
  { GDK_KEY_p, 0, 0, carry, 0, 0 },
  { GDK_KEY_space, GDK_KEY_KP_Space, 0, toggle, 0, 0 },
  { GDK_KEY_Return, GDK_KEY_KP_Enter, 0, enter, 0, 0 },
  { GDK_KEY_Escape, 0, 0, escape, 0, 0 },
  { GDK_KEY_Tab, GDK_KEY_KP_Tab, GDK_CONTROL_MASK, leave, GTK_DIR_TAB_FORWARD, 0 },
  { GDK_KEY_F6, 0, 0, leave, GTK_DIR_TAB_FORWARD, 0 },
  { GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_CONTROL_MASK | GDK_SHIFT_MASK, leave,
    GTK_DIR_TAB_BACKWARD, 0 },
  { GDK_KEY_F6, 0, GDK_SHIFT_MASK, leave, GTK_DIR_TAB_BACKWARD, 0 },
};

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} action_keys[] = {
  { GDK_KEY_h, 0, "figure.toggle-series" },
  { GDK_KEY_h, GDK_SHIFT_MASK, "figure.show-all" },
  { GDK_KEY_Return, GDK_SHIFT_MASK, "figure.all-panels" },
  { GDK_KEY_KP_Enter, GDK_SHIFT_MASK, "figure.all-panels" },
  { GDK_KEY_Menu, 0, "figure.figure-menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "figure.figure-menu" },
};

/* Keys of what pops up over the figure come by here when nobody there wants them: they
 * are not the figure's. */
static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  guint i;

  if (!gtk_widget_is_focus (widget))
    return FALSE;
  g_variant_get (arguments, "(u)", &i);
  return keys[i].act (MUR_FIGURE_VIEW (widget), keys[i].first, keys[i].second);
}

static gboolean
action_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const char *name;

  if (!gtk_widget_is_focus (widget))
    return FALSE;
  g_variant_get (arguments, "(&s)", &name);
  gtk_widget_activate_action (widget, name, NULL);
  return TRUE;
}

void
mur_figure_view_add_keys (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (class, keys[i].key, keys[i].modifiers, key_cb,
                                    "(u)", i);
      if (keys[i].keypad != 0)
        gtk_widget_class_add_binding (class, keys[i].keypad, keys[i].modifiers, key_cb,
                                      "(u)", i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (action_keys); i++)
    gtk_widget_class_add_binding (class, action_keys[i].key, action_keys[i].modifiers,
                                  action_cb, "(s)", action_keys[i].action);
}
