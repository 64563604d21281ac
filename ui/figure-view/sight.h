/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels of a figure view that are enlarged or hidden. */

#pragma once

#include "ui/figure-view/private.h"

/* Enlarges @panel to the whole figure, or goes back from the one that is. Returns:
 * FALSE where there is only one */
gboolean mur_figure_view_toggle_enlarged (MurFigureView *self, guint panel);
/* Returns: whether there was an enlarged panel to go back from */
gboolean mur_figure_view_end_enlarged (MurFigureView *self);
/* Actions of the panels, by their index: whether each is in sight. */
#define MUR_PANEL_ACTION "panel-%u"
void mur_figure_view_update_panel_actions (MurFigureView *self);
void mur_figure_view_show_all_panels (MurFigureView *self);
