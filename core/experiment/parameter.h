/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters: values described by a constant table, and the one way in for every text
 * that a person types, passes on the command line or keeps in a file.
 *
 * A value set belongs to one table and one owner; copies cross threads. */

#pragma once

#include <glib.h>

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
  MUR_PARAMETER_LIVE = 1 << 0,       /* may change during a run */
  MUR_PARAMETER_MAIN = 1 << 1,       /* among the few shown first */
  MUR_PARAMETER_SEED = 1 << 2,       /* what "new seed" changes */
  MUR_PARAMETER_OPTIONAL = 1 << 3,   /* a number that may be "none": NaN */
  MUR_PARAMETER_LOGARITHMIC = 1 << 4 /* a slider of it runs in decades */
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
  const char *const *choices; /* ids, %NULL-terminated; for CHOICE */
  const char *const *titles;  /* what people read, parallel to choices */
  guint flags;
} MurParameter;

typedef struct _MurParameters MurParameters;

/* @table: ends with a %NULL name; outlives the set. Values are the defaults. */
MurParameters *mur_parameters_new (const MurParameter *table);
MurParameters *mur_parameters_copy (const MurParameters *self);
void mur_parameters_free (MurParameters *self);
const MurParameter *mur_parameters_table (const MurParameters *self);

/* Returns: (nullable): the row of @name */
const MurParameter *mur_parameter_find (const MurParameter *table, const char *name);

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
/* TRUE if every value that differs belongs to a LIVE parameter. */
gboolean mur_parameters_differ_live_only (const MurParameters *self,
                                          const MurParameters *other);

/* "0 … 10", "halton, uniform": what a value of @parameter may be, for messages and
 * help. */
char *mur_parameter_describe_range (const MurParameter *parameter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurParameters, mur_parameters_free)
