/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles that a person gives the panels, axes and series of a figure. Each has a name:
 * that of the scene, the panel from 1 on, and title (of a panel that has one), x, y, z
 * (the colour bar) or what the series is called by itself: "fit.1.x", "fit.1.Data". Panels that share their x have one title of
 * it, by the name of the first. */

#pragma once

#include "core/experiment/titles.h"
#include "ui/plot/figure/figure.h"

/* Sets those of @titles (nullable) that belong to @scene, on a figure that is still its
 * owner's. What stands in brackets behind a title is its unit where values are read. */
void
mur_figure_take_titles (MurFigure *figure, const char *scene, const MurTitles *titles);
/* Returns: (nullable): the name of what @part is in @panel; %NULL: there is no such */
char *mur_title_name (const MurFigure *figure,
                      const char *scene,
                      guint panel,
                      const char *part);
/* The name that @text means, where the panel may be left out for the first one, and
 * @scene as well: "x", "2.y", "fit.x". An unknown one is an error that lists those there
 * are. */
char *mur_title_find (const MurFigure *figure,
                      const char *scene,
                      const char *text,
                      GError **error);
