/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The network that the parameters describe: whether there is one, and the making of it.
 */

#include "core/experiments/oscillators/private.h"

#include "core/base/error.h"

gboolean
mur_oscillators_refuse (GError **error, const char *field, const char *format, ...)
{
  va_list list;
  va_start (list, format);
  g_autofree char *text = g_strdup_vprintf (format, list);
  va_end (list);
  mur_error_set (error, MUR_ERROR_VALUE, field, "%s: %s", field, text);
  return FALSE;
}

MurNormalisation
mur_oscillators_normalisation (const MurOscillatorsBuilder *self)
{
  return (MurNormalisation)mur_parameters_choice (self->parameters, "normalisation");
}

static gsize
read_size (const MurOscillatorsBuilder *self, const char *name)
{
  return mur_parameters_integer (self->parameters, name);
}

static gboolean
check_ring (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n, reach = read_size (self, "reach");
  if (n < 3)
    return mur_oscillators_refuse (
      error, "count", "%" G_GSIZE_FORMAT " is not allowed for a ring; from 3 on", n);
  return reach <= (n - 1) / 2
         || mur_oscillators_refuse (error, "reach",
                                    "%" G_GSIZE_FORMAT
                                    " is not allowed for %" G_GSIZE_FORMAT
                                    " oscillators; at most %" G_GSIZE_FORMAT,
                                    reach, n, (n - 1) / 2);
}

static gboolean
check_scale_free (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n, n_links = read_size (self, "links");
  return n_links < n
         || mur_oscillators_refuse (error, "links",
                                    "%" G_GSIZE_FORMAT
                                    " is not allowed for %" G_GSIZE_FORMAT
                                    " oscillators; fewer than those",
                                    n_links, n);
}

static gboolean
check_two_populations (const MurOscillatorsBuilder *self, GError **error)
{
  return self->system->n >= 2
         || mur_oscillators_refuse (error, "count",
                                    "1 is not allowed for two populations; from 2 on");
}

static gboolean
check_matrix (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n;
  gsize n_values;
  mur_parameters_list (self->parameters, "matrix", &n_values);
  return (n <= n_values && n_values == n * n)
         || mur_oscillators_refuse (error, "matrix",
                                    "%" G_GSIZE_FORMAT
                                    " values are not allowed for %" G_GSIZE_FORMAT
                                    " oscillators; %.0f, row by row",
                                    n_values, n, (double)n * (double)n);
}

static MurOscillatorsTopology
read_topology (const MurOscillatorsBuilder *self)
{
  return (MurOscillatorsTopology)mur_parameters_choice (self->parameters, "topology");
}

gboolean
mur_oscillators_check_network (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n;
  switch (read_topology (self))
    {
    case MUR_TOPOLOGY_RING:
      return check_ring (self, error)
             && mur_network_check_ring (n, read_size (self, "reach"), error);
    case MUR_TOPOLOGY_SMALL_WORLD:
      return check_ring (self, error)
             && mur_network_check_small_world (n, read_size (self, "reach"), error);
    case MUR_TOPOLOGY_SCALE_FREE:
      return check_scale_free (self, error)
             && mur_network_check_scale_free (n, read_size (self, "links"), error);
    case MUR_TOPOLOGY_TWO_POPULATIONS:
      return check_two_populations (self, error);
    case MUR_TOPOLOGY_LATTICE:
      return mur_network_check_lattice (n, error);
    case MUR_TOPOLOGY_MATRIX:
      return check_matrix (self, error) && mur_network_check_dense (n, error);
    case MUR_TOPOLOGY_UNIFORM:
    case MUR_TOPOLOGY_RING_COSINE:
      return TRUE;
    case MUR_TOPOLOGY_RING_EXPONENTIAL:
    case MUR_TOPOLOGY_RANDOM:
    default:
      return mur_network_check_dense (n, error);
    }
}

gsize
mur_oscillators_lattice_rows (gsize n)
{
  gsize n_rows = 1;
  for (gsize k = 2; k * k <= n; k++)
    n_rows = n % k == 0 ? k : n_rows;
  return n_rows;
}

static MurNetwork *
make_lattice (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n, n_rows = mur_oscillators_lattice_rows (n);
  return mur_network_new_lattice (n_rows, n / n_rows,
                                  mur_oscillators_normalisation (self), error);
}

static MurNetwork *
make_matrix (const MurOscillatorsBuilder *self, GError **error)
{
  gsize n_values;
  const double *values = mur_parameters_list (self->parameters, "matrix", &n_values);
  return mur_network_new_matrix (self->system->n, values,
                                 mur_oscillators_normalisation (self), error);
}

MurNetwork *
mur_oscillators_make_network (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n;
  const MurNormalisation normalisation = mur_oscillators_normalisation (self);
  switch (read_topology (self))
    {
    case MUR_TOPOLOGY_UNIFORM:
      return mur_network_new_uniform (n, normalisation);
    case MUR_TOPOLOGY_RING:
      return mur_network_new_ring (n, read_size (self, "reach"), normalisation, error);
    case MUR_TOPOLOGY_SMALL_WORLD:
      return mur_network_new_small_world (
        n, read_size (self, "reach"),
        mur_parameters_number (self->parameters, "rewiring"), self->seed, normalisation,
        error);
    case MUR_TOPOLOGY_RING_EXPONENTIAL:
      return mur_network_new_ring_exponential (
        n, mur_parameters_number (self->parameters, "kernel_decay"), normalisation,
        error);
    case MUR_TOPOLOGY_RING_COSINE:
      return mur_network_new_ring_cosine (
        n, mur_parameters_number (self->parameters, "kernel_amplitude"), normalisation);
    case MUR_TOPOLOGY_SCALE_FREE:
      return mur_network_new_scale_free (n, read_size (self, "links"), self->seed,
                                         normalisation, error);
    case MUR_TOPOLOGY_TWO_POPULATIONS:
      return mur_network_new_two_populations (
        n, n / 2, mur_parameters_number (self->parameters, "difference"),
        normalisation);
    case MUR_TOPOLOGY_LATTICE:
      return make_lattice (self, error);
    case MUR_TOPOLOGY_MATRIX:
      return make_matrix (self, error);
    case MUR_TOPOLOGY_RANDOM:
    default:
      return mur_network_new_random (n, self->seed, normalisation, error);
    }
}
