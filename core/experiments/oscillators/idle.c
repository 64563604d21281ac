/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters of the oscillators that have no effect, and when. */

#include "core/experiments/oscillators/private.h"

#define BIT(choice) (1u << (choice))

/* Whether the choice @name is none of @choices, a bit each. */
static gboolean
is_none (const MurParameters *parameters, const char *name, guint choices)
{
  return (BIT (mur_parameters_choice (parameters, name)) & choices) == 0;
}

static gboolean
has_column (const MurInputs *inputs, const char *name)
{
  g_autoptr (MurTable) table
    = mur_oscillators_select (inputs, NULL, "oscillators", NULL);
  return table != NULL && mur_table_find (table, name) >= 0;
}

static gboolean
has_table (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_inputs_n (inputs) > 0;
}

static gboolean
has_links (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_inputs_table (inputs, "couplings") != NULL
         || mur_inputs_table (inputs, "edges") != NULL;
}

static gboolean
has_no_edges (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_inputs_table (inputs, "edges") == NULL;
}

static gboolean
has_omega (const MurParameters *parameters, const MurInputs *inputs)
{
  return has_column (inputs, "omega");
}

static gboolean
has_phase (const MurParameters *parameters, const MurInputs *inputs)
{
  return has_column (inputs, "phase");
}

static gboolean
has_no_reach (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "topology",
                  BIT (MUR_TOPOLOGY_RING) | BIT (MUR_TOPOLOGY_SMALL_WORLD));
}

static gboolean
is_no_small_world (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "topology", BIT (MUR_TOPOLOGY_SMALL_WORLD));
}

static gboolean
is_no_scale_free (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "topology", BIT (MUR_TOPOLOGY_SCALE_FREE));
}

static gboolean
is_no_pair (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "topology", BIT (MUR_TOPOLOGY_TWO_POPULATIONS));
}

static gboolean
is_not_exponential (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "topology", BIT (MUR_TOPOLOGY_RING_EXPONENTIAL));
}

static gboolean
is_not_cosine (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "topology", BIT (MUR_TOPOLOGY_RING_COSINE));
}

static gboolean
is_no_matrix (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "topology", BIT (MUR_TOPOLOGY_MATRIX));
}

static gboolean
has_no_centre (const MurParameters *parameters, const MurInputs *inputs)
{
  return !is_none (parameters, "frequency_distribution",
                   BIT (MUR_FREQUENCIES_DEMONSTRATION) | BIT (MUR_FREQUENCIES_DEGREE)
                     | BIT (MUR_FREQUENCIES_LIST));
}

static gboolean
has_no_width (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "frequency_distribution",
                  BIT (MUR_FREQUENCIES_UNIFORM) | BIT (MUR_FREQUENCIES_NORMAL)
                    | BIT (MUR_FREQUENCIES_LORENTZIAN) | BIT (MUR_FREQUENCIES_BIMODAL));
}

static gboolean
is_not_bimodal (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "frequency_distribution", BIT (MUR_FREQUENCIES_BIMODAL));
}

static gboolean
are_not_listed (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "frequency_distribution", BIT (MUR_FREQUENCIES_LIST));
}

static gboolean
starts_not_uniform (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "start", BIT (MUR_START_UNIFORM));
}

static gboolean
starts_without_order (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "start", BIT (MUR_START_CAUCHY) | BIT (MUR_START_TWO));
}

static gboolean
starts_not_in_two (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "start", BIT (MUR_START_TWO));
}

static gboolean
starts_not_twisted (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "start", BIT (MUR_START_TWISTED));
}

static gboolean
starts_not_listed (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_none (parameters, "start", BIT (MUR_START_LIST));
}

static gboolean
is_sweep (const MurParameters *parameters, const MurInputs *inputs)
{
  return !is_none (parameters, "mode", BIT (MUR_MODE_SWEEP));
}

static gboolean
is_no_sweep (const MurParameters *parameters, const MurInputs *inputs)
{
  return !is_sweep (parameters, inputs);
}

static gboolean
has_noise (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_number (parameters, "noise") > 0;
}

static gboolean
has_fixed_step (const MurParameters *parameters, const MurInputs *inputs)
{
  return has_noise (parameters, inputs)
         || is_none (parameters, "solver", BIT (MUR_INTEGRATOR_TAYLOR));
}

static gboolean
has_no_fixed_step (const MurParameters *parameters, const MurInputs *inputs)
{
  return !has_fixed_step (parameters, inputs);
}

#define LINKS "The couplings are those of the table that was opened."
#define OMEGA "The natural frequencies are those of the table that was opened."
#define PHASE "The first phases are those of the table that was opened."
#define NO_SWEEP "The coupling is not swept."

const MurIdle mur_oscillators_idle[] = {
  { "edge_direction", "There is no table of edges.", has_no_edges },
  { "count", "There are as many oscillators as in the table that was opened.",
    has_table },
  { "coupling", "A sweep takes the coupling from its lowest value to its highest.",
    is_sweep },
  { "topology", LINKS, has_links },
  { "reach", LINKS, has_links },
  { "reach", "The network is neither a ring nor a small world.", has_no_reach },
  { "rewiring", LINKS, has_links },
  { "rewiring", "The network is not a small world.", is_no_small_world },
  { "links", LINKS, has_links },
  { "links", "The network is not scale free.", is_no_scale_free },
  { "difference", LINKS, has_links },
  { "difference", "The network is not one of two populations.", is_no_pair },
  { "kernel_decay", LINKS, has_links },
  { "kernel_decay", "The network has no exponential kernel.", is_not_exponential },
  { "kernel_amplitude", LINKS, has_links },
  { "kernel_amplitude", "The network has no cosine kernel.", is_not_cosine },
  { "matrix", LINKS, has_links },
  { "matrix", "The network is not a matrix.", is_no_matrix },
  { "frequency_distribution", OMEGA, has_omega },
  { "frequency_centre", OMEGA, has_omega },
  { "frequency_centre", "Such natural frequencies have no centre to be set.",
    has_no_centre },
  { "frequency_width", OMEGA, has_omega },
  { "frequency_width", "Such natural frequencies have no width to be set.",
    has_no_width },
  { "frequency_distance", OMEGA, has_omega },
  { "frequency_distance", "The natural frequencies are not of two normals.",
    is_not_bimodal },
  { "frequencies", OMEGA, has_omega },
  { "frequencies", "The natural frequencies are not listed.", are_not_listed },
  { "start", PHASE, has_phase },
  { "phase_low", PHASE, has_phase },
  { "phase_low", "The first phases are not uniform.", starts_not_uniform },
  { "phase_high", PHASE, has_phase },
  { "phase_high", "The first phases are not uniform.", starts_not_uniform },
  { "start_order", PHASE, has_phase },
  { "start_order", "The first phases are not wrapped Cauchy.", starts_without_order },
  { "start_offset", PHASE, has_phase },
  { "start_offset", "The first phases are not of two populations.", starts_not_in_two },
  { "start_turns", PHASE, has_phase },
  { "start_turns", "The first phases are not twisted.", starts_not_twisted },
  { "start_scatter", PHASE, has_phase },
  { "phases", PHASE, has_phase },
  { "phases", "The first phases are not listed.", starts_not_listed },
  { "solver", "With noise the equations are solved by Heun's method.", has_noise },
  { "tolerance", "The time step is fixed.", has_fixed_step },
  { "step", "The Taylor series chooses its own time steps.", has_no_fixed_step },
  { "sweep_settle", NO_SWEEP, is_no_sweep },
  { NULL },
};
