/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels that come into sight and go out of it. What was under way in one that goes
 * ends; a data cursor in one that stays is where it was. */

#include "ui/figure-view/sight.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/legend-focus.h"
#include "ui/figure-view/picture.h"
#include "ui/figure-view/pointer.h"
#include "ui/figure-view/read.h"
#include "ui/figure-view/scroll.h"
#include "ui/plot/layout/text.h"

static void
leave_hidden_panels (MurFigureView *self)
{
  mur_figure_view_end_scroll (self);
  mur_figure_view_cancel_drag (self);
  if (self->limits != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->limits));
  if (!mur_navigation_is_in_sight (self->navigation, self->legend_focus.panel))
    mur_figure_view_unfocus_legend (self);
  if (!mur_navigation_is_in_sight (self->navigation, self->reading.panel))
    mur_figure_view_forget_reading (self);
}

static void
say_sight (MurFigureView *self)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  const MurPanel *panel
    = mur_figure_panel (figure, mur_figure_view_current_panel (self));
  g_autofree char *title = panel->title != NULL ? mur_text_plain (panel->title) : NULL;
  g_autofree char *text = NULL;

  if (mur_navigation_is_enlarged (self->navigation))
    text = g_strdup_printf ("%s is enlarged; Escape goes back",
                            title != NULL ? title : "The panel");
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

void
mur_figure_view_show_all_panels (MurFigureView *self)
{
  if (mur_navigation_show_all_panels (self->navigation))
    take_sight (self);
}
