/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Test program of ui/pages, and of the window that holds them. */

#include "tests/ui/pages/tests.h"

#include <string.h>

#include "core/experiments/registry.h"

guint
mur_test_n_runners (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;
  guint n = 0;

  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "comm", NULL);
      g_autofree char *name = NULL;
      if (g_file_get_contents (path, &name, NULL, NULL))
        n += strcmp (g_strstrip (name), "runner") == 0;
    }
  return n;
}

MurSession *
mur_test_session (const char *const *assignments)
{
  MurSession *session = mur_session_new (&mur_experiment_curve_fit);

  g_assert_true (mur_parameters_set (session->parameters, "samples", "60", NULL));
  g_assert_true (mur_parameters_set (session->parameters, "particles", "20", NULL));
  for (; assignments[0] != NULL; assignments += 2)
    g_assert_true (
      mur_parameters_set (session->parameters, assignments[0], assignments[1], NULL));
  return session;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  mur_test_page ();
  mur_test_absent ();
  mur_test_topics ();
  mur_test_view_parameters ();
  mur_test_run_control ();
  mur_test_window ();
  mur_test_opening ();
  mur_test_inputs ();
  mur_test_readout ();
  mur_test_returning ();
  mur_test_run_bar ();
  mur_test_exporting ();
  mur_test_copying ();
  return g_test_run ();
}
