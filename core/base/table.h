/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Vectors and tables: the numbers that flow from a run to figures, files and tests.
 *
 * A vector is an immutable, atomically reference-counted array of doubles. A table is
 * an ordered set of named vectors of one length, with optional row labels; it is built
 * by one owner and immutable from the moment it is shared. NaN marks a missing value.
 */

#pragma once

#include <glib.h>

typedef struct _MurVector MurVector;
typedef struct _MurTable MurTable;

/* Takes @values, which g_free() will free. */
MurVector *mur_vector_new_take (double *values, gsize n);
MurVector *mur_vector_new (const double *values, gsize n);
/* @n values of @whole from @first on, shared: @whole stays as long as the slice.
 * Whoever made @whole may still write beyond the slices that are out. */
MurVector *mur_vector_new_slice (const MurVector *whole, gsize first, gsize n);
MurVector *mur_vector_ref (const MurVector *self);
void mur_vector_unref (MurVector *self);
gsize mur_vector_length (const MurVector *self);
const double *mur_vector_values (const MurVector *self);

MurTable *mur_table_new (void);
MurTable *mur_table_ref (const MurTable *self);
void mur_table_unref (MurTable *self);

/* Appends a column. @name is unique in the table; @unit is nullable; all columns have
 * one length. Only while the caller holds the only reference. */
void mur_table_add (MurTable *self,
                    const char *name,
                    const char *unit,
                    const MurVector *values);
void mur_table_add_take (
  MurTable *self, const char *name, const char *unit, double *values, gsize n);
/* What people call the column that was added last, where that is not its name.
 * @title: (nullable) */
void mur_table_set_title (MurTable *self, const char *title);
/* Says of the column that was added last that it came from dates or times of the day. */
void mur_table_set_dated (MurTable *self);
/* @labels: (nullable): one a row, %NULL-terminated; copied */
void mur_table_set_labels (MurTable *self, const char *const *labels);
/* What a person wrote above the labels. @heading: (nullable) */
void mur_table_set_label_heading (MurTable *self, const char *heading);

guint mur_table_n_columns (const MurTable *self);
gsize mur_table_n_rows (const MurTable *self);
const char *mur_table_name (const MurTable *self, guint column);
const char *mur_table_unit (const MurTable *self, guint column);
/* Returns: (nullable): borrowed */
const char *mur_table_title (const MurTable *self, guint column);
const MurVector *mur_table_vector (const MurTable *self, guint column);
const double *mur_table_column (const MurTable *self, guint column);
/* Returns: (nullable): %NULL-terminated, or %NULL where the table has none */
const char *const *mur_table_labels (const MurTable *self);
/* Returns: (nullable): borrowed */
const char *mur_table_label_heading (const MurTable *self);
gboolean mur_table_is_dated (const MurTable *self, guint column);

/* Returns: the index of the column @name, or -1 */
int mur_table_find (const MurTable *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurVector, mur_vector_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurTable, mur_table_unref)
