/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of an integrator, which its methods share. Private to core/oscillators.
 *
 * Phase i at rest is theta_i + frame · (time − origin) + 2π turns_i. */

#pragma once

#include "core/oscillators/fixed-step.h"
#include "core/oscillators/integrator.h"
#include "core/oscillators/taylor.h"

/* 2π in three parts; whole multiples of the first two up to 2²⁰ are exact. */
#define MUR_TAU_HEAD 0x1.921fb54400000p+2
#define MUR_TAU_MIDDLE 0x1.0b4611a600000p-32
#define MUR_TAU_TAIL 0x1.3198a2e037073p-67

typedef enum
{
  MUR_FAILURE_NONE,
  MUR_FAILURE_NOT_FINITE,
  MUR_FAILURE_TOO_SMALL
} MurFailure;

struct _MurIntegrator
{
  MurKuramoto *model;
  MurIntegratorSettings settings;
  gsize n;

  /* The last step. */
  double begin;
  double end;
  double *theta; /* at its begin, wrapped; padded to whole panels */
  double *next;  /* at its end, going on from there */
  double *turns;

  double frame; /* rad/s */
  double origin;

  /* Times of fixed steps are multiples, so that they do not drift. */
  double grid_begin;
  guint64 grid_steps;

  MurTaylor *taylor;        /* for that method only */
  MurFixedStep *fixed_step; /* for the others */

  double *sampled; /* n */
  guint64 n_steps;
  guint64 n_evaluations;
  MurFailure failure;
};

/* Brings @theta of a chunk into [−π, π], and whole turns into @turns. */
void mur_integrator_wrap (gsize n, double *theta, double *turns);
gboolean mur_integrator_finite (gsize n, const double *values);
/* The phases in the frame, @time in the last step; borrowed until the next call. */
const double *mur_integrator_dense (MurIntegrator *self, double time);

gboolean mur_integrator_settings_valid (const MurIntegratorSettings *settings);
/* Of the Taylor series: as given, or the cheapest for the tolerance. */
guint mur_integrator_order_of (const MurIntegratorSettings *settings);
