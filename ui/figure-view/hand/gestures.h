/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Event controllers of a figure view. */

#pragma once

#include "ui/figure-view/private.h"

void mur_figure_view_add_gestures (MurFigureView *self);
