/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Wheel and pinch over a figure view. */

#pragma once

#include "ui/figure-view/private.h"

/* A smooth scroll over this many pixels is one notch. */
#define MUR_PIXELS_A_NOTCH 40.0

/* @dy: notches, up is below 0. Returns: whether it is of use here */
gboolean mur_figure_view_scroll (MurFigureView *self, double dx, double dy);
/* Ends a turn of the wheel that may go on: what comes next is a step of its own. */
void mur_figure_view_end_scroll (MurFigureView *self);
void mur_figure_view_pinch (MurFigureView *self, double scale, double px, double py);
