/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Power series of one time step of a Kuramoto system, and of what its phases at any
 * time of the step owe to the phases at its begin and to the parameters. Private to
 * core/inference.
 *
 * With τ the time since the begin, all to order MUR_EXPANSION_ORDER:
 *
 *     φ(τ)        the phases
 *     Φ(τ)        ∂φ(τ)/∂φ(0): Φ' = J Φ, Φ(0) = 1,
 *                 J_ij = K_ij cos (φ_j − φ_i), J_ii = −Σ_j K_ij cos (φ_j − φ_i)
 *     Ψ(τ)        its inverse: Ψ' = −Ψ J. Over one step it is always well conditioned
 *     g(τ)        drives: g_ij = sin (φ_j − φ_i) = ∂f_i/∂K_ij, g_ii = 1 = ∂f_i/∂ω_i
 *     q_ij(τ)     ∫ Ψ(s)_·i g_ij(s) ds, so that ∂φ(τ)/∂θ_ij = Φ(τ) (S_ij + q_ij(τ))
 *                 with S_ij the derivative at the begin (variation of constants)
 *
 * Matrices have n rows of @stride numbers, the next multiple of four, and @stride rows in
 * memory; what is beyond n is zero. Coefficient k of a series of matrices follows
 * coefficient k − 1. */

#pragma once

#include <glib.h>

/* Near −½ log of the tolerance it takes the fewest multiplications. */
#define MUR_EXPANSION_ORDER 16
#define MUR_EXPANSION_TERMS (MUR_EXPANSION_ORDER + 1)
/* Powers of the time that weights are gathered by: some more than the series have. */
#define MUR_EXPANSION_MOMENTS (MUR_EXPANSION_TERMS + 5)

/* Four numbers of an array as one vector. */
#define MUR_VECTOR(array) (*(MurDouble4 *)(array))
#define MUR_CONST_VECTOR(array) (*(const MurDouble4 *)(array))

typedef struct
{
  guint n, n_pairs;       /* pairs i < j, row by row */
  guint stride, n_padded; /* next multiples of four */
  double *omega;          /* stride */
  double *coupling;       /* matrix; its diagonal is zero */
  double flow_bound;      /* of coefficient ORDER of Φ, by the couplings */
  double *own_series;     /* room for the next three, which may be elsewhere */
  double *phase;          /* series of stride numbers */
  double *sine;           /* series of n_padded: sin (φ_j − φ_i) */
  double *cosine;
  double *difference; /* series of n_padded: of φ_j' − φ_i' */
  double *jacobian;   /* series of matrices: J, Φ, Ψ, g */
  double *flow;
  double *inverse;
  double *drive;
  double *response; /* series of stride matrices: q, by the row of Ψ */
  double *moments;  /* work of the adjoint */
} MurExpansion;

/* @with_responses: whether there is room for q: n³ numbers an order. */
void mur_expansion_init (MurExpansion *self, guint n, gboolean with_responses);
void mur_expansion_clear (MurExpansion *self);

/* Frequencies and couplings of @parameters, in the order of layout.h. */
void mur_expansion_set (MurExpansion *self, const double *parameters);

/* The phases around @phases, n. About 8 n² multiplications an order. */
void mur_expansion_take_phases (MurExpansion *self, const double *phases);

/* From now on what take_phases finds is in @series, where it may have been found before:
 * so many numbers, zero to begin with, borrowed. (nullable): in memory of its own. */
gsize mur_expansion_n_series (guint n);
void mur_expansion_use (MurExpansion *self, double *series);

/* How long the series of phases and drives hold to an error of phases of @tolerance, rad,
 * and those of Φ, too; 0 where they are not finite. After take_phases. */
double mur_expansion_duration (const MurExpansion *self, double tolerance);

/* J and g, after take_phases; about 16 n² multiplications. */
void mur_expansion_take_drives (MurExpansion *self);
/* Φ and Ψ, after take_drives: about 16 n³ multiplications an order; and q, the same. */
void mur_expansion_take_flow (MurExpansion *self);
void mur_expansion_take_responses (MurExpansion *self);

/* At @times − @begin: @phases, n a time. */
void mur_expansion_phases_at (const MurExpansion *self,
                              double begin,
                              gsize n_times,
                              const double *times,
                              double *phases);
/* At @time: Φ into @flow, a matrix; q into @response, stride matrices. */
void mur_expansion_flow_at (const MurExpansion *self, double time, double *flow);
void
mur_expansion_response_at (const MurExpansion *self, double time, double *response);

/* The adjoint of the step. Weights ∂F/∂φ, n a time, at @times − @begin are gathered as
 * moments first, then pulled back to its begin. */
void mur_expansion_clear_moments (MurExpansion *self);
void mur_expansion_add_moments (MurExpansion *self,
                                double begin,
                                gsize n_times,
                                const double *times,
                                const double *weights);
/* @at_begin[n]: ∂F/∂φ(0); adds ∂F/∂θ to @gradient, a matrix with ω on its diagonal.
 * After take_drives. */
void mur_expansion_pull (MurExpansion *self, double *at_begin, double *gradient);
