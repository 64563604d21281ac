/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks of linear axes.
 *
 * Talbot, Lin and Hanrahan, "An extension of Wilkinson's algorithm for positioning tick
 * labels on axes" (2010): each candidate row of ticks is scored for simplicity,
 * coverage, density and legibility. Here a row holds every multiple of its step inside
 * the limits, so coverage and density follow from the step, the candidates are few, and
 * legibility is measured in order of falling score until a row fits. */

#include "ui/plot/layout/ticks-linear.h"

#include <math.h>

#include "ui/plot/layout/ticks-fill.h"
#include "ui/plot/layout/ticks-row.h"

/* Steps in order of preference, and into how many parts minor ticks cut them. */
static const struct
{
  double q;
  int parts;
} nice[] = { { 1, 5 }, { 5, 5 }, { 2, 4 }, { 2.5, 5 }, { 4, 4 }, { 3, 3 } };

#define SIMPLICITY_WEIGHT 0.25
#define COVERAGE_WEIGHT 0.2
#define DENSITY_WEIGHT 0.55
#define N_MOST 100
/* Of a step: what rounding may put a tick outside the limits. */
#define SLACK 1e-9

static double
score_row (const MurTickRow *row, guint rank, MurRange range, double wished)
{
  const guint n = mur_tick_row_n (row);
  const double fifth = 0.2 * (range.maximum - range.minimum);
  const double below = (mur_tick_row_value (row, 0) - range.minimum) / fifth;
  const double above = (range.maximum - mur_tick_row_value (row, n - 1)) / fifth;
  const double simplicity = 1 - (double)rank / (G_N_ELEMENTS (nice) - 1);
  const double coverage = 1 - 0.5 * (below * below + above * above);
  const double density = 2 - fmax (n / wished, wished / n);

  return SIMPLICITY_WEIGHT * simplicity + COVERAGE_WEIGHT * coverage
         + DENSITY_WEIGHT * density;
}

static gboolean
row_init (MurTickRow *self, guint rank, int power, MurRange range)
{
  const double step = nice[rank].q * pow (10, power);

  if (!(step > 0) || !isfinite (step))
    return FALSE;
  self->q = nice[rank].q;
  self->power = power;
  self->first = ceil (range.minimum / step - SLACK);
  self->last = floor (range.maximum / step + SLACK);
  return self->last >= self->first && self->last - self->first < N_MOST;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const MurTickRow *left = a, *right = b;

  if (left->score != right->score)
    return left->score < right->score ? 1 : -1;
  /* Equal scores: the coarser one, so that the order is the same everywhere. */
  return right->power - left->power;
}

static GArray *
list_rows (MurRange range, double wished, gboolean integer)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (MurTickRow));
  const int magnitude = (int)floor (log10 (range.maximum - range.minimum));

  for (int power = magnitude + 1; power >= magnitude - 2; power--)
    for (guint rank = 0; rank < G_N_ELEMENTS (nice); rank++)
      {
        MurTickRow row = { 0 };

        if (integer && (power < 0 || (power == 0 && nice[rank].q == 2.5)))
          continue;
        if (!row_init (&row, rank, power, range))
          continue;
        row.score = score_row (&row, rank, range, wished);
        g_array_append_val (rows, row);
      }
  g_array_sort (rows, compare_rows);
  return rows;
}

static int
parts_of (const MurTickRow *row, gboolean integer)
{
  for (guint i = 0; i < G_N_ELEMENTS (nice); i++)
    if (nice[i].q == row->q && !(integer && row->power == 0))
      return nice[i].parts;
  return 1;
}

static void
add_minor (MurTicks *self,
           const MurTickRow *row,
           const MurTickRequest *request,
           MurRange range)
{
  const double step = row->q * pow (10, row->power);
  const int parts = parts_of (row, request->integer);
  const double pixels
    = step / parts / (range.maximum - range.minimum) * request->length;
  const double from = ceil (range.minimum / step * parts - SLACK);

  if (pixels < 5)
    return;
  for (double i = from; i <= range.maximum / step * parts + SLACK; i++)
    {
      const double value = step * (i / parts);

      if (fmod (i, parts) != 0)
        g_array_append_val (self->minor, value);
    }
}

/* The first of the rows that fits, with labels of at most @longest characters. */
static gboolean
fill_first (MurTicks *self,
            const MurTickRequest *request,
            MurRange range,
            const GArray *rows,
            guint longest)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MurTickRow *row = &g_array_index (rows, MurTickRow, i);

      mur_ticks_clear (self);
      if (mur_tick_row_fill (row, longest, self) && mur_ticks_fit (self, request))
        {
          add_minor (self, row, request, range);
          return TRUE;
        }
    }
  mur_ticks_clear (self);
  return FALSE;
}

void
mur_ticks_linear (MurTicks *self, const MurTickRequest *request, MurRange range)
{
  const double wished = fmax (request->wished, 2);
  g_autoptr (GArray) rows = list_rows (range, wished, request->integer);

  if (!fill_first (self, request, range, rows, request->longest))
    fill_first (self, request, range, rows, 0);
}
