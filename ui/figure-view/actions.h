/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of a figure view; their prefix is "figure". */

#pragma once

#include "ui/figure-view/private.h"

void mur_figure_view_add_actions (MurFigureView *self);
