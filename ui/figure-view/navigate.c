/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to a figure view by name, so that buttons, menus and keys do the
 * same: fit, back and forward, zoom, scales, hidden series, the lock. */

#include "ui/figure-view/data-table.h"
#include "ui/figure-view/private.h"

#define ZOOM_STEP 1.25
/* Of the data area. */
#define PAN_STEP 0.1

static MurFigureView *
view_of (gpointer data)
{
  return MUR_FIGURE_VIEW (data);
}

gboolean
mur_figure_view_is_locked (MurFigureView *self)
{
  return mur_navigation_lock (self->view) == MUR_NAVIGATION_LOCKED;
}

void
mur_figure_view_moved (MurFigureView *self, gboolean changed)
{
  mur_figure_view_update_actions (self);
  if (changed)
    mur_figure_view_repaint (self);
}

/* The panel that keys and menus are about. */
guint
mur_figure_view_current_panel (MurFigureView *self)
{
  guint n;

  mur_navigation_panels (self->view, &n);
  return self->reading.panel < n ? self->reading.panel : 0;
}

/* The point that stays in its place: the datum read, the pointer, else the middle. */
static void
find_centre (MurFigureView *self, guint panel, double *px, double *py)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurRectangle area = mur_layout_panel (layout, panel);
  const MurReading *reading = &self->reading;

  *px = area.x + area.width / 2;
  *py = area.y + area.height / 2;
  if (reading->reader == MUR_READ_NOTHING
      || !mur_figure_pointer_get_cross (self->pointer, px, py))
    return;
  *px = CLAMP (*px, area.x, area.x + area.width);
  *py = CLAMP (*py, area.y, area.y + area.height);
}

/* Says so where nothing can be done for the lock. */
static gboolean
can_move (MurFigureView *self)
{
  guint n;

  if (mur_figure_view_is_locked (self))
    mur_figure_view_say (self, MUR_NAVIGATION_IS_LOCKED);
  mur_navigation_panels (self->view, &n);
  return n > 0 && mur_figure_view_layout (self) != NULL
         && !mur_figure_view_is_locked (self);
}

void
mur_figure_view_zoom_by (MurFigureView *self, double factor)
{
  guint panel;
  double px, py;

  if (!can_move (self))
    return;
  panel = mur_figure_view_current_panel (self);
  find_centre (self, panel, &px, &py);
  mur_figure_view_moved (self,
                         mur_navigation_zoom (self->view, mur_figure_view_layout (self),
                                              panel, MUR_AXES_BOTH, factor, px, py));
}

/* Shows more of what is at the right, or above: @right and @up are steps. */
void
mur_figure_view_pan_by (MurFigureView *self, int right, int up)
{
  MurRectangle area;
  guint panel;

  if (!can_move (self))
    return;
  panel = mur_figure_view_current_panel (self);
  area = mur_layout_panel (mur_figure_view_layout (self), panel);
  mur_figure_view_moved (
    self,
    mur_navigation_pan (self->view, mur_figure_view_layout (self), panel, MUR_AXES_BOTH,
                        -right * PAN_STEP * area.width, up * PAN_STEP * area.height));
}

void
mur_figure_view_toggle_series (MurFigureView *self, guint panel, guint layer)
{
  const MurFigure *figure = mur_navigation_figure (self->view);
  g_autofree char *said = NULL;
  const MurLayer *of;

  if (!mur_navigation_toggle_layer (self->view, panel, layer))
    return;
  of = g_ptr_array_index (mur_figure_panel ((MurFigure *)figure, panel)->layers, layer);
  said = g_strdup_printf (mur_navigation_is_hidden (self->view, panel, layer)
                            ? "%s is hidden"
                            : "%s is shown",
                          of->name != NULL ? of->name : "The series");
  mur_figure_view_moved (self, TRUE);
  mur_figure_view_say (self, said);
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurFigureView *self = view_of (data);
  mur_figure_view_end_scroll (self);
  if (can_move (self))
    mur_figure_view_moved (self, mur_navigation_fit_all (self->view));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_end_scroll (view_of (data));
  mur_figure_view_moved (view_of (data), mur_navigation_back (view_of (data)->view));
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_end_scroll (view_of (data));
  mur_figure_view_moved (view_of (data), mur_navigation_forward (view_of (data)->view));
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_zoom_by (view_of (data), ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_zoom_by (view_of (data), 1 / ZOOM_STEP);
}

static void
lock_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  MurFigureView *self = view_of (data);
  gboolean locked = g_variant_get_boolean (state);

  mur_navigation_set_lock (self->view,
                           locked ? MUR_NAVIGATION_LOCKED : MUR_NAVIGATION_FREE);
  g_simple_action_set_state (action, state);
  mur_figure_view_cancel_drag (self);
  mur_figure_view_update_actions (self);
  mur_figure_view_update_cursor (self);
  mur_figure_view_say (self, locked ? MUR_NAVIGATION_IS_LOCKED : "The view is free");
}

/* The scale of @axis of the panel that the menu is about. */
static void
change_scale (MurFigureView *self, MurAxes axis, GVariant *state)
{
  MurScaleChoice choice
    = g_variant_get_boolean (state) ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR;

  if (!can_move (self))
    return;
  mur_figure_view_moved (
    self, mur_navigation_set_scale (self->view, mur_figure_view_current_panel (self),
                                    axis, choice));
}

static void
log_x_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  change_scale (view_of (data), MUR_AXIS_X, state);
}

static void
log_y_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  change_scale (view_of (data), MUR_AXIS_Y, state);
}

static void
limits_x_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_popup_limits (
    view_of (data), mur_figure_view_current_panel (view_of (data)), MUR_AXIS_X);
}

static void
limits_y_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_popup_limits (
    view_of (data), mur_figure_view_current_panel (view_of (data)), MUR_AXIS_Y);
}

static void
toggle_series_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurFigureView *self = view_of (data);
  if (self->reading.picked)
    mur_figure_view_toggle_series (self, self->reading.pick.panel,
                                   self->reading.pick.layer);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_moved (view_of (data),
                         mur_navigation_show_all_layers (view_of (data)->view));
}

static void
show_table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurFigureView *self = view_of (data);
  GtkWidget *table;

  if (mur_navigation_figure (self->view) == NULL)
    return;
  table = mur_data_table_new (mur_navigation_figure (self->view),
                              mur_figure_view_current_panel (self));
  gtk_window_set_transient_for (GTK_WINDOW (table),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (table));
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurFigureView *self = view_of (data);
  double px = self->width / 2.0, py = self->height / 2.0;

  if (mur_figure_view_layout (self) != NULL)
    find_centre (self, mur_figure_view_current_panel (self), &px, &py);
  mur_figure_view_popup_menu (self, px, py);
}

void
mur_figure_view_add_actions (MurFigureView *self)
{
  static const GActionEntry entries[] = {
    { .name = "fit", .activate = fit_cb },
    { .name = "back", .activate = back_cb },
    { .name = "forward", .activate = forward_cb },
    { .name = "zoom-in", .activate = zoom_in_cb },
    { .name = "zoom-out", .activate = zoom_out_cb },
    { .name = "lock", .state = "false", .change_state = lock_cb },
    { .name = "log-x", .state = "false", .change_state = log_x_cb },
    { .name = "log-y", .state = "false", .change_state = log_y_cb },
    { .name = "limits-x", .activate = limits_x_cb },
    { .name = "limits-y", .activate = limits_y_cb },
    { .name = "toggle-series", .activate = toggle_series_cb },
    { .name = "show-all", .activate = show_all_cb },
    { .name = "show-table", .activate = show_table_cb },
    { .name = "figure-menu", .activate = menu_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "figure",
                                  G_ACTION_GROUP (self->actions));
  mur_figure_view_update_actions (self);
}

static GSimpleAction *
lookup (MurFigureView *self, const char *name)
{
  return G_SIMPLE_ACTION (
    g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static void
update_scale (MurFigureView *self, const char *name, MurAxes axis)
{
  guint panel = mur_figure_view_current_panel (self), n;
  gboolean log = FALSE, free = !mur_figure_view_is_locked (self);

  mur_navigation_panels (self->view, &n);
  if (panel < n)
    log = mur_navigation_scale (self->view, panel, axis) == MUR_SCALE_LOG;
  g_simple_action_set_state (lookup (self, name), g_variant_new_boolean (log));
  g_simple_action_set_enabled (
    lookup (self, name),
    free && panel < n && (log || mur_navigation_can_be_log (self->view, panel, axis)));
}

/* What is allowed now; scales are those of the current panel. */
void
mur_figure_view_update_menu_actions (MurFigureView *self)
{
  update_scale (self, "log-x", MUR_AXIS_X);
  update_scale (self, "log-y", MUR_AXIS_Y);
  g_simple_action_set_enabled (lookup (self, "toggle-series"), self->reading.picked);
}

void
mur_figure_view_update_actions (MurFigureView *self)
{
  gboolean free = !mur_figure_view_is_locked (self);

  g_simple_action_set_enabled (lookup (self, "back"),
                               mur_navigation_can_go_back (self->view));
  g_simple_action_set_enabled (lookup (self, "forward"),
                               mur_navigation_can_go_forward (self->view));
  g_simple_action_set_enabled (lookup (self, "limits-x"), free);
  g_simple_action_set_enabled (lookup (self, "limits-y"), free);
}
