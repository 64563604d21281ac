/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What priors add to an objective. Private to core/inference. */

#pragma once

#include "core/inference/model/likelihood.h"

typedef struct
{
  guint n;
  MurCouplingPrior kind;
  double scale;
  double *mean; /* nullable, with precision */
  double *precision;
  double *offset; /* work: p − mean */
} MurPrior;

/* Value; adds to @gradient[P] (nullable) and @curvature[P·P] (nullable). */
double mur_prior_add (const MurPrior *self,
                      const double *parameters,
                      double *gradient,
                      double *curvature);

/* Adds the second derivatives themselves to @hessian[P·P]. */
void
mur_prior_add_hessian (const MurPrior *self, const double *parameters, double *hessian);
