/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of the swarm share. Private to them. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

/* Sets what is said of a particle, and which of them stands out. */
void mur_swarm_set_things (MurFigure *figure,
                           const MurFrame *frame,
                           const MurParameters *parameters);

/* Panels, at @row and @column. */
MurPanel *mur_swarm_add_landscape (MurFigure *figure,
                                   const MurFrame *frame,
                                   const MurParameters *parameters,
                                   guint row,
                                   guint column);
void mur_swarm_add_values (MurFigure *figure,
                           const MurFrame *frame,
                           const MurParameters *parameters,
                           guint row,
                           guint column);
void mur_swarm_add_radius (MurFigure *figure,
                           const MurFrame *frame,
                           const MurParameters *parameters,
                           guint row,
                           guint column);
void mur_swarm_add_stability (MurFigure *figure,
                              const MurFrame *frame,
                              const MurParameters *parameters,
                              guint row,
                              guint column);

void mur_swarm_add_particles (MurFigure *figure,
                              const MurFrame *frame,
                              guint row,
                              guint column);
