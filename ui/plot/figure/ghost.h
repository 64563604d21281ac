/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The course of an earlier run, thin beside that of the newer one. */

#pragma once

#include "ui/plot/figure/figure.h"

/* Adds the lines of @ghost (referenced), a figure of the same scene, to the panels of
 * @self that show a course; see MurAxis. @name: (nullable): of the first of them in each
 * panel that names its lines; the others have none, and none shows a datum that can be
 * chosen. @self is not shared yet. */
void mur_figure_add_ghost (MurFigure *self, MurFigure *ghost, const char *name);
