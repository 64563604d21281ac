/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All values, what is left of the data, and the search. */

#include "ui/figures/inference/private.h"

static void
add_values (const MurInferenceDrawing *self)
{
  const gboolean is_few = self->n <= MUR_INFERENCE_MARKED;
  MurPanel *frequencies;
  mur_infer_add_couplings (self, 0, is_few ? 2 : 0);
  frequencies = mur_infer_add_group (self, MUR_INFERENCE_OMEGAS, 0, is_few ? 0 : 2);
  if (is_few && self->has_phases)
    mur_infer_add_group (self, MUR_INFERENCE_PHASES, 0, 1);
  else if (is_few)
    frequencies->n_columns = 2;
}

MurFigure *
mur_infer_build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  const MurInferenceDrawing drawing = mur_infer_draw (frame, parameters, "Inference");
  add_values (&drawing);
  mur_infer_add_differences (&drawing, 1, 0)->n_columns = 2;
  mur_infer_add_descent (&drawing, 1, 2);
  return drawing.figure;
}
