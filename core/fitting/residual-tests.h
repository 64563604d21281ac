/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether residuals, in order of the independent variable, look like noise. */

#pragma once

#include <glib.h>

typedef struct
{
  gsize n_runs;    /* stretches of one sign; zeros are left out */
  double expected; /* as many are expected of noise (Wald and Wolfowitz 1940) */
  double z;        /* how far off, in standard deviations; NaN where all have one sign
                       or are few */
} MurRuns;

MurRuns mur_residual_runs (const double *residuals, gsize n);

/* Σ r_i r_{i+1} / Σ r²: about 0 ± 1/√n of noise; NaN where there is nothing to say. */
double mur_residual_autocorrelation (const double *residuals, gsize n);

/* The same of residuals that are added one by one, in series that have no neighbours in
 * each other. Begins with zeros. */
typedef struct
{
  gsize n;
  double products, squares;
  gboolean has_last; /* of the series */
  double last;
} MurNeighbours;

void mur_neighbours_add (MurNeighbours *self, double residual);
/* The next residual begins another series. */
void mur_neighbours_break (MurNeighbours *self);
double mur_neighbours_autocorrelation (const MurNeighbours *self);
