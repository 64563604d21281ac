/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of parallel share. Private to them. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

/* Panels, at @row and @column. */
MurPanel *mur_parallel_add_timeline (MurFigure *figure,
                                     const MurFrame *frame,
                                     const MurParameters *parameters,
                                     guint row,
                                     guint column);
MurPanel *mur_parallel_add_speedup (MurFigure *figure,
                                    const MurFrame *frame,
                                    const MurParameters *parameters,
                                    guint row,
                                    guint column);
MurPanel *mur_parallel_add_cost (MurFigure *figure,
                                 const MurFrame *frame,
                                 const MurParameters *parameters,
                                 guint row,
                                 guint column);
MurPanel *mur_parallel_add_shipping (MurFigure *figure,
                                     const MurFrame *frame,
                                     const MurParameters *parameters,
                                     guint row,
                                     guint column);
