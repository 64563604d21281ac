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
MurFigure *mur_curve_fit_build_overview (const MurFrame *frame,
                                         const MurParameters *parameters);

/* Whether any of them is finite: what has none stands in no panel and no legend. */
gboolean mur_curve_fit_has_numbers (const MurColumn *column);
