/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes of a figure view: each is navigated by itself, and found again as it was left.
 */

#include "ui/figure-view/view.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/handles.h"
#include "ui/figure-view/hand/legend-focus.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/words/entitle.h"

static MurNavigation *
find_navigation (MurFigureView *self, const char *id)
{
  MurNavigation *navigation = g_hash_table_lookup (self->navigations, id);

  if (navigation == NULL)
    {
      navigation = mur_navigation_new ();
      g_hash_table_insert (self->navigations, g_strdup (id), navigation);
    }
  return navigation;
}

/* Gestures, readings and popovers are about the scene that is left. */
static void
leave (MurFigureView *self)
{
  mur_figure_view_end_scroll (self);
  mur_figure_view_cancel_drag (self);
  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
  if (self->limits != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->limits));
  mur_figure_view_end_title (self);
  self->legend_focus.on = FALSE;
  mur_figure_view_unfocus_handle (self);
  self->handle_focus.is_at = FALSE;
  mur_figure_overlay_show_grips (self->overlay, NULL, 0);
  mur_figure_view_forget_reading (self);
}

/* Comes to the scene @id, of which mur_figure_view_show() shows a figure next. */
void
mur_figure_view_set_scene (MurFigureView *self, const char *id)
{
  MurNavigation *navigation;
  GAction *lock;

  g_return_if_fail (MUR_IS_FIGURE_VIEW (self) && id != NULL);

  navigation = find_navigation (self, id);
  if (navigation == self->navigation)
    return;
  leave (self);
  self->navigation = navigation;
  lock = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "lock");
  g_simple_action_set_state (
    G_SIMPLE_ACTION (lock),
    g_variant_new_boolean (mur_navigation_lock (navigation) == MUR_NAVIGATION_LOCKED));
  mur_figure_view_update_actions (self);
}
