/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of integrands, and how their integrals are found. Private to
 * integrands*.c.
 */

#pragma once

#include "core/expression/program.h"
#include "core/sampling/integrands.h"

struct _MurIntegrand
{
  MurIntegrandKind kind;
  guint dimensions;    /* that it depends on */
  double *a, *u;       /* of a family of Genz: a number a dimension */
  MurProgram *program; /* of a formula */
  double integral;
  double uncertainty;
};

/* The integral of one of Genz's families. */
double mur_integrand_exact (const MurIntegrand *self);

/* Sets integral and uncertainty of a formula. */
gboolean mur_integrand_refine (MurIntegrand *self, GError **error);
