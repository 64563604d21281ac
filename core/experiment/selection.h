/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a person's table is what: guessed from names, or said.
 *
 * A guess takes, for each role of the input in turn: the column of exactly the role's
 * name or one of its names; then one whose name is such a word with units and brackets
 * taken off, in letters of either case; then, where the role may go by order, the first
 * column that is left. The error of another column (yerr, dy, sigma) is never a value,
 * and a column that counts the rows is one only where nothing else is left. Where two
 * columns are equally good by name there is no guess. Where order had to decide
 * between several columns of values, that is a doubt, to be told or asked about. */

#pragma once

#include "core/experiment/experiment.h"

typedef struct _MurSelection MurSelection;

typedef enum
{
  MUR_DOUBT_NONE,
  /* The first of several columns was taken: a value beside an x that is known, a column
   * of a table without names. */
  MUR_DOUBT_ORDER,
  MUR_DOUBT_EQUAL /* nothing tells: "alpha, beta, gamma", or y1 and y2 for y */
} MurDoubt;

/* @roles: (nullable): role, column, role, column, …, %NULL, columns by name or by number
 * from 1; %NULL guesses all, and roles that are not among them are left open. O(columns)
 * where roles are said and the first row has no gap; a guess may look at all rows of a
 * column that counts them. */
MurSelection *mur_selection_new (const MurInput *input,
                                 const MurTable *table,
                                 const char *const *roles,
                                 GError **error);
/* The same, but of @roles (nullable) those that are needed and not there are guessed. */
MurSelection *mur_selection_complete (const MurInput *input,
                                      const MurTable *table,
                                      const char *const *roles,
                                      GError **error);
void mur_selection_free (MurSelection *self);

/* Of what was guessed; roles that were said are never in doubt. */
MurDoubt mur_selection_doubt (const MurSelection *self);
/* Returns: (nullable): which roles, %NULL-terminated; %NULL without doubt */
const char *const *mur_selection_doubtful (const MurSelection *self);
/* Returns: (nullable): "y may be column 2 “U” or column 3 “I”"; %NULL without doubt */
const char *mur_selection_question (const MurSelection *self);

/* Returns: the column that is @role, or -1 */
int mur_selection_column (const MurSelection *self, const char *role);
/* Rows left out, as they have a gap in a column in use. O(rows) */
gsize mur_selection_n_left_out (const MurSelection *self);
/* As for mur_selection_new(), by names. */
char **mur_selection_dup_roles (const MurSelection *self);
/* "x is “Time (s)”, y is “U”; nothing uses “T”; 2 rows with a gap are left out", and the
 * input's remark. */
char *mur_selection_describe (const MurSelection *self,
                              const MurParameters *parameters);

/* Returns: (nullable): which numbers in the columns in use look like gaps; see gaps.h */
char *mur_selection_suspect_gaps (const MurSelection *self);

/* The columns in use in the order of the roles, called by those, or as they are where
 * there may be any number of them, with their units; labels go along. Shares what it
 * can. Returns: (transfer full) */
MurTable *mur_selection_table (const MurSelection *self);

/* Adds @column of @table, which a person brought, as @name, with the title and the unit
 * that its own name tells: "Force (N)" is Force in N. */
void mur_table_add_brought (MurTable *self,
                            const char *name,
                            const MurTable *table,
                            guint column);

/* @table without the rows that have a gap. Returns: (transfer full) */
MurTable *mur_table_without_gaps (const MurTable *table);

/* Reads "x=time,y=U/V". Returns: (transfer full): as for mur_selection_new() */
char **mur_selection_parse (const MurInput *input, const char *text, GError **error);
/* The same, where "gaps=-999" adds a number to @gaps, of double. Returns: (transfer full)
 * (nullable): %NULL without @error where nothing but gaps is said */
char **mur_selection_parse_gaps (const MurInput *input,
                                 const char *text,
                                 GArray *gaps,
                                 GError **error);

/* The table of @inputs for @input as mur_selection_table() has it. Returns: (transfer
 * full) (nullable): %NULL without @error where there is no such table */
MurTable *
mur_inputs_select (const MurInputs *inputs, const MurInput *input, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSelection, mur_selection_free)
