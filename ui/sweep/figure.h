/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of the runs of a sweep. A click on a datum chooses the number of a run, by the
 * name "run": of a cell that whose value is nearest to the median. */

#pragma once

#include "ui/plot/figure/figure.h"
#include "ui/sweep/look.h"

/* The figure keeps @results. About 0.3 µs a run and field: for a thread. */
MurFigure *mur_sweep_figure (MurSweepResults *results, const MurSweepLook *look);
/* The numbers behind it as CSV: a line a cell, or a datum; of what there are cells of, with
 * all statistics. */
char *mur_sweep_figure_csv (MurSweepResults *results, const MurSweepLook *look);
