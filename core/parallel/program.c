/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the executable of workers is: installed, or, for programs that are built and not
 * installed, where it was built. */

#include "core/base/error.h"
#include "core/parallel/workers-private.h"

#define NAME "murmuration-worker"

static gboolean
take (char **found, char *candidate)
{
  if (*found == NULL && candidate != NULL
      && g_file_test (candidate, G_FILE_TEST_IS_EXECUTABLE))
    *found = candidate;
  else
    g_free (candidate);
  return *found != NULL;
}

char *
mur_worker_program (const char *program, GError **error)
{
  const char *wanted = program != NULL ? program : g_getenv ("MUR_WORKER");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  char *found = NULL;

  if (wanted != NULL)
    take (&found, g_strdup (wanted));
  else if ((folder == NULL || !take (&found, g_build_filename (folder, NAME, NULL)))
           && !take (&found, g_build_filename (MUR_LIBEXEC_DIR, NAME, NULL)))
    take (&found, g_build_filename (MUR_BUILD_DIR, NAME, NULL));
  if (found == NULL)
    mur_error_set (
      error, MUR_ERROR_VALUE, "kind",
      "kind: processes are not allowed; %s is missing, which they run, and "
      "threads are",
      wanted != NULL ? wanted : NAME);
  return found;
}

gboolean
mur_workers_can_start (MurWorkersKind kind, GError **error)
{
  g_autofree char *program
    = kind == MUR_WORKERS_PROCESSES ? mur_worker_program (NULL, error) : NULL;

  return kind == MUR_WORKERS_THREADS || program != NULL;
}
