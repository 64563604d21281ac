/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Named actions of a figure view, so that buttons, menus and keys do the same: fit,
 * back and forward, zoom, scales, hidden series, enlarged panels, the lock. */

#include "ui/figure-view/actions.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/asks.h"
#include "ui/figure-view/hand/navigate.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figure-view/sight.h"
#include "ui/figure-view/table/data-table.h"
#include "ui/figure-view/words/entitle.h"
#include "ui/widgets/secondary.h"

static MurFigureView *
view_of (gpointer data)
{
  return MUR_FIGURE_VIEW (data);
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurFigureView *self = view_of (data);
  mur_figure_view_end_scroll (self);
  if (mur_figure_view_can_move (self))
    mur_figure_view_moved (self, mur_navigation_fit_all (self->navigation));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_end_scroll (view_of (data));
  mur_figure_view_moved (view_of (data),
                         mur_navigation_back (view_of (data)->navigation));
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_end_scroll (view_of (data));
  mur_figure_view_moved (view_of (data),
                         mur_navigation_forward (view_of (data)->navigation));
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_zoom_by (view_of (data), MUR_ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_zoom_by (view_of (data), 1 / MUR_ZOOM_STEP);
}

static void
lock_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  MurFigureView *self = view_of (data);
  gboolean locked = g_variant_get_boolean (state);

  mur_navigation_set_lock (self->navigation,
                           locked ? MUR_NAVIGATION_LOCKED : MUR_NAVIGATION_FREE);
  g_simple_action_set_state (action, state);
  mur_figure_view_cancel_drag (self);
  mur_figure_view_update_actions (self);
  mur_figure_view_update_mouse_cursor (self);
  mur_figure_view_show_status (self,
                               locked ? MUR_NAVIGATION_IS_LOCKED : "The view is free");
}

/* The scale of @axis of the panel that the menu is about. */
static void
change_scale (MurFigureView *self, MurAxes axis, GVariant *state)
{
  MurScaleChoice choice
    = g_variant_get_boolean (state) ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR;

  if (!mur_figure_view_can_move (self))
    return;
  mur_figure_view_moved (
    self, mur_navigation_set_scale (
            self->navigation, mur_figure_view_current_panel (self), axis, choice));
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
title_x_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_entitle_axis (
    view_of (data), mur_figure_view_current_panel (view_of (data)), MUR_AXIS_X);
}

static void
title_y_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_entitle_axis (
    view_of (data), mur_figure_view_current_panel (view_of (data)), MUR_AXIS_Y);
}

static void
title_panel_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_entitle_panel (view_of (data),
                                 mur_figure_view_current_panel (view_of (data)));
}

static void
title_series_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurFigureView *self = view_of (data);

  if (self->reading.picked)
    mur_figure_view_entitle_series (self, self->reading.pick.panel,
                                    self->reading.pick.layer);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_moved (view_of (data),
                         mur_navigation_show_all_layers (view_of (data)->navigation));
}

static void
enlarge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_toggle_enlarged (view_of (data),
                                   mur_figure_view_current_panel (view_of (data)));
}

static void
all_panels_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_show_all_panels (view_of (data));
}

static void
show_table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurFigureView *self = view_of (data);
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  guint panel = mur_figure_view_current_panel (self);
  MurDataTable *table;

  if (figure == NULL)
    return;
  table = mur_secondary_raise (GTK_WIDGET (self), "table");
  if (table != NULL)
    mur_data_table_show (table, figure, panel);
  else
    mur_secondary_present (GTK_WIDGET (self), "table",
                           mur_data_table_new (figure, panel));
}

static void
drop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_drop_here (view_of (data));
}

static void
carry_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_figure_view_carry_here (view_of (data));
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurFigureView *self = view_of (data);
  double px = self->width / 2.0, py = self->height / 2.0;

  if (mur_figure_view_layout (self) != NULL)
    mur_figure_view_find_centre (self, mur_figure_view_current_panel (self), &px, &py);
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
    { .name = "title-panel", .activate = title_panel_cb },
    { .name = "title-x", .activate = title_x_cb },
    { .name = "title-y", .activate = title_y_cb },
    { .name = "title-series", .activate = title_series_cb },
    { .name = "toggle-series", .activate = toggle_series_cb },
    { .name = "show-all", .activate = show_all_cb },
    { .name = "enlarge", .activate = enlarge_cb },
    { .name = "all-panels", .activate = all_panels_cb },
    { .name = "show-table", .activate = show_table_cb },
    { .name = "drop", .activate = drop_cb },
    { .name = "carry", .activate = carry_cb },
    { .name = "figure-menu", .activate = menu_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "figure",
                                  G_ACTION_GROUP (self->actions));
  mur_figure_view_update_actions (self);
}
