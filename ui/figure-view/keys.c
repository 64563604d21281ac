/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of a figure that has the focus. Arrows move the data cursor, Tab goes from
 * series to series and out after the last one; L moves the focus into the legend, where
 * Space hides a series and shows it again. */

#include "ui/figure-view/keys.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/legend-focus.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/navigate.h"
#include "ui/figure-view/pointer.h"
#include "ui/figure-view/read.h"

static MurFigureView *
view_of (GtkWidget *widget)
{
  return MUR_FIGURE_VIEW (widget);
}

static gboolean
legend_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return mur_figure_view_focus_legend (view_of (widget));
}

static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return mur_figure_view_toggle_legend_entry (view_of (widget));
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

static gboolean
cursor_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  MurFigureView *self = view_of (widget);
  int step;

  g_variant_get (arguments, "(i)", &step);
  if (self->legend_focus.on)
    mur_figure_view_move_legend_focus (self, is_onward ((MurCursorMove)step));
  else
    mur_figure_view_move_cursor (self, (MurCursorMove)step);
  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int right, up;

  g_variant_get (arguments, "(ii)", &right, &up);
  mur_figure_view_pan_by (view_of (widget), right, up);
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int closer;

  g_variant_get (arguments, "(i)", &closer);
  mur_figure_view_zoom_by (view_of (widget),
                           closer > 0 ? MUR_ZOOM_STEP : 1 / MUR_ZOOM_STEP);
  return TRUE;
}

static gboolean
limits_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  MurFigureView *self = view_of (widget);
  int axis;

  g_variant_get (arguments, "(i)", &axis);
  if (mur_figure_view_is_locked (self))
    mur_figure_view_show_status (self, MUR_NAVIGATION_IS_LOCKED);
  else
    mur_figure_view_popup_limits (self, mur_figure_view_current_panel (self),
                                  (MurAxes)axis);
  return TRUE;
}

static gboolean
action_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const char *name;

  g_variant_get (arguments, "(&s)", &name);
  gtk_widget_activate_action (widget, name, NULL);
  return TRUE;
}

/* Gives up the innermost thing under way; none: the key is for others. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  MurFigureView *self = view_of (widget);

  if (mur_figure_view_cancel_drag (self))
    return TRUE;
  if (self->legend_focus.on)
    {
      mur_figure_view_unfocus_legend (self);
      mur_figure_view_show_status (self, NULL);
      return TRUE;
    }
  if (self->reading.reader != MUR_READ_KEYS)
    return FALSE;
  mur_figure_view_end_cursor (self);
  return TRUE;
}

static void
end_reading (MurFigureView *self)
{
  mur_figure_view_end_cursor (self);
  mur_figure_view_unfocus_legend (self);
}

/* Out of the figure, wherever in it one is. */
static gboolean
leave_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int direction;

  g_variant_get (arguments, "(i)", &direction);
  end_reading (view_of (widget));
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)),
                                 (GtkDirectionType)direction);
}

gboolean
mur_figure_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MurFigureView *self = view_of (widget);
  gboolean on = direction == GTK_DIR_TAB_FORWARD;

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
  GtkShortcutFunc act;
  const char *format;
  int first, second;
} Key;

static const Key keys[] = {
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, cursor_cb, "(i)", MUR_CURSOR_NEXT, 0 },
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, cursor_cb, "(i)", MUR_CURSOR_PREVIOUS, 0 },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, cursor_cb, "(i)", MUR_CURSOR_NEXT_SERIES, 0 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, cursor_cb, "(i)", MUR_CURSOR_PREVIOUS_SERIES, 0 },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, cursor_cb, "(i)", MUR_CURSOR_NEXT_TEN,
    0 },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, cursor_cb, "(i)", MUR_CURSOR_PREVIOUS_TEN,
    0 },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, cursor_cb, "(i)", MUR_CURSOR_FIRST, 0 },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, cursor_cb, "(i)", MUR_CURSOR_LAST, 0 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, cursor_cb, "(i)",
    MUR_CURSOR_NEXT_PANEL, 0 },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, cursor_cb, "(i)",
    MUR_CURSOR_PREVIOUS_PANEL, 0 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_SHIFT_MASK, pan_cb, "(ii)", 1, 0 },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_SHIFT_MASK, pan_cb, "(ii)", -1, 0 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_SHIFT_MASK, pan_cb, "(ii)", 0, 1 },
  { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_SHIFT_MASK, pan_cb, "(ii)", 0, -1 },
  { GDK_KEY_plus, GDK_KEY_KP_Add, 0, zoom_cb, "(i)", 1, 0 },
  { GDK_KEY_equal, GDK_KEY_KP_Equal, 0, zoom_cb, "(i)", 1, 0 },
  { GDK_KEY_minus, GDK_KEY_KP_Subtract, 0, zoom_cb, "(i)", -1, 0 },
  { GDK_KEY_x, 0, 0, limits_cb, "(i)", MUR_AXIS_X, 0 },
  { GDK_KEY_y, 0, 0, limits_cb, "(i)", MUR_AXIS_Y, 0 },
  { GDK_KEY_l, 0, 0, legend_cb, NULL, 0, 0 },
  { GDK_KEY_space, GDK_KEY_Return, 0, toggle_cb, NULL, 0, 0 },
  { GDK_KEY_KP_Space, GDK_KEY_KP_Enter, 0, toggle_cb, NULL, 0, 0 },
  { GDK_KEY_Escape, 0, 0, escape_cb, NULL, 0, 0 },
  { GDK_KEY_Tab, GDK_KEY_KP_Tab, GDK_CONTROL_MASK, leave_cb, "(i)", GTK_DIR_TAB_FORWARD,
    0 },
  { GDK_KEY_F6, 0, 0, leave_cb, "(i)", GTK_DIR_TAB_FORWARD, 0 },
  { GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_CONTROL_MASK | GDK_SHIFT_MASK, leave_cb,
    "(i)", GTK_DIR_TAB_BACKWARD, 0 },
  { GDK_KEY_F6, 0, GDK_SHIFT_MASK, leave_cb, "(i)", GTK_DIR_TAB_BACKWARD, 0 },
};

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} action_keys[] = {
  { GDK_KEY_h, 0, "figure.toggle-series" },
  { GDK_KEY_h, GDK_SHIFT_MASK, "figure.show-all" },
  { GDK_KEY_Menu, 0, "figure.figure-menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "figure.figure-menu" },
};

static void
add_key (GtkWidgetClass *class, guint key, const Key *of)
{
  if (key == 0)
    return;
  if (of->format == NULL)
    gtk_widget_class_add_binding (class, key, of->modifiers, of->act, NULL);
  else
    gtk_widget_class_add_binding (class, key, of->modifiers, of->act, of->format,
                                  of->first, of->second);
}

void
mur_figure_view_add_keys (GtkWidgetClass *class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      add_key (class, keys[i].key, &keys[i]);
      add_key (class, keys[i].keypad, &keys[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (action_keys); i++)
    gtk_widget_class_add_binding (class, action_keys[i].key, action_keys[i].modifiers,
                                  action_cb, "(s)", action_keys[i].action);
}
