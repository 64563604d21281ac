/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sampling in numbers. Points are slices of the run's own memory; tables of rows are
 * short. */

#include "core/experiments/sampling/private.h"

#include <math.h>

static const char *const measure_names[MUR_N_DISCREPANCIES]
  = { "l2_star", "centred", "wraparound", "mixture", "minimum_distance" };

/* A column of the number at @offset of each row. */
static void
add_member (
  MurTable *table, char *name, const GArray *rows, gsize row_size, gsize offset)
{
  double *values = g_new (double, rows->len);
  for (guint i = 0; i < rows->len; i++)
    values[i] = *(const double *)(gconstpointer)(rows->data + i * row_size + offset);
  mur_table_add_take (table, name, NULL, values, rows->len);
  g_free (name);
}

static char *
name_of (guint set, const char *measure)
{
  return g_strdup_printf ("%s_%s", mur_sampling_names[set], measure);
}

static void
add_measure (MurTable *table, const GArray *rows, guint set, guint kind)
{
  add_member (table, name_of (set, measure_names[kind]), rows,
              sizeof (MurSamplingDiscrepancyRow),
              offsetof (MurSamplingDiscrepancyRow, values)
                + (set * (gsize)MUR_N_DISCREPANCIES + kind) * sizeof (double));
}

/* The distance, which is no discrepancy, comes last. */
static MurTable *
make_discrepancy (const MurSampling *self)
{
  const GArray *rows = self->discrepancy_rows;
  gsize size = sizeof (MurSamplingDiscrepancyRow);
  MurTable *table = mur_table_new ();
  add_member (table, g_strdup ("n"), rows, size, 0);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      add_member (table, name_of (set, "star"), rows, size,
                  offsetof (MurSamplingDiscrepancyRow, star) + set * sizeof (double));
      for (guint kind = 0; kind < MUR_DISCREPANCY_MINIMUM_DISTANCE; kind++)
        add_measure (table, rows, set, kind);
    }
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    add_measure (table, rows, set, MUR_DISCREPANCY_MINIMUM_DISTANCE);
  mur_sampling_add_roots (table);
  return table;
}

static void
add_spread (
  MurTable *table, const GArray *rows, guint set, const char *name, gsize offset)
{
  add_member (table, name_of (set, name), rows, sizeof (MurSamplingIntegrationRow),
              offsetof (MurSamplingIntegrationRow, spread)
                + set * sizeof (MurSamplingSpread) + offset);
}

static MurTable *
make_integration (const MurSampling *self)
{
  const GArray *rows = self->integration_rows;
  MurTable *table = mur_table_new ();
  add_member (table, g_strdup ("n"), rows, sizeof (MurSamplingIntegrationRow), 0);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    add_spread (table, rows, set, "error", offsetof (MurSamplingSpread, error));
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      add_spread (table, rows, set, "lower", offsetof (MurSamplingSpread, lower));
      add_spread (table, rows, set, "upper", offsetof (MurSamplingSpread, upper));
    }
  return table;
}

static MurTable *
make_cells (const MurSampling *self)
{
  const MurCells *cells = &self->uniformity[0].cells;
  gsize k = cells->n_columns, n = mur_cells_n (cells);
  double *x = g_new (double, n), *y = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    {
      x[i] = ((double)(i % k) + 0.5) / (double)k;
      y[i] = ((double)(i / k) + 0.5) / cells->n_rows;
    }
  mur_table_add_take (table, "x", NULL, x, n);
  mur_table_add_take (table, "y", NULL, y, n);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      double *counts = g_new (double, n);
      for (gsize i = 0; i < n; i++)
        counts[i] = self->uniformity[set].cells.counts[i];
      mur_table_add_take (table, mur_sampling_names[set], NULL, counts, n);
    }
  return table;
}

static const char *
title_of (const MurSamplingPoints *set)
{
  return set->sampler == NULL ? "Given points"
                              : mur_sequences[set->settings.sequence].title;
}

static MurTable *
make_boxes (const MurSampling *self)
{
  const char *labels[] = { NULL, NULL, NULL };
  double *columns[4];
  MurTable *table = mur_table_new ();
  for (guint c = 0; c < 4; c++)
    columns[c] = g_new (double, MUR_SAMPLING_N_SETS);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      const MurStarBox *box = &self->uniformity[set].box;
      gboolean is_known = !isnan (box->value);
      labels[set] = title_of (&self->sets[set]);
      columns[0][set] = box->x;
      columns[1][set] = box->y;
      columns[2][set] = is_known ? (double)box->n_inside : NAN;
      columns[3][set] = is_known ? box->is_dense : NAN;
    }
  mur_table_add_take (table, "x", NULL, columns[0], MUR_SAMPLING_N_SETS);
  mur_table_add_take (table, "y", NULL, columns[1], MUR_SAMPLING_N_SETS);
  mur_table_add_take (table, "points", NULL, columns[2], MUR_SAMPLING_N_SETS);
  mur_table_add_take (table, "dense", NULL, columns[3], MUR_SAMPLING_N_SETS);
  mur_table_set_labels (table, labels);
  return table;
}

/* The first dimension whose base divides the leap. */
static guint
find_bad_dimension (const MurSampler *sampler)
{
  const MurSamplerSettings *settings = mur_sampler_settings (sampler);
  guint d = 0;
  while (d + 1 < settings->dimensions
         && settings->leap % mur_sampler_base (sampler, d) != 0)
    d++;
  return d;
}

static void
add_warnings (const MurSampling *self, MurFrame *frame)
{
  const char *lines[MUR_SAMPLING_N_SETS + 1] = { NULL };
  double columns[3][MUR_SAMPLING_N_SETS];
  gsize n = 0;
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      const MurSampler *sampler = self->sets[set].sampler;
      lines[n] = sampler != NULL ? mur_sampler_warning (sampler) : NULL;
      if (lines[n] == NULL)
        continue;
      guint dimension = find_bad_dimension (sampler);
      columns[0][n] = set + 1;
      columns[1][n] = dimension + 1;
      columns[2][n] = mur_sampler_base (sampler, dimension);
      n++;
    }
  if (n == 0)
    return;
  static const char *const names[] = { "set", "dimension", "base" };
  MurTable *table = mur_table_new ();
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    mur_table_add_take (table, names[c], NULL,
                        g_memdup2 (columns[c], n * sizeof (double)), n);
  mur_table_set_labels (table, lines);
  mur_frame_add_table (frame, "warnings", table);
}

static void
add_scalar (MurFrame *frame, guint set, const char *name, double value)
{
  g_autofree char *full = name_of (set, name);
  mur_frame_add_scalar (frame, full, NULL, value);
}

static void
add_set_scalars (const MurSampling *self, MurFrame *frame, guint set)
{
  const MurSamplingUniformity *uniformity = &self->uniformity[set];
  gboolean is_begun = self->n > 0;
  add_scalar (frame, set, "star_discrepancy", uniformity->box.value);
  for (guint kind = 0; kind < MUR_DISCREPANCY_MINIMUM_DISTANCE; kind++)
    {
      g_autofree char *name = g_strdup_printf ("%s_discrepancy", measure_names[kind]);
      add_scalar (frame, set, name, uniformity->values[kind]);
    }
  add_scalar (frame, set, "minimum_distance",
              uniformity->values[MUR_DISCREPANCY_MINIMUM_DISTANCE]);
  add_scalar (frame, set, "empty_cells",
              (double)mur_cells_n_empty (&uniformity->cells));
  add_scalar (frame, set, "integral", mur_sampling_estimate (self, set));
  add_scalar (frame, set, "error",
              is_begun
                ? g_array_index (self->integration_rows, MurSamplingIntegrationRow,
                                 self->integration_rows->len - 1)
                    .spread[set]
                    .error
                : NAN);
}

static void
add_scalars (const MurSampling *self, MurFrame *frame)
{
  mur_frame_add_scalar (frame, "n", NULL, (double)self->n);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    add_set_scalars (self, frame, set);
  mur_frame_add_scalar (frame, "integral", NULL,
                        mur_integrand_integral (self->integrand));
  mur_frame_add_scalar (frame, "integral_uncertainty", NULL,
                        mur_integrand_uncertainty (self->integrand));
  mur_frame_add_scalar (frame, "cells", NULL, self->n_cells);
  mur_frame_add_scalar (frame, "dimensions", NULL, self->dimensions);
  mur_frame_add_scalar (frame, "x_dimension", NULL, self->x + 1);
  mur_frame_add_scalar (frame, "y_dimension", NULL, self->y + 1);
}

MurFrame *
mur_sampling_frame (MurRun *run)
{
  MurSampling *self = (MurSampling *)run;
  MurFrame *frame = mur_frame_new ();
  mur_frame_add_table (frame, "points",
                       mur_sampling_points_table (&self->sets[0], self->n));
  mur_frame_add_table (frame, "reference_points",
                       mur_sampling_points_table (&self->sets[1], self->n));
  mur_frame_add_table (frame, "discrepancy", make_discrepancy (self));
  mur_frame_add_table (frame, "integration", make_integration (self));
  MurTable *pairs = mur_sampling_pairs_table (self);
  mur_frame_add_table (frame, "pairs", pairs);
  mur_frame_add_table (frame, "cells", make_cells (self));
  mur_frame_add_table (frame, "boxes", make_boxes (self));
  add_warnings (self, frame);
  mur_sampling_add_pictures (self, pairs, frame);
  add_scalars (self, frame);
  mur_sampling_pairs_add_worst (self, pairs, frame);
  return frame;
}
