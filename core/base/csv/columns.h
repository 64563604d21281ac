/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a table that is being read, field by field. Private to csv. */

#pragma once

#include "core/base/csv/reader.h"
#include "core/base/table.h"

typedef struct _MurCsvColumns MurCsvColumns;

/* @names, @units: (element-type utf8): one a column; units may be %NULL, and those behind
 * numbers take their place. @point: the decimal sign; @separator: with the same one, in
 * quotation marks, 1,234 alone could be a thousand. @has_labels: the first column is
 * one of labels */
MurCsvColumns *mur_csv_columns_new (const GPtrArray *names,
                                    const GPtrArray *units,
                                    char point,
                                    char separator,
                                    gboolean has_labels);
void mur_csv_columns_free (MurCsvColumns *self);

void mur_csv_columns_begin_row (MurCsvColumns *self);
/* Takes the field of @reader into @column of the row, which began on @line. */
gboolean mur_csv_columns_take (MurCsvColumns *self,
                               const MurCsvReader *reader,
                               guint column,
                               gsize line,
                               GError **error);
void mur_csv_columns_end_row (MurCsvColumns *self);
gsize mur_csv_columns_n_rows (const MurCsvColumns *self);

/* Dates become seconds since the first of their column, and groups of digits are judged.
 * Returns: (nullable): an error names both fields that contradict one another */
MurTable *
mur_csv_columns_finish (MurCsvColumns *self, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurCsvColumns, mur_csv_columns_free)
