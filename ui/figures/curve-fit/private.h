/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of the curve fit, one builder a file, and what they share. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

MurFigure *mur_curve_fit_build_fit (const MurFrame *frame,
                                    const MurParameters *parameters);
MurFigure *mur_curve_fit_build_search (const MurFrame *frame,
                                       const MurParameters *parameters);
MurFigure *mur_curve_fit_build_estimates (const MurFrame *frame,
                                          const MurParameters *parameters);
MurFigure *mur_curve_fit_build_overview (const MurFrame *frame,
                                         const MurParameters *parameters);

/* Of marks: the best is seen inside what is expected. */
#define MUR_CURVE_FIT_BEST_SIZE 1.6
#define MUR_CURVE_FIT_EXPECTED_SIZE 1.8

/* The link of panels over time. */
#define MUR_CURVE_FIT_TIME 1

/* The data, the swarm's curves and the best one, in the first row; no curve is a polygon
 * through the times of the data. */
MurPanel *mur_curve_fit_add_fit (MurFigure *figure, const MurFrame *frame);

/* The points of @table, which has t, @y and, where there are errors, sigma: their bars.
 * The fewer there are of the data, the larger they are, in all panels alike.
 * @name: (nullable) */
MurLayer *mur_curve_fit_add_points (MurPanel *panel,
                                    const MurFrame *frame,
                                    const char *table,
                                    const char *y,
                                    const char *name);

/* The parameters between their search limits, in the right column; marks on top of what
 * else is to be seen there. */
MurPanel *mur_curve_fit_add_strip (MurFigure *figure, const MurFrame *frame, guint row);
void mur_curve_fit_add_strip_marks (MurPanel *panel, const MurFrame *frame);
/* The limits of each, to be dragged. */
void mur_curve_fit_add_strip_handles (MurPanel *panel,
                                      MurFigure *figure,
                                      const MurFrame *frame);

/* Whether any of them is finite: what has none stands in no panel and no legend. */
gboolean mur_curve_fit_has_numbers (const MurColumn *column);
