/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of single values by name, as one text: "tau=0.1:5,start=1; A=2,fixed;
 * c=auto". A parameter with the flag %MUR_PARAMETER_CONSTRAINTS has such a text.
 *
 *     NAME=LOWER:UPPER          where a search for it goes
 *     NAME=auto                 both limits follow from the data
 *     …,start=VALUE             where the search begins
 *     NAME=VALUE,fixed          held at the value
 *     NAME=LOWER:UPPER,start=VALUE,fixed   the same; its limits wait until it is freed
 *
 * A limit is a number; auto: it follows from the data; empty: what holds without the
 * entry. Several entries have ; between. Of several about one name the last one goes
 * before the others, part by part; blanks count nowhere but in names. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_CONSTRAINT_LOWER,
  MUR_CONSTRAINT_UPPER,
  MUR_CONSTRAINT_START,
  MUR_N_CONSTRAINT_PARTS
} MurConstraintPart;

typedef struct
{
  double values[MUR_N_CONSTRAINT_PARTS];    /* NaN: nothing is asked */
  gboolean is_auto[MUR_N_CONSTRAINT_PARTS]; /* LOWER, UPPER: follows from the data */
  gboolean is_fixed;                        /* at START, whatever the limits */
} MurConstraint;

/* Nothing is asked. */
void mur_constraint_init (MurConstraint *self);
/* Whether that is so. */
gboolean mur_constraint_is_empty (const MurConstraint *self);

/* A part as a person types it: "0.1", "auto", or "" for nothing; what is fixed needs a
 * START. An error about @field leaves the part as it was. */
gboolean mur_constraint_set_part (MurConstraint *self,
                                  MurConstraintPart part,
                                  const char *field,
                                  const char *text,
                                  GError **error);
/* The text that sets it so. */
char *mur_constraint_format_part (const MurConstraint *self, MurConstraintPart part);

/* Whether all of @text can be read and is about @names, %NULL-terminated, which are
 * called @whose: "the parameters of the formula". An error is about @field. */
gboolean mur_constraints_check (const char *text,
                                const char *field,
                                const char *whose,
                                const char *const *names,
                                GError **error);
/* What @text asks of @name; entries that cannot be read ask nothing. Returns: whether
 * there is any */
gboolean
mur_constraints_find (const char *text, const char *name, MurConstraint *constraint);
/* @text with @constraint in the place of what it asked of @name; the rest as it was. */
char *mur_constraints_replace (const char *text,
                               const char *name,
                               const MurConstraint *constraint);
/* @text without entries about names that are not among @names; as it is where there are
 * none. */
char *mur_constraints_keep (const char *text, const char *const *names);
