/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Landscapes: functions of many or of two variables that methods of minimisation are
 * tried on, with their usual domains and all their known minima; moved, turned and
 * mirrored, as an optimum in the middle of the box flatters many a method.
 *
 *     f(z),  z = c + Q (M (x − s) − c)
 *
 * with a shift s, M the mirror about the centre c, and Q orthogonal. So a minimiser z* of
 * f is seen at x* = M (c + Qᵀ (z* − c)) + s.
 *
 * Sources: S. Surjanovic and D. Bingham, "Virtual library of simulation experiments",
 * and the papers named in kernels-many.c and kernels-two.c. The minimum values are
 * those of the formulas in forty digits. Immutable once made; threads may share one. */

#pragma once

#include "core/base/choice.h"

typedef enum
{
  MUR_LANDSCAPE_SPHERE,
  MUR_LANDSCAPE_ROSENBROCK,
  MUR_LANDSCAPE_RASTRIGIN,
  MUR_LANDSCAPE_ACKLEY,
  MUR_LANDSCAPE_GRIEWANK,
  MUR_LANDSCAPE_SCHWEFEL,
  MUR_LANDSCAPE_LEVY,
  MUR_LANDSCAPE_ZAKHAROV,
  MUR_LANDSCAPE_STYBLINSKI_TANG,
  MUR_LANDSCAPE_MICHALEWICZ,
  MUR_LANDSCAPE_HIMMELBLAU,
  MUR_LANDSCAPE_BRANIN,
  MUR_LANDSCAPE_SIX_HUMP_CAMEL,
  MUR_LANDSCAPE_GOLDSTEIN_PRICE,
  MUR_LANDSCAPE_BEALE,
  MUR_LANDSCAPE_BOOTH,
  MUR_LANDSCAPE_EASOM,
  MUR_LANDSCAPE_EGGHOLDER,
  MUR_LANDSCAPE_CROSS_IN_TRAY,
  MUR_LANDSCAPE_SCHAFFER_2,
  MUR_LANDSCAPE_DROP_WAVE,
  MUR_LANDSCAPE_SHUBERT,
  MUR_N_LANDSCAPES
} MurLandscapeKind;

#define MUR_LANDSCAPE_MAX_DIMENSIONS 100

/* Their names as rows of a table of choices, which may have more. */
#define MUR_LANDSCAPE_CHOICES                                                 \
  [MUR_LANDSCAPE_SPHERE] = { "sphere", "Sphere" },                            \
  [MUR_LANDSCAPE_ROSENBROCK] = { "rosenbrock", "Rosenbrock" },                \
  [MUR_LANDSCAPE_RASTRIGIN] = { "rastrigin", "Rastrigin" },                   \
  [MUR_LANDSCAPE_ACKLEY] = { "ackley", "Ackley" },                            \
  [MUR_LANDSCAPE_GRIEWANK] = { "griewank", "Griewank" },                      \
  [MUR_LANDSCAPE_SCHWEFEL] = { "schwefel", "Schwefel" },                      \
  [MUR_LANDSCAPE_LEVY] = { "levy", "Levy" },                                  \
  [MUR_LANDSCAPE_ZAKHAROV] = { "zakharov", "Zakharov" },                      \
  [MUR_LANDSCAPE_STYBLINSKI_TANG] = { "styblinski-tang", "Styblinski–Tang" }, \
  [MUR_LANDSCAPE_MICHALEWICZ] = { "michalewicz", "Michalewicz" },             \
  [MUR_LANDSCAPE_HIMMELBLAU] = { "himmelblau", "Himmelblau" },                \
  [MUR_LANDSCAPE_BRANIN] = { "branin", "Branin" },                            \
  [MUR_LANDSCAPE_SIX_HUMP_CAMEL] = { "six-hump-camel", "Six-hump camel" },    \
  [MUR_LANDSCAPE_GOLDSTEIN_PRICE] = { "goldstein-price", "Goldstein–Price" }, \
  [MUR_LANDSCAPE_BEALE] = { "beale", "Beale" },                               \
  [MUR_LANDSCAPE_BOOTH] = { "booth", "Booth" },                               \
  [MUR_LANDSCAPE_EASOM] = { "easom", "Easom" },                               \
  [MUR_LANDSCAPE_EGGHOLDER] = { "eggholder", "Eggholder" },                   \
  [MUR_LANDSCAPE_CROSS_IN_TRAY] = { "cross-in-tray", "Cross in tray" },       \
  [MUR_LANDSCAPE_SCHAFFER_2] = { "schaffer-2", "Schaffer 2" },                \
  [MUR_LANDSCAPE_DROP_WAVE] = { "drop-wave", "Drop wave" },                   \
  [MUR_LANDSCAPE_SHUBERT] = { "shubert", "Shubert" }

extern const MurChoice mur_landscapes[];

/* Whether it has two dimensions, and no other number. */
gboolean mur_landscape_is_plane (MurLandscapeKind kind);
/* The fewest dimensions: 1 or 2. */
guint mur_landscape_min_dimensions (MurLandscapeKind kind);

/* Where it is usually looked at: @dimensions bounds each. */
void mur_landscape_domain (MurLandscapeKind kind,
                           guint dimensions,
                           double *lower,
                           double *upper);

typedef enum
{
  MUR_LANDSCAPE_AS_IT_IS,
  MUR_LANDSCAPE_ROTATED
} MurLandscapeRotation;

typedef enum
{
  MUR_LANDSCAPE_UNMIRRORED,
  MUR_LANDSCAPE_MIRRORED
} MurLandscapeMirror;

/* What is done to it. */
typedef struct
{
  const double *shift;  /* (nullable): one number a dimension */
  const double *centre; /* (nullable): of mirror and rotation; the origin */
  MurLandscapeMirror mirror;
  MurLandscapeRotation rotation;
  guint64 seed; /* of the rotation: uniform among all */
} MurLandscapeChange;

typedef struct _MurLandscape MurLandscape;

/* @dimensions: up to MUR_LANDSCAPE_MAX_DIMENSIONS; copies what is in @change.
 * O(dimensions³) for a rotation. */
MurLandscape *mur_landscape_new (MurLandscapeKind kind,
                                 guint dimensions,
                                 const MurLandscapeChange *change);
void mur_landscape_free (MurLandscape *self);

/* Values of @n points, row by row. The bits of a value depend on its point alone. Any
 * thread; allocates nothing. A rotation costs dimensions² a point. */
void mur_landscape_evaluate (const MurLandscape *self,
                             const double *points,
                             gsize n,
                             double *values);

/* The exact gradient at @point, into @gradient: one number a dimension each; at a corner
 * that of one side, or 0. About the cost of a few evaluations, of Griewank's and a
 * rotation dimensions². */
void mur_landscape_gradient (const MurLandscape *self,
                             const double *point,
                             double *gradient);

/* The value of the known minima: what the landscape has nowhere less of in its domain. */
double mur_landscape_minimum (const MurLandscape *self);
/* All places where it has that: rows into @positions (nullable). Returns: how many */
gsize mur_landscape_minima (const MurLandscape *self, double *positions);

/* Whether the box certainly has no value below the minimum. Outside of their domains
 * some landscapes do. */
gboolean mur_landscape_is_bounded_in (const MurLandscape *self,
                                      const double *lower,
                                      const double *upper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurLandscape, mur_landscape_free)
