/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Threads and sessions. */

#include "tests/ui/pages/tests.h"

#include <string.h>

#include "core/experiments/registry.h"

guint
mur_test_n_threads (const char *named)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;
  guint n = 0;

  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "comm", NULL);
      g_autofree char *name = NULL;
      if (g_file_get_contents (path, &name, NULL, NULL))
        n += strcmp (g_strstrip (name), named) == 0;
    }
  return n;
}

guint
mur_test_n_runners (void)
{
  return mur_test_n_threads ("runner");
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
