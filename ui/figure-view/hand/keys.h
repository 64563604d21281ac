/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of a figure view. */

#pragma once

#include "ui/figure-view/private.h"

void mur_figure_view_add_keys (GtkWidgetClass *class);
/* Implements GtkWidgetClass.focus: Tab goes from series to series, then out. */
gboolean mur_figure_view_focus (GtkWidget *widget, GtkDirectionType direction);
