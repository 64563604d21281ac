/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The refit: a row for each oscillator, on the left its phase with that of the recovered
 * system over it, on the right what is between them. Of many oscillators those that
 * differ most. */

#include "ui/figures/inference/private.h"

#define MOST_ROWS 4
#define THICK 2.2 /* what was observed is seen on both sides of the refit */
#define MOST_LINES 6

/* "φ₃" as markup. */
static char *
dup_symbol (guint64 number)
{
  return number == 0
           ? g_strdup ("Σ<i>φ</i>")
           : g_strdup_printf ("<i>φ</i><sub>%" G_GUINT64_FORMAT "</sub>", number);
}

static void
add_observed (const MurInferenceDrawing *self,
              MurPanel *panel,
              const MurColumn *phase,
              gboolean is_named)
{
  const gboolean is_true = self->has_truth && !self->has_noise;
  const MurRole role = is_true ? MUR_ROLE_REFERENCE : MUR_ROLE_DATA;
  const char *name = !is_named ? NULL : is_true ? "True" : "Data";
  MurLayer *layer;
  if (self->has_noise)
    {
      mur_panel_add_points (panel, role, name, self->time.values, phase->values,
                            phase->n);
      return;
    }
  layer = mur_panel_add_line (panel, role, name, self->time.values, phase->values,
                              phase->n);
  layer->solid = TRUE;
  layer->width = THICK;
}

static void
set_row_axis (const MurInferenceDrawing *self, MurPanel *panel, gboolean is_last)
{
  mur_infer_set_time (self, panel);
  if (!is_last)
    mur_infer_hide_time (self, panel);
}

static void
add_phase (const MurInferenceDrawing *self, guint64 number, guint row, gboolean is_last)
{
  const MurColumn phase = mur_infer_series (self, "phases", number);
  const MurColumn refit = mur_infer_series (self, "refit", number);
  g_autofree char *symbol = dup_symbol (number);
  MurPanel *panel
    = mur_figure_add_panel (self->figure, row, 0, row == 0 ? "Phases" : NULL);
  panel->legend = row == 0;
  set_row_axis (self, panel, is_last);
  mur_axis_set (&panel->y, symbol, phase.unit, MUR_SCALE_LINEAR);
  add_observed (self, panel, &phase, row == 0);
  MurLayer *line = mur_panel_add_line (panel, MUR_ROLE_FIT, row == 0 ? "Refit" : NULL,
                                       self->time.values, refit.values, refit.n);
  line->dashed = TRUE;
}

static void
add_difference (const MurInferenceDrawing *self,
                guint64 number,
                guint row,
                gboolean is_last)
{
  const MurColumn difference = mur_infer_series (self, "difference", number);
  MurPanel *panel
    = mur_figure_add_panel (self->figure, row, 1, row == 0 ? "Difference" : NULL);
  set_row_axis (self, panel, is_last);
  mur_axis_set (&panel->y, NULL, difference.unit, MUR_SCALE_LINEAR);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, self->time.values, difference.values,
                      difference.n);
}

MurFigure *
mur_infer_build_refit (const MurFrame *frame, const MurParameters *parameters)
{
  const MurInferenceDrawing drawing
    = mur_infer_draw (frame, parameters, "Inference: refit");
  g_autoptr (GArray) numbers = mur_infer_choose_series (&drawing, MOST_ROWS);
  for (guint i = 0; i < numbers->len; i++)
    {
      const guint64 number = g_array_index (numbers, guint64, i);
      add_phase (&drawing, number, i, i + 1 == numbers->len);
      add_difference (&drawing, number, i, i + 1 == numbers->len);
    }
  if (!drawing.is_sum && numbers->len < drawing.n)
    mur_figure_panel (drawing.figure, 0)->caption
      = g_strdup_printf ("The %u of %u that differ most", numbers->len, drawing.n);
  return drawing.figure;
}

MurPanel *
mur_infer_add_differences (const MurInferenceDrawing *self, guint row, guint column)
{
  g_autoptr (GArray) numbers = mur_infer_choose_series (self, MOST_LINES);
  MurPanel *panel = mur_figure_add_panel (self->figure, row, column, "Data − refit");
  mur_infer_set_time (self, panel);
  panel->line_names = numbers->len > 1;
  mur_axis_set (&panel->y, NULL, "rad", MUR_SCALE_LINEAR);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
  for (guint i = 0; i < numbers->len; i++)
    {
      const guint64 number = g_array_index (numbers, guint64, i);
      const MurColumn difference = mur_infer_series (self, "difference", number);
      g_autofree char *name
        = number > 0 ? g_strdup_printf ("%" G_GUINT64_FORMAT, number) : NULL;
      mur_panel_add_line (panel, (MurRole)(MUR_ROLE_SERIES_1 + i), name,
                          self->time.values, difference.values, difference.n)
        ->solid
        = TRUE;
    }
  return panel;
}
