/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which actions of a figure view are allowed, and what follows a change. */

#include "ui/figure-view/action-state.h"

#include "ui/figure-view/painting/picture.h"
#include "ui/figure-view/sight.h"

gboolean
mur_figure_view_is_locked (MurFigureView *self)
{
  return mur_navigation_lock (self->navigation) == MUR_NAVIGATION_LOCKED;
}

/* The panel that keys and menus are about: the last that one had to do with, else the
 * first in sight. */
guint
mur_figure_view_current_panel (MurFigureView *self)
{
  guint n, panel = 0;

  mur_navigation_panels (self->navigation, &n);
  if (mur_navigation_is_in_sight (self->navigation, self->reading.panel))
    return self->reading.panel;
  while (panel + 1 < n && !mur_navigation_is_in_sight (self->navigation, panel))
    panel++;
  return panel;
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

  mur_navigation_panels (self->navigation, &n);
  if (panel < n)
    log = mur_navigation_scale (self->navigation, panel, axis) == MUR_SCALE_LOG;
  g_simple_action_set_state (lookup (self, name), g_variant_new_boolean (log));
  g_simple_action_set_enabled (
    lookup (self, name),
    free && panel < n
      && (log || mur_navigation_can_be_log (self->navigation, panel, axis)));
}

/* What is allowed now; scales are those of the current panel. */
void
mur_figure_view_update_menu_actions (MurFigureView *self)
{
  mur_figure_view_update_panel_actions (self);
  update_scale (self, "log-x", MUR_AXIS_X);
  update_scale (self, "log-y", MUR_AXIS_Y);
  g_simple_action_set_enabled (lookup (self, "toggle-series"), self->reading.picked);
}

static void
update_sight (MurFigureView *self)
{
  guint n, n_in_sight = mur_navigation_n_in_sight (self->navigation);

  mur_navigation_panels (self->navigation, &n);
  g_simple_action_set_enabled (lookup (self, "enlarge"),
                               n_in_sight > 1
                                 || mur_navigation_is_enlarged (self->navigation));
  g_simple_action_set_enabled (lookup (self, "all-panels"), n_in_sight < n);
}

void
mur_figure_view_update_actions (MurFigureView *self)
{
  gboolean free = !mur_figure_view_is_locked (self);

  g_simple_action_set_enabled (lookup (self, "back"),
                               mur_navigation_can_go_back (self->navigation));
  g_simple_action_set_enabled (lookup (self, "forward"),
                               mur_navigation_can_go_forward (self->navigation));
  update_sight (self);
  g_simple_action_set_enabled (lookup (self, "limits-x"), free);
  g_simple_action_set_enabled (lookup (self, "limits-y"), free);
}

void
mur_figure_view_moved (MurFigureView *self, gboolean changed)
{
  mur_figure_view_update_actions (self);
  if (changed)
    mur_figure_view_repaint (self);
}
