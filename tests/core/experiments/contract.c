/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every experiment says before a run begins: check() and begin() agree, in the
 * same words, and the cost is known. */

#include "core/base/kernel.h"
#include "core/base/number.h"
#include "core/experiments/registry.h"

#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

/* What is begun for a test; larger runs are judged only. */
#define MOST_BYTES 50e6

static guint n_good, n_bad;

/* Good or bad, both say the same of it. */
static void
assert_agreement (const MurSession *session)
{
  const MurExperiment *experiment = session->experiment;
  g_autoptr (GError) judged = NULL;
  g_autoptr (GError) error = NULL;
  if (!mur_experiment_check (experiment, session->parameters, session->inputs, &judged))
    {
      g_assert_null (mur_job_new (session, 1, &error));
      mur_runs_assert_same (judged, error);
      g_assert_null (strchr (error->message, '\n'));
      n_bad++;
      return;
    }
  MurCost cost = experiment->cost (session->parameters, session->inputs);
  g_assert_cmpfloat (cost.bytes, >, 0);
  g_assert_cmpfloat (cost.seconds, >, 0);
  if (cost.bytes > MOST_BYTES)
    return;
  g_autoptr (MurJob) job = mur_job_new (session, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (job);
  n_good++;
}

/* The default with @name set to @text, where the parameter itself takes that. */
static void
try_value (const MurExperiment *experiment, const char *name, const char *text)
{
  g_autoptr (MurSession) session = mur_session_new (experiment);
  if (mur_parameters_set (session->parameters, name, text, NULL))
    assert_agreement (session);
}

static void
try_row (const MurExperiment *experiment, const MurParameter *row)
{
  static const char *const texts[]
    = { "none", "0", "1", "2", "3",         "1000000",    "1 2",
        "x1",   "t", "(", "",  "p1*t + p2", "sin (p1*t)", "1/(x1 - x2)" };
  g_autofree char *low = mur_number_format (row->minimum);
  g_autofree char *high = mur_number_format (row->maximum);
  try_value (experiment, row->name, row->initial);
  try_value (experiment, row->name, low);
  try_value (experiment, row->name, high);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    try_value (experiment, row->name, texts[i]);
  for (guint i = 0; row->choices != NULL && row->choices[i].id != NULL; i++)
    try_value (experiment, row->name, row->choices[i].id);
}

static void
test_agreement (void)
{
  n_bad = 0;
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      n_good = 0;
      for (const MurParameter *row = (*e)->parameters; row->name != NULL; row++)
        try_row (*e, row);
      g_test_message ("%s: %u good, %u bad so far", (*e)->id, n_good, n_bad);
      g_assert_cmpuint (n_good, >, 20);
    }
  /* A topic may have none: the swarm's values are wrong only together. */
  g_assert_cmpuint (n_bad, >, 12);
}

/* Values that are wrong only together, of which one is of another topology, law or set
 * each time. */
static void
test_agreement_of_pairs (void)
{
  static const char *const choices[]
    = { "topology", "start", "frequency_distribution" };
  const MurExperiment *experiment = &mur_experiment_oscillators;
  static const char *const counts[] = { "1", "2", "7", "70000", "16000000" };
  n_good = n_bad = 0;
  for (gsize k = 0; k < G_N_ELEMENTS (choices); k++)
    {
      const MurParameter *row = experiment->parameters;
      while (!g_str_equal (row->name, choices[k]))
        row++;
      for (guint i = 0; row->choices[i].id != NULL; i++)
        for (gsize c = 0; c < G_N_ELEMENTS (counts); c++)
          {
            g_autoptr (MurSession) session = mur_session_new (experiment);
            mur_parameters_set (session->parameters, "count", counts[c], NULL);
            mur_parameters_set (session->parameters, row->name, row->choices[i].id,
                                NULL);
            assert_agreement (session);
          }
    }
  g_assert_cmpuint (n_good, >, 20);
  g_assert_cmpuint (n_bad, >, 10);
}

/* The quickest of several: a busy computer is no slow program. */
static double
time_check (const MurSession *session)
{
  double best = INFINITY;
  for (guint i = 0; i < 20; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_assert_true (mur_experiment_check (session->experiment, session->parameters,
                                           session->inputs, NULL));
      best = MIN (best, (double)(g_get_monotonic_time () - begin) / 1e6);
    }
  g_test_message ("%s: %.0f µs", session->experiment->id, best * 1e6);
  return best;
}

/* A person types: a million of anything is judged in far less than a millisecond, by the
 * program itself; one that checks each access takes its own time. */
#ifdef MUR_SANITIZED
#define MOST_SECONDS 5e-3
#else
#define MOST_SECONDS 0.5e-3
#endif

static void
test_cheap (void)
{
  g_autoptr (MurSession) oscillators = mur_runs_session (
    &mur_experiment_oscillators, "count=1000000", "topology=ring", "reach=10", NULL);
  g_autoptr (MurSession) sampling = mur_runs_session (
    &mur_experiment_sampling, "count=1000000", "dimensions=16", NULL);
  g_autoptr (MurSession) fit
    = mur_runs_session (&mur_experiment_curve_fit, "samples=1000000", NULL);
  g_assert_cmpfloat (time_check (oscillators), <, MOST_SECONDS);
  g_assert_cmpfloat (time_check (sampling), <, MOST_SECONDS);
  g_assert_cmpfloat (time_check (fit), <, MOST_SECONDS);
}

static MurCost
cost_of (const MurSession *session)
{
  return session->experiment->cost (session->parameters, session->inputs);
}

/* Two sets of a million points in three dimensions are 48 MB; twice the particles take
 * twice the time; all to all couplings take the square of the number. */
static void
test_cost (void)
{
  g_autoptr (MurSession) points = mur_runs_session (
    &mur_experiment_sampling, "count=1000000", "dimensions=3", NULL);
  g_autoptr (MurSession) few
    = mur_runs_session (&mur_experiment_curve_fit, "particles=30", NULL);
  g_autoptr (MurSession) many
    = mur_runs_session (&mur_experiment_curve_fit, "particles=60", NULL);
  g_autoptr (MurSession) dense = mur_runs_session (
    &mur_experiment_oscillators, "count=10000", "topology=random", NULL);
  g_autoptr (MurSession) mean_field = mur_runs_session (
    &mur_experiment_oscillators, "count=10000", "topology=uniform", NULL);
  g_assert_cmpfloat_with_epsilon (cost_of (points).bytes, 48e6, 1e6);
  g_assert_cmpfloat_with_epsilon (cost_of (many).seconds / cost_of (few).seconds, 2,
                                  1e-9);
  g_assert_cmpfloat (cost_of (dense).bytes, >, 8e8);
  g_assert_cmpfloat (cost_of (dense).bytes, <, 9e8);
  g_assert_cmpfloat (cost_of (mean_field).bytes, <, 3e7);
  g_assert_cmpfloat (cost_of (dense).seconds, >, 100 * cost_of (mean_field).seconds);
}

void
mur_test_contract (void)
{
  g_test_add_func ("/experiments/contract/agreement", test_agreement);
  g_test_add_func ("/experiments/contract/agreement-of-pairs", test_agreement_of_pairs);
  g_test_add_func ("/experiments/contract/cheap", test_cheap);
  g_test_add_func ("/experiments/contract/cost", test_cost);
}
