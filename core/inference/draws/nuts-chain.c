/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One chain, evaluation by evaluation.
 *
 * A trajectory grows by branches of 1, 2, 4 … leaves, each forward or backward. Within a
 * branch, leaf after leaf, every completed pair of halves is tested for a U-turn: the
 * momenta at the first leaf of each half that is still open are kept (one for each bit of
 * the leaf's number), with the sums of momenta up to there. */

#include "core/inference/draws/nuts-private.h"

#include <math.h>
#include <string.h>

#include "core/base/rng.h"
#include "core/base/vmath.h"

#define MOST_ENERGY 1000.0            /* gained: a divergence */
#define LOG_TRIAL -0.2231435513142098 /* log 0.8: of the first step */

/* Uniforms of the stream of a trajectory come after its normals. */
static double
draw_uniform (MurNutsChain *self)
{
  MurRng rng = mur_rng (self->settings->seed, MUR_RNG_POSTERIOR,
                        ((guint64)self->number << 40) + self->n_streams);

  mur_rng_seek (&rng, (self->n + 1) / 2 * 2 + self->n_uniforms++);
  return mur_rng_uniform (&rng);
}

void
mur_nuts_draw_momentum (MurNutsChain *self, double *r)
{
  const guint n = self->n;
  MurRng rng;

  self->n_streams++;
  self->n_uniforms = 0;
  rng = mur_rng (self->settings->seed, MUR_RNG_POSTERIOR,
                 ((guint64)self->number << 40) + self->n_streams);
  mur_rng_fill_normal (&rng, n, r);
  /* r = L⁻ᵀ z has the covariance M. */
  for (guint k = n; k-- > 0;)
    {
      if (!self->settings->is_dense)
        {
          r[k] /= self->metric_factor[k];
          continue;
        }
      for (guint j = k + 1; j < n; j++)
        r[k] -= self->metric_factor[(gsize)j * n + k] * r[j];
      r[k] /= self->metric_factor[(gsize)k * n + k];
    }
}

static void
begin_search (MurNutsChain *self)
{
  self->stage = MUR_NUTS_FIND_STEP;
  self->search = 0;
}

static void
begin_branch (MurNutsChain *self)
{
  self->is_forward = draw_uniform (self) < 0.5;
  self->leaf = 0;
  self->branch.log_weight = -INFINITY;
  memset (self->branch.momenta, 0, self->n * sizeof (double));
}

static void
begin_trajectory (MurNutsChain *self)
{
  mur_nuts_draw_momentum (self, self->current.r);
  self->energy = mur_nuts_energy (self, &self->current);
  mur_nuts_copy (self, &self->current, &self->ends[0]);
  mur_nuts_copy (self, &self->current, &self->ends[1]);
  mur_nuts_copy (self, &self->current, &self->tree.chosen);
  memcpy (self->tree.momenta, self->current.r, self->n * sizeof (double));
  self->tree.log_weight = 0;
  self->depth = 0;
  self->accepted = self->n_leaves = 0;
  self->stage = MUR_NUTS_LEAF;
  begin_branch (self);
}

/* Trial of a step from where the chain is, with a new momentum each. */
static void
try_step (MurNutsChain *self)
{
  MurNutsPoint *trial = &self->ends[0];
  double gained;
  int way;

  mur_nuts_copy (self, &self->current, trial);
  mur_nuts_draw_momentum (self, trial->r);
  self->energy = mur_nuts_energy (self, trial);
  mur_nuts_leap (self, trial, self->step);
  gained = self->energy - mur_nuts_energy (self, trial);
  way = gained > LOG_TRIAL ? 1 : -1;
  if (self->search == 0)
    self->search = way;
  if (way == self->search && self->step > 1e-12 && self->step < 1e6)
    {
      self->step *= way > 0 ? 2 : 0.5;
      return;
    }
  mur_nuts_begin_averaging (self);
  begin_trajectory (self);
}

static double
add_logs (double a, double b)
{
  const double most = fmax (a, b);

  if (most == -INFINITY)
    return most;
  return most + mur_log (1 + mur_exp (fmin (a, b) - most));
}

/* Whether the ends of a piece with that sum of momenta come nearer to each other. */
static gboolean
is_turning (MurNutsChain *self,
            const double *first,
            const double *last,
            const double *momenta)
{
  double at_first = 0, at_last = 0;

  for (guint end = 0; end < 2; end++)
    {
      mur_nuts_velocity (self, end == 0 ? first : last, self->velocity);
      for (guint k = 0; k < self->n; k++)
        *(end == 0 ? &at_first : &at_last)
          += self->velocity[k] * (momenta[k] - 0.5 * (first[k] + last[k]));
    }
  return at_first <= 0 || at_last <= 0;
}

static guint
count_bits (guint number)
{
  guint count = 0;

  for (; number != 0; number >>= 1)
    count += number & 1;
  return count;
}

/* Leaf @self->leaf, at momentum @r, of a branch with the sum of momenta so far: keeps it
 * where it opens halves, else tests all that it closes. */
static gboolean
closes_a_turn (MurNutsChain *self, const double *r)
{
  const gsize n = self->n;
  const guint open = count_bits (self->leaf >> 1);
  double *sum = self->slope;

  if (self->leaf % 2 == 0)
    {
      memcpy (self->checkpoint_momenta + open * n, r, n * sizeof *r);
      memcpy (self->checkpoint_sums + open * n, self->branch.momenta, n * sizeof *r);
      return FALSE;
    }
  for (guint bits = self->leaf, k = open; bits % 2 == 1; bits >>= 1, k--)
    {
      const double *first = self->checkpoint_momenta + k * n;
      const double *before = self->checkpoint_sums + k * n;

      for (gsize p = 0; p < n; p++)
        sum[p] = self->branch.momenta[p] - before[p] + first[p];
      if (is_turning (self, first, r, sum))
        return TRUE;
      if (k == 0)
        break;
    }
  return FALSE;
}

/* The branch is whole: chosen from it with a bias for what is new, and joined. Returns:
 * whether the trajectory has turned */
static gboolean
join_branch (MurNutsChain *self)
{
  const double odds = self->branch.log_weight - self->tree.log_weight;

  if (odds >= 0 || draw_uniform (self) < mur_exp (odds))
    mur_nuts_copy (self, &self->branch.chosen, &self->tree.chosen);
  self->tree.log_weight = add_logs (self->tree.log_weight, self->branch.log_weight);
  for (guint k = 0; k < self->n; k++)
    self->tree.momenta[k] += self->branch.momenta[k];
  self->depth++;
  return is_turning (self, self->ends[0].r, self->ends[1].r, self->tree.momenta);
}

static void
keep_draw (MurNutsChain *self)
{
  memcpy (self->draws + (gsize)self->n_kept * self->n, self->x,
          self->n * sizeof (double));
  self->log_densities[self->n_kept] = self->current.log_density;
  self->n_kept++;
}

/* x of the chain's y. */
static void
place (MurNutsChain *self, const double *y)
{
  const guint n = self->n;

  for (guint k = 0; k < n; k++)
    {
      self->x[k] = self->start[k] + (self->factor == NULL ? y[k] : 0);
      for (guint j = 0; j <= k && self->factor != NULL; j++)
        self->x[k] += self->factor[(gsize)k * n + j] * y[j];
    }
}

static void
end_trajectory (MurNutsChain *self, gboolean is_divergent)
{
  const gboolean is_warmup = self->n_trajectories < self->settings->n_warmup;
  gboolean is_new = FALSE;

  mur_nuts_copy (self, &self->tree.chosen, &self->current);
  self->n_trajectories++;
  if (is_warmup)
    is_new = mur_nuts_adapt (self, self->accepted / self->n_leaves);
  else
    {
      place (self, self->current.y);
      keep_draw (self);
      self->n_divergent += is_divergent;
    }
  if (self->n_kept == self->settings->n_draws)
    self->stage = MUR_NUTS_DONE;
  else if (is_new)
    begin_search (self);
  else
    begin_trajectory (self);
}

static void
add_leaf (MurNutsChain *self)
{
  MurNutsPoint *end = &self->ends[self->is_forward ? 1 : 0];
  double gained;
  gboolean is_turned;

  mur_nuts_leap (self, end, self->is_forward ? self->step : -self->step);
  gained = self->energy - mur_nuts_energy (self, end);
  if (isnan (gained))
    gained = -INFINITY;
  self->accepted += gained >= 0 ? 1 : mur_exp (gained);
  self->n_leaves++;
  if (gained < -MOST_ENERGY)
    {
      end_trajectory (self, TRUE);
      return;
    }
  self->branch.log_weight = add_logs (self->branch.log_weight, gained);
  if (self->leaf == 0
      || draw_uniform (self) < mur_exp (gained - self->branch.log_weight))
    mur_nuts_copy (self, end, &self->branch.chosen);
  for (guint k = 0; k < self->n; k++)
    self->branch.momenta[k] += end->r[k];
  is_turned = closes_a_turn (self, end->r);
  self->leaf++;
  if (is_turned)
    end_trajectory (self, FALSE);
  else if (self->leaf == 1u << self->depth)
    {
      if (join_branch (self) || self->depth == self->settings->max_depth)
        end_trajectory (self, FALSE);
      else
        begin_branch (self);
    }
}

static void
start (MurNutsChain *self)
{
  mur_nuts_evaluate (self, &self->current);
  if (isfinite (self->current.log_density))
    begin_search (self);
  else
    self->stage = MUR_NUTS_FAILED;
}

void
mur_nuts_chain_advance (MurNutsChain *self, guint n)
{
  for (; n > 0 && self->stage < MUR_NUTS_DONE; n--)
    {
      if (self->stage == MUR_NUTS_START)
        start (self);
      else if (self->stage == MUR_NUTS_FIND_STEP)
        try_step (self);
      else
        add_leaf (self);
    }
}

void
mur_nuts_evaluate (MurNutsChain *self, MurNutsPoint *point)
{
  const guint n = self->n;

  place (self, point->y);
  self->n_evaluations++;
  point->log_density = self->density (self->x, self->slope, self->data);
  for (guint k = 0; k < n; k++)
    {
      point->gradient[k] = self->factor == NULL ? self->slope[k] : 0;
      for (guint j = k; j < n && self->factor != NULL; j++)
        point->gradient[k] += self->factor[(gsize)j * n + k] * self->slope[j];
    }
  if (!isfinite (point->log_density))
    point->log_density = -INFINITY;
}
