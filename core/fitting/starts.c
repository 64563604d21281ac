/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/fitting/starts-private.h"

#include <math.h>
#include <string.h>

#include "core/base/vmath.h"

#define MAX_SEARCHES 1536
#define MIN_SEARCHES 8
#define SEARCH_ITERATIONS 120
#define ROW_BUDGET 24e6 /* rows × descents × typical evaluations */
#define TYPICAL_EVALUATIONS 60

/* Searching ends early after so many searches, of which so many ended at the lowest
 * place, so many of them from points that are new in all coordinates. */
#define ENOUGH_SEARCHES 160
#define ENOUGH_HERE 64
#define ENOUGH_FRESH 4

#define LAST_ROWS 4e5 /* rows × parameters × iterations a step of the last descent */
#define MIN_PART 5    /* of what begins anew with each part; absolute values do not */
#define MAX_PART 1000

#define MAX_ROWS 4096 /* that searches look at; the last descent looks at all */
#define GOLDEN 0.6180339887498949

#define SAME 1e-6    /* sums closer than that are of the same optimum */
#define NOTHING 1e-9 /* residuals by the data: an exact fit */

static guint64
find_budget (const MurModel *model)
{
  double rows = (double)mur_model_n_rows (model);
  double n = (double)(mur_model_n_parameters (model) + 1);
  double most = ROW_BUDGET / (TYPICAL_EVALUATIONS * rows * fmax (n / 8, 1));

  return (guint64)CLAMP (most, MIN_SEARCHES, MAX_SEARCHES);
}

/* What searches look at. */
static const MurModel *
searched (const MurStarts *self)
{
  return self->thin != NULL ? self->thin : self->model;
}

/* One row of each of as many even parts, not at even distances in them: no period of
 * the data is hidden by one of the choice. */
static MurModel *
make_thin (const MurModel *model)
{
  const gsize n_rows = mur_model_n_rows (model);
  g_autofree gsize *rows = g_new (gsize, MAX_ROWS);

  for (gsize i = 0; i < MAX_ROWS; i++)
    {
      const double turn = (double)i * GOLDEN;
      const double place = (double)i + turn - floor (turn);

      rows[i] = MIN ((gsize)(place * (double)n_rows / MAX_ROWS), n_rows - 1);
    }
  return mur_model_new_rows (model, rows, MAX_ROWS);
}

MurStarts *
mur_starts_new (const MurModel *model,
                const MurLoss *loss,
                const double *lower,
                const double *upper,
                guint64 seed,
                guint n_threads)
{
  g_return_val_if_fail (model != NULL && n_threads >= 1, NULL);

  MurStarts *self = g_new0 (MurStarts, 1);

  self->model = model;
  self->loss = *loss;
  self->smooth = mur_loss_smooth (loss, 0);
  self->thin = mur_model_n_rows (model) > MAX_ROWS ? make_thin (model) : NULL;
  self->n = mur_model_n_parameters (model);
  self->lower = g_memdup2 (lower, self->n * sizeof *lower);
  self->upper = g_memdup2 (upper, self->n * sizeof *upper);
  self->seed = seed;
  self->n_threads = n_threads;
  self->lanes = g_new0 (MurLeastSquares *, n_threads);
  self->budget = find_budget (searched (self));
  self->sums = g_new (double, self->budget);
  self->is_fresh = g_new (double, self->budget);
  self->best = g_new0 (double, self->n);
  self->next = g_new0 (double, self->n);
  self->best_sum = INFINITY;
  self->next_sum = NAN;
  self->best_value = INFINITY;
  self->next_value = NAN;
  self->last_sum = INFINITY;
  self->status = MUR_STATUS_RUNNING;
  self->exact = NOTHING * NOTHING
                * mur_vsum_squares (mur_model_n_rows (searched (self)),
                                    mur_model_target (searched (self)));
  for (guint i = 0; i < MUR_STARTS_BATCH; i++)
    self->batch[i].position = g_new (double, self->n);
  return self;
}

void
mur_starts_free (MurStarts *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_threads; i++)
    mur_least_squares_free (self->lanes[i]);
  mur_descent_free (self->last);
  mur_model_free (self->thin);
  for (guint i = 0; i < MUR_STARTS_BATCH; i++)
    g_free (self->batch[i].position);
  g_free (self->lanes);
  g_free (self->lower);
  g_free (self->upper);
  g_free (self->sums);
  g_free (self->is_fresh);
  g_free (self->best);
  g_free (self->next);
  g_free (self);
}

/* Made where it is first used: a fit of few searches needs few. */
static MurLeastSquares *
find_lane (MurStarts *self, guint thread)
{
  if (self->lanes[thread] == NULL)
    {
      self->lanes[thread]
        = mur_least_squares_new (searched (self), self->lower, self->upper);
      mur_least_squares_set_loss (self->lanes[thread], &self->smooth);
    }
  return self->lanes[thread];
}

static void
search_cb (gsize chunk, guint thread, gpointer data)
{
  MurStarts *self = data;
  MurStartsSearch *search = &self->batch[chunk];

  mur_starts_draw (self, self->n_searches + chunk, search);
  search->result
    = mur_least_squares_descend (find_lane (self, thread), SEARCH_ITERATIONS,
                                 MUR_LEAST_SQUARES_COARSE, search->position);
}

static gboolean
is_same (const MurStarts *self, double sum, double other)
{
  return fabs (sum - other) <= SAME * fmin (sum, other) + self->exact;
}

static double
value_of (const MurModel *model, const MurLoss *loss, const double *position)
{
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  double value;

  mur_model_objective (model, loss, position, 1, NULL, scratch, &value);
  return value;
}

/* What is made small where searches have found @sum. */
static double
convert (const MurStarts *self, const double *position, double sum)
{
  return self->loss.kind == MUR_OBJECTIVE_ABSOLUTE
           ? value_of (searched (self), &self->loss, position)
           : sum;
}

static void
take_next (MurStarts *self, const double *position, double sum)
{
  self->next_sum = sum;
  self->next_value = convert (self, position, sum);
  memcpy (self->next, position, self->n * sizeof *position);
}

static void
take_best (MurStarts *self, const MurStartsSearch *search)
{
  self->best_sum = search->result.sum;
  self->best_value = convert (self, search->position, search->result.sum);
  self->sensitivity = search->result.sensitivity;
  self->is_settled = search->result.status != MUR_STATUS_EXHAUSTED;
  memcpy (self->best, search->position, self->n * sizeof *self->best);
}

/* Of two places with the same sum the one whose curve hangs less on the last digits of
 * the parameters: of the periods that samples cannot tell apart the longest. */
static gboolean
is_better (const MurStarts *self, const MurLeastSquaresResult *result)
{
  if (is_same (self, result->sum, self->best_sum)
      && result->status == MUR_STATUS_CONVERGED)
    {
      if (result->sensitivity < 0.5 * self->sensitivity)
        return TRUE;
      if (result->sensitivity > 2 * self->sensitivity)
        return FALSE;
    }
  return result->sum < self->best_sum;
}

/* The lowest, and the lowest of the others. Only where a descent has converged is there
 * an optimum. */
static void
note (MurStarts *self, const MurStartsSearch *search)
{
  const double sum = search->result.sum;
  const gboolean is_optimum = search->result.status == MUR_STATUS_CONVERGED;
  const gboolean is_new = !is_same (self, sum, self->best_sum);

  if (!isfinite (sum))
    return;
  if (is_better (self, &search->result))
    {
      if (is_new && isfinite (self->best_sum))
        take_next (self, self->best, self->best_sum);
      take_best (self, search);
    }
  else if (is_new && is_optimum && !(sum >= self->next_sum))
    take_next (self, search->position, sum);
}

static void
count_here (const MurStarts *self, guint64 *n_here, guint64 *n_fresh)
{
  *n_here = *n_fresh = 0;
  for (guint64 i = 0; i < self->n_searches; i++)
    if (isfinite (self->sums[i]) && is_same (self, self->sums[i], self->best_sum))
      {
        *n_here += 1;
        *n_fresh += self->is_fresh[i] > 0;
      }
}

static gboolean
has_enough (const MurStarts *self)
{
  guint64 n_here, n_fresh;

  if (self->n_searches >= self->budget)
    return TRUE;
  if (self->n_searches < ENOUGH_SEARCHES)
    return FALSE;
  count_here (self, &n_here, &n_fresh);
  return n_here >= ENOUGH_HERE && n_fresh >= ENOUGH_FRESH;
}

static void
run_batch (MurStarts *self, MurPool *pool)
{
  const gsize n = (gsize)MIN (MUR_STARTS_BATCH, self->budget - self->n_searches);

  mur_pool_for (pool, n, search_cb, self);
  for (gsize i = 0; i < n; i++)
    {
      const MurStartsSearch *search = &self->batch[i];

      self->sums[self->n_searches] = search->result.sum;
      self->is_fresh[self->n_searches] = search->is_fresh;
      self->n_searches++;
      self->n_evaluations += search->result.n_evaluations;
      note (self, search);
    }
  self->has_searched = has_enough (self);
  if (self->has_searched && !isfinite (self->best_sum))
    self->status = MUR_STATUS_FAILED;
}

static guint
count_part (const MurStarts *self)
{
  const double cost = (double)mur_model_n_rows (self->model) * (self->n + 1);
  const guint least = self->loss.kind == MUR_OBJECTIVE_ABSOLUTE ? 1 : MIN_PART;
  const guint part = (guint)CLAMP (LAST_ROWS / cost, least, MAX_PART);

  return (guint)MIN (part, MUR_STARTS_LAST_ITERATIONS - self->n_iterations);
}

/* Some of the rows may say that the first of the given points is worse, while all of
 * them say otherwise. */
static void
begin_last (MurStarts *self)
{
  self->last = mur_descent_new (self->model, &self->loss, self->lower, self->upper);
  if (self->thin != NULL && self->n_iterations == 0 && self->n_given > 0
      && value_of (self->model, &self->loss, self->given)
           < value_of (self->model, &self->loss, self->best))
    memcpy (self->best, self->given, self->n * sizeof *self->best);
}

static void
run_last (MurStarts *self)
{
  if (self->last == NULL)
    begin_last (self);

  const MurLeastSquaresResult result
    = mur_descent_run (self->last, count_part (self), self->best);

  self->n_iterations += MAX (result.n_iterations, 1);
  self->n_evaluations += result.n_evaluations;
  self->last_sum = result.sum;
  if (result.status != MUR_STATUS_EXHAUSTED
      || self->n_iterations >= MUR_STARTS_LAST_ITERATIONS)
    self->status = result.status;
  if (!isfinite (self->last_sum) || !self->loss.finds_scale)
    return;
  self->loss = *mur_descent_loss (self->last);
  if (self->status != MUR_STATUS_RUNNING && !isnan (self->next_sum))
    self->next_value = value_of (searched (self), &self->loss, self->next);
}

MurStatus
mur_starts_step (MurStarts *self, const double *given, gsize n_given, MurPool *pool)
{
  g_return_val_if_fail (self != NULL && pool != NULL, MUR_STATUS_FAILED);
  g_return_val_if_fail (mur_pool_n_threads (pool) <= self->n_threads,
                        MUR_STATUS_FAILED);

  self->given = given;
  self->n_given = n_given;
  if (self->status == MUR_STATUS_RUNNING && !self->has_searched)
    run_batch (self, pool);
  else if (self->status == MUR_STATUS_RUNNING)
    run_last (self);
  return self->status;
}

MurStartsReport
mur_starts_report (const MurStarts *self)
{
  guint64 n_here, n_fresh;

  const double rows = (double)mur_model_n_rows (self->model);
  const gboolean is_known = self->thin == NULL && !isfinite (self->last_sum);

  count_here (self, &n_here, &n_fresh);
  return (MurStartsReport){
    .status = self->status,
    .position = self->best,
    .sum = is_known ? self->best_value : self->last_sum,
    .n_searches = self->n_searches,
    .n_here = n_here,
    .next = self->next,
    .next_sum = self->next_value * rows / (double)mur_model_n_rows (searched (self)),
    .n_evaluations = self->n_evaluations,
    .loss = self->loss,
  };
}

double
mur_starts_progress (const MurStarts *self)
{
  if (self->status != MUR_STATUS_RUNNING)
    return 1;
  return 0.9 * (double)self->n_searches / (double)self->budget
         + 0.1 * (double)self->n_iterations / MUR_STARTS_LAST_ITERATIONS;
}
