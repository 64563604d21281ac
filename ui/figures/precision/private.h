/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of precision share. Private to them. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

/* 2⁵³: what differences are multiplied by to be in units of 2⁻⁵³. */
#define MUR_PRECISION_UNITS 0x1p53

/* Markup: "2.3·10<sup>−16</sup>", "0.31"; @digits significant ones */
char *mur_precision_describe (double value, int digits);

/* The first panel of each scene, at a place in the figure. */
void mur_precision_add_stems (MurFigure *figure,
                              const MurFrame *frame,
                              guint row,
                              guint column);
MurPanel *mur_precision_add_growth (MurFigure *figure,
                                    const MurFrame *frame,
                                    guint row,
                                    guint column);
MurPanel *mur_precision_add_bits (MurFigure *figure,
                                  const MurFrame *frame,
                                  guint row,
                                  guint column);
void mur_precision_add_methods (MurFigure *figure,
                                const MurFrame *frame,
                                guint row,
                                guint column);

MurFigure *mur_precision_build_difference (const MurFrame *frame,
                                           const MurParameters *parameters);
MurFigure *mur_precision_build_growth (const MurFrame *frame,
                                       const MurParameters *parameters);
MurFigure *mur_precision_build_bits (const MurFrame *frame,
                                     const MurParameters *parameters);
MurFigure *mur_precision_build_methods (const MurFrame *frame,
                                        const MurParameters *parameters);
