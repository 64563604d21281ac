/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of the swarm. Of this folder alone. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

MurFigure *mur_swarm_build_landscape (const MurFrame *frame,
                                      const MurParameters *parameters);
MurFigure *mur_swarm_build_overview (const MurFrame *frame,
                                     const MurParameters *parameters);
