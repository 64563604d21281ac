/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Trajectories of coupled oscillators, with the loop in the caller's hands: new, then
 * step, and sample anywhere inside the last step.
 *
 *   Taylor   adaptive power series of high order; the step from the last two
 *            coefficients (Jorba and Zou 2005). Samples have the accuracy of the steps.
 *   RK4      the classical Runge–Kutta method with a fixed step, for many oscillators
 *            live. Samples inside a step by cubic Hermite interpolation.
 *   Heun     the stochastic Heun method with a fixed step: dφ = f dt + √(2D) dW, weak
 *            order 2, strong order 1. Noise from the stream (seed,
 *            MUR_RNG_DYNAMIC_NOISE, number of the step), so equal bits for any number
 *            of threads. Samples inside a step are linear: noise has no finer detail.
 *
 * Phases are kept in a frame that turns with the mean frequency, as a remainder in
 * [−π, π] and whole turns: precision does not fade with time. Given and returned phases
 * are those at rest, unwrapped.
 *
 * The model's network, strengths, lag and frequencies may change at any time between
 * two calls, provided mur_integrator_restart() is called first: it ends the last step
 * at the time of the change, which may be anywhere inside, and forgets the rest.
 *
 * One caller at a time; a step allocates nothing and spreads over the model's pool. */

#pragma once

#include "core/base/archive.h"
#include "core/base/stop.h"
#include "core/oscillators/kuramoto.h"

#define MUR_INTEGRATOR_MAX_ORDER 32

typedef enum
{
  MUR_INTEGRATOR_TAYLOR,
  MUR_INTEGRATOR_RK4,
  MUR_INTEGRATOR_HEUN,
  MUR_N_INTEGRATOR_METHODS
} MurIntegratorMethod;

typedef struct
{
  MurIntegratorMethod method;
  double tolerance; /* Taylor: absolute error of phases, rad; 1e-14 … 1 */
  guint order;      /* Taylor: 4 … MUR_INTEGRATOR_MAX_ORDER; 0: the cheapest */
  double step;      /* s. RK4, Heun: > 0. Taylor: at most; 0: no limit */
  double noise;     /* D ≥ 0, rad²/s; Heun only, zero else */
  guint64 seed;     /* of the noise */
} MurIntegratorSettings;

typedef struct _MurIntegrator MurIntegrator;

/* Taylor, tolerance 1e-8, seed 42. */
void mur_integrator_settings_init (MurIntegratorSettings *self);

/* Whether memory suffices for @n phases, else an error. */
gboolean mur_integrator_memory_suffices (gsize n,
                                         const MurIntegratorSettings *settings,
                                         GError **error);

/* @model: borrowed, outlives the integrator. @phases: n, rad, finite, at @time, s;
 * copied. Fails, before allocating, only when memory does not suffice. */
MurIntegrator *mur_integrator_new (MurKuramoto *model,
                                   const MurIntegratorSettings *settings,
                                   double time,
                                   const double *phases,
                                   GError **error);
void mur_integrator_free (MurIntegrator *self);

/* One step. RUNNING, or FAILED with a reason when values are no longer finite or steps
 * have become too small to advance the time; the trajectory so far stays and can be
 * sampled, further calls fail alike, and a restart makes it running again. */
MurStatus mur_integrator_step (MurIntegrator *self, GError **error);

/* Steps until @time lies within the last step; at once where it does already. */
MurStatus mur_integrator_reach (MurIntegrator *self, double time, GError **error);

/* The state at @time, anywhere in the last step. @phases, @frequencies: (nullable): n
 * each, rad and rad/s; frequencies are the right-hand side at the phases. */
void mur_integrator_sample (MurIntegrator *self,
                            double time,
                            double *phases,
                            double *frequencies);

/* The same at @n_times: rows of n, with the same bits, and much sooner where n is small. */
void mur_integrator_sample_all (MurIntegrator *self,
                                gsize n_times,
                                const double *times,
                                double *phases,
                                double *frequencies);

/* Ends the last step at @time, which lies in it. @phases: (nullable): what the phases
 * are from there on, a kick; else they go on. begin = end = @time until the next step.
 */
void mur_integrator_restart (MurIntegrator *self, double time, const double *phases);

/* Restarts at @time with other settings, another method even. On an error all stays as
 * it was. */
gboolean mur_integrator_retune (MurIntegrator *self,
                                double time,
                                const MurIntegratorSettings *settings,
                                GError **error);

MurStatus mur_integrator_status (const MurIntegrator *self);
double mur_integrator_begin (const MurIntegrator *self); /* of the last step, s */
double mur_integrator_end (const MurIntegrator *self);
guint64 mur_integrator_n_steps (const MurIntegrator *self);
/* How often the couplings were applied: once an order of a series, four times a step of
 * RK4, twice one of Heun. Samples are not counted. */
guint64 mur_integrator_n_evaluations (const MurIntegrator *self);
guint mur_integrator_order (const MurIntegrator *self);

/* Exact state: a restored integrator goes on with the same bits and samples the same
 * last step. Model and settings are not in the archive: @self comes from
 * mur_integrator_new() with those, for the same n. On an error @self is as it was. */
void mur_integrator_save (const MurIntegrator *self, MurArchive *archive);
gboolean
mur_integrator_restore (MurIntegrator *self, const MurArchive *archive, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurIntegrator, mur_integrator_free)
