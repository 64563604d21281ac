/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A slider for a number: at a useful scale, with arrow keys in round steps, and with
 * an id for each gesture, so that a whole drag is one step of undo. Emits "moved" with
 * the value, how far the edit is, and its gesture. */

#include "ui/parameters/slider.h"

#include <math.h>

#include "ui/parameters/slider-range.h"

/* Key presses that follow one another this closely are one gesture. */
#define GESTURE_PAUSE_USEC (G_USEC_PER_SEC * 6 / 10)

struct _MurValueSlider
{
  GtkWidget parent_instance;
  MurSliderRange range;
  GtkWidget *scale;

  double value;      /* shown, or moved to last */
  gboolean updating; /* the scale moves, but nobody moves it */
  gboolean pressed;
  gint64 moved_usec; /* when it was last moved */
  guint64 gesture;
};

enum
{
  SIGNAL_MOVED, /* (value, MurEdit, gesture) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurValueSlider, mur_value_slider, GTK_TYPE_WIDGET)

static void
emit_moved (MurValueSlider *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, self->value,
                 (guint)(self->pressed ? MUR_EDIT_DRAGGING : MUR_EDIT_DONE),
                 self->gesture);
}

static void
value_changed_cb (GtkRange *scale, MurValueSlider *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->updating)
    return;
  if (!self->pressed && now - self->moved_usec > GESTURE_PAUSE_USEC)
    self->gesture = mur_edit_new_gesture ();
  self->moved_usec = now;
  self->value = mur_slider_range_value (&self->range, gtk_range_get_value (scale));
  emit_moved (self);
}

static void
press (MurValueSlider *self)
{
  self->pressed = TRUE;
  self->moved_usec = 0;
  self->gesture = mur_edit_new_gesture ();
}

static void
release (MurValueSlider *self)
{
  if (!self->pressed)
    return;
  self->pressed = FALSE;
  if (self->moved_usec != 0)
    emit_moved (self);
}

/* The scale claims its pointer events, so that no gesture beside it would see the end
 * of a drag. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, MurValueSlider *self)
{
  switch ((int)gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      press (self);
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      release (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
mur_value_slider_dispose (GObject *object)
{
  g_clear_pointer (&MUR_VALUE_SLIDER (object)->scale, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_value_slider_parent_class)->dispose (object);
}

static void
mur_value_slider_class_init (MurValueSliderClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mur_value_slider_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "valueslider");
  signals[SIGNAL_MOVED] = g_signal_new (
    "moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
    G_TYPE_NONE, 3, G_TYPE_DOUBLE, G_TYPE_UINT, G_TYPE_UINT64);
}

/* A wheel turned over a panel scrolls the panel, and moves no slider by chance. */
static void
ignore_wheel (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller
        = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
mur_value_slider_init (MurValueSlider *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL,
                               gtk_adjustment_new (0, 0, 1, 0.01, 0.1, 0));
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  g_signal_connect (self->scale, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (self->scale, events);
  ignore_wheel (self->scale);
  gtk_widget_set_parent (self->scale, GTK_WIDGET (self));
}

/* Returns: (nullable): %NULL where a slider is of no use for @parameter */
GtkWidget *
mur_value_slider_new (const MurParameter *parameter)
{
  MurValueSlider *self;
  MurSliderRange range;

  g_return_val_if_fail (parameter != NULL, NULL);

  if (!mur_slider_range_init (&range, parameter))
    return NULL;
  self = g_object_new (MUR_TYPE_VALUE_SLIDER, NULL);
  self->range = range;
  return GTK_WIDGET (self);
}

/* To screen readers the slider has the parameter's range, not its own of 0 to 1. */
static void
tell_value (MurValueSlider *self, const char *text)
{
  GtkAccessible *scale = GTK_ACCESSIBLE (self->scale);

  gtk_accessible_update_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  if (isfinite (self->value))
    gtk_accessible_update_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                    self->range.low, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                    self->range.high, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                    self->value, -1);
}

/* Moves to @value, which people read as @text. While the slider is held, the pointer
 * says where it is. */
void
mur_value_slider_show (MurValueSlider *self, double value, const char *text)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (MUR_IS_VALUE_SLIDER (self));

  self->updating = TRUE;
  self->value = value;
  mur_slider_range_include (&self->range, value);
  adjustment = gtk_range_get_adjustment (GTK_RANGE (self->scale));
  gtk_adjustment_set_step_increment (adjustment, mur_slider_range_step (&self->range));
  if (!self->pressed)
    gtk_adjustment_set_value (adjustment,
                              mur_slider_range_position (&self->range, value));
  tell_value (self, text);
  self->updating = FALSE;
}

/* What takes the focus, for relations between a label and what it labels. */
GtkWidget *
mur_value_slider_get_scale (MurValueSlider *self)
{
  g_return_val_if_fail (MUR_IS_VALUE_SLIDER (self), NULL);
  return self->scale;
}
