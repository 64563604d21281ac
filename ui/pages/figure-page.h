/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What pages of a figure do alike, whatever they show in it. */

#pragma once

#include <adwaita.h>

#include "ui/documents/in-sight.h"
#include "ui/figure-view/view.h"

void
mur_figure_page_update_header (AdwHeaderBar *header, AdwFlap *flap, gboolean folded);
void mur_figure_page_set_presenting (GtkWidget *page,
                                     GtkWidget *header,
                                     GtkWidget *around,
                                     MurFigureView *view,
                                     gboolean presenting);
void mur_figure_page_take_view (MurFigureView *view, MurInSight *sight);
