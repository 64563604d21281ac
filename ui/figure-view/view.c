/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A widget that shows a figure to point at, read and navigate: a picture, which a
 * thread of its own paints, below an overlay. A MurNavigation holds which limits are
 * shown; this file passes figures, sizes and themes on. */

#include "ui/figure-view/view.h"

#include <adwaita.h>

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/actions.h"
#include "ui/figure-view/hand/gestures.h"
#include "ui/figure-view/hand/handles.h"
#include "ui/figure-view/hand/keys.h"
#include "ui/figure-view/hand/legend-focus.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/widgets/popovers.h"

#define MINIMUM_WIDTH 280
#define MINIMUM_HEIGHT 200
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 460
/* How long a description may lag behind a live figure. */
#define DESCRIBE_MSEC 1000

enum
{
  PROP_READING = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_CHOOSE, /* (name, value, …): a datum that stands for these was clicked */
  SIGNAL_DRAG, /* (name, value, …; a number): a handle is dragged to these, or, of none,
                  given up; a drag has one number, from beginning to end */
  SIGNAL_ENTITLE, /* (panel, x, y or a series' own name; text): what it is to be called;
                     blank: as by itself */
  SIGNAL_ASK,     /* (text): an action and its arguments, at a place in the figure */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurFigureView, mur_figure_view, GTK_TYPE_WIDGET)

static void
painted_cb (MurFigureView *self)
{
  const MurPainting *painting = mur_figure_image_get_painting (self->image);

  if (painting->figure == mur_navigation_figure (self->navigation)
      && painting->width == self->width && painting->height == self->height)
    mur_navigation_keep_legends (self->navigation, painting->layout);
  mur_figure_view_reread (self);
  mur_figure_view_show_legend_focus (self);
  mur_figure_view_show_handle_focus (self);
}

static gboolean
describe_cb (gpointer data)
{
  MurFigureView *self = data;
  self->describe_id = 0;
  mur_figure_view_describe (self);
  return G_SOURCE_REMOVE;
}

/* A description is long to make and to speak: it follows a live figure at a distance.
 */
static void
describe_soon (MurFigureView *self)
{
  if (self->describe_id == 0)
    self->describe_id = g_timeout_add (DESCRIBE_MSEC, describe_cb, self);
}

static const char *
theme_name (AdwStyleManager *style)
{
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? "high-contrast-dark" : "high-contrast";
  return dark ? "dark" : "light";
}

static void
take_style (MurFigureView *self)
{
  self->theme = mur_theme_find (theme_name (adw_style_manager_get_default ()));
  mur_figure_image_set_theme (self->image, self->theme);
  mur_figure_overlay_set_theme (self->overlay, self->theme,
                                mur_figure_view_type_scale (self));
  mur_figure_view_repaint (self);
}

static void
mur_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MurFigureView *self = MUR_FIGURE_VIEW (widget);
  const GtkAllocation all = { 0, 0, width, height };

  gtk_widget_size_allocate (GTK_WIDGET (self->image), &all, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->overlay), &all, -1);
  mur_figure_view_present_popups (self);
  if (width == self->width && height == self->height)
    return;
  self->width = width;
  self->height = height;
  mur_figure_overlay_hide_cross (self->overlay);
  mur_figure_overlay_set_theme (self->overlay, self->theme,
                                mur_figure_view_type_scale (self));
  mur_figure_view_repaint (self);
}

static void
mur_figure_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  *minimum = across ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = across ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
mur_figure_view_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *spec)
{
  MurFigureView *self = MUR_FIGURE_VIEW (object);

  if (id == PROP_READING)
    g_value_set_string (value, self->reading.text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mur_figure_view_dispose (GObject *object)
{
  MurFigureView *self = MUR_FIGURE_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->describe_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  mur_figure_view_dispose_reading (self);
  g_clear_pointer (&self->drag.grip, mur_grip_free);
  g_clear_pointer (&self->handle_focus.grip, mur_grip_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (mur_figure_view_parent_class)->dispose (object);
}

static void
mur_figure_view_finalize (GObject *object)
{
  g_hash_table_unref (MUR_FIGURE_VIEW (object)->navigations);
  g_free (MUR_FIGURE_VIEW (object)->title_part);
  G_OBJECT_CLASS (mur_figure_view_parent_class)->finalize (object);
}

static void
mur_figure_view_class_init (MurFigureViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mur_figure_view_dispose;
  object_class->finalize = mur_figure_view_finalize;
  object_class->get_property = mur_figure_view_get_property;
  widget_class->size_allocate = mur_figure_view_size_allocate;
  widget_class->measure = mur_figure_view_measure;
  widget_class->focus = mur_figure_view_focus;
  properties[PROP_READING] = g_param_spec_string (
    "reading", NULL, NULL, NULL,
    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_CHOOSE]
    = g_signal_new ("choose", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[SIGNAL_DRAG]
    = g_signal_new ("drag", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_UINT);
  signals[SIGNAL_ENTITLE] = g_signal_new (
    "entitle", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_ASK]
    = g_signal_new ("ask", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  mur_figure_view_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mur_figure_view_init (MurFigureView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->navigations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify)mur_navigation_free);
  self->navigation = mur_navigation_new ();
  g_hash_table_insert (self->navigations, g_strdup (""), self->navigation);
  self->image = mur_figure_image_new ();
  self->overlay = mur_figure_overlay_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->overlay), GTK_WIDGET (self));
  take_style (self);
  g_signal_connect_swapped (self->image, "painted", G_CALLBACK (painted_cb), self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (take_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (take_style),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (mur_figure_view_repaint),
                    NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (mur_figure_view_show_grips),
                    NULL);
  mur_figure_view_add_actions (self);
  mur_figure_view_add_gestures (self);
  mur_popovers_end_with (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
mur_figure_view_new (void)
{
  return g_object_new (MUR_TYPE_FIGURE_VIEW, NULL);
}

/* Shows @figure (referenced) in place of the one before. */
void
mur_figure_view_show (MurFigureView *self, MurFigure *figure, MurFollow follow)
{
  gboolean first;

  g_return_if_fail (MUR_IS_FIGURE_VIEW (self) && figure != NULL);

  first = mur_navigation_figure (self->navigation) == NULL;
  mur_navigation_show (self->navigation, figure, follow);
  if (follow == MUR_FOLLOW_FIT || follow == MUR_FOLLOW_ANEW)
    mur_figure_image_raise_legends (self->image);
  mur_figure_view_update_actions (self);
  mur_figure_view_repaint (self);
  if (first)
    mur_figure_view_describe (self);
  else
    describe_soon (self);
}

/* Returns: (nullable): (transfer full): the figure shown */
MurFigure *
mur_figure_view_dup_figure (MurFigureView *self)
{
  const MurFigure *figure;

  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  figure = mur_navigation_figure (self->navigation);
  return figure != NULL ? mur_figure_ref (figure) : NULL;
}

/* Presented, type and lines grow with the view. */
void
mur_figure_view_set_presenting (MurFigureView *self, gboolean presenting)
{
  g_return_if_fail (MUR_IS_FIGURE_VIEW (self));
  self->presenting = presenting;
  take_style (self);
}

/* Returns: (transfer none): what is shown of each of @n panels */
const MurPanelView *
mur_figure_view_get_views (MurFigureView *self, guint *n)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  return mur_navigation_panels (self->navigation, n);
}

const MurTheme *
mur_figure_view_get_theme (MurFigureView *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  return self->theme;
}

/* Returns: what type and lines are multiplied by; 1 but when presented */
double
mur_figure_view_get_scale (MurFigureView *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), 1);
  return mur_figure_view_type_scale (self);
}

/* Returns: (transfer none): what can be done to the view: fit, back, forward, zoom-in,
 * zoom-out, lock, show-table, … */
GSimpleActionGroup *
mur_figure_view_get_actions (MurFigureView *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  return self->actions;
}

/* Returns: (nullable): the values at the pointer or data cursor, or a status */
const char *
mur_figure_view_get_reading (MurFigureView *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  return self->reading.text;
}
