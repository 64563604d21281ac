/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One panel: what is left after each step. */

#include "ui/figures/columns.h"
#include "ui/figures/registry.h"

static MurFigure *
build (const MurFrame *frame, const MurParameters *parameters)
{
  const MurColumn step = mur_column (frame, "course", "step");
  const MurColumn x = mur_column (frame, "course", "x");
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  mur_column_set_axis (&step, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&x, &panel->y, NULL, MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_DATA, "Number", step.values, x.values, step.n);
  return figure;
}

const MurScene mur_scenes_halving[] = {
  { "course", "Course", "How fast does it get small?", build },
  { NULL },
};
