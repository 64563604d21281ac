/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to move: as many oscillators as a table says or the parameter does, their
 * couplings, natural frequencies, first phases and amplitudes; and whether tables and
 * parameters agree on one such system. */

#include "core/experiments/oscillators/private.h"

#include "core/base/error.h"
#include "core/oscillators/memory.h"

#include <math.h>

#define VECTORS 9 /* of one number an oscillator, that the experiment keeps */

/* The column @name of the table that was brought, if one was; −1: there is none. */
static int
find_brought (const MurOscillatorsBuilder *self, const char *name)
{
  return self->oscillators != NULL ? mur_table_find (self->oscillators, name) : -1;
}

static gboolean
check_column (const MurOscillatorsBuilder *self, const char *name, GError **error)
{
  const int i = find_brought (self, name);
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
  return TRUE;
}

/* A list parameter of one value for all, or one for each. */
static gboolean
check_list (const MurOscillatorsBuilder *self, const char *name, GError **error)
{
  gsize n_values;
  const gsize n = self->system->n;
  mur_parameters_list (self->parameters, name, &n_values);
  if (n_values == 1 || n_values == n)
    return TRUE;
  return mur_oscillators_refuse (
    error, name,
    "%" G_GSIZE_FORMAT " values are not allowed; one for all, or one for each of the "
    "%" G_GSIZE_FORMAT " oscillators",
    n_values, n);
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

static gsize
count_rows (const MurOscillatorsBuilder *self)
{
  return self->oscillators != NULL ? mur_table_n_rows (self->oscillators) : 0;
}

/* The tables of couplings, if any were brought. Only with its network made is it known
 * whether a table of links is good, and of how many oscillators. */
static gboolean
check_tables (MurOscillatorsBuilder *self, GError **error)
{
  const MurTable *matrix = self->couplings, *second = self->couplings2;
  const MurTable *edges = self->edges;
  if (matrix != NULL && edges != NULL)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "edges",
                     "edges: not allowed beside couplings; one of the two");
      return FALSE;
    }
  if (edges != NULL)
    self->system->network = mur_network_new_edge_table (
      count_rows (self), edges, "edges", mur_oscillators_normalisation (self), error);
  if (edges != NULL && self->system->network == NULL)
    return FALSE;
  return (matrix == NULL || mur_network_check_matrix_table (matrix, "couplings", error))
         && (second == NULL
             || mur_network_check_matrix_table (second, "couplings2", error));
}

/* The number of oscillators, which the first table that is there tells. */
static gboolean
count_oscillators (MurOscillatorsBuilder *self, GError **error)
{
  MurOscillatorsSystem *system = self->system;
  const MurTable *matrix = self->couplings, *second = self->couplings2;
  const gsize n_rows = count_rows (self);
  system->n = system->network != NULL ? mur_network_n (system->network)
              : matrix != NULL        ? mur_table_n_rows (matrix)
              : n_rows > 0            ? n_rows
              : second != NULL        ? mur_table_n_rows (second)
                               : mur_parameters_integer (self->parameters, "count");
  return (n_rows == 0 || agree ("oscillators", n_rows, system->n, error))
         && (second == NULL
             || agree ("couplings2", mur_table_n_rows (second), system->n, error))
         && mur_memory_check (system->n, VECTORS * sizeof (double), "The oscillators",
                              error);
}

/* The couplings, those of tables first. */
static gboolean
build_network (MurOscillatorsBuilder *self, GError **error)
{
  MurOscillatorsSystem *system = self->system;
  const MurTable *matrix = self->couplings, *second = self->couplings2;
  const MurNormalisation normalisation = mur_oscillators_normalisation (self);
  if (matrix != NULL)
    system->network
      = mur_network_new_matrix_table (matrix, "couplings", normalisation, error);
  else if (system->network == NULL)
    {
      system->is_mean_field
        = mur_parameters_choice (self->parameters, "topology") == MUR_TOPOLOGY_UNIFORM;
      system->network = mur_oscillators_make_network (self, error);
    }
  if (system->network == NULL)
    return FALSE;
  if (second != NULL)
    system->second
      = mur_network_new_matrix_table (second, "couplings2", normalisation, error);
  return second == NULL || system->second != NULL;
}

static gboolean
check_frequencies (const MurOscillatorsBuilder *self, GError **error)
{
  if (find_brought (self, "omega") >= 0)
    return check_column (self, "omega", error);
  return mur_oscillators_distribution (self) != MUR_FREQUENCIES_LIST
         || check_list (self, "frequencies", error);
}

static gboolean
check_range (const MurOscillatorsBuilder *self, GError **error)
{
  if (mur_parameters_number (self->parameters, "phase_low")
      <= mur_parameters_number (self->parameters, "phase_high"))
    return TRUE;
  g_autofree char *lowest = mur_parameters_format (self->parameters, "phase_low");
  g_autofree char *highest = mur_parameters_format (self->parameters, "phase_high");
  return mur_error_refuse (error, MUR_ERROR_VALUE, "phase_low", lowest,
                           "at most phase_high, %s", highest);
}

static gboolean
check_phases (const MurOscillatorsBuilder *self, GError **error)
{
  if (find_brought (self, "phase") >= 0)
    return check_column (self, "phase", error);
  switch (mur_oscillators_start (self))
    {
    case MUR_START_LIST:
      return check_list (self, "phases", error);
    case MUR_START_UNIFORM:
      return check_range (self, error);
    case MUR_START_EQUAL:
    case MUR_START_TWISTED:
    case MUR_START_CAUCHY:
    case MUR_START_BUMP:
    case MUR_START_TWO:
    default:
      return TRUE;
    }
}

/* A column of the table that was brought, or else of @draw. */
static MurVector *
build_column (const MurOscillatorsBuilder *self,
              const char *name,
              void (*draw) (const MurOscillatorsBuilder *self, double *values))
{
  const int i = find_brought (self, name);
  if (i >= 0)
    return mur_vector_ref (mur_table_vector (self->oscillators, (guint)i));
  double *values = g_new (double, self->system->n);
  draw (self, values);
  return mur_vector_new_take (values, self->system->n);
}

/* The tables that were brought, called by their roles. */
static gboolean
select_tables (MurOscillatorsBuilder *self, const MurInputs *inputs, GError **error)
{
  const struct
  {
    const char *name;
    MurTable **table;
  } all[] = { { "oscillators", &self->oscillators },
              { "couplings", &self->couplings },
              { "couplings2", &self->couplings2 },
              { "edges", &self->edges } };
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (mur_inputs_table (inputs, all[i].name) == NULL)
        continue;
      *all[i].table
        = mur_oscillators_select (inputs, self->parameters, all[i].name, error);
      if (*all[i].table == NULL)
        return FALSE;
    }
  return TRUE;
}

/* All that can be refused, with the number of oscillators found on the way. */
static gboolean
check_all (MurOscillatorsBuilder *self, const MurInputs *inputs, GError **error)
{
  if (!select_tables (self, inputs, error) || !check_tables (self, error)
      || !count_oscillators (self, error))
    return FALSE;
  const gboolean is_brought = self->system->network != NULL || self->couplings != NULL;
  return (is_brought || mur_oscillators_check_network (self, error))
         && check_frequencies (self, error) && check_phases (self, error)
         && check_column (self, "amplitude", error);
}

static MurOscillatorsBuilder
make_builder (MurOscillatorsSystem *system, const MurParameters *parameters)
{
  return (MurOscillatorsBuilder){ .system = system,
                                  .parameters = parameters,
                                  .seed = mur_parameters_integer (parameters, "seed") };
}

static void
clear_builder (MurOscillatorsBuilder *self)
{
  g_clear_pointer (&self->oscillators, mur_table_unref);
  g_clear_pointer (&self->couplings, mur_table_unref);
  g_clear_pointer (&self->couplings2, mur_table_unref);
  g_clear_pointer (&self->edges, mur_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurOscillatorsBuilder, clear_builder)

gboolean
mur_oscillators_system_check (const MurParameters *parameters,
                              const MurInputs *inputs,
                              gsize *n,
                              GError **error)
{
  MurOscillatorsSystem system = { 0 };
  g_auto (MurOscillatorsBuilder) builder = make_builder (&system, parameters);
  const gboolean is_good = check_all (&builder, inputs, error);
  *n = system.n;
  mur_oscillators_system_clear (&system);
  return is_good;
}

gboolean
mur_oscillators_system_init (MurOscillatorsSystem *self,
                             const MurParameters *parameters,
                             const MurInputs *inputs,
                             GError **error)
{
  g_auto (MurOscillatorsBuilder) builder = make_builder (self, parameters);
  self->is_drawn = mur_inputs_table (inputs, "oscillators") == NULL;
  if (!check_all (&builder, inputs, error) || !build_network (&builder, error))
    return FALSE;
  self->omega = build_column (&builder, "omega", mur_oscillators_draw_frequencies);
  self->initial_phase = build_column (&builder, "phase", mur_oscillators_draw_phases);
  self->amplitude
    = build_column (&builder, "amplitude", mur_oscillators_draw_amplitudes);
  return TRUE;
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
