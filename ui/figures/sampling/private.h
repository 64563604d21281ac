/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of sampling share: the two sets, and the unit square that points are
 * shown in. Private to them. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

#define MUR_SAMPLING_FIGURE_SETS 2 /* the sequence, the reference */
/* Points; of more it shows how dense they are. */
#define MUR_SAMPLING_MOST_COLOURED 100000

MurColumn mur_sampling_column (const MurFrame *frame,
                               const char *table,
                               guint set,
                               const char *name);
double mur_sampling_scalar (const MurFrame *frame, guint set, const char *name);
/* "Halton" */
const char *mur_sampling_title (const MurFrame *frame, guint set);
/* Markup: "Dimension 2", or what a person calls it, with its unit. */
char *mur_sampling_name_dimension (const MurFrame *frame, double dimension);
/* The colour of a set in every scene but the overview. */
MurRole mur_sampling_role (guint set);
/* The points of a set to the right and upwards, as many of each; in one dimension they
 * rise with their order of arrival, as far as that is known. */
void
mur_sampling_find_points (const MurFrame *frame, guint set, MurColumn *x, MurColumn *y);
/* Returns: 0 where nothing is wrong with the leap, else the base that divides it */
double mur_sampling_bad_base (const MurFrame *frame, guint set);

/* Colours by order of arrival, dark ones first. No bar says so: the points need its
 * room, and pointing at one says its place. */
void mur_sampling_colour_by_arrival (MurPanel *panel,
                                     const MurFrame *frame,
                                     MurLayer *layer);
void mur_sampling_draw_cells (MurFigure *figure,
                              MurPanel *panel,
                              const MurFrame *frame,
                              guint set);
/* Returns: whether there is one, closed, from the origin */
gboolean mur_sampling_find_box (
  MurFigure *figure, const MurFrame *frame, guint set, double **x, double **y);

/* Whether the quarter disc is drawn, which not every frame has. */
gboolean mur_sampling_shows_disc (const MurFrame *frame,
                                  const MurParameters *parameters);
/* The unit square of a set, as the parameters of the view say. */
MurPanel *mur_sampling_add_square (MurFigure *figure,
                                   const MurFrame *frame,
                                   const MurParameters *parameters,
                                   guint column,
                                   guint set);
/* Every dimension with every other, by colour. */
void mur_sampling_add_matrix (MurFigure *figure, const MurFrame *frame, guint column);
/* "1000 points", "1 000 000 points" */
char *mur_sampling_describe_n (double n);
/* "D* 0.009", as markup, behind a dot where @text has something */
void mur_sampling_append_star (GString *text, double star);

MurFigure *mur_sampling_build_points (const MurFrame *frame,
                                      const MurParameters *parameters);
MurFigure *mur_sampling_build_uniformity (const MurFrame *frame,
                                          const MurParameters *parameters);
MurFigure *mur_sampling_build_integration (const MurFrame *frame,
                                           const MurParameters *parameters);
MurFigure *mur_sampling_build_pairs (const MurFrame *frame,
                                     const MurParameters *parameters);
MurFigure *mur_sampling_build_overview (const MurFrame *frame,
                                        const MurParameters *parameters);
