/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The differences of the first pairs as stems, in units of 2⁻⁵³, exact multiples apart from
 * others; and of the chosen one the running sum of exact errors, which ends there. */

#include "ui/figures/precision/private.h"

#include <math.h>
#include <string.h>

#define MANY 60 /* elements, from which on points are small */

static double
chosen_element (const MurFrame *frame)
{
  return mur_column_scalar (frame, "element");
}

/* Of exact multiples, or of the others; a click chooses the element. */
static void
add_points (MurFigure *figure,
            MurPanel *panel,
            const MurFrame *frame,
            gboolean of_multiples)
{
  const MurColumn index = mur_column (frame, "difference", "index");
  const MurColumn units = mur_column (frame, "difference", "units");
  double *x = mur_column_new (figure, units.n), *y = mur_column_new (figure, units.n);
  gsize n = 0;
  for (gsize i = 0; i < units.n; i++)
    if ((floor (units.values[i]) == units.values[i]) == of_multiples)
      {
        x[n] = index.values[i];
        y[n++] = units.values[i];
      }
  MurLayer *points
    = mur_panel_add_points (panel, of_multiples ? MUR_ROLE_DATA : MUR_ROLE_FIT,
                            of_multiples ? "Multiples of 2⁻⁵³" : "Others", x, y, n);
  points->sets_x = "element";
  points->size = (of_multiples ? 2 : 1.4) * (units.n > MANY ? 0.5 : 1);
}

static void
add_stems (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  const MurColumn index = mur_column (frame, "difference", "index");
  const MurColumn units = mur_column (frame, "difference", "units");
  double *zeros = mur_column_new (figure, units.n);
  memset (zeros, 0, units.n * sizeof *zeros);
  MurLayer *stems = mur_panel_add (panel, MUR_LAYER_ERRORS, MUR_ROLE_GUIDE, NULL);
  stems->x = index.values;
  stems->y = zeros;
  stems->y2 = units.values;
  stems->n = units.n;
}

static void
mark_chosen (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  const MurColumn units = mur_column (frame, "difference", "units");
  double *place = mur_column_new (figure, 2);
  place[0] = chosen_element (frame);
  place[1] = units.values[(gsize)place[0] - 1];
  MurLayer *ring
    = mur_panel_add_points (panel, MUR_ROLE_REFERENCE, NULL, place, place + 1, 1);
  ring->size = 1.6;
}

static char *
describe_shares (const MurFrame *frame)
{
  const double zeros = mur_column_scalar (frame, "zero_share");
  const double multiples = mur_column_scalar (frame, "multiples_share");
  g_autofree char *rms = mur_precision_describe (mur_column_scalar (frame, "rms"), 3);
  if (isnan (zeros))
    return g_strdup ("r1 − n·r2 at once, less the same by n subtractions");
  return g_strdup_printf (
    "All draws: rms %s · %.3g\u202f%% zeros · %.3g\u202f%% multiples", rms, zeros,
    multiples);
}

void
mur_precision_add_stems (MurFigure *figure,
                         const MurFrame *frame,
                         guint row,
                         guint column)
{
  const MurColumn index = mur_column (frame, "difference", "index");
  const MurColumn units = mur_column (frame, "difference", "units");
  const double n = (double)mur_column (frame, "steps", "step").n - 1;
  g_autofree char *title
    = g_strdup_printf ("r1 − %.0f·r2 at once, less step by step", n);
  MurPanel *panel = mur_figure_add_panel (figure, row, column, title);
  panel->legend = TRUE;
  panel->caption = describe_shares (frame);
  mur_column_set_axis (&index, &panel->x, "", MUR_SCALE_LINEAR);
  mur_column_set_axis (&units, &panel->y, NULL, MUR_SCALE_LINEAR);
  panel->x.integer = TRUE;
  panel->x.minimum = 0.5;
  panel->x.maximum = (double)index.n + 0.5;
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
  add_stems (figure, panel, frame);
  mark_chosen (figure, panel, frame);
  add_points (figure, panel, frame, TRUE);
  add_points (figure, panel, frame, FALSE);
}

static void
add_error_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn step = mur_column (frame, "steps", "step");
  const MurColumn running = mur_column (frame, "steps", "running_error");
  const double element = chosen_element (frame);
  const MurColumn units = mur_column (frame, "difference", "units");
  const double difference = units.values[(gsize)element - 1];
  g_autofree char *title
    = g_strdup_printf ("Why: exact errors of element %.0f", element);
  g_autofree char *end = mur_precision_describe (difference, 6);
  double *y = mur_column_new (figure, running.n);
  for (gsize i = 0; i < running.n; i++)
    y[i] = running.values[i] * MUR_PRECISION_UNITS;
  MurPanel *panel = mur_figure_add_panel (figure, 0, 1, title);
  panel->caption
    = g_strdup_printf ("They add up to the difference, %s·2<sup>−53</sup>", end);
  mur_column_set_axis (&step, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.integer = TRUE;
  mur_axis_set (&panel->y, "Running error", "2⁻⁵³", MUR_SCALE_LINEAR);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_REFERENCE, NULL, difference);
  MurLayer *line
    = mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, step.values, y, running.n);
  line->width = 1.4;
  if (running.n <= MANY)
    mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, step.values, y, running.n)->size
      = 1.4;
}

MurFigure *
mur_precision_build_difference (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Precision: the same sum twice");
  mur_precision_add_stems (figure, frame, 0, 0);
  add_error_panel (figure, frame);
  return figure;
}
