/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sampling: both sets of points with their empty cells and guilty boxes; discrepancies;
 * errors of the integral; correlations of all pairs of dimensions. */

#pragma once

#include "core/experiment/frame.h"
#include "ui/plot/figure/figure.h"

MurFigure *mur_figure_sampling (const MurFrame *frame);
