/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters: values described by a constant table, and the one way in for every text
 * that a person types, passes on the command line or keeps in a file.
 *
 * A value set belongs to one table and one owner; copies cross threads. */

#pragma once

#include "core/experiment/value.h"

typedef struct _MurParameters MurParameters;

/* @table: ends with a %NULL name; outlives the set. Values are the defaults. */
MurParameters *mur_parameters_new (const MurParameter *table);
MurParameters *mur_parameters_copy (const MurParameters *self);
void mur_parameters_free (MurParameters *self);
const MurParameter *mur_parameters_table (const MurParameters *self);

/* Returns: (nullable): the row of @name */
const MurParameter *mur_parameter_find (const MurParameter *table, const char *name);
/* Returns: (nullable): the row of @name; an error names it and what is known */
const MurParameter *
mur_parameter_require (const MurParameter *table, const char *name, GError **error);

/* Reads @text as the value of @name. An error says parameter, value and what is
 * allowed, and leaves the value as it was. */
gboolean mur_parameters_set (MurParameters *self,
                             const char *name,
                             const char *text,
                             GError **error);
/* For NUMBER and INTEGER. */
gboolean mur_parameters_set_number (MurParameters *self,
                                    const char *name,
                                    double value,
                                    GError **error);

/* A value by name; a wrong name or kind is a programmer error. */
double mur_parameters_number (const MurParameters *self, const char *name);
guint64 mur_parameters_integer (const MurParameters *self, const char *name);
guint mur_parameters_choice (const MurParameters *self, const char *name);
const char *mur_parameters_text (const MurParameters *self, const char *name);
const double *
mur_parameters_list (const MurParameters *self, const char *name, gsize *n);

/* The value as text that mur_parameters_set() reads back exactly. */
char *mur_parameters_format (const MurParameters *self, const char *name);
gboolean mur_parameters_is_default (const MurParameters *self, const char *name);
gboolean mur_parameters_equal (const MurParameters *self, const MurParameters *other);
/* TRUE if every value that differs belongs to a LIVE or VIEW parameter, so that a run
 * can go on. */
gboolean mur_parameters_differ_live_only (const MurParameters *self,
                                          const MurParameters *other);
/* TRUE if every value that differs belongs to a VIEW parameter: the run is the same. */
gboolean mur_parameters_differ_view_only (const MurParameters *self,
                                          const MurParameters *other);
/* TRUE if all VIEW parameters have the same values: the picture of a frame is the same.
 */
gboolean mur_parameters_same_view (const MurParameters *self,
                                   const MurParameters *other);
/* Takes over the values of VIEW parameters from @other. */
void mur_parameters_copy_view (MurParameters *self, const MurParameters *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurParameters, mur_parameters_free)
