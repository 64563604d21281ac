/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run takes, from sizes alone. The numbers are those of one thread of a computer
 * of 2020: good to the order of magnitude. */

#include "core/experiments/oscillators/private.h"

#define VECTORS 120        /* of one number an oscillator, most of them Taylor's */
#define TAYLOR_RATE 80     /* evaluations a second of the model's time */
#define DENSE_BYTES 8      /* a coupling */
#define SPARSE_BYTES 48    /* a link, while the network is made */
#define NO_TABLE G_MAXSIZE /* of couplings */

double
mur_oscillators_nanoseconds (double n, double n_links)
{
  return 4 * n + n_links * 0.5;
}

/* What a table says of couplings, or %NO_TABLE. */
static gsize
count_brought (const MurInputs *inputs, gsize n)
{
  const MurTable *edges = mur_inputs_table (inputs, "edges");
  if (mur_inputs_table (inputs, "couplings") != NULL)
    return n * n;
  return edges != NULL ? mur_table_n_rows (edges) : NO_TABLE;
}

/* Links that a step goes through one by one, and the bytes of each. */
static double
count_links (const MurParameters *parameters,
             const MurInputs *inputs,
             gsize n,
             double *bytes)
{
  const double size = (double)n;
  const gsize n_brought = count_brought (inputs, n);
  *bytes = SPARSE_BYTES;
  if (n_brought != NO_TABLE)
    return (double)n_brought;
  switch ((MurOscillatorsTopology)mur_parameters_choice (parameters, "topology"))
    {
    case MUR_TOPOLOGY_UNIFORM:
    case MUR_TOPOLOGY_RING_COSINE:
    case MUR_TOPOLOGY_TWO_POPULATIONS:
      return 0;
    case MUR_TOPOLOGY_RING:
    case MUR_TOPOLOGY_SMALL_WORLD:
      return 2 * size * (double)mur_parameters_integer (parameters, "reach");
    case MUR_TOPOLOGY_SCALE_FREE:
      return 2 * size * (double)mur_parameters_integer (parameters, "links");
    case MUR_TOPOLOGY_LATTICE:
      return 4 * size;
    case MUR_TOPOLOGY_RING_EXPONENTIAL:
    case MUR_TOPOLOGY_MATRIX:
    case MUR_TOPOLOGY_RANDOM:
    default:
      *bytes = DENSE_BYTES;
      return size * size;
    }
}

static double
count_evaluations (const MurParameters *parameters)
{
  const double duration = mur_parameters_number (parameters, "duration");
  const MurIntegratorSettings settings = mur_oscillators_read_settings (
    parameters, mur_parameters_number (parameters, "noise"));
  if (settings.method == MUR_INTEGRATOR_TAYLOR)
    return TAYLOR_RATE * duration;
  return (settings.method == MUR_INTEGRATOR_RK4 ? 4 : 2) * duration / settings.step;
}

MurCost
mur_oscillators_cost (const MurParameters *parameters, const MurInputs *inputs)
{
  const double n_samples = (double)mur_parameters_integer (parameters, "samples");
  double link_bytes;
  gsize n;
  if (!mur_oscillators_system_check (parameters, inputs, &n, NULL))
    return (MurCost){ 0 };
  const double n_links = count_links (parameters, inputs, n, &link_bytes);
  const double n_shown = MIN ((double)n, MUR_OSCILLATORS_SHOWN);
  return (MurCost){
    .bytes = (double)n * VECTORS * sizeof (double) + n_links * link_bytes
             + 2 * n_shown * n_samples * sizeof (double),
    .seconds = 1e-9 * (count_evaluations (parameters) + n_samples)
               * mur_oscillators_nanoseconds ((double)n, n_links),
  };
}
