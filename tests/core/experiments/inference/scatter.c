/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random starts of a sum. */

#include "core/experiments/inference/search/scatter-private.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/inference/frames.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define N_TIMES 1024

/* 128 samples are enough for some six waves, of those that are there: here every other one,
 * at odd places. */
static void
thinned (void)
{
  double *times = g_new (double, N_TIMES), *values = g_new (double, N_TIMES);
  g_autoptr (MurPool) pool = mur_pool_new (1);
  MurInference run = { .pool = pool,
                       .settings = { .n = 2, .kind = MUR_OBSERVATION_SUM, .seed = 1 },
                       .n_parameters = mur_layout_n_parameters (2),
                       .data = { .n = 2,
                                 .kind = MUR_OBSERVATION_SUM,
                                 .width = 1,
                                 .n_times = N_TIMES,
                                 .values = values } };

  for (guint k = 0; k < N_TIMES; k++)
    {
      times[k] = 10. * k / (N_TIMES - 1);
      values[k] = k % 2 == 1 ? 20 * times[k] + sin (4 * times[k]) : NAN;
    }
  run.data.times = mur_vector_new_take (times, N_TIMES);
  g_autoptr (MurInferenceScatter) scatter = mur_inference_scatter_new (&run);
  const MurLikelihood *likelihood = scatter->slots[0].likelihood;

  g_assert_cmpuint (mur_likelihood_n_rows (likelihood), ==,
                    mur_likelihood_observations (likelihood)->n_times);
  g_assert_cmpuint (mur_likelihood_n_rows (likelihood), >=, 128);
  g_assert_cmpuint (mur_likelihood_n_rows (likelihood), <=, 256);
  mur_inference_data_clear (&run.data);
}

/* χ² of 1 + 4/400 = 1.01 times as much is as good, of 1 + 4/100 = 1.04, and √1.01 is
 * 1.00499; but what rounding leaves is. */
static void
as_good (void)
{
  g_assert_true (mur_inference_is_as_good (1, 1, 400));
  g_assert_true (mur_inference_is_as_good (1.0049, 1, 400));
  g_assert_false (mur_inference_is_as_good (1.0051, 1, 400));
  g_assert_true (mur_inference_is_as_good (1.0051, 1, 100));
  g_assert_true (mur_inference_is_as_good (1, 1.0051, 400));
  g_assert_true (mur_inference_is_as_good (1e-5, 1e-9, 400));
}

static double
seconds_of (const char *start, const char *count, const char *window)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "example=network", "observation=sum", start, count,
                        window, "advance=0.5", NULL);

  return INFERENCE->cost (session->parameters, session->inputs).seconds;
}

/* 384 starts of three oscillators take seconds, some 10 ms each, where lines take
 * milliseconds; windows do not repeat them, and of seven oscillators there are none. */
static void
cost (void)
{
  const double line = seconds_of ("start=slopes", "count=3", "window=0");
  const double starts = seconds_of ("start=several", "count=3", "window=0") - line;
  const double windows = seconds_of ("start=several", "count=3", "window=0.5")
                         - seconds_of ("start=slopes", "count=3", "window=0.5");

  g_assert_cmpfloat (line, <, 0.1);
  g_assert_cmpfloat (starts, >, 0.5);
  g_assert_cmpfloat (starts, <, 50);
  g_assert_cmpfloat (windows, <=, starts);
  g_assert_cmpfloat (seconds_of ("start=several", "count=7", "window=0"), ==,
                     seconds_of ("start=slopes", "count=7", "window=0"));
}

void
mur_test_inference_scatter (void)
{
  g_test_add_func ("/experiments/inference/scatter/cost", cost);
  g_test_add_func ("/experiments/inference/scatter/as-good", as_good);
  g_test_add_func ("/experiments/inference/scatter/thinned", thinned);
}
