/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of inference, one builder a file, and what they share. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

MurFigure *mur_infer_build_refit (const MurFrame *frame,
                                  const MurParameters *parameters);
MurFigure *mur_infer_build_estimates (const MurFrame *frame,
                                      const MurParameters *parameters);
MurFigure *mur_infer_build_search (const MurFrame *frame,
                                   const MurParameters *parameters);
MurFigure *mur_infer_build_identifiability (const MurFrame *frame,
                                            const MurParameters *parameters);
MurFigure *mur_infer_build_windows (const MurFrame *frame,
                                    const MurParameters *parameters);
MurFigure *mur_infer_build_overview (const MurFrame *frame,
                                     const MurParameters *parameters);

/* Panels that share the axis of time. */
#define MUR_INFERENCE_TIME 1

/* Up to so many oscillators have their couplings as marks; of more they are images. */
#define MUR_INFERENCE_MARKED 4

/* What the rows of the table estimates are about, in their order. */
typedef enum
{
  MUR_INFERENCE_OMEGAS,
  MUR_INFERENCE_PHASES,
  MUR_INFERENCE_COUPLINGS,
  MUR_INFERENCE_N_GROUPS
} MurInferenceGroup;

typedef struct
{
  MurFigure *figure;
  const MurFrame *frame;
  const MurParameters *parameters;
  MurColumn time;
  guint n;             /* oscillators */
  gboolean is_sum;     /* of the phases nothing but their sum was observed */
  gboolean has_truth;  /* the data are simulated, so that there is a right answer */
  gboolean has_phases; /* they are among the parameters */
  gboolean has_noise;  /* and were observed with errors */
} MurInferenceDrawing;

/* A figure without panels yet. */
MurInferenceDrawing mur_infer_draw (const MurFrame *frame,
                                    const MurParameters *parameters,
                                    const char *title);

/* Row @i of a group is row first + i of the table. */
gsize mur_infer_first (const MurInferenceDrawing *self, MurInferenceGroup group);
gsize mur_infer_n_rows (const MurInferenceDrawing *self, MurInferenceGroup group);
/* What parameter @row is called where a panel says what it is of: "3", "1←2". */
char *mur_infer_short_name (const MurInferenceDrawing *self, gsize row);
/* The same where nothing does: "ω3", "φ3", "K1←2". */
char *mur_infer_name (const MurInferenceDrawing *self, gsize row);
/* The same in little room: "ω₃", "φ₃", "K₁₂", and of ten or more oscillators "K₁,₁₂". */
char *mur_infer_symbol (const MurInferenceDrawing *self, gsize row);

/* Whether any of them is finite: what has none stands in no panel and no legend. */
gboolean mur_infer_has_numbers (const double *values, gsize n);

/* The numbers of the observed series, 1 … n, but of many only those whose refit is
 * farthest from the data. NULL of a sum. (element-type guint64) */
GArray *mur_infer_choose_series (const MurInferenceDrawing *self, guint most);
/* Series @number of @table, or its sum where @number is 0. */
MurColumn
mur_infer_series (const MurInferenceDrawing *self, const char *table, guint64 number);

/* From the first sample to the last. */
void mur_infer_set_time (const MurInferenceDrawing *self, MurPanel *panel);
/* The same without a title. */
void mur_infer_hide_time (const MurInferenceDrawing *self, MurPanel *panel);

/* All that the refit leaves of the data, one line a series. */
MurPanel *
mur_infer_add_differences (const MurInferenceDrawing *self, guint row, guint column);
/* The values of a group with their errors, beside the truth; those of few oscillators
 * can be dragged. */
MurPanel *mur_infer_add_group (const MurInferenceDrawing *self,
                               MurInferenceGroup group,
                               guint row,
                               guint column);
/* The couplings: marks of few oscillators, or else an image, and beside it, where there
 * is a truth, that of the true ones. */
void mur_infer_add_couplings (const MurInferenceDrawing *self, guint row, guint column);
/* Objective against iteration. */
MurPanel *
mur_infer_add_descent (const MurInferenceDrawing *self, guint row, guint column);
