/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/fitting. */

#include "core/fitting/signal.h"
#include "tests/core/fitting/tests.h"

MurModel *
mur_test_model_new (const char *formula, const double *t, const double *y, gsize n)
{
  const char *inputs[] = { "t", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (formula, inputs, "p", &error);

  g_assert_no_error (error);
  return mur_model_new (program, t, y, n);
}

MurModel *
mur_test_example_new (double noise, guint64 seed)
{
  double t[N_EXAMPLE];
  double y[N_EXAMPLE];

  mur_signal_fill (N_EXAMPLE, -2, 2, noise, seed, t, y);
  return mur_test_model_new (EXAMPLE, t, y, N_EXAMPLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  mur_test_signal ();
  mur_test_model ();
  mur_test_least_squares ();
  mur_test_covariance ();
  mur_test_statistics ();
  return g_test_run ();
}
