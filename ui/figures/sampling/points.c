/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The points of both sets side by side in two large squares, and below their names how
 * even they are in numbers. */

#include "ui/figures/sampling/private.h"

#include <math.h>
#include <string.h>

/* "1 234 567": in groups from five digits on, parted by thin spaces that do not break. */
static char *
group_digits (double n)
{
  g_autofree char *plain = g_strdup_printf ("%.0f", n);
  const gsize length = strlen (plain);
  GString *grouped = g_string_new (NULL);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && length > 4 && (length - i) % 3 == 0)
        g_string_append (grouped, "\u202f");
      g_string_append_c (grouped, plain[i]);
    }
  return g_string_free (grouped, FALSE);
}

char *
mur_sampling_describe_n (double n)
{
  g_autofree char *digits = group_digits (n);
  return g_strdup_printf (n == 1 ? "%s point" : "%s points", digits);
}

static void
append_cells (GString *text, const MurFrame *frame, guint set)
{
  const MurColumn cells = mur_column (frame, "cells", "x");
  const double n_empty = mur_sampling_scalar (frame, set, "empty_cells");
  g_string_append_printf (text, " · %.0f\u202f%% empty cells",
                          100 * n_empty / (double)cells.n);
}

void
mur_sampling_append_star (GString *text, double star)
{
  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append_printf (text, star < 0.005 ? "<i>D</i>* %.4f" : "<i>D</i>* %.3f",
                          star);
}

static void
append_star (GString *text,
             const MurFrame *frame,
             const MurParameters *parameters,
             guint set)
{
  const double star = mur_sampling_scalar (frame, set, "star_discrepancy");
  if (isnan (star))
    return;
  mur_sampling_append_star (text, star);
  if (mur_parameters_choice (parameters, "show_box") != 0)
    g_string_append (text, mur_column (frame, "boxes", "dense").values[set] == 1
                             ? ", box too full"
                             : ", box too empty");
}

static char *
describe_set (const MurFrame *frame, const MurParameters *parameters, guint set)
{
  g_autofree char *n = mur_sampling_describe_n (mur_column_scalar (frame, "n"));
  GString *text = g_string_new (n);
  append_cells (text, frame, set);
  append_star (text, frame, parameters, set);
  return g_string_free (text, FALSE);
}

/* A warning stands where it is seen; else what came of the disc, where that is shown. */
static char *
title_of_set (const MurFrame *frame, const MurParameters *parameters, guint set)
{
  const char *title = mur_sampling_title (frame, set);
  const double base = mur_sampling_bad_base (frame, set);
  const double integral = mur_sampling_scalar (frame, set, "integral");
  if (base > 0)
    return g_strdup_printf ("%s: leap divisible by %.0f", title, base);
  if (mur_sampling_shows_disc (frame, parameters) && !isnan (integral))
    return g_strdup_printf ("%s: π ≈ %.4f", title, integral);
  return g_strdup (title);
}

MurFigure *
mur_sampling_build_points (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Sampling: points");
  for (guint set = 0; set < MUR_SAMPLING_FIGURE_SETS; set++)
    {
      MurPanel *panel = mur_sampling_add_square (figure, frame, parameters, set, set);
      panel->title = title_of_set (frame, parameters, set);
      panel->caption = describe_set (frame, parameters, set);
    }
  return figure;
}
