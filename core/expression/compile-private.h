/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a graph to the plans of a program. */

#pragma once

#include "core/expression/plan-private.h"

typedef struct
{
  guint n_parameters;
  guint n_inputs;
  guint n_scalars;
  guint n_columns;
  double *scalars; /* first the parameters, then constants and places for results */

  MurPlan columns;
  MurPlan value_scalars, values;
  MurPlan gradient_scalars, gradient; /* values among them */
} MurCompiled;

gboolean mur_compile (MurCompiled *self,
                      const char *source,
                      const char *const *inputs,
                      const char *prefix,
                      const char *const *parameters,
                      GError **error);
void mur_compiled_clear (MurCompiled *self);
