/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the seeds into a folder a target, for the fuzzer to start from. */

#include "tests/fuzz/seeds.h"

#include <stdlib.h>

static void
write_cb (
  const char *target, const char *name, const char *bytes, gsize length, gpointer data)
{
  g_autofree char *folder = g_build_filename (data, target, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0777);
  if (!g_file_set_contents (path, bytes, (gssize)length, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    return EXIT_FAILURE;
  mur_fuzz_seeds (write_cb, argv[1]);
  return EXIT_SUCCESS;
}
