/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which actions of a figure view are allowed, and what follows a change of its
 * navigation. */

#pragma once

#include "ui/figure-view/private.h"

gboolean mur_figure_view_is_locked (MurFigureView *self);
/* The panel that keys and menus are about. */
guint mur_figure_view_current_panel (MurFigureView *self);
void mur_figure_view_update_actions (MurFigureView *self);
void mur_figure_view_update_menu_actions (MurFigureView *self);
/* To be called after every call that may have @changed the navigation: updates the
 * actions, and paints. */
void mur_figure_view_moved (MurFigureView *self, gboolean changed);
