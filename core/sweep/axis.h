/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An axis of a design: the values that one parameter takes, as a person writes them.
 *
 *   coupling=0:4:41             41 values from 0 to 4, ends included
 *   coupling=log 0.01:100:9     the same in equal ratios
 *   seed=1..20                  whole numbers
 *   topology=ring,random        a list, of any kind of parameter; an item with a comma
 *                               stands in double quotes
 *   inertia=0:1, log 0.1:10     an interval, which points of a sequence fill
 *
 * Values between the ends are rounded to 15 digits, so that a table shows 0.3 for 0.3;
 * those of INTEGER parameters to whole numbers. */

#pragma once

#include "core/experiment/parameter.h"

typedef struct
{
  const MurParameter *parameter;
  char *text;   /* as it was written, without blanks at its ends */
  guint64 n;    /* values; 0: an interval */
  char **items; /* (nullable): of a list, each as mur_value_format() has it */
  double low, high;
  gboolean is_logarithmic;
} MurSweepAxis;

/* Reads "NAME=…" for a parameter of @table. Whatever is not allowed is an error that
 * names the parameter: one that is unknown or changes only the picture, a value outside
 * its range, an empty interval, the same value twice.
 * Returns: (transfer full): for mur_sweep_axis_free() */
MurSweepAxis *
mur_sweep_axis_parse (const MurParameter *table, const char *text, GError **error);
void mur_sweep_axis_free (MurSweepAxis *self);

/* Sets the parameter among @parameters to value @index, below n. */
void mur_sweep_axis_apply (const MurSweepAxis *self,
                           guint64 index,
                           MurParameters *parameters);
/* The same of an interval, or of values that a sequence chooses from: @u in [0, 1) goes
 * evenly over the interval (or its logarithm), its whole numbers, or the values. */
void mur_sweep_axis_apply_unit (const MurSweepAxis *self,
                                double u,
                                MurParameters *parameters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSweepAxis, mur_sweep_axis_free)
