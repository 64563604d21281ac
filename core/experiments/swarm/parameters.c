/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the values of the swarm's parameters mean: a swarm, its stop, its box, its start,
 * its cost. */

#include "core/experiments/swarm/private.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/selection.h"
#include "core/sampling/sampler.h"

#include <math.h>

#define MAX_COORDINATES 1e7  /* of all particles together */
#define MAX_LINKS 4e6        /* that a move of fully informed particles follows */
#define VALUE_SECONDS 20e-9  /* of a coordinate in a generation, about */
#define TURN_SECONDS 0.5e-9  /* of a product in a rotation, about */
#define COORDINATE_BYTES 120 /* of the swarm and of a frame, about */

gboolean
mur_search_has_formula (const MurParameters *parameters)
{
  return mur_parameters_choice (parameters, "landscape") == MUR_SEARCH_FORMULA;
}

guint
mur_search_dimensions (const MurParameters *parameters)
{
  const guint kind = mur_parameters_choice (parameters, "landscape");

  if (kind != MUR_SEARCH_FORMULA && mur_landscape_is_plane ((MurLandscapeKind)kind))
    return 2;
  return (guint)mur_parameters_integer (parameters, "dimensions");
}

static MurSwarmBound
bound_rule (MurSearchBound bound)
{
  static const MurSwarmBound rules[MUR_N_SEARCH_BOUNDS] = {
    [MUR_SEARCH_STOP] = MUR_SWARM_BOUND_CLIP,
    [MUR_SEARCH_BOUNCE] = MUR_SWARM_BOUND_CLIP,
    [MUR_SEARCH_REFLECT] = MUR_SWARM_BOUND_REFLECT,
    [MUR_SEARCH_PERIODIC] = MUR_SWARM_BOUND_PERIODIC,
    [MUR_SEARCH_REDRAW] = MUR_SWARM_BOUND_REDRAW,
    [MUR_SEARCH_FLY] = MUR_SWARM_BOUND_NONE,
  };
  return rules[bound];
}

static double
or_else (double value, double other)
{
  return isnan (value) ? other : value;
}

void
mur_search_read_swarm (const MurParameters *p,
                       MurSwarmSettings *settings,
                       MurStop *stop)
{
  const MurSearchBound bound = (MurSearchBound)mur_parameters_choice (p, "bound");

  *settings = (MurSwarmSettings){
    .n_particles = (guint)mur_parameters_integer (p, "particles"),
    .law = (MurSwarmLaw)mur_parameters_choice (p, "law"),
    .inertia = mur_parameters_number (p, "inertia"),
    .cognitive = mur_parameters_number (p, "cognitive"),
    .social = mur_parameters_number (p, "social"),
    .inertia_rule = (MurSwarmInertia)mur_parameters_choice (p, "inertia_rule"),
    .inertia_end = mur_parameters_number (p, "inertia_end"),
    .constriction = mur_parameters_number (p, "constriction"),
    .acceleration = mur_parameters_number (p, "acceleration"),
    .self_informed = mur_parameters_choice (p, "itself") != 0,
    .kept = mur_parameters_number (p, "kept"),
    .perturbation = mur_parameters_number (p, "perturbation"),
    .velocity_limit = or_else (mur_parameters_number (p, "velocity_limit"), 0),
    .draw = (MurSwarmDraw)mur_parameters_choice (p, "draw"),
    .topology = (MurSwarmTopology)mur_parameters_choice (p, "neighbourhood"),
    .neighbours = (guint)mur_parameters_integer (p, "neighbours"),
    .informants = (guint)mur_parameters_integer (p, "informants"),
    .start = (MurSwarmStart)mur_parameters_choice (p, "start"),
    .halton_base = (guint)mur_parameters_integer (p, "halton_base"),
    .velocity = (MurSwarmVelocity)mur_parameters_choice (p, "velocity"),
    .bound = bound_rule (bound),
    .bound_factor = bound == MUR_SEARCH_BOUNCE ? -0.5 : 0,
  };
  mur_stop_init (stop);
  stop->iterations = mur_parameters_integer (p, "generations");
  stop->evaluations = mur_parameters_integer (p, "evaluations");
  stop->patience = mur_parameters_integer (p, "patience");
  stop->grace = mur_parameters_integer (p, "grace");
  stop->target = or_else (mur_parameters_number (p, "target"), -INFINITY);
}

/* One value for all, or one for each. */
static gboolean
check_list (const MurParameters *parameters, const char *name, guint n, GError **error)
{
  gsize n_values;

  mur_parameters_list (parameters, name, &n_values);
  if (n_values == 1 || n_values == n)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, name,
                 "%s: %" G_GSIZE_FORMAT
                 " values are not allowed; one for all, or one for each of the %u "
                 "dimensions",
                 name, n_values, n);
  return FALSE;
}

/* Puts what a person gave in place of the usual, which is there. */
static void
read_limits (const MurParameters *parameters, const char *name, guint n, double *limits)
{
  gsize n_values;
  const double *values = mur_parameters_list (parameters, name, &n_values);

  for (guint d = 0; d < n; d++)
    limits[d] = or_else (values[n_values == 1 ? 0 : d], limits[d]);
}

static void
read_usual_box (const MurParameters *parameters, double *lower, double *upper)
{
  const guint n = mur_search_dimensions (parameters);

  if (!mur_search_has_formula (parameters))
    {
      const guint kind = mur_parameters_choice (parameters, "landscape");

      mur_landscape_domain ((MurLandscapeKind)kind, n, lower, upper);
      return;
    }
  for (guint d = 0; d < n; d++)
    {
      lower[d] = -5;
      upper[d] = 5;
    }
}

gboolean
mur_search_read_box (const MurParameters *parameters,
                     double *lower,
                     double *upper,
                     GError **error)
{
  const guint n = mur_search_dimensions (parameters);

  if (!check_list (parameters, "lower", n, error)
      || !check_list (parameters, "upper", n, error))
    return FALSE;
  read_usual_box (parameters, lower, upper);
  read_limits (parameters, "lower", n, lower);
  read_limits (parameters, "upper", n, upper);
  for (guint d = 0; d < n; d++)
    if (lower[d] > upper[d])
      {
        g_autofree char *low = mur_number_format (lower[d]);
        g_autofree char *high = mur_number_format (upper[d]);
        mur_error_set (error, MUR_ERROR_VALUE, "lower",
                       "lower: %s is not allowed for x%u; at most its upper limit, %s",
                       low, d + 1, high);
        return FALSE;
      }
  return TRUE;
}

double *
mur_search_read_start (const MurTable *start, guint dimensions, gsize *n)
{
  *n = 0;
  if (start == NULL)
    return NULL;
  *n = mur_table_n_rows (start);
  double *rows = g_new (double, MAX (*n, 1) * dimensions);

  for (guint d = 0; d < dimensions; d++)
    for (gsize i = 0; i < *n; i++)
      rows[i * dimensions + d] = mur_table_column (start, d)[i];
  return rows;
}

static gboolean
check_start (const MurParameters *parameters, const MurInputs *inputs, GError **error)
{
  const guint n = mur_search_dimensions (parameters);
  g_autoptr (MurTable) table = NULL;

  if (mur_inputs_table (inputs, "start") == NULL)
    return TRUE;
  table = mur_inputs_select (inputs, &mur_search_inputs[0], error);
  if (table == NULL)
    return FALSE;
  if (mur_table_n_columns (table) < n)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "start",
                     "start: %u columns are too few; one for each of the %u dimensions",
                     mur_table_n_columns (table), n);
      return FALSE;
    }
  for (guint d = 0; d < n; d++)
    for (gsize i = 0; i < mur_table_n_rows (table); i++)
      if (!isfinite (mur_table_column (table, d)[i]))
        {
          mur_error_set (error, MUR_ERROR_INPUT, "start",
                         "start: row %" G_GSIZE_FORMAT
                         " of column %s holds no number; a position has all its "
                         "coordinates",
                         i + 1, mur_table_name (table, d));
          return FALSE;
        }
  return TRUE;
}

/* What a particle listens to in one move of the fully informed. */
static double
count_informants (const MurParameters *parameters)
{
  switch ((MurSwarmTopology)mur_parameters_choice (parameters, "neighbourhood"))
    {
    case MUR_SWARM_GLOBAL:
      return (double)mur_parameters_integer (parameters, "particles");
    case MUR_SWARM_RING:
      return 2.0 * (double)mur_parameters_integer (parameters, "neighbours") + 1;
    case MUR_SWARM_RANDOM:
      return (double)mur_parameters_integer (parameters, "informants") + 1;
    case MUR_SWARM_VON_NEUMANN:
    case MUR_N_SWARM_TOPOLOGIES:
    default:
      return 5;
    }
}

static gboolean
is_fully_informed (const MurParameters *parameters)
{
  return mur_parameters_choice (parameters, "law") == MUR_SWARM_LAW_FIPS;
}

gboolean
mur_search_check_live (const MurParameters *parameters, GError **error)
{
  const double n_particles = (double)mur_parameters_integer (parameters, "particles");
  const double n_links = count_informants (parameters) * n_particles;

  if (!is_fully_informed (parameters)
      || mur_parameters_choice (parameters, "neighbourhood") != MUR_SWARM_GLOBAL
      || n_links <= MAX_LINKS)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "particles",
                 "particles: %.0f are too many where all listen to all; at most %.0f "
                 "with law=fips and neighbourhood=global",
                 n_particles, floor (sqrt (MAX_LINKS)));
  return FALSE;
}

static gboolean
check_size (const MurParameters *parameters, GError **error)
{
  const guint n = mur_search_dimensions (parameters);
  const guint64 n_particles = mur_parameters_integer (parameters, "particles");
  const guint64 most = mur_parameters_integer (parameters, "evaluations");

  if ((double)n_particles * n > MAX_COORDINATES)
    return mur_error_refuse_count (error, MUR_ERROR_VALUE, "particles", n_particles,
                                   "at most %.0f with %u dimensions",
                                   floor (MAX_COORDINATES / n), n);
  if (most > 0 && most < n_particles)
    return mur_error_refuse_count (error, MUR_ERROR_VALUE, "evaluations", most,
                                   "at least one for each of the %" G_GUINT64_FORMAT
                                   " particles, or 0",
                                   n_particles);
  return mur_search_check_live (parameters, error);
}

static gboolean
check_dimensions (const MurParameters *parameters, GError **error)
{
  const guint kind = mur_parameters_choice (parameters, "landscape");
  const guint n = mur_search_dimensions (parameters);
  const guint most = mur_sequence_max_dimensions (MUR_SEQUENCE_SOBOL);

  if (kind != MUR_SEARCH_FORMULA
      && n < mur_landscape_min_dimensions ((MurLandscapeKind)kind))
    return mur_error_refuse_count (
      error, MUR_ERROR_VALUE, "dimensions", n, "at least %u with landscape=%s",
      mur_landscape_min_dimensions ((MurLandscapeKind)kind), mur_landscapes[kind].id);
  if (mur_parameters_choice (parameters, "start") == MUR_SWARM_START_SOBOL && n > most)
    return mur_error_refuse_count (error, MUR_ERROR_VALUE, "dimensions", n,
                                   "at most %u with start=sobol", most);
  return TRUE;
}

gboolean
mur_search_check_values (const MurParameters *parameters,
                         const MurInputs *inputs,
                         GError **error)
{
  if (!check_dimensions (parameters, error) || !check_size (parameters, error)
      || !check_list (parameters, "shift", mur_search_dimensions (parameters), error)
      || !check_start (parameters, inputs, error))
    return FALSE;
  if (mur_parameters_choice (parameters, "refine") == MUR_SEARCH_UNREFINED
      || mur_parameters_number (parameters, "noise") == 0)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "refine",
                 "refine: it is not allowed with noise, which hides the slopes; set "
                 "refine=none or noise=0");
  return FALSE;
}

MurCost
mur_search_cost (const MurParameters *parameters, const MurInputs *inputs)
{
  const double n = mur_search_dimensions (parameters);
  const double n_coordinates
    = n * (double)mur_parameters_integer (parameters, "particles");
  const double n_generations
    = (double)mur_parameters_integer (parameters, "generations");
  const gboolean turned
    = mur_parameters_choice (parameters, "rotate") == MUR_LANDSCAPE_ROTATED;
  const double links
    = is_fully_informed (parameters) ? count_informants (parameters) : 1;

  return (MurCost){
    .bytes = 1e6 + COORDINATE_BYTES * n_coordinates + 80 * n_generations,
    .seconds = n_generations * n_coordinates
               * (VALUE_SECONDS * links + (turned ? n * TURN_SECONDS : 0)),
  };
}
