/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The network that the parameters describe. */

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

static MurNetwork *
make_ring (const MurOscillatorsBuilder *self, gboolean is_rewired, GError **error)
{
  const gsize n = self->system->n;
  const gsize reach = mur_parameters_integer (self->parameters, "reach");
  if (n < 3)
    {
      mur_oscillators_refuse (
        error, "count", "%" G_GSIZE_FORMAT " is not allowed for a ring; from 3 on", n);
      return NULL;
    }
  if (reach > (n - 1) / 2)
    {
      mur_oscillators_refuse (error, "reach",
                              "%" G_GSIZE_FORMAT " is not allowed for %" G_GSIZE_FORMAT
                              " oscillators; at most %" G_GSIZE_FORMAT,
                              reach, n, (n - 1) / 2);
      return NULL;
    }
  if (!is_rewired)
    return mur_network_new_ring (n, reach, mur_oscillators_normalisation (self), error);
  return mur_network_new_small_world (
    n, reach, mur_parameters_number (self->parameters, "rewiring"), self->seed,
    mur_oscillators_normalisation (self), error);
}

static MurNetwork *
make_scale_free (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n;
  const gsize n_links = mur_parameters_integer (self->parameters, "links");
  if (n_links < n)
    return mur_network_new_scale_free (n, n_links, self->seed,
                                       mur_oscillators_normalisation (self), error);
  mur_oscillators_refuse (error, "links",
                          "%" G_GSIZE_FORMAT " is not allowed for %" G_GSIZE_FORMAT
                          " oscillators; fewer than those",
                          n_links, n);
  return NULL;
}

static MurNetwork *
make_two_populations (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n;
  if (n >= 2)
    return mur_network_new_two_populations (
      n, n / 2, mur_parameters_number (self->parameters, "difference"),
      mur_oscillators_normalisation (self));
  mur_oscillators_refuse (error, "count",
                          "1 is not allowed for two populations; from 2 on");
  return NULL;
}

/* As near to a square as the number can be cut. */
static MurNetwork *
make_lattice (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n;
  gsize n_rows = 1;
  for (gsize k = 2; k * k <= n; k++)
    n_rows = n % k == 0 ? k : n_rows;
  return mur_network_new_lattice (n_rows, n / n_rows,
                                  mur_oscillators_normalisation (self), error);
}

static MurNetwork *
make_matrix (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n;
  gsize n_values;
  const double *values = mur_parameters_list (self->parameters, "matrix", &n_values);
  if (n <= n_values && n_values == n * n)
    return mur_network_new_matrix (n, values, mur_oscillators_normalisation (self),
                                   error);
  mur_oscillators_refuse (error, "matrix",
                          "%" G_GSIZE_FORMAT
                          " values are not allowed for %" G_GSIZE_FORMAT
                          " oscillators; %.0f, row by row",
                          n_values, n, (double)n * (double)n);
  return NULL;
}

MurNetwork *
mur_oscillators_make_network (const MurOscillatorsBuilder *self, GError **error)
{
  const gsize n = self->system->n;
  const MurNormalisation normalisation = mur_oscillators_normalisation (self);
  switch ((MurOscillatorsTopology)mur_parameters_choice (self->parameters, "topology"))
    {
    case MUR_TOPOLOGY_UNIFORM:
      return mur_network_new_uniform (n, normalisation);
    case MUR_TOPOLOGY_RING:
      return make_ring (self, FALSE, error);
    case MUR_TOPOLOGY_SMALL_WORLD:
      return make_ring (self, TRUE, error);
    case MUR_TOPOLOGY_RING_EXPONENTIAL:
      return mur_network_new_ring_exponential (
        n, mur_parameters_number (self->parameters, "kernel_decay"), normalisation,
        error);
    case MUR_TOPOLOGY_RING_COSINE:
      return mur_network_new_ring_cosine (
        n, mur_parameters_number (self->parameters, "kernel_amplitude"), normalisation);
    case MUR_TOPOLOGY_SCALE_FREE:
      return make_scale_free (self, error);
    case MUR_TOPOLOGY_TWO_POPULATIONS:
      return make_two_populations (self, error);
    case MUR_TOPOLOGY_LATTICE:
      return make_lattice (self, error);
    case MUR_TOPOLOGY_MATRIX:
      return make_matrix (self, error);
    case MUR_TOPOLOGY_RANDOM:
    default:
      return mur_network_new_random (n, self->seed, normalisation, error);
    }
}
