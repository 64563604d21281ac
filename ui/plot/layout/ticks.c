/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks of linear axes and of categories.
 *
 * Talbot, Lin and Hanrahan, "An extension of Wilkinson's algorithm for positioning tick
 * labels on axes" (2010): each candidate row of ticks is scored for simplicity,
 * coverage, density and legibility. Here a row holds every multiple of its step inside
 * the limits, so coverage and density follow from the step, the candidates are few, and
 * legibility is measured in order of falling score until a row fits. */

#include "ui/plot/layout/ticks-private.h"

#include <math.h>

#include "ui/plot/layout/scale.h"

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

static void
tick_clear (MurTick *self)
{
  g_free (self->label);
}

void
mur_ticks_take (MurTicks *self, double value, char *label)
{
  const MurTick tick = { value, label };

  g_array_append_val (self->major, tick);
}

void
mur_ticks_clear (MurTicks *self)
{
  g_array_set_size (self->major, 0);
  g_array_set_size (self->minor, 0);
  g_clear_pointer (&self->exponent, g_free);
}

void
mur_ticks_free (MurTicks *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->major);
  g_array_unref (self->minor);
  g_free (self->exponent);
  g_free (self);
}

gboolean
mur_ticks_fit (const MurTicks *self, const MurTickRequest *request)
{
  double end = -INFINITY;
  MurMap map;
  const MurRange range = mur_range_sane (request->limits, request->scale);
  const MurRange up
    = { fmin (range.minimum, range.maximum), fmax (range.minimum, range.maximum) };

  mur_map_init (&map, request->scale, up, 0, request->length);
  for (guint i = 0; i < self->major->len; i++)
    {
      const MurTick *tick = &g_array_index (self->major, MurTick, i);
      const double at = mur_map_to_position (&map, tick->value);
      const double size = request->measure (tick->label, request->measure_data);

      if (at - size / 2 < end + request->gap)
        return FALSE;
      end = at + size / 2;
    }
  return TRUE;
}

double
mur_tick_row_value (const MurTickRow *self, guint i)
{
  const double times = (self->first + i) * self->q;

  return self->power < 0 ? times / pow (10, -self->power)
                         : times * pow (10, self->power);
}

guint
mur_tick_row_n (const MurTickRow *self)
{
  return (guint)(self->last - self->first) + 1;
}

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

void
mur_ticks_linear (MurTicks *self, const MurTickRequest *request, MurRange range)
{
  const double wished = fmax (request->wished, 2);
  g_autoptr (GArray) rows = list_rows (range, wished, request->integer);

  for (guint i = 0; i < rows->len; i++)
    {
      const MurTickRow *row = &g_array_index (rows, MurTickRow, i);

      mur_ticks_clear (self);
      mur_ticks_label_row (self, row);
      if (mur_ticks_fit (self, request))
        {
          add_minor (self, row, request, range);
          return;
        }
    }
  mur_ticks_clear (self);
}

/* Categories keep every label when they fit, else every second, third, … one. */
static void
categories (MurTicks *self, const MurTickRequest *request, MurRange range)
{
  const guint n = g_strv_length ((char **)request->labels);

  for (guint stride = 1; stride <= MAX (n, 1); stride++)
    {
      mur_ticks_clear (self);
      for (guint i = 0; i < n; i += stride)
        if (i >= range.minimum && i <= range.maximum)
          mur_ticks_take (self, i, g_strdup (request->labels[i]));
      if (mur_ticks_fit (self, request))
        return;
    }
}

MurTicks *
mur_ticks_new (const MurTickRequest *request)
{
  MurTicks *self;
  MurRange range;

  g_return_val_if_fail (request != NULL && request->measure != NULL, NULL);
  range = mur_range_sane (request->limits, request->scale);
  if (range.minimum > range.maximum)
    range = (MurRange){ range.maximum, range.minimum };
  self = g_new0 (MurTicks, 1);
  self->major = g_array_new (FALSE, FALSE, sizeof (MurTick));
  g_array_set_clear_func (self->major, (GDestroyNotify)tick_clear);
  self->minor = g_array_new (FALSE, FALSE, sizeof (double));
  if (!(request->length > 0))
    return self;
  if (request->labels != NULL)
    categories (self, request, range);
  else if (request->scale == MUR_SCALE_LOG)
    mur_ticks_log (self, request, range);
  else
    mur_ticks_linear (self, request, range);
  return self;
}
