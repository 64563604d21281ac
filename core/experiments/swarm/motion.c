/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What moves the particles, to look at: who tells whom, what the next velocities are
 * made of, and where the coefficients let a swarm settle. */

#include "core/experiments/swarm/private.h"

#include <math.h>

#define MAX_EDGES 5000
#define MAX_PULLS 1e6 /* followed for one frame */
#define N_CURVE 201   /* points of a border of stability */

/* In the global neighbourhood one edge a particle: the best tells all. */
static gsize
count_edges (const MurSearch *self)
{
  const guint n_particles = mur_swarm_n_particles (self->swarm);
  gsize n_edges = 0;

  if (self->settings.topology == MUR_SWARM_GLOBAL)
    n_edges = n_particles - 1;
  else
    for (guint i = 0; i < n_particles && n_edges <= MAX_EDGES; i++)
      {
        guint n;

        mur_swarm_informants (self->swarm, i, &n);
        n_edges += n - 1;
      }
  return n_edges <= MAX_EDGES ? n_edges : 0;
}

typedef struct
{
  const MurSearch *search;
  double *x, *y;
  gsize n;
} Edges;

static void
add_end (Edges *self, gsize particle)
{
  const MurSearch *search = self->search;
  const double *row
    = mur_swarm_positions (search->swarm) + particle * search->dimensions;

  self->x[self->n] = row[search->axes[0]];
  self->y[self->n++] = row[search->axes[1]];
}

static void
add_edge (Edges *self, gsize from, gsize to)
{
  add_end (self, from);
  add_end (self, to);
  self->x[self->n] = self->y[self->n] = NAN;
  self->n++;
}

static void
add_edges_to (Edges *self, guint particle)
{
  guint n;
  const guint32 *informants = mur_swarm_informants (self->search->swarm, particle, &n);

  for (guint k = 0; k < n; k++)
    if (informants[k] != particle)
      add_edge (self, informants[k], particle);
}

MurTable *
mur_search_make_edges (const MurSearch *self)
{
  const guint n_particles = mur_swarm_n_particles (self->swarm);
  const gsize n_edges = count_edges (self);
  const gsize best = (gsize)(mur_swarm_best_position (self->swarm)
                             - mur_swarm_best_positions (self->swarm))
                     / self->dimensions;
  MurTable *table = mur_table_new ();
  Edges edges = { .search = self };

  edges.x = mur_search_add_column (table, "x", 3 * n_edges);
  edges.y = mur_search_add_column (table, "y", 3 * n_edges);
  for (guint i = 0; i < n_particles && n_edges > 0; i++)
    if (self->settings.topology != MUR_SWARM_GLOBAL)
      add_edges_to (&edges, i);
    else if (i != best)
      add_edge (&edges, best, i);
  return table;
}

/* Fewer where each of them listens to many. */
static guint
count_pulls (const MurSearch *self)
{
  const guint n = mur_swarm_n_particles (self->swarm);
  const gboolean by_all = self->settings.law == MUR_SWARM_LAW_FIPS
                          && self->settings.topology == MUR_SWARM_GLOBAL;
  const double cost = (by_all ? (double)n : 1) * self->dimensions;

  return (guint)fmin (MIN (n, MUR_SEARCH_MAX_PULLS), fmax (MAX_PULLS / cost, 1));
}

MurTable *
mur_search_make_pulls (const MurSearch *self)
{
  static const char *const names[]
    = { "x",           "y",           "inertia_x", "inertia_y",
        "cognitive_x", "cognitive_y", "social_x",  "social_y" };
  const guint n = count_pulls (self);
  const gsize size = (gsize)n * self->dimensions;
  g_autofree double *inertia = g_new (double, size);
  g_autofree double *cognitive = g_new (double, size);
  g_autofree double *social = g_new (double, size);
  const double *const rows[]
    = { mur_swarm_positions (self->swarm), inertia, cognitive, social };
  MurTable *table = mur_table_new ();

  mur_swarm_foresee (self->swarm, n, inertia, cognitive, social);
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    {
      double *column = mur_search_add_column (table, names[c], n);

      for (gsize i = 0; i < n; i++)
        column[i] = rows[c / 2][i * self->dimensions + self->axes[c % 2]];
    }
  return table;
}

/* Poli 2009, as core/swarm/presets.c has it: φ below 4 (1 + ω) and below
 * 24 (1 − ω²) / (7 − 5 ω). */
MurTable *
mur_search_make_stability (void)
{
  MurTable *table = mur_table_new ();
  double *inertia = mur_search_add_column (table, "inertia", N_CURVE);
  double *first = mur_search_add_column (table, "first", N_CURVE);
  double *second = mur_search_add_column (table, "second", N_CURVE);

  for (guint i = 0; i < N_CURVE; i++)
    {
      const double omega = -1 + 2.0 * i / (N_CURVE - 1);

      inertia[i] = omega;
      first[i] = 4 * (1 + omega);
      second[i] = 24 * (1 - omega * omega) / (7 - 5 * omega);
    }
  return table;
}
