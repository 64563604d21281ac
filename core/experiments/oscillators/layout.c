/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The network as a drawing: where nodes are, and lines between those that are coupled.
 * A lattice is a grid and two populations are two circles; links without an order are a
 * sunflower (Vogel 1979) with the best linked in the middle; the rest is one circle.
 * The half of a line near an oscillator says how the other one drives it. */

#include "core/experiments/oscillators/private.h"

#include "core/base/vmath.h"
#include "core/oscillators/phases.h"

#include <math.h>
#include <stdlib.h>

#define MOST_NODES 400           /* of more, those that have a course */
#define MOST_LINKS 4000          /* of more, none are drawn */
#define GOLDEN 2.399963229728653 /* rad: the golden angle */
#define GROUP_RADIUS 0.46
#define GROUP_CENTRE 0.54

/* Nodes are called by their places here: which oscillators they are. */
typedef struct
{
  gsize n;
  gsize *oscillators;
  double *x, *y;
} Nodes;

typedef enum
{
  LAYOUT_CIRCLE,
  LAYOUT_GROUPS,
  LAYOUT_GRID,
  LAYOUT_SUNFLOWER
} Layout;

static Layout
choose_layout (const MurParameters *parameters, const MurInputs *inputs)
{
  if (mur_inputs_table (inputs, "edges") != NULL)
    return LAYOUT_SUNFLOWER;
  if (mur_inputs_table (inputs, "couplings") != NULL)
    return LAYOUT_CIRCLE;
  switch ((MurOscillatorsTopology)mur_parameters_choice (parameters, "topology"))
    {
    case MUR_TOPOLOGY_SCALE_FREE:
      return LAYOUT_SUNFLOWER;
    case MUR_TOPOLOGY_TWO_POPULATIONS:
      return LAYOUT_GROUPS;
    case MUR_TOPOLOGY_LATTICE:
      return LAYOUT_GRID;
    case MUR_TOPOLOGY_RANDOM:
    case MUR_TOPOLOGY_UNIFORM:
    case MUR_TOPOLOGY_RING:
    case MUR_TOPOLOGY_RING_EXPONENTIAL:
    case MUR_TOPOLOGY_RING_COSINE:
    case MUR_TOPOLOGY_SMALL_WORLD:
    case MUR_TOPOLOGY_MATRIX:
    default:
      return LAYOUT_CIRCLE;
    }
}

/* @n places from @first on around a circle, from its right on and counter-clockwise. */
static void
place_circle (Nodes *nodes, gsize first, gsize n, double centre, double radius)
{
  g_autofree double *angle = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    angle[i] = 2 * G_PI * (double)i / (double)n;
  mur_vsincos (n, angle, nodes->y + first, nodes->x + first);
  for (gsize i = first; i < first + n; i++)
    {
      nodes->x[i] = centre + radius * nodes->x[i];
      nodes->y[i] *= radius;
    }
}

static void
place_groups (Nodes *nodes, gsize n_all)
{
  gsize n_first = 0;
  while (n_first < nodes->n && nodes->oscillators[n_first] < n_all / 2)
    n_first++;
  place_circle (nodes, 0, n_first, -GROUP_CENTRE, GROUP_RADIUS);
  place_circle (nodes, n_first, nodes->n - n_first, GROUP_CENTRE, GROUP_RADIUS);
}

/* Row by row from above, one unit apart, and all within −1 … 1. */
static void
place_grid (Nodes *nodes, gsize n_all)
{
  const gsize n_rows = mur_oscillators_lattice_rows (n_all);
  const gsize n_columns = n_all / n_rows;
  const double step = 2 / (double)MAX (n_columns, 2);
  for (gsize i = 0; i < nodes->n; i++)
    {
      const gsize row = nodes->oscillators[i] / n_columns;
      const gsize column = nodes->oscillators[i] % n_columns;
      nodes->x[i] = step * ((double)column - 0.5 * (double)(n_columns - 1));
      nodes->y[i] = step * (0.5 * (double)(n_rows - 1) - (double)row);
    }
}

typedef struct
{
  gsize degree, node;
} Entry;

/* The best linked first, equal ones in their order. */
static int
compare_entries (const void *a, const void *b)
{
  const Entry *one = a, *two = b;
  if (one->degree != two->degree)
    return one->degree > two->degree ? -1 : 1;
  return (one->node > two->node) - (one->node < two->node);
}

static void
place_sunflower (Nodes *nodes, const MurNetwork *network)
{
  const gsize n = nodes->n;
  /* One more: what is sorted must not be NULL. */
  g_autofree Entry *entries = g_new (Entry, n + 1);
  g_autofree double *angle = g_new (double, n);
  g_autofree double *sine = g_new (double, n), *cosine = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      entries[i] = (Entry){ mur_network_degree (network, nodes->oscillators[i]), i };
      angle[i] = GOLDEN * (double)i;
    }
  qsort (entries, n, sizeof *entries, compare_entries);
  mur_vsincos (n, angle, sine, cosine);
  for (gsize i = 0; i < n; i++)
    {
      const double radius = sqrt (((double)i + 0.5) / (double)n);
      nodes->x[entries[i].node] = radius * cosine[i];
      nodes->y[entries[i].node] = radius * sine[i];
    }
}

static void
place (Nodes *nodes, const MurOscillatorsSystem *system, Layout layout)
{
  switch (layout)
    {
    case LAYOUT_GROUPS:
      place_groups (nodes, system->n);
      break;
    case LAYOUT_GRID:
      place_grid (nodes, system->n);
      break;
    case LAYOUT_SUNFLOWER:
      place_sunflower (nodes, system->network);
      break;
    case LAYOUT_CIRCLE:
    default:
      place_circle (nodes, 0, nodes->n, 0, 1);
      break;
    }
}

/* From the middle between the two to the one that is driven, and a gap. */
static void
append_half (GArray *x, GArray *y, const Nodes *nodes, gsize driven, gsize drives)
{
  const double xs[]
    = { nodes->x[drives] / 2 + nodes->x[driven] / 2, nodes->x[driven], NAN };
  const double ys[]
    = { nodes->y[drives] / 2 + nodes->y[driven] / 2, nodes->y[driven], NAN };
  g_array_append_vals (x, xs, 3);
  g_array_append_vals (y, ys, 3);
}

static MurTable *
take_table (GArray *x, GArray *y)
{
  const gsize n = x->len;
  MurTable *table = mur_table_new ();
  mur_table_add_take (table, "x", NULL, (double *)(gpointer)g_array_free (x, FALSE), n);
  mur_table_add_take (table, "y", NULL, (double *)(gpointer)g_array_free (y, FALSE), n);
  return table;
}

/* Couplings of @sign, where all oscillators are nodes and there are not too many. */
static MurTable *
make_links (const Nodes *nodes, const MurNetwork *network, int sign)
{
  const gboolean is_drawn = nodes->n == mur_network_n (network)
                            && mur_network_n_links (network) <= MOST_LINKS;
  GArray *x = g_array_sized_new (FALSE, FALSE, sizeof (double), 3);
  GArray *y = g_array_sized_new (FALSE, FALSE, sizeof (double), 3);
  g_autofree double *row = g_new (double, nodes->n);
  for (gsize i = 0; is_drawn && i < nodes->n; i++)
    {
      mur_network_row (network, i, row);
      for (gsize j = 0; j < nodes->n; j++)
        if (row[j] * sign > 0)
          append_half (x, y, nodes, i, j);
    }
  return take_table (x, y);
}

static void
find_nodes (Nodes *nodes, gsize n_all, const MurOscillatorsHistory *history)
{
  nodes->n = n_all <= MOST_NODES ? n_all : history->n_shown;
  nodes->oscillators = g_new (gsize, nodes->n);
  nodes->x = g_new (double, nodes->n);
  nodes->y = g_new (double, nodes->n);
  for (gsize i = 0; i < nodes->n; i++)
    nodes->oscillators[i] = n_all <= MOST_NODES ? i : history->shown[i];
}

void
mur_oscillators_layout_init (MurOscillatorsLayout *self,
                             const MurOscillatorsSystem *system,
                             const MurOscillatorsHistory *history,
                             const MurParameters *parameters,
                             const MurInputs *inputs)
{
  Nodes nodes;
  find_nodes (&nodes, system->n, history);
  place (&nodes, system, choose_layout (parameters, inputs));
  self->links = make_links (&nodes, system->network, 1);
  self->repelling_links = make_links (&nodes, system->network, -1);
  self->oscillators = nodes.oscillators;
  self->n = nodes.n;
  self->x = mur_vector_new_take (nodes.x, nodes.n);
  self->y = mur_vector_new_take (nodes.y, nodes.n);
}

void
mur_oscillators_layout_clear (MurOscillatorsLayout *self)
{
  g_clear_pointer (&self->oscillators, g_free);
  g_clear_pointer (&self->x, mur_vector_unref);
  g_clear_pointer (&self->y, mur_vector_unref);
  g_clear_pointer (&self->links, mur_table_unref);
  g_clear_pointer (&self->repelling_links, mur_table_unref);
}

static MurTable *
make_nodes (const MurOscillators *self, double turned)
{
  const MurOscillatorsLayout *layout = &self->layout;
  const gsize n = layout->n;
  double *oscillator = g_new (double, n);
  double *phase = g_new (double, n), *turned_phase = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    {
      oscillator[i] = (double)layout->oscillators[i] + 1;
      phase[i] = self->phase[layout->oscillators[i]];
      turned_phase[i] = phase[i] - turned;
    }
  mur_phases_wrap (n, phase, phase);
  mur_phases_wrap (n, turned_phase, turned_phase);
  mur_table_add_take (table, "oscillator", NULL, oscillator, n);
  mur_table_add (table, "x", NULL, layout->x);
  mur_table_add (table, "y", NULL, layout->y);
  mur_table_add_take (table, "phase", "rad", phase, n);
  mur_table_add_take (table, "turned_phase", "rad", turned_phase, n);
  return table;
}

void
mur_oscillators_add_layout (const MurOscillators *self, double turned, MurFrame *frame)
{
  const MurOscillatorsLayout *layout = &self->layout;
  mur_frame_add_table (frame, "nodes", make_nodes (self, turned));
  mur_frame_add_table (frame, "links", mur_table_ref (layout->links));
  mur_frame_add_table (frame, "repelling_links",
                       mur_table_ref (layout->repelling_links));
}
