/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Coupled oscillators: the stack of frequencies, the phases on their circle, the order
 * parameter, phases and signals, and the couplings. */

#pragma once

#include "core/experiment/frame.h"
#include "ui/plot/figure/figure.h"

MurFigure *mur_figure_oscillators (const MurFrame *frame);
