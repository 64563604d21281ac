/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns while they are read and when they are finished. Private to columns*.c. */

#pragma once

#include "core/base/csv/columns.h"
#include "core/base/csv/dates.h"

/* A field that is told of. */
typedef struct
{
  char *text; /* (nullable): none so far */
  gsize line;
} MurCsvMark;

typedef struct
{
  char *name, *unit;     /* unit: nullable */
  gboolean has_own_unit; /* it stands behind the numbers, from @unit_line on */
  double *values;
  double *others;   /* (nullable): dates read with the month first */
  MurCsvMark first; /* value */
  gboolean is_date;
  MurCsvDateForm form;
} MurCsvColumn;

struct _MurCsvColumns
{
  GArray *columns;   /* of MurCsvColumn */
  GPtrArray *labels; /* nullable */
  char point;
  gboolean may_be_group; /* what looks like a fraction could be a thousand */
  gsize n_rows, capacity;
  MurCsvMark fraction;  /* a number with the decimal sign */
  MurCsvMark ambiguous; /* one with the other sign, which parts a group or is decimal */
};

static inline MurCsvColumn *
mur_csv_column (const MurCsvColumns *self, guint i)
{
  return &g_array_index (self->columns, MurCsvColumn, i);
}
