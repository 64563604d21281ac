/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures in words, for screen readers. */

#pragma once

#include "ui/plot/layout/layout.h"

/* Plain text to call a panel by: its title, else that of its y axis, else "Panel 3";
 * @index counts from 0. */
char *mur_panel_name (const MurPanel *panel, guint index);
/* One sentence a panel: title, axes with ranges, layers. */
char *mur_figure_describe (const MurFigure *self);
/* mur_figure_describe() of what @views (nullable), one a panel, show. */
char *mur_figure_describe_in (const MurFigure *self, const MurPanelView *views);
