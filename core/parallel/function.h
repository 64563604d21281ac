/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Functions that workers know by name.
 *
 * A program and the executable of its workers are linked with the same tables, so that a
 * name is all of a function that travels. Threads call it just as processes do. */

#pragma once

#include "core/parallel/object.h"

/* What a function is told beside its argument. */
typedef struct
{
  guint worker;          /* which one runs it, from 0 */
  double slowness;       /* 1, or more where a person slows the worker */
  const gint *cancelled; /* read it now and then: g_atomic_int_get() */
  gpointer object;       /* (nullable): of the function's type */
} MurTask;

/* Called by several workers at once; an error is the task's own. */
typedef struct
{
  const char *name;     /* "power" */
  const char *argument; /* GVariant type strings; both "d" for numbers() */
  const char *result;
  const MurObjectType *object; /* (nullable): what goes with every call of it */
  /* The quick way, from one number to another, without any allocation; or … */
  gboolean (*numbers) (const MurTask *task,
                       double argument,
                       double *result,
                       GError **error);
  /* … any other. Returns: (transfer floating) (nullable): %NULL with @error set */
  GVariant *(*call) (const MurTask *task, GVariant *argument, GError **error);
} MurTaskFunction;

/* @functions: ends with a %NULL name. Returns: (nullable): the one of that name; %NULL with
 * an error about "function" that lists the known ones */
const MurTaskFunction *mur_task_function_find (const MurTaskFunction *functions,
                                               const char *name,
                                               GError **error);
