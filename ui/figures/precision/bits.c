/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A number as it is stored: its 64 bits in four rows of cells, each of which a click
 * flips; and on the line of real numbers its neighbours, what was typed, and all that is
 * stored as this number. */

#include "ui/figures/precision/private.h"

#include <math.h>
#include <string.h>

#define ACROSS 16 /* cells a row */
#define DOWN 4
#define SIDE 0.92      /* of a cell, of the distance to the next */
#define MOST_DIGITS 60 /* of an exact number that are written out */
#define GROUP 5
#define FEW_DIGITS 32 /* and of a longer one, beside how many there are */

enum
{
  BELOW,
  STORED,
  ABOVE
};

static const struct
{
  const char *name;
  MurRole role;
} parts[] = {
  { "Sign", MUR_ROLE_FIT },
  { "Exponent", MUR_ROLE_SERIES_2 },
  { "Fraction", MUR_ROLE_DATA },
};

/* The cells of one part, all of them or those of bits that are set. */
static void
add_cells (MurFigure *figure,
           MurPanel *panel,
           const MurFrame *frame,
           guint part,
           gboolean is_set)
{
  const MurColumn bit = mur_column (frame, "bits", "bit");
  const MurColumn of = mur_column (frame, "bits", "part");
  const char *const *flipped = mur_column_labels (frame, "bits");
  double *x = mur_column_new (figure, bit.n), *y = mur_column_new (figure, bit.n);
  double *side = mur_column_new (figure, bit.n);
  const char **choices = g_new0 (const char *, bit.n + 1);
  gsize n = 0;
  mur_figure_own (figure, choices, g_free);
  for (gsize i = 0; i < bit.n; i++)
    {
      if (of.values[i] != part || (is_set && bit.values[i] == 0))
        continue;
      x[n] = (double)(i % ACROSS) - SIDE / 2;
      y[n] = DOWN - 1 - (double)(i / ACROSS) - SIDE / 2;
      side[n] = SIDE;
      choices[n++] = flipped[i];
    }
  MurLayer *cells = mur_panel_add_cells (
    panel, parts[part].role, is_set ? NULL : parts[part].name, x, y, side, side, n);
  cells->sets = "number";
  cells->choices = choices;
}

/* Zeros and ones, from the sign on. */
static void
add_digits (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  const MurColumn bit = mur_column (frame, "bits", "bit");
  double *x = mur_column_new (figure, bit.n), *y = mur_column_new (figure, bit.n);
  const char **texts = g_new0 (const char *, bit.n + 1);
  mur_figure_own (figure, texts, g_free);
  for (gsize i = 0; i < bit.n; i++)
    {
      x[i] = (double)(i % ACROSS);
      y[i] = DOWN - 1 - (double)(i / ACROSS);
      texts[i] = bit.values[i] != 0 ? "1" : "0";
    }
  MurLayer *digits
    = mur_panel_add_text (panel, MUR_ROLE_GHOST, x, y, texts, bit.n, MUR_ANCHOR_CENTRE);
  digits->sets = "number";
  digits->choices = mur_column_labels (frame, "bits");
}

/* In groups, parted by thin spaces at which a line can end. */
static void
append_groups (GString *text, const char *digits, gsize n)
{
  const char *point = memchr (digits, '.', n);
  const gsize first = point != NULL ? (gsize)(point - digits) + 1 : n;
  for (gsize i = 0; i < n; i++)
    {
      if (i > first && (i - first) % GROUP == 0)
        g_string_append (text, "\u2009");
      g_string_append_c (text, digits[i]);
    }
}

/* All digits, or the first of them and how many there are. */
static char *
shorten (const char *exact)
{
  const char *digits = exact + (*exact == '-');
  const gsize mantissa = strcspn (digits, "e");
  const gsize n_digits = mantissa - (strchr (digits, '.') != NULL);
  const gboolean is_long = strlen (digits) > MOST_DIGITS;
  GString *text = g_string_new (*exact == '-' ? "−" : NULL);
  append_groups (text, digits, is_long ? FEW_DIGITS : mantissa);
  if (is_long)
    g_string_append (text, "…");
  g_string_append (text, digits + mantissa);
  if (is_long)
    g_string_append_printf (text, ", %" G_GSIZE_FORMAT " digits", n_digits);
  return g_string_free (text, FALSE);
}

static const char *
describe_kind (const MurFrame *frame)
{
  static const char *const kinds[]
    = { "zero",     "subnormal",           "normal",
        "infinite", "not a number, quiet", "not a number, signalling" };
  const guint kind = (guint)mur_column_scalar (frame, "number_kind");
  return kinds[MIN (kind, G_N_ELEMENTS (kinds) - 1)];
}

/* The bits as hexadecimal digits. */
static char *
describe_bits (const MurFrame *frame)
{
  const MurColumn bit = mur_column (frame, "bits", "bit");
  guint64 bits = 0;
  for (gsize i = 0; i < bit.n; i++)
    bits = bits << 1 | (bit.values[i] != 0);
  return g_strdup_printf ("0x%016" G_GINT64_MODIFIER "x, %s", bits,
                          describe_kind (frame));
}

/* A bit's place is that of its row and that of its column together. */
static void
set_cell_axes (MurPanel *panel)
{
  static const char *const rows[] = { "0 +", "16 +", "32 +", "48 +", NULL };
  char **columns = g_new0 (char *, ACROSS + 1);
  for (guint i = 0; i < ACROSS; i++)
    columns[i] = g_strdup_printf ("%u", ACROSS - 1 - i);
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LINEAR);
  /* What is read of a cell: "Exponent, bit: 4, row: 48 +". */
  mur_axis_set_symbol (&panel->x, "bit", NULL);
  mur_axis_set_symbol (&panel->y, "row", NULL);
  panel->x.labels = columns;
  panel->y.labels = g_strdupv ((char **)rows);
  panel->x.minimum = panel->y.minimum = -0.5;
  panel->x.maximum = ACROSS - 0.5;
  panel->y.maximum = DOWN - 0.5;
}

MurPanel *
mur_precision_add_bits (MurFigure *figure,
                        const MurFrame *frame,
                        guint row,
                        guint column)
{
  g_autofree char *title = describe_bits (frame);
  MurPanel *panel = mur_figure_add_panel (figure, row, column, title);
  panel->caption = shorten (mur_column_labels (frame, "neighbours")[STORED]);
  panel->legend = TRUE;
  set_cell_axes (panel);
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    {
      add_cells (figure, panel, frame, part, FALSE);
      add_cells (figure, panel, frame, part, TRUE);
    }
  add_digits (figure, panel, frame);
  return panel;
}

/* The three numbers at 0, 1 and 2, whatever their distances. */
static void
add_neighbours (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  const MurColumn value = mur_column (frame, "neighbours", "value");
  double *x = mur_column_new (figure, value.n), *y = mur_column_new (figure, value.n);
  const gboolean is_finite = isfinite (value.values[STORED]);
  char **labels = g_new0 (char *, value.n + 1);
  for (guint i = 0; i < value.n; i++)
    {
      labels[i]
        = is_finite ? g_strdup_printf ("%.17g", value.values[i]) : g_strdup ("");
      x[i] = i;
      y[i] = 0;
    }
  panel->x.labels = labels;
  if (is_finite)
    mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, value.n)->size = 2.5;
}

/* All real numbers that are stored as this one: half the way to its neighbours. */
static void
add_interval (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  double *numbers = mur_column_new (figure, 6);
  const double values[] = { STORED - 0.5, STORED + 0.5, -0.5, -0.5, 0.5, 0.5 };
  if (!isfinite (mur_column_scalar (frame, "number")))
    return;
  memcpy (numbers, values, sizeof values);
  mur_panel_add_band (panel, MUR_ROLE_DATA, NULL, numbers, numbers + 2, numbers + 4, 2);
}

/* Where what was typed is between them. */
static double
place_typed (const MurFrame *frame)
{
  const MurColumn value = mur_column (frame, "neighbours", "value");
  const double error = mur_column_scalar (frame, "number_error");
  const double gap = error > 0 ? value.values[STORED] - value.values[BELOW]
                               : value.values[ABOVE] - value.values[STORED];
  return STORED - error / gap;
}

static char *
describe_error (const MurFrame *frame)
{
  const double error = mur_column_scalar (frame, "number_error");
  g_autofree char *size = mur_precision_describe (error, 4);
  g_autofree char *ulp = mur_precision_describe (mur_column_scalar (frame, "ulp"), 4);
  g_autofree char *ulps
    = mur_precision_describe (mur_column_scalar (frame, "number_error_ulps"), 3);
  if (isnan (mur_column_scalar (frame, "ulp")))
    return g_strdup ("It has no neighbours");
  if (isnan (error))
    return g_strdup_printf ("1 ulp is %s", ulp);
  if (error == 0)
    return g_strdup_printf ("Stored exactly · 1 ulp is %s", ulp);
  return g_strdup_printf ("Stored less typed: %s, %s ulp · 1 ulp is %s", size, ulps,
                          ulp);
}

static void
add_line_panel (MurFigure *figure, const MurFrame *frame)
{
  const double typed = place_typed (frame);
  MurPanel *panel = mur_figure_add_panel (
    figure, 1, 0, "The line is what was typed, dots can be stored");
  panel->caption = describe_error (frame);
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = BELOW - 0.5;
  panel->x.maximum = ABOVE + 0.5;
  panel->y.minimum = -1;
  panel->y.maximum = 1;
  panel->y.labels = g_new0 (char *, 1);
  add_interval (figure, panel, frame);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
  if (!isnan (typed))
    mur_panel_add_vertical_rule (panel, MUR_ROLE_FIT, NULL, typed);
  add_neighbours (figure, panel, frame);
}

MurFigure *
mur_precision_build_bits (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Precision: the bits of a number");
  mur_figure_set_row_weight (figure, 0, 3);
  mur_precision_add_bits (figure, frame, 0, 0);
  add_line_panel (figure, frame);
  return figure;
}
