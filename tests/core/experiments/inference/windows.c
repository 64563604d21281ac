/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Estimates from window to window. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/inference/frames.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

static const double *
numbered (const MurFrame *frame, const char *name, guint number)
{
  g_autofree char *column = g_strdup_printf ("%s%u", name, number);

  return mur_test_inference_column (frame, "windows", column);
}

/* Each value of the table is within @n_errors of its standard errors, and @slack, of what
 * was planted. */
static void
assert_true_in_all (const MurFrame *frame, double n_errors, double slack)
{
  static const struct
  {
    const char *value, *error, *truth;
    guint n;
  } kinds[] = { { "omega", "omega_error", "omega_truth", 3 },
                { "k", "k_error", "k_truth", 6 } };

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint i = 1; i <= kinds[kind].n; i++)
      for (gsize row = 0; row < mur_test_inference_n_rows (frame, "windows"); row++)
        g_assert_cmpfloat_with_epsilon (
          numbered (frame, kinds[kind].value, i)[row],
          numbered (frame, kinds[kind].truth, i)[row],
          n_errors * numbered (frame, kinds[kind].error, i)[row] + slack);
}

/* A sum tells the phases of its parts only from where to search, and the first window's
 * model has them. Without noise values are as exact as those of all data at once, the
 * integrators' 1e-11 by a curvature of 1e-4. With noise they are within five standard
 * errors: of 36 none is off. */
static void
side_by_side (void)
{
  static const char *const examples[] = { "example=all-to-all", "example=all-to-one" };

  for (guint k = 0; k < G_N_ELEMENTS (examples); k++)
    {
      g_autoptr (MurSession) exact = mur_runs_session (
        INFERENCE, examples[k], "observation=sum", "window=1", "advance=1", NULL);
      g_autoptr (MurSession) noisy = mur_runs_session (
        INFERENCE, examples[k], "observation=sum", "window=1", "advance=1",
        "observation_noise=0.005", "samples=2000", NULL);
      g_autoptr (MurFrame) frame = mur_test_inference_run (exact);
      g_autoptr (MurFrame) other = mur_test_inference_run (noisy);

      g_assert_cmpuint (mur_test_inference_n_rows (frame, "windows"), ==, 2);
      assert_true_in_all (frame, 0, 1e-6);
      assert_true_in_all (other, 5, 0);
    }
}

/* Random starts are of the first, so the note says so, and not that of which window the
 * estimates are. */
static void
random_starts (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "example=all-to-one", "start=several", "window=1",
                        "advance=1", "seed=1", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);

  g_assert_cmpfloat (mur_frame_scalar (frame, "starts"), >=, 2);
  mur_test_inference_assert_note (frame, "in the first window ");
  mur_test_inference_assert_note (frame, "random starts ended at its fit");
}

void
mur_test_inference_windows (void)
{
  g_test_add_func ("/experiments/inference/windows/random-starts", random_starts);
  g_test_add_func ("/experiments/inference/windows/side-by-side", side_by_side);
}
