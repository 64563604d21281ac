/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A block of particles on the move, and what the laws and the bound rules do to it. Of
 * core/swarm/motion.c, laws.c and bounds.c alone. */

#pragma once

#include "core/base/rng.h"
#include "core/swarm/motion.h"

/* Streams of a generation. Values are part of the bits: append only. */
enum
{
  MUR_MOTION_COGNITIVE,
  MUR_MOTION_SOCIAL,
  MUR_MOTION_NOISE,
  MUR_MOTION_BALL,
  MUR_MOTION_N_STREAMS
};
enum
{
  MUR_MOTION_DIRECTION,
  MUR_MOTION_LENGTH,
  MUR_MOTION_INFORMED,
  MUR_MOTION_GAUSSIAN,
  MUR_MOTION_KEPT,
  MUR_MOTION_INERTIA,
  MUR_MOTION_REDRAW,
  MUR_MOTION_N_FURTHER
};

/* A ball's point takes so many more normal draws than it has dimensions. */
#define MUR_MOTION_BALL_EXTRA 2

/* Tiles hold a value for every coordinate of a block of particles. */
struct _MurMotion
{
  gsize block; /* particles, even */
  double *lower;
  double *upper;
  double *noise;     /* scale of the perturbation */
  double *goals;     /* the guides' best positions, gathered */
  double *cognitive; /* draws */
  double *social;    /* draws */
  double *normal;    /* draws, MUR_MOTION_BALL_EXTRA more a particle */
};

/* What moves one block: rows of the particles' arrays, and the generation's streams. */
typedef struct
{
  gsize n; /* particles */
  guint dimensions;
  double *positions;
  double *velocities;
  const double *best_positions;
  const double *all_best_positions;
  const guint32 *guides;
  const MurTopology *topology;
  gsize first; /* particle */
} MurMotionBlock;

typedef struct
{
  MurRng streams[MUR_MOTION_N_STREAMS];
  MurRng further[MUR_MOTION_N_FURTHER];
  double inertia; /* of the generation */
} MurMotionDraws;

/* New velocities by the law of @settings, without perturbation. */
void mur_motion_apply_law (MurMotion *self,
                           const MurMotionBlock *block,
                           const MurSwarmSettings *settings,
                           MurMotionDraws *draws);

/* Velocities no larger than the limit of @settings. */
void mur_motion_limit (const MurMotion *self,
                       const MurMotionBlock *block,
                       const MurSwarmSettings *settings);

/* New positions, by the bound rule of @settings. */
void mur_motion_advance (MurMotion *self,
                         const MurMotionBlock *block,
                         const MurSwarmSettings *settings,
                         MurMotionDraws *draws);
