/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the name of a person's column says. For the roles of columns,
 * and for titles that a person types. */

#pragma once

#include "core/base/table.h"

/* Without a unit behind it: "Time (s)", "Time_s" and "Time, s" are "Time". */
char *mur_heading_bare (const char *name);
/* Returns: (nullable): that unit */
char *mur_heading_unit (const char *name);
/* The bare name in lower case. */
char *mur_heading_word (const char *name);

/* How a name may be another, best first. */
typedef enum
{
  MUR_LIKE_AS_WRITTEN,
  MUR_LIKE_WITHOUT_UNIT,
  MUR_LIKE_IN_ANY_CASE,
  MUR_LIKE_AS_A_PART, /* "elapsed time" and "sample_time" have the part "time" */
  MUR_N_LIKENESSES
} MurLikeness;

gboolean
mur_heading_is_like (const char *name, const char *known, MurLikeness likeness);
/* Whether it is one of @known, %NULL-terminated and nullable, in some way. */
gboolean mur_heading_is_any (const char *name, const char *const *known);

/* Whether it is the error of another column, by its name: err, sigma, std, yerr, dy, … */
gboolean mur_heading_is_error (const MurTable *table, guint column);

/* Whether it is that of @column by its name: "dy", "yerr", "y_err", "error y", "u(y)" of
 * y. */
gboolean mur_heading_is_error_of (const MurTable *table, guint errors, guint column);

/* Whether it is as often the name of a quantity, a stress: σ and sigma alone. */
gboolean mur_heading_may_be_value (const MurTable *table, guint column);

/* Whether the column counts the rows by ones from 0 or 1. */
gboolean mur_heading_counts_rows (const MurTable *table, guint column);

/* Whether it does and has a name that says no more than that: none, id, run, index. */
gboolean mur_heading_is_index (const MurTable *table, guint column);

/* Whether its name says that it is no quantity, counting or not: id, label, comment. */
gboolean mur_heading_is_aside (const MurTable *table, guint column);

/* Whether it is called c1, c2, … by the reader, as it has no name. */
gboolean mur_heading_is_made_up (const MurTable *table, guint column);

/* Whether none of the columns has a name of its own. */
gboolean mur_heading_is_missing (const MurTable *table);

/* Its number in the file, from 1, where labels are the first column. */
guint mur_heading_number (const MurTable *table, guint column);
