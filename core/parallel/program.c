/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the executable of workers is: beside the program, or installed as far from it as the
 * build says, wherever that is now; for tests, which are built elsewhere, where it was
 * built. */

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

/* (nullable): the folder of this program */
static char *
dup_folder (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  return self != NULL ? g_path_get_dirname (self) : NULL;
}

static char *
find (void)
{
  g_autofree char *folder = dup_folder ();
  char *found = NULL;

  if ((folder != NULL
       && (take (&found, g_build_filename (folder, NAME, NULL))
           || take (&found,
                    g_build_filename (folder, MUR_LIBEXEC_FROM_BIN, NAME, NULL))))
      || take (&found, g_build_filename (MUR_LIBEXEC_DIR, NAME, NULL)))
    return found;
  take (&found, g_build_filename (MUR_BUILD_DIR, NAME, NULL));
  return found;
}

char *
mur_worker_program (const char *program, GError **error)
{
  const char *wanted = program != NULL ? program : g_getenv ("MUR_WORKER");
  char *found = NULL;

  if (wanted != NULL)
    take (&found, g_strdup (wanted));
  else
    found = find ();
  if (found == NULL)
    mur_error_set (error, MUR_ERROR_VALUE, "kind",
                   "kind: processes are not allowed without the program %s, which is "
                   "missing; threads are",
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
