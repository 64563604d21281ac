/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels that come into sight and go out of it. What was under way in one that goes
 * ends; a data cursor in one that stays is where it was. */

#include "ui/figure-view/sight.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/legend-focus.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figure-view/words/entitle.h"
#include "ui/plot/layout/describe.h"

static void
leave_hidden_panels (MurFigureView *self)
{
  mur_figure_view_end_scroll (self);
  mur_figure_view_cancel_drag (self);
  if (self->limits != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->limits));
  mur_figure_view_end_title (self);
  if (!mur_navigation_is_in_sight (self->navigation, self->legend_focus.panel))
    mur_figure_view_unfocus_legend (self);
  if (!mur_navigation_is_in_sight (self->navigation, self->reading.panel))
    mur_figure_view_forget_reading (self);
}

static void
say_sight (MurFigureView *self)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  guint panel = mur_figure_view_current_panel (self);
  g_autofree char *name = mur_panel_name (mur_figure_panel (figure, panel), panel);
  g_autofree char *text = NULL;

  if (mur_navigation_is_enlarged (self->navigation))
    text = g_strdup_printf ("%s is enlarged; Escape goes back", name);
  mur_figure_view_show_status (self, text);
}

static void
take_sight (MurFigureView *self)
{
  leave_hidden_panels (self);
  mur_figure_image_raise_legends (self->image);
  mur_figure_view_moved (self, TRUE);
  say_sight (self);
  mur_figure_view_describe (self);
}

gboolean
mur_figure_view_end_enlarged (MurFigureView *self)
{
  if (!mur_navigation_end_enlarged (self->navigation))
    return FALSE;
  take_sight (self);
  return TRUE;
}

gboolean
mur_figure_view_toggle_enlarged (MurFigureView *self, guint panel)
{
  if (mur_figure_view_end_enlarged (self))
    return TRUE;
  if (!mur_navigation_enlarge (self->navigation, panel))
    return FALSE;
  take_sight (self);
  return TRUE;
}

static void
toggle_panel_cb (GSimpleAction *action, GVariant *state, MurFigureView *self)
{
  guint panel = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (action), "mur-panel"));

  if (mur_navigation_is_in_sight (self->navigation, panel)
        != g_variant_get_boolean (state)
      && mur_navigation_toggle_panel (self->navigation, panel))
    take_sight (self);
}

static GSimpleAction *
find_panel_action (MurFigureView *self, guint panel)
{
  g_autofree char *name = g_strdup_printf (MUR_PANEL_ACTION, panel);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  if (action != NULL)
    return G_SIMPLE_ACTION (action);
  action = G_ACTION (
    g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE)));
  g_object_set_data (G_OBJECT (action), "mur-panel", GUINT_TO_POINTER (panel));
  g_signal_connect_object (action, "change-state", G_CALLBACK (toggle_panel_cb), self,
                           0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), action);
  g_object_unref (action);
  return G_SIMPLE_ACTION (action);
}

void
mur_figure_view_update_panel_actions (MurFigureView *self)
{
  const gboolean several = mur_navigation_n_in_sight (self->navigation) > 1;
  guint n;

  mur_navigation_panels (self->navigation, &n);
  for (guint i = 0; i < n; i++)
    {
      const gboolean shown = mur_navigation_is_in_sight (self->navigation, i);
      GSimpleAction *action = find_panel_action (self, i);

      g_simple_action_set_state (action, g_variant_new_boolean (shown));
      g_simple_action_set_enabled (action, several || !shown);
    }
}

void
mur_figure_view_show_all_panels (MurFigureView *self)
{
  if (mur_navigation_show_all_panels (self->navigation))
    take_sight (self);
}
