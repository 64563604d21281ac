/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What theory says about the system at hand, where it says anything: all to all with
 * the first harmonic alone, and a distribution that it knows. The parameter coupling
 * counts before normalisation; theory's K is N times a single coupling. */

#include "core/experiments/oscillators/private.h"

#include "core/base/number.h"
#include "core/oscillators/theory.h"

#include <math.h>

/* How many times the parameter theory's coupling is; NaN where it does not apply. */
static double
mean_field_factor (const MurOscillators *self)
{
  const double *strength = self->forces.strength;
  const double n = (double)self->system.n;
  if (!self->system.is_mean_field || self->system.n < 2 || strength[1] != 0
      || strength[2] != 0 || strength[3] != 0)
    return NAN;
  return n * mur_network_coupling (self->system.network, 0, 1);
}

MurOscillatorsDistribution
mur_oscillators_read_distribution (const MurOscillators *self)
{
  MurOscillatorsDistribution distribution
    = { mur_parameters_choice (self->parameters, "frequency_distribution"),
        mur_parameters_number (self->parameters, "frequency_width") };
  if (!self->system.is_drawn)
    distribution.kind = MUR_FREQUENCIES_LIST;
  if (distribution.kind == MUR_FREQUENCIES_DEMONSTRATION)
    distribution
      = (MurOscillatorsDistribution){ MUR_FREQUENCIES_UNIFORM, (double)self->system.n };
  return distribution;
}

/* By theory's K. Noise widens a Lorentzian as much as γ would at onset (Strogatz and
 * Mirollo 1991). */
static double
critical (const MurOscillators *self)
{
  const MurOscillatorsDistribution distribution = self->distribution;
  const double lag = self->forces.phase_lag, noise = self->forces.noise;
  if (distribution.kind == MUR_FREQUENCIES_LORENTZIAN && fabs (lag) < G_PI_2
      && (noise == 0 || lag == 0))
    return mur_theory_lorentzian_critical (distribution.width + noise, lag);
  if (lag != 0)
    return NAN;
  if (distribution.kind == MUR_FREQUENCIES_EQUAL)
    return 2 * noise;
  if (noise != 0)
    return NAN;
  if (distribution.kind == MUR_FREQUENCIES_NORMAL)
    return mur_theory_gaussian_critical (distribution.width);
  if (distribution.kind == MUR_FREQUENCIES_UNIFORM)
    return mur_theory_uniform_critical (distribution.width);
  return NAN;
}

double
mur_oscillators_critical_coupling (const MurOscillators *self)
{
  const double factor = mean_field_factor (self);
  return isnan (factor) ? NAN : critical (self) / factor;
}

/* A person who has divided the coupling by the number already sees that it was divided
 * again. */
char *
mur_oscillators_reason (MurRun *run)
{
  const MurOscillators *self = (const MurOscillators *)run;
  const double coupling = self->forces.strength[0];
  const double critical_coupling = mur_oscillators_critical_coupling (self);
  g_autofree char *given = mur_number_round (coupling, 3);
  g_autofree char *onset = mur_number_round (critical_coupling, 3);
  const double share = mean_field_factor (self) / (double)self->system.n;
  g_autofree char *link = mur_number_round (coupling * share, 3);
  if (!(coupling >= 0 && coupling < critical_coupling))
    return NULL;
  return g_strdup_printf ("coupling %s is below %s, where synchrony begins%s%s", given,
                          onset, share < 1 ? "; normalisation leaves each link " : "",
                          share < 1 ? link : "");
}

static double
theory_r (const MurOscillators *self, double k)
{
  const MurOscillatorsDistribution distribution = self->distribution;
  const double lag = self->forces.phase_lag, noise = self->forces.noise;
  if (k < 0 || isnan (critical (self)))
    return NAN;
  if (distribution.kind == MUR_FREQUENCIES_EQUAL)
    return noise > 0 ? mur_theory_noise_r (k, noise) : k > 0 ? 1 : NAN;
  if (noise != 0)
    return NAN;
  if (distribution.kind == MUR_FREQUENCIES_LORENTZIAN)
    return mur_theory_lorentzian_r (k, distribution.width, lag);
  if (distribution.kind == MUR_FREQUENCIES_NORMAL)
    return mur_theory_gaussian_r (k, distribution.width);
  return mur_theory_uniform_r (k, distribution.width);
}

double
mur_oscillators_theory_r (const MurOscillators *self, double coupling)
{
  const double factor = mean_field_factor (self);
  return isnan (factor) ? NAN : theory_r (self, coupling * factor);
}

double
mur_oscillators_locking_coupling (const MurOscillators *self)
{
  const double factor = mean_field_factor (self);
  if (isnan (factor) || self->forces.phase_lag != 0 || self->forces.noise != 0)
    return NAN;
  return self->locking_coupling / factor;
}

double
mur_oscillators_sweep_coupling (const MurOscillatorsSweep *self, guint64 point)
{
  const guint64 last = self->n_points - 1;
  const guint64 place = point <= last ? point : 2 * last + 1 - point;
  const double part = (double)place / (double)last;
  return (1 - part) * self->minimum + part * self->maximum;
}

guint64
mur_oscillators_sweep_point (const MurOscillators *self, guint64 sample)
{
  return sample * 2 * self->sweep.n_points / (self->history.capacity - 1);
}

guint64
mur_oscillators_sweep_first (const MurOscillators *self, guint64 point)
{
  const guint64 n_parts = 2 * self->sweep.n_points;
  return (point * (self->history.capacity - 1) + n_parts - 1) / n_parts;
}
