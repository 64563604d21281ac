/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of landscapes, and what a formula is given. Of core/landscape alone. */

#pragma once

#include "core/landscape/landscape.h"

#define MUR_LANDSCAPE_MAX_BLOCK 512 /* points */

/* A block of points, coordinate by coordinate, and room to compute in. */
typedef struct
{
  gsize n;
  guint dimensions;
  gsize stride;    /* doubles from one coordinate to the next */
  const double *x; /* of coordinate d from x + d · stride on */
  double *a, *b;   /* n doubles each */
  double *values;  /* n */
} MurLandscapeTile;

typedef void (*MurLandscapeKernel) (const MurLandscapeTile *tile);

typedef struct
{
  MurLandscapeKernel kernel;
  gboolean is_plane;
  guint min_dimensions;
  double lower[2], upper[2]; /* the first for all dimensions unless it is a plane */
  /* Nothing is lower anywhere, also beyond the domain. */
  gboolean is_global;
  double minimum; /* for each dimension where is_summed */
  gboolean is_summed;
  const double *minima; /* pairs of a plane, or one number for all dimensions */
  gsize n_minima;
} MurLandscapeRow;

extern const MurLandscapeRow mur_landscape_rows[MUR_N_LANDSCAPES];

/* Michalewicz's minimum in coordinate number @i, counted from 1, alone: the place, and
 * its share of the value. */
double mur_landscape_michalewicz (guint i, double *share);

/* The gradient at @z, before anything is done to the landscape. */
void
mur_landscape_slope (MurLandscapeKind kind, guint n, const double *z, double *gradient);

void mur_landscape_sphere (const MurLandscapeTile *tile);
void mur_landscape_rosenbrock (const MurLandscapeTile *tile);
void mur_landscape_rastrigin (const MurLandscapeTile *tile);
void mur_landscape_ackley (const MurLandscapeTile *tile);
void mur_landscape_griewank (const MurLandscapeTile *tile);
void mur_landscape_schwefel (const MurLandscapeTile *tile);
void mur_landscape_levy (const MurLandscapeTile *tile);
void mur_landscape_zakharov (const MurLandscapeTile *tile);
void mur_landscape_styblinski_tang (const MurLandscapeTile *tile);
void mur_landscape_sines (const MurLandscapeTile *tile); /* Michalewicz's */

void mur_landscape_himmelblau (const MurLandscapeTile *tile);
void mur_landscape_branin (const MurLandscapeTile *tile);
void mur_landscape_six_hump_camel (const MurLandscapeTile *tile);
void mur_landscape_goldstein_price (const MurLandscapeTile *tile);
void mur_landscape_beale (const MurLandscapeTile *tile);
void mur_landscape_booth (const MurLandscapeTile *tile);
void mur_landscape_easom (const MurLandscapeTile *tile);
void mur_landscape_eggholder (const MurLandscapeTile *tile);
void mur_landscape_cross_in_tray (const MurLandscapeTile *tile);
void mur_landscape_schaffer_2 (const MurLandscapeTile *tile);
void mur_landscape_drop_wave (const MurLandscapeTile *tile);
void mur_landscape_shubert (const MurLandscapeTile *tile);
