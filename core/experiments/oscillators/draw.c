/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Natural frequencies, first phases and amplitudes where no table brings them: by rule,
 * by list, or drawn from the streams of the seed. */

#include "core/experiments/oscillators/private.h"

#include "core/oscillators/frequencies.h"
#include "core/oscillators/phases.h"

MurOscillatorsFrequencies
mur_oscillators_distribution (const MurOscillatorsBuilder *self)
{
  return (MurOscillatorsFrequencies)mur_parameters_choice (self->parameters,
                                                           "frequency_distribution");
}

MurOscillatorsStart
mur_oscillators_start (const MurOscillatorsBuilder *self)
{
  return (MurOscillatorsStart)mur_parameters_choice (self->parameters, "start");
}

static void
read_list (const MurOscillatorsBuilder *self, const char *name, double *values)
{
  gsize n_values;
  const double *list = mur_parameters_list (self->parameters, name, &n_values);
  for (gsize i = 0; i < self->system->n; i++)
    values[i] = list[n_values == 1 ? 0 : i];
}

void
mur_oscillators_draw_frequencies (const MurOscillatorsBuilder *self, double *omega)
{
  const gsize n = self->system->n;
  const MurParameters *parameters = self->parameters;
  const double centre = mur_parameters_number (parameters, "frequency_centre");
  const double width = mur_parameters_number (parameters, "frequency_width");
  const double distance = mur_parameters_number (parameters, "frequency_distance");
  MurRng rng = mur_rng (self->seed, MUR_RNG_FREQUENCIES, 0);
  switch (mur_oscillators_distribution (self))
    {
    case MUR_FREQUENCIES_DEMONSTRATION:
      mur_frequencies_uniform (&rng, n, 2 * (double)n, 4 * (double)n, omega);
      break;
    case MUR_FREQUENCIES_UNIFORM:
      mur_frequencies_uniform (&rng, n, centre - width, centre + width, omega);
      break;
    case MUR_FREQUENCIES_NORMAL:
      mur_frequencies_normal (&rng, n, centre, width, omega);
      break;
    case MUR_FREQUENCIES_LORENTZIAN:
      mur_frequencies_lorentzian (&rng, n, centre, width, omega);
      break;
    case MUR_FREQUENCIES_BIMODAL:
      mur_frequencies_bimodal (&rng, n, centre, distance, width, omega);
      break;
    case MUR_FREQUENCIES_DEGREE:
      for (gsize i = 0; i < n; i++)
        omega[i] = (double)mur_network_degree (self->system->network, i);
      break;
    case MUR_FREQUENCIES_LIST:
      read_list (self, "frequencies", omega);
      break;
    case MUR_FREQUENCIES_EQUAL:
    default:
      for (gsize i = 0; i < n; i++)
        omega[i] = centre;
      break;
    }
}

/* One population together, the other wrapped Cauchy, as in the chimera. */
static void
start_two (const MurOscillatorsBuilder *self, double order, double *phase)
{
  const gsize n = self->system->n, n_first = n / 2;
  const double offset = mur_parameters_number (self->parameters, "start_offset");
  mur_phases_cauchy (n_first, 1, phase);
  mur_phases_cauchy (n - n_first, order, phase + n_first);
  for (gsize i = n_first; i < n; i++)
    phase[i] += offset;
}

static void
place_phases (const MurOscillatorsBuilder *self, MurRng *rng, double *phase)
{
  const gsize n = self->system->n;
  const MurParameters *parameters = self->parameters;
  const double low = mur_parameters_number (parameters, "phase_low");
  const double high = mur_parameters_number (parameters, "phase_high");
  const double order = mur_parameters_number (parameters, "start_order");
  switch (mur_oscillators_start (self))
    {
    case MUR_START_EQUAL:
      mur_phases_cauchy (n, 1, phase);
      break;
    case MUR_START_TWISTED:
      mur_phases_twisted (n, mur_parameters_number (parameters, "start_turns"), phase);
      break;
    case MUR_START_CAUCHY:
      mur_phases_cauchy (n, order, phase);
      break;
    case MUR_START_BUMP:
      mur_phases_draw_bump (rng, n, phase);
      break;
    case MUR_START_TWO:
      start_two (self, order, phase);
      break;
    case MUR_START_LIST:
      read_list (self, "phases", phase);
      break;
    case MUR_START_UNIFORM:
    default:
      mur_phases_draw_uniform (rng, n, low, high, phase);
      break;
    }
}

void
mur_oscillators_draw_phases (const MurOscillatorsBuilder *self, double *phase)
{
  const gsize n = self->system->n;
  const double scatter = mur_parameters_number (self->parameters, "start_scatter");
  MurRng rng = mur_rng (self->seed, MUR_RNG_PHASES, 0);
  place_phases (self, &rng, phase);
  if (scatter == 0)
    return;
  g_autofree double *moves = g_new (double, n);
  rng = mur_rng (self->seed, MUR_RNG_PHASES, 1);
  mur_phases_draw_uniform (&rng, n, -scatter, scatter, moves);
  for (gsize i = 0; i < n; i++)
    phase[i] += moves[i];
}

void
mur_oscillators_draw_amplitudes (const MurOscillatorsBuilder *self, double *amplitude)
{
  MurRng rng = mur_rng (self->seed, MUR_RNG_AMPLITUDES, 0);
  mur_phases_draw_uniform (&rng, self->system->n, 1, 3, amplitude);
}
