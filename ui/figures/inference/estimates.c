/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The estimates: how far off each value may be, beside the truth where that is known,
 * and what is left of the data. A value that is dragged takes that with it. */

#include "ui/figures/inference/private.h"

/* As high as so many rows of values. */
#define MANY_COUPLINGS 2.2
/* As wide as so many panels of time: there is a name for each. */
#define FEW_COUPLINGS 1.4

static void
add_phases (const MurInferenceDrawing *self, MurPanel *frequencies)
{
  if (self->has_phases)
    mur_infer_add_group (self, MUR_INFERENCE_PHASES, frequencies->row, 1);
  else
    frequencies->n_columns = 2;
}

/* What is dragged, and what comes of it. */
static void
add_few (const MurInferenceDrawing *self)
{
  mur_figure_set_column_weight (self->figure, 0, FEW_COUPLINGS);
  add_phases (self, mur_infer_add_group (self, MUR_INFERENCE_OMEGAS, 0, 0));
  mur_infer_add_couplings (self, 1, 0);
  mur_infer_add_differences (self, 1, 1);
}

/* Of many the couplings are what is to be found. */
static void
add_many (const MurInferenceDrawing *self)
{
  mur_figure_set_row_weight (self->figure, 0, MANY_COUPLINGS);
  mur_infer_add_couplings (self, 0, 0);
  add_phases (self, mur_infer_add_group (self, MUR_INFERENCE_OMEGAS, 1, 0));
}

MurFigure *
mur_infer_build_estimates (const MurFrame *frame, const MurParameters *parameters)
{
  const MurInferenceDrawing drawing
    = mur_infer_draw (frame, parameters, "Inference: estimates");
  if (drawing.n <= MUR_INFERENCE_MARKED)
    add_few (&drawing);
  else
    add_many (&drawing);
  return drawing.figure;
}
