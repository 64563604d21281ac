/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One panel: what is left after each step. */

#include "ui/figures/registry.h"

MurFigure *
mur_figure_halving (const MurFrame *frame, const MurParameters *parameters)
{
  const MurTable *course = mur_frame_table (frame, "course");
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  mur_axis_set (&panel->x, "Step", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Left", NULL, MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_DATA, "Number", mur_table_column (course, 0),
                      mur_table_column (course, 1), mur_table_n_rows (course));
  return figure;
}
