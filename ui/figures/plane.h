/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What topics with a swarm draw in the plane of two coordinates: axes from bound to
 * bound, what is worth how much there, and the particles. */

#pragma once

#include "ui/figures/columns.h"

/* One coordinate of the plane: its number, counted from 1, and its bounds. */
typedef struct
{
  guint64 number;
  double lower, upper;
} MurPlaneSide;

/* Titled @symbol with the number below, markup; a little wider than the bounds, so that
 * marks at them are whole. */
void mur_plane_set_axis (MurAxis *axis, const char *symbol, MurPlaneSide side);

/* An image or contours of as many values each way, from bound to bound. */
MurLayer *mur_plane_add_grid (MurPanel *panel,
                              MurLayerKind kind,
                              const MurColumn *values,
                              MurPlaneSide across,
                              MurPlaneSide upwards);

/* Dots. @keys: (nullable): of the particles. */
MurLayer *mur_plane_add_swarm (MurPanel *panel,
                               const char *name,
                               const MurColumn *x,
                               const MurColumn *y,
                               const double *keys);
/* Rings where each has found its best. */
void mur_plane_add_bests (MurPanel *panel,
                          const MurColumn *x,
                          const MurColumn *y,
                          const double *keys);
