/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A parameter, described by a row of a constant table, and one value of it: its text,
 * its range, and the line that refuses what is outside. */

#pragma once

#include "core/base/choice.h"

typedef enum
{
  MUR_PARAMETER_NUMBER,  /* a double in [minimum, maximum] */
  MUR_PARAMETER_INTEGER, /* a whole number in [minimum, maximum], exact to 2⁵³ */
  MUR_PARAMETER_CHOICE,  /* one of choices */
  MUR_PARAMETER_TEXT,    /* UTF-8 of at most 4096 bytes, such as a formula */
  MUR_PARAMETER_LIST /* one or more numbers in [minimum, maximum], by comma or blank */
} MurParameterKind;

typedef enum
{
  MUR_PARAMETER_LIVE = 1 << 0,        /* may change during a run */
  MUR_PARAMETER_MAIN = 1 << 1,        /* among the few shown first */
  MUR_PARAMETER_SEED = 1 << 2,        /* what "new seed" changes */
  MUR_PARAMETER_OPTIONAL = 1 << 3,    /* a number, also of a list, that may be
                                         "none": NaN */
  MUR_PARAMETER_LOGARITHMIC = 1 << 4, /* a slider of it runs in decades */
  MUR_PARAMETER_VIEW = 1 << 5, /* changes only the picture: for figures, not for runs */
  MUR_PARAMETER_CONSTRAINTS = 1 << 6, /* a text as in constraint.h; one of a table */
  MUR_PARAMETER_AUTO = 1 << 7 /* with OPTIONAL: "auto" in place of "none", as it then
                                 follows from something else */
} MurParameterFlags;

typedef struct
{
  const char *name;    /* lower case with underscores */
  const char *label;   /* "Inertia ω" */
  const char *unit;    /* nullable */
  const char *group;   /* heading that it stands under; nullable for main parameters */
  const char *summary; /* one sentence */
  MurParameterKind kind;
  const char *initial; /* the default, as text */
  double minimum, maximum;
  const MurChoice *choices; /* ends with a %NULL id; for CHOICE, whose number is an
                               index from minimum 0 to maximum */
  guint flags;
  const char *key; /* (nullable): of a CHOICE: a letter, the key in the window that goes
                      on to the next one */
} MurParameter;

/* The part of a row that says what a value may be. */
#define MUR_NUMBER(initial_, minimum_, maximum_)                          \
  .kind = MUR_PARAMETER_NUMBER, .initial = initial_, .minimum = minimum_, \
  .maximum = maximum_
#define MUR_INTEGER(initial_, minimum_, maximum_)                          \
  .kind = MUR_PARAMETER_INTEGER, .initial = initial_, .minimum = minimum_, \
  .maximum = maximum_
#define MUR_LIST(initial_, minimum_, maximum_)                          \
  .kind = MUR_PARAMETER_LIST, .initial = initial_, .minimum = minimum_, \
  .maximum = maximum_
#define MUR_TEXT(initial_) .kind = MUR_PARAMETER_TEXT, .initial = initial_
#define MUR_CHOICE(initial_, choices_, n)                                 \
  .kind = MUR_PARAMETER_CHOICE, .initial = initial_, .choices = choices_, \
  .maximum = (n)-1

/* Text and list are immutable, and shared by copies: a log holds a copy a change. */
typedef struct
{
  double number; /* NUMBER, INTEGER; the index of a CHOICE */
  char *text;    /* TEXT: a GRefString */
  double *list;  /* LIST: an atomic rc box */
  gsize n;       /* numbers in list */
} MurValue;

void mur_value_clear (MurValue *self);
void mur_value_copy (const MurValue *self, MurValue *copy);
gboolean mur_value_equal (const MurValue *self, const MurValue *other);

/* From text or a number: fill in @value, which holds nothing, or set @error and leave
 * it so. A list "0,5" without a blank may be 0.5 or 0 and 5, and is refused. */
gboolean mur_value_parse (const MurParameter *parameter,
                          const char *text,
                          MurValue *value,
                          GError **error);
gboolean mur_value_from_number (const MurParameter *parameter,
                                double number,
                                MurValue *value,
                                GError **error);
char *mur_value_format (const MurParameter *parameter, const MurValue *value);

/* "none" or "auto": NaN as people type it, where @parameter is OPTIONAL. */
const char *mur_parameter_missing_word (const MurParameter *parameter);

/* Sets @error: "inertia: 7 is not allowed; a number from −2 to 2". */
void mur_value_refuse (const MurParameter *parameter, const char *text, GError **error);

/* "0 … 10", "halton, uniform": what a value of @parameter may be, for messages and
 * help. */
char *mur_parameter_describe_range (const MurParameter *parameter);
