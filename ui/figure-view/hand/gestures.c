/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Events of pointers, wheels and fingers, handed on to pointer.c, scroll.c and read.c.
 */

#include "ui/figure-view/hand/gestures.h"

#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/menu.h"

static void
motion_cb (GtkEventController *controller, double x, double y, MurFigureView *self)
{
  self->modifiers = gtk_event_controller_get_current_event_state (controller);
  mur_figure_view_point (self, x, y);
  mur_figure_view_update_mouse_cursor (self);
}

/* The pointer need not have moved: a widget over the figure has gone, or the window has
 * come. A data cursor that is moved by keys stays. */
static void
enter_cb (GtkEventController *controller, double x, double y, MurFigureView *self)
{
  if (self->reading.reader != MUR_READ_KEYS)
    motion_cb (controller, x, y, self);
}

static void
leave_cb (GtkEventController *controller, MurFigureView *self)
{
  mur_figure_view_leave (self);
}

/* The mouse cursor shows whether a drag would pan or, with Shift, draw a box. */
static gboolean
modifiers_cb (GtkEventController *controller,
              GdkModifierType modifiers,
              MurFigureView *self)
{
  self->modifiers = modifiers;
  mur_figure_view_update_mouse_cursor (self);
  return FALSE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, MurFigureView *self)
{
  mur_figure_view_press (
    self, x, y,
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, MurFigureView *self)
{
  if (mur_figure_view_drag (self, self->drag.x + dx, self->drag.y + dy))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, MurFigureView *self)
{
  mur_figure_view_release (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, MurFigureView *self)
{
  mur_figure_view_cancel_drag (self);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, MurFigureView *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (button == GDK_BUTTON_SECONDARY)
    mur_figure_view_popup_menu (self, x, y);
  else if (button == 8 || button == 9)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                button == 8 ? "figure.back" : "figure.forward", NULL);
}

static void
released_cb (GtkGestureClick *gesture, int n, double x, double y, MurFigureView *self)
{
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture))
      == GDK_BUTTON_PRIMARY)
    mur_figure_view_click (self, n, x, y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           MurFigureView *self)
{
  double unit
    = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE
        ? MUR_PIXELS_A_NOTCH
        : 1;
  return mur_figure_view_scroll (self, dx / unit, dy / unit);
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, MurFigureView *self)
{
  self->pinch = 1;
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag_gesture));
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, MurFigureView *self)
{
  double px, py;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &px, &py))
    mur_figure_view_pinch (self, scale, px, py);
}

static void
long_press_cb (GtkGestureLongPress *gesture, double x, double y, MurFigureView *self)
{
  mur_figure_view_popup_menu (self, x, y);
}

static void
add_controller (MurFigureView *self, GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
add_watchers (MurFigureView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  add_controller (self, motion);
  g_signal_connect (key, "modifiers", G_CALLBACK (modifiers_cb), self);
  add_controller (self, key);
}

static void
add_drag (MurFigureView *self)
{
  self->drag_gesture = gtk_gesture_drag_new ();
  g_signal_connect (self->drag_gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag_gesture, "drag-update", G_CALLBACK (drag_update_cb),
                    self);
  g_signal_connect (self->drag_gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (self->drag_gesture, "cancel", G_CALLBACK (drag_cancel_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (self->drag_gesture));
}

static void
add_clicks (MurFigureView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (long_press_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (hold));
}

void
mur_figure_view_add_gestures (MurFigureView *self)
{
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  add_watchers (self);
  add_drag (self);
  add_clicks (self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  add_controller (self, scroll);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (pinch));
}
