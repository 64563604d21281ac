/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person may bring to the oscillators. */

#include "core/experiments/oscillators/private.h"

#include "core/base/error.h"
#include "core/experiment/selection.h"

#include <stdlib.h>
#include <string.h>

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const MurInputRole oscillator_roles[] = {
  { "omega", "the natural frequency in rad/s", MUR_INPUT_NEEDED, NAMES ("omega", "ω"),
    NAMES ("omega", "ω", "omegas", "natural frequency"), "rad/s" },
  { "phase", "the first phase in rad", MUR_INPUT_OPTIONAL, NAMES ("phase"),
    NAMES ("phase",
           "phases",
           "theta",
           "theta0",
           "theta_0",
           "θ",
           "phi",
           "phi0",
           "phi_0",
           "φ",
           "initial_phase",
           "initial phase"),
    "rad" },
  { "amplitude", "the amplitude", MUR_INPUT_OPTIONAL, NAMES ("amplitude"),
    NAMES ("amplitude", "amplitudes", "amp"), NULL },
  { NULL },
};

static const MurInputRole edge_roles[] = {
  { "from", "who drives", MUR_INPUT_NEEDED, NAMES ("from"),
    NAMES ("from", "source", "src"), NULL },
  { "to", "who is driven", MUR_INPUT_NEEDED, NAMES ("to"),
    NAMES ("to", "target", "dst"), NULL },
  { "weight", "the strength of the link", MUR_INPUT_OPTIONAL, NAMES ("weight"),
    NAMES ("weight", "weights", "w", "strength", "coupling"), NULL },
  { NULL },
};

/* A person's own couplings are taken as they are. */
static const char *const as_they_are[]
  = { "coupling", "1", "normalisation", "none", NULL };

/* A pair of nodes in order, whichever of them is from. */
typedef struct
{
  double low, high;
  gsize row;
} NodePair;

static int
compare_pairs (const void *a, const void *b)
{
  const NodePair *one = a, *other = b;
  if (one->low != other->low)
    return one->low < other->low ? -1 : 1;
  if (one->high != other->high)
    return one->high < other->high ? -1 : 1;
  return (one->row > other->row) - (one->row < other->row);
}

/* A pair that is listed twice would be linked twice as strongly. */
static gboolean
check_pairs (const double *from, const double *to, gsize n, GError **error)
{
  /* One more: what is sorted must not be NULL. */
  g_autofree NodePair *pairs = g_new (NodePair, n + 1);
  for (gsize i = 0; i < n; i++)
    pairs[i] = (NodePair){ MIN (from[i], to[i]), MAX (from[i], to[i]), i };
  qsort (pairs, n, sizeof *pairs, compare_pairs);
  for (gsize i = 1; i < n; i++)
    if (pairs[i].low == pairs[i - 1].low && pairs[i].high == pairs[i - 1].high)
      {
        mur_error_set (error, MUR_ERROR_INPUT, "edges",
                       "edges: rows %" G_GSIZE_FORMAT " and %" G_GSIZE_FORMAT
                       " are one pair, %.0f and %.0f; with edge_direction undirected "
                       "each is listed once",
                       pairs[i - 1].row + 1, pairs[i].row + 1, pairs[i].low,
                       pairs[i].high);
        return FALSE;
      }
  return TRUE;
}

/* A list of links that are meant both ways looks like this one. */
static char *
remark_on_edges (const MurParameters *parameters, const MurTable *table)
{
  if (mur_parameters_choice (parameters, "edge_direction") == MUR_EDGES_UNDIRECTED
      || !check_pairs (mur_table_column (table, 0), mur_table_column (table, 1),
                       mur_table_n_rows (table), NULL))
    return NULL;
  return g_strdup ("each goes one way, and both with edge_direction undirected");
}

const MurInput mur_oscillators_inputs[] = {
  { "oscillators",
    "A row an oscillator: omega in rad/s and, optionally, phase (or theta, phi) in rad "
    "and amplitude.",
    oscillator_roles, MUR_GAPS_STAY, NULL },
  { "couplings",
    "A square matrix of numbers; row i says how each oscillator drives oscillator i. "
    "Taken as they are, with coupling 1 and normalisation none, unless that is set.",
    NULL, MUR_GAPS_STAY, NULL, as_they_are },
  { "couplings2", "A square matrix of the same kind for the second harmonic.", NULL,
    MUR_GAPS_STAY, NULL },
  { "edges",
    "A row a link: from (or source: who drives) and to (or target: who is driven), "
    "numbered from 1, and optionally weight.",
    edge_roles, MUR_GAPS_STAY, NULL, as_they_are, remark_on_edges },
  { NULL },
};

/* @first, then @second, but for those of links of a node to itself. */
static void
add_both (MurTable *table,
          const char *name,
          const double *first,
          const double *second,
          const gboolean *is_loop,
          gsize n)
{
  double *values = g_new (double, 2 * n);
  gsize n_kept = n;
  memcpy (values, first, n * sizeof *values);
  for (gsize i = 0; i < n; i++)
    if (!is_loop[i])
      values[n_kept++] = second[i];
  mur_table_add_take (table, name, NULL, values, n_kept);
}

/* The links there and back. */
static MurTable *
make_undirected (const MurTable *edges, GError **error)
{
  const gsize n = mur_table_n_rows (edges);
  const int weight = mur_table_find (edges, "weight");
  const double *from = mur_table_column (edges, 0), *to = mur_table_column (edges, 1);
  g_autofree gboolean *is_loop = g_new (gboolean, n);
  if (!check_pairs (from, to, n, error))
    return NULL;
  for (gsize i = 0; i < n; i++)
    is_loop[i] = from[i] == to[i];
  MurTable *table = mur_table_new ();
  add_both (table, "from", from, to, is_loop, n);
  add_both (table, "to", to, from, is_loop, n);
  if (weight >= 0)
    {
      const double *weights = mur_table_column (edges, (guint)weight);
      add_both (table, "weight", weights, weights, is_loop, n);
    }
  return table;
}

MurTable *
mur_oscillators_select (const MurInputs *inputs,
                        const MurParameters *parameters,
                        const char *name,
                        GError **error)
{
  const MurInput *input = mur_oscillators_inputs;
  while (strcmp (input->name, name) != 0)
    input++;
  g_autoptr (MurTable) table = mur_inputs_select (inputs, input, error);
  if (table == NULL || parameters == NULL || strcmp (name, "edges") != 0
      || mur_parameters_choice (parameters, "edge_direction") == MUR_EDGES_DIRECTED)
    return g_steal_pointer (&table);
  return make_undirected (table, error);
}
