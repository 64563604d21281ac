/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* liblbfgs, step by step. It calls its objective from within a loop of its own, so it
 * runs on a thread, and either that or the caller's is awake: the solver asks for a value
 * and sleeps; the caller evaluates, piece by piece, answers, and sleeps until it is asked
 * again. To end, values are answered as infinite, so that it gives up at once.
 *
 * What liblbfgs does is a function of the answers alone: they are its state, and are kept
 * to be saved. The variables are x / s with s = initial_step, since liblbfgs's first move
 * has length one. */

#include "core/inference/search/optimiser-private.h"

#include <lbfgs.h>
#include <math.h>
#include <stdatomic.h>
#include <string.h>

/* Answers at most, by iterations. */
#define ANSWERS_AN_ITERATION 4
#define LEAST_ANSWERS 200

#define SUFFICIENT_DECREASE 1e-4
#define WOLFE 0.9
#define MOST_TRIALS 40
#define SPINS 20000

typedef enum
{
  TURN_SOLVER,
  TURN_CALLER
} Turn;

struct _MurLbfgs
{
  MurOptimiserSettings settings;
  guint n;
  const gboolean *held;
  GThread *thread;
  atomic_uint turn; /* Turn: whose it is has all the rest */
  atomic_uint n_asleep;
  GMutex mutex; /* for sleeping and waking only */
  GCond cond;

  gboolean is_over; /* the solver has returned */
  gboolean is_ending;
  int outcome;
  double *start, *asked; /* x */
  double *variables;     /* of liblbfgs */

  double *answers; /* F, then g: n + 1 numbers each */
  guint n_answers, most_answers;

  /* What the solver reported after its last iteration. */
  guint n_iterations;
  double *parameters, *gradient;
  double objective, gradient_norm;
  MurOptimiserReason reason;
  gboolean is_first_trial;
};

static void
pass_turn (MurLbfgs *self, Turn to)
{
  atomic_store (&self->turn, to);
  if (atomic_load (&self->n_asleep) == 0)
    return;
  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* The solver takes some microseconds between two questions: not worth falling asleep. */
static void
wait_for_turn (MurLbfgs *self, Turn turn)
{
  for (guint k = 0; turn == TURN_CALLER && k < SPINS; k++)
    if (atomic_load (&self->turn) == turn)
      return;
  g_mutex_lock (&self->mutex);
  atomic_fetch_add (&self->n_asleep, 1);
  while (atomic_load (&self->turn) != turn)
    g_cond_wait (&self->cond, &self->mutex);
  atomic_fetch_sub (&self->n_asleep, 1);
  g_mutex_unlock (&self->mutex);
}

/* The first trial of a line search after the first goes by −H⁻¹ g, so it tells gᵀ H⁻¹ g:
 * Stan's test that needs it. */
static void
test_relative_gradient (MurLbfgs *self)
{
  double along = 0;

  if (!self->is_first_trial || self->n_iterations == 0)
    return;
  self->is_first_trial = FALSE;
  for (guint p = 0; p < self->n; p++)
    along += self->gradient[p] * (self->parameters[p] - self->asked[p]);
  if (along >= 0
      && along <= self->settings.relative_gradient_tolerance
                    * fmax (fabs (self->objective), 1))
    {
      self->reason = MUR_OPTIMISER_RELATIVE_GRADIENT;
      self->is_ending = TRUE;
    }
}

/* On the solver's thread. */
static lbfgsfloatval_t
evaluate_cb (void *data,
             const lbfgsfloatval_t *x,
             lbfgsfloatval_t *g,
             const int n,
             const lbfgsfloatval_t step)
{
  MurLbfgs *self = data;
  const double scale = self->settings.initial_step;
  const double *answer;

  memset (g, 0, (gsize)n * sizeof *g);
  for (guint p = 0; p < self->n; p++)
    self->asked[p] = self->held[p] ? self->start[p] : x[p] * scale;
  test_relative_gradient (self);
  if (self->is_ending)
    return INFINITY;
  pass_turn (self, TURN_CALLER);
  wait_for_turn (self, TURN_SOLVER);
  if (self->is_ending)
    return INFINITY;
  answer = self->answers + (gsize)(self->n_answers - 1) * (self->n + 1);
  for (guint p = 0; p < self->n; p++)
    g[p] = self->held[p] ? 0 : answer[1 + p] * scale;
  return answer[0];
}

/* Stan's tests of an iteration, but for that above. */
static MurOptimiserReason
test_iteration (const MurLbfgs *self, double objective, double norm, double moved)
{
  const MurOptimiserSettings *settings = &self->settings;
  const double change = fabs (objective - self->objective);

  if (change < settings->objective_tolerance)
    return MUR_OPTIMISER_OBJECTIVE;
  if (norm < settings->gradient_tolerance)
    return MUR_OPTIMISER_GRADIENT;
  if (change < settings->relative_objective_tolerance
                 * fmax (fmax (fabs (objective), fabs (self->objective)), 1))
    return MUR_OPTIMISER_RELATIVE_OBJECTIVE;
  if (moved < settings->parameter_tolerance)
    return MUR_OPTIMISER_PARAMETERS;
  if (self->n_iterations + 1 >= settings->max_iterations)
    return MUR_OPTIMISER_ITERATIONS;
  return MUR_OPTIMISER_GOES_ON;
}

static int
progress_cb (void *data,
             const lbfgsfloatval_t *x,
             const lbfgsfloatval_t *g,
             const lbfgsfloatval_t objective,
             const lbfgsfloatval_t x_norm,
             const lbfgsfloatval_t g_norm,
             const lbfgsfloatval_t step,
             int n,
             int iteration,
             int n_trials)
{
  MurLbfgs *self = data;
  const double scale = self->settings.initial_step;
  double moved = 0;

  for (guint p = 0; p < self->n; p++)
    {
      const double value = self->held[p] ? self->start[p] : x[p] * scale;

      moved += (value - self->parameters[p]) * (value - self->parameters[p]);
      self->parameters[p] = value;
      self->gradient[p] = g[p] / scale;
    }
  self->reason = test_iteration (self, objective, g_norm / scale, sqrt (moved));
  self->n_iterations++;
  self->objective = objective;
  self->gradient_norm = g_norm / scale;
  self->is_first_trial = TRUE;
  return self->reason != MUR_OPTIMISER_GOES_ON;
}

static gpointer
solve_cb (gpointer data)
{
  MurLbfgs *self = data;
  lbfgs_parameter_t settings;
  double value;

  wait_for_turn (self, TURN_SOLVER);
  lbfgs_parameter_init (&settings);
  settings.m = (int)self->settings.history;
  settings.epsilon = 0; /* the tests are ours */
  settings.linesearch = LBFGS_LINESEARCH_BACKTRACKING_STRONG_WOLFE;
  settings.max_linesearch = MOST_TRIALS;
  settings.ftol = SUFFICIENT_DECREASE;
  settings.wolfe = WOLFE;
  self->outcome = lbfgs ((int)self->n, self->variables, &value, evaluate_cb,
                         progress_cb, self, &settings);
  self->is_over = TRUE;
  pass_turn (self, TURN_CALLER);
  return NULL;
}

/* Lets the solver go on until it asks or is over. */
static void
turn_to_solver (MurLbfgs *self)
{
  pass_turn (self, TURN_SOLVER);
  wait_for_turn (self, TURN_CALLER);
}

static void
start_solver (MurLbfgs *self)
{
  memset (self->variables, 0, (gsize)((self->n + 15) / 16 * 16) * sizeof (double));
  for (guint p = 0; p < self->n; p++)
    self->variables[p] = self->start[p] / self->settings.initial_step;
  memcpy (self->parameters, self->start, self->n * sizeof (double));
  self->n_iterations = self->n_answers = 0;
  self->reason = MUR_OPTIMISER_GOES_ON;
  self->is_over = self->is_ending = self->is_first_trial = FALSE;
  self->objective = INFINITY;
  atomic_store (&self->turn, TURN_CALLER);
  self->thread = g_thread_new ("lbfgs", solve_cb, self);
  turn_to_solver (self);
}

static void
stop_solver (MurLbfgs *self)
{
  self->is_ending = TRUE;
  while (!self->is_over)
    turn_to_solver (self);
  g_clear_pointer (&self->thread, g_thread_join);
}

MurLbfgs *
mur_lbfgs_new (MurOptimiser *owner)
{
  const guint n = owner->n_parameters;
  MurLbfgs *self = g_new0 (MurLbfgs, 1);

  self->settings = owner->settings;
  self->n = n;
  self->held = owner->held;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->start = g_memdup2 (owner->parameters, n * sizeof (double));
  self->asked = g_new0 (double, n);
  self->parameters = g_new0 (double, n);
  self->gradient = g_new0 (double, n);
  self->variables = lbfgs_malloc ((int)((n + 15) / 16 * 16));
  self->most_answers
    = LEAST_ANSWERS + ANSWERS_AN_ITERATION * owner->settings.max_iterations;
  /* Memory that is not yet written to costs nothing. */
  self->answers = g_new0 (double, (gsize)self->most_answers *(n + 1));
  start_solver (self);
  mur_optimiser_evaluate (owner, self->asked, MUR_EVALUATE_GRADIENT);
  return self;
}

void
mur_lbfgs_free (MurLbfgs *self)
{
  if (self == NULL)
    return;
  stop_solver (self);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->start);
  g_free (self->asked);
  g_free (self->parameters);
  g_free (self->gradient);
  lbfgs_free (self->variables);
  g_free (self->answers);
  g_free (self);
}

/* The next answer, from the likelihood's last evaluation. */
static void
write_answer (MurLbfgs *self, const MurOptimiser *owner)
{
  double *answer = self->answers + (gsize)self->n_answers * (self->n + 1);

  answer[0] = mur_likelihood_objective (owner->likelihood);
  memcpy (answer + 1, mur_likelihood_gradient (owner->likelihood),
          self->n * sizeof *answer);
  self->n_answers++;
}

static MurOptimiserReason
reason_of (const MurLbfgs *self)
{
  if (self->reason != MUR_OPTIMISER_GOES_ON)
    return self->reason;
  if (self->outcome == LBFGS_ALREADY_MINIMIZED)
    return MUR_OPTIMISER_GRADIENT;
  return MUR_OPTIMISER_LINE_SEARCH;
}

/* What the solver reported into what people see. */
static void
follow (MurLbfgs *self, MurOptimiser *owner)
{
  if (self->n_iterations > owner->n_iterations)
    {
      owner->n_iterations = self->n_iterations;
      owner->objective = self->objective;
      owner->gradient_norm = self->gradient_norm;
      memcpy (owner->parameters, self->parameters, self->n * sizeof (double));
    }
  if (self->is_over)
    mur_optimiser_end (owner, reason_of (self));
  else if (self->n_answers == self->most_answers)
    mur_optimiser_end (owner, MUR_OPTIMISER_ITERATIONS);
  else
    mur_optimiser_evaluate (owner, self->asked, MUR_EVALUATE_GRADIENT);
}

void
mur_lbfgs_step (MurLbfgs *self, MurOptimiser *owner)
{
  const MurStatus status = mur_likelihood_advance (owner->likelihood);

  owner->n_pieces++;
  if (status == MUR_STATUS_RUNNING)
    return;
  if (self->n_answers == 0 && status == MUR_STATUS_FAILED)
    {
      mur_optimiser_end (owner, MUR_OPTIMISER_START);
      return;
    }
  if (self->n_answers == 0)
    {
      self->objective = owner->objective = mur_likelihood_objective (owner->likelihood);
      owner->gradient_norm = mur_optimiser_measure_gradient (owner);
    }
  write_answer (self, owner);
  turn_to_solver (self);
  follow (self, owner);
}

void
mur_lbfgs_save (const MurLbfgs *self, MurArchive *archive)
{
  mur_archive_put_integer (archive, "answers", self->n_answers);
  mur_archive_put_doubles (archive, "start", self->start, self->n);
  mur_archive_put_doubles (archive, "answered", self->answers,
                           (gsize)self->n_answers * (self->n + 1));
}

/* Tells a new solver what the old one was told. */
static void
replay (MurLbfgs *self, guint n_answers)
{
  start_solver (self);
  while (self->n_answers < n_answers && !self->is_over)
    {
      if (self->n_answers == 0)
        self->objective = self->answers[0];
      self->n_answers++;
      turn_to_solver (self);
    }
}

gboolean
mur_lbfgs_restore (MurLbfgs *self,
                   MurOptimiser *owner,
                   guint n_pieces,
                   const MurArchive *archive,
                   GError **error)
{
  guint64 n_answers;

  if (!mur_archive_get_integer (archive, "answers", &n_answers, error)
      || !mur_archive_get_doubles (archive, "start", self->start, self->n, error))
    return FALSE;
  n_answers = MIN (n_answers, self->most_answers);
  stop_solver (self);
  if (!mur_archive_get_doubles (archive, "answered", self->answers,
                                n_answers * (self->n + 1), error))
    return FALSE;
  replay (self, (guint)n_answers);
  if (self->is_over || owner->status != MUR_STATUS_RUNNING)
    return TRUE;
  mur_optimiser_evaluate (owner, self->asked, MUR_EVALUATE_GRADIENT);
  mur_optimiser_catch_up (owner, n_pieces);
  return TRUE;
}
