/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the names in a formula stand for. */

#pragma once

#include "core/expression/graph-private.h"
#include "core/expression/lexer-private.h"

typedef struct
{
  const char *name;
  MurOp op;
  guint n_arguments;
  /* (nullable): makes it of other operations, in place of @op; @b: MUR_NODE_NONE of one
   * argument */
  guint32 (*build) (MurGraph *graph, guint32 a, guint32 b);
} MurFunction;

typedef struct
{
  const char *const *inputs;
  const char *prefix;            /* (nullable): numbered parameters begin so */
  const char *const *parameters; /* (nullable): or all of them by name */
} MurNames;

/* Returns: (nullable) */
const MurFunction *mur_names_function (const MurToken *token);

typedef enum
{
  MUR_NAME_UNKNOWN,
  MUR_NAME_INPUT,
  MUR_NAME_PARAMETER,
  MUR_NAME_CONSTANT
} MurNameKind;

/* @number: of the input from 0, or of the parameter as written (G_MAXUINT: too long a
 * number); @value: of the constant */
MurNameKind mur_names_find (const MurNames *self,
                            const MurToken *token,
                            guint *number,
                            double *value);

/* "t, p1 to p64, pi, e" and "sin, cos, …" */
char *mur_names_list_values (const MurNames *self);
char *mur_names_list_functions (void);
/* Returns: (transfer full): the names in @source that are neither inputs nor constants
 * nor before a parenthesis, each once and in order */
char **mur_names_scan (const char *source, const char *const *inputs);
/* Whether all of @names are @prefix and a number. */
gboolean mur_names_are_numbered (const char *const *names, const char *prefix);
