/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The course of an earlier run, thin beside that of the newer one. */

#pragma once

#include "ui/plot/figure/figure.h"

/* Adds the lines of @ghost (referenced), a figure of the same scene, to the panels of
 * @self that show a course; see MurAxis. They have no name but the one "before" in each
 * panel with a legend, and show no datum that can be chosen. @self is not shared yet. */
void mur_figure_add_ghost (MurFigure *self, MurFigure *ghost);
