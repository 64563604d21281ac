/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The system: as many oscillators as a table or the parameter says, their couplings,
 * natural frequencies, first phases and amplitudes. */

#include "core/experiments/oscillators/private.h"

#include "core/base/error.h"
#include "core/base/vmath.h"
#include "core/oscillators/frequencies.h"
#include "core/oscillators/memory.h"
#include "core/oscillators/phases.h"

#include <math.h>

#define VECTORS 9 /* of one number an oscillator, that the experiment keeps */

/* A column by name, in either case; -1: none. */
static int
find_column (const MurTable *table, const char *name)
{
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (g_ascii_strcasecmp (mur_table_name (table, i), name) == 0)
      return (int)i;
  return -1;
}

/* The column @name of the table that was brought, checked; %NULL where it has none. */
static gboolean
read_column (const MurOscillatorsBuilder *self,
             const char *name,
             MurVector **column,
             GError **error)
{
  const int i = self->oscillators != NULL ? find_column (self->oscillators, name) : -1;
  *column = NULL;
  if (i < 0)
    return TRUE;
  const double *values = mur_table_column (self->oscillators, (guint)i);
  for (gsize row = 0; row < mur_table_n_rows (self->oscillators); row++)
    if (!isfinite (values[row]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, "oscillators",
                       "oscillators: row %" G_GSIZE_FORMAT
                       " has no finite number in column %s; every row needs one",
                       row + 1, name);
        return FALSE;
      }
  *column = mur_vector_ref (mur_table_vector (self->oscillators, (guint)i));
  return TRUE;
}

/* A list parameter of one value for all, or one for each. */
static gboolean
read_list (const MurOscillatorsBuilder *self,
           const char *name,
           double *values,
           GError **error)
{
  gsize n_values;
  const double *list = mur_parameters_list (self->parameters, name, &n_values);
  const gsize n = self->system->n;
  if (n_values != 1 && n_values != n)
    return mur_oscillators_refuse (
      error, name,
      "%" G_GSIZE_FORMAT " values are not allowed; one for all, or one for each of the "
      "%" G_GSIZE_FORMAT " oscillators",
      n_values, n);
  for (gsize i = 0; i < n; i++)
    values[i] = list[n_values == 1 ? 0 : i];
  return TRUE;
}

/* Sizes that two tables say must be one. */
static gboolean
agree (const char *field, gsize n, gsize expected, GError **error)
{
  if (n == expected)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, field,
                 "%s: %" G_GSIZE_FORMAT " oscillators are not allowed; %" G_GSIZE_FORMAT
                 ", as the other tables have",
                 field, n, expected);
  return FALSE;
}

/* The network of the table couplings or edges, if one was brought. */
static gboolean
read_network (MurOscillatorsBuilder *self, const MurInputs *inputs, GError **error)
{
  const MurTable *matrix = mur_inputs_table (inputs, "couplings");
  const MurTable *edges = mur_inputs_table (inputs, "edges");
  const gsize n = self->oscillators != NULL ? mur_table_n_rows (self->oscillators) : 0;
  const MurNormalisation normalisation = mur_oscillators_normalisation (self);
  if (matrix != NULL && edges != NULL)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "edges",
                     "edges: not allowed beside couplings; one of the two");
      return FALSE;
    }
  if (matrix == NULL && edges == NULL)
    return TRUE;
  self->system->network
    = matrix != NULL
        ? mur_network_new_matrix_table (matrix, "couplings", normalisation, error)
        : mur_network_new_edge_table (n, edges, "edges", normalisation, error);
  return self->system->network != NULL;
}

/* The number of oscillators and their couplings. */
static gboolean
build_network (MurOscillatorsBuilder *self, const MurInputs *inputs, GError **error)
{
  MurOscillatorsSystem *system = self->system;
  const MurTable *second = mur_inputs_table (inputs, "couplings2");
  const gsize n_rows
    = self->oscillators != NULL ? mur_table_n_rows (self->oscillators) : 0;
  if (!read_network (self, inputs, error))
    return FALSE;
  if (second != NULL
      && (system->second = mur_network_new_matrix_table (
            second, "couplings2", mur_oscillators_normalisation (self), error))
           == NULL)
    return FALSE;
  system->n = system->network != NULL ? mur_network_n (system->network)
              : n_rows > 0            ? n_rows
              : system->second != NULL
                ? mur_network_n (system->second)
                : mur_parameters_integer (self->parameters, "count");
  if ((n_rows > 0 && !agree ("oscillators", n_rows, system->n, error))
      || (system->second != NULL
          && !agree ("couplings2", mur_network_n (system->second), system->n, error))
      || !mur_memory_check (system->n, VECTORS * sizeof (double), "The oscillators",
                            error))
    return FALSE;
  system->is_mean_field
    = system->network == NULL
      && mur_parameters_choice (self->parameters, "topology") == MUR_TOPOLOGY_UNIFORM;
  if (system->network == NULL)
    system->network = mur_oscillators_make_network (self, error);
  return system->network != NULL;
}

static gboolean
draw_frequencies (const MurOscillatorsBuilder *self, double *omega, GError **error)
{
  const gsize n = self->system->n;
  const MurParameters *parameters = self->parameters;
  const double centre = mur_parameters_number (parameters, "frequency_centre");
  const double width = mur_parameters_number (parameters, "frequency_width");
  const double distance = mur_parameters_number (parameters, "frequency_distance");
  MurRng rng = mur_rng (self->seed, MUR_RNG_FREQUENCIES, 0);
  switch ((MurOscillatorsFrequencies)mur_parameters_choice (parameters,
                                                            "frequency_distribution"))
    {
    case MUR_FREQUENCIES_DEMONSTRATION:
      mur_frequencies_uniform (&rng, n, 2 * (double)n, 4 * (double)n, omega);
      return TRUE;
    case MUR_FREQUENCIES_UNIFORM:
      mur_frequencies_uniform (&rng, n, centre - width, centre + width, omega);
      return TRUE;
    case MUR_FREQUENCIES_NORMAL:
      mur_frequencies_normal (&rng, n, centre, width, omega);
      return TRUE;
    case MUR_FREQUENCIES_LORENTZIAN:
      mur_frequencies_lorentzian (&rng, n, centre, width, omega);
      return TRUE;
    case MUR_FREQUENCIES_BIMODAL:
      mur_frequencies_bimodal (&rng, n, centre, distance, width, omega);
      return TRUE;
    case MUR_FREQUENCIES_DEGREE:
      for (gsize i = 0; i < n; i++)
        omega[i] = (double)mur_network_degree (self->system->network, i);
      return TRUE;
    case MUR_FREQUENCIES_LIST:
      return read_list (self, "frequencies", omega, error);
    case MUR_FREQUENCIES_EQUAL:
    default:
      for (gsize i = 0; i < n; i++)
        omega[i] = centre;
      return TRUE;
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

static gboolean
check_range (const MurOscillatorsBuilder *self, double low, double high, GError **error)
{
  if (low <= high)
    return TRUE;
  g_autofree char *lowest = mur_parameters_format (self->parameters, "phase_low");
  g_autofree char *highest = mur_parameters_format (self->parameters, "phase_high");
  return mur_error_refuse (error, MUR_ERROR_VALUE, "phase_low", lowest,
                           "at most phase_high, %s", highest);
}

static gboolean
place_phases (const MurOscillatorsBuilder *self,
              MurRng *rng,
              double *phase,
              GError **error)
{
  const gsize n = self->system->n;
  const MurParameters *parameters = self->parameters;
  const double low = mur_parameters_number (parameters, "phase_low");
  const double high = mur_parameters_number (parameters, "phase_high");
  const double order = mur_parameters_number (parameters, "start_order");
  switch ((MurOscillatorsStart)mur_parameters_choice (parameters, "start"))
    {
    case MUR_START_EQUAL:
      mur_phases_cauchy (n, 1, phase);
      return TRUE;
    case MUR_START_TWISTED:
      mur_phases_twisted (n, mur_parameters_number (parameters, "start_turns"), phase);
      return TRUE;
    case MUR_START_CAUCHY:
      mur_phases_cauchy (n, order, phase);
      return TRUE;
    case MUR_START_BUMP:
      mur_phases_draw_bump (rng, n, phase);
      return TRUE;
    case MUR_START_TWO:
      start_two (self, order, phase);
      return TRUE;
    case MUR_START_LIST:
      return read_list (self, "phases", phase, error);
    case MUR_START_UNIFORM:
    default:
      if (!check_range (self, low, high, error))
        return FALSE;
      mur_phases_draw_uniform (rng, n, low, high, phase);
      return TRUE;
    }
}

static gboolean
draw_phases (const MurOscillatorsBuilder *self, double *phase, GError **error)
{
  const gsize n = self->system->n;
  const double scatter = mur_parameters_number (self->parameters, "start_scatter");
  MurRng rng = mur_rng (self->seed, MUR_RNG_PHASES, 0);
  if (!place_phases (self, &rng, phase, error))
    return FALSE;
  if (scatter == 0)
    return TRUE;
  g_autofree double *moves = g_new (double, n);
  rng = mur_rng (self->seed, MUR_RNG_PHASES, 1);
  mur_phases_draw_uniform (&rng, n, -scatter, scatter, moves);
  for (gsize i = 0; i < n; i++)
    phase[i] += moves[i];
  return TRUE;
}

static gboolean
draw_amplitudes (const MurOscillatorsBuilder *self, double *amplitude, GError **error)
{
  MurRng rng = mur_rng (self->seed, MUR_RNG_AMPLITUDES, 0);
  mur_phases_draw_uniform (&rng, self->system->n, 1, 3, amplitude);
  return TRUE;
}

/* A column of the table that was brought, or else of @draw. */
static gboolean
build_column (const MurOscillatorsBuilder *self,
              const char *name,
              gboolean (*draw) (const MurOscillatorsBuilder *self,
                                double *values,
                                GError **error),
              MurVector **column,
              GError **error)
{
  if (!read_column (self, name, column, error))
    return FALSE;
  if (*column != NULL)
    return TRUE;
  g_autofree double *values = g_new (double, self->system->n);
  if (!draw (self, values, error))
    return FALSE;
  *column = mur_vector_new_take (g_steal_pointer (&values), self->system->n);
  return TRUE;
}

gboolean
mur_oscillators_system_init (MurOscillatorsSystem *self,
                             const MurParameters *parameters,
                             const MurInputs *inputs,
                             GError **error)
{
  const MurTable *table = mur_inputs_table (inputs, "oscillators");
  const MurOscillatorsBuilder builder
    = { self, parameters, table, mur_parameters_integer (parameters, "seed") };
  if (table != NULL && find_column (table, "omega") < 0)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "oscillators",
                     "oscillators: the column omega is missing; columns are omega and, "
                     "optionally, phase and amplitude");
      return FALSE;
    }
  self->is_drawn = table == NULL;
  return build_network ((MurOscillatorsBuilder *)&builder, inputs, error)
         && build_column (&builder, "omega", draw_frequencies, &self->omega, error)
         && build_column (&builder, "phase", draw_phases, &self->initial_phase, error)
         && build_column (&builder, "amplitude", draw_amplitudes, &self->amplitude,
                          error);
}

void
mur_oscillators_system_clear (MurOscillatorsSystem *self)
{
  g_clear_pointer (&self->network, mur_network_unref);
  g_clear_pointer (&self->second, mur_network_unref);
  g_clear_pointer (&self->omega, mur_vector_unref);
  g_clear_pointer (&self->initial_phase, mur_vector_unref);
  g_clear_pointer (&self->amplitude, mur_vector_unref);
}
