/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit: data with the fit, its band and the swarm behind; residuals;
 * convergence; parameters beside the expected ones. */

#pragma once

#include "core/experiment/frame.h"
#include "ui/plot/figure/figure.h"

MurFigure *mur_figure_curve_fit (const MurFrame *frame);
