/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The phases of a Kuramoto system at given times, and their exact derivatives by all
 * parameters:
 *
 *     dφ_i/dt = ω_i + Σ_j K_ij sin (φ_j − φ_i),   φ(start) = φ0
 *
 * Parameters stand in the order of layout.h. Integrated by power series of order 16 to
 * an error of 1e-11 rad a time step, so that no optimiser ever sees the integrator.
 *
 * A trajectory is a machine: begin, then advance one time step after another, and look
 * at the samples of the last one; for an adjoint, retreat step by step from the end. The
 * cost of a time step is bounded (n = 3: 5 µs, n = 20: 1 ms, n = 50: 15 ms with
 * derivatives), and so is their number: parameters on which the integration grinds are
 * an outcome, not a wait. Nothing is allocated after mur_trajectory_new().
 *
 * Of one thread at a time; several read the samples of a step at once. */

#pragma once

#include "core/base/stop.h"
#include "core/inference/model/layout.h"

typedef struct _MurTrajectory MurTrajectory;

typedef enum
{
  MUR_TRAJECTORY_PHASES,     /* phases, and the adjoint afterwards */
  MUR_TRAJECTORY_DERIVATIVES /* phases and forward sensitivities */
} MurTrajectoryKind;

/* @n: 1 … MUR_LAYOUT_MAX_N. @times: increasing, ≥ @start; copied. Room for derivatives
 * takes n³ numbers and is made when they are first asked for. */
MurTrajectory *
mur_trajectory_new (guint n, double start, const double *times, gsize n_times);
void mur_trajectory_free (MurTrajectory *self);

guint mur_trajectory_n (const MurTrajectory *self);
gsize mur_trajectory_n_times (const MurTrajectory *self);
double mur_trajectory_start (const MurTrajectory *self);
const double *mur_trajectory_times (const MurTrajectory *self);

/* The error of a time step, rad: 1e-13 … 1e-3, from the next begin on. */
void mur_trajectory_set_tolerance (MurTrajectory *self, double tolerance);

/* @parameters: n + n², copied. */
void mur_trajectory_begin (MurTrajectory *self,
                           const double *parameters,
                           MurTrajectoryKind kind);

/* One time step. RUNNING; CONVERGED where it reached the last sample; FAILED where the
 * phases are no longer finite or it took more than 256 + 8 n_times time steps. */
MurStatus mur_trajectory_advance (MurTrajectory *self);

/* The samples of the last time step: @first and how many. */
gsize mur_trajectory_samples (const MurTrajectory *self, gsize *first);

/* At the samples of the last time step, into those rows of @phases[n_times · n]. */
void mur_trajectory_phases (const MurTrajectory *self, double *phases);

/* ∂φ_i/∂p into @rows[i · stride + p], @stride ≥ n + n², where derivatives were begun; @scratch has
 * mur_trajectory_scratch_size() doubles, of one thread. n² (n + n²) multiplications. */
void mur_trajectory_derivatives (
  const MurTrajectory *self, gsize k, double *scratch, gsize stride, double *rows);
gsize mur_trajectory_scratch_size (const MurTrajectory *self);

/* The adjoint, after the last sample was reached: ∂F/∂p for a function F of the phases
 * with @weights[k·n + i] = ∂F/∂φ_i(t_k). Each call goes one time step back; RUNNING, or
 * CONVERGED with @gradient[n + n²] filled in. The weights must not change on the way. */
MurStatus
mur_trajectory_retreat (MurTrajectory *self, const double *weights, double *gradient);

/* All samples at once, for what is quick: @phases[k·n + i], and @rows[(k·n + i)(n + n²)
 * + p] (nullable). CONVERGED or FAILED. */
MurStatus mur_trajectory_run (MurTrajectory *self,
                              const double *parameters,
                              double *phases,
                              double *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurTrajectory, mur_trajectory_free)
