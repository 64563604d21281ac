/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The memory available: what the kernel says can be had without swapping; where it says
 * nothing, all of the machine's. */

#include "core/oscillators/memory.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/number.h"

#include <string.h>
#include <unistd.h>

static guint64
physical_bytes (void)
{
  long pages = sysconf (_SC_PHYS_PAGES);
  long page = sysconf (_SC_PAGESIZE);

  return pages > 0 && page > 0 ? (guint64)pages * (guint64)page : G_MAXUINT64;
}

static guint64
available_bytes (void)
{
  static const char key[] = "MemAvailable:";
  g_autofree char *text = NULL;
  const char *line = NULL;
  gsize length;

  text = mur_file_read ("/proc/meminfo", 1 << 20, &length, NULL);
  if (text != NULL)
    line = strstr (text, key);
  if (line == NULL)
    return physical_bytes ();
  return g_ascii_strtoull (line + strlen (key), NULL, 10) * 1024;
}

gboolean
mur_memory_check (gsize n, gsize bytes, const char *what, GError **error)
{
  guint64 available;

  /* Small sizes are not worth asking for. */
  if (bytes == 0 || n <= (16u << 20) / bytes)
    return TRUE;
  available = available_bytes ();
  if (n <= available / bytes)
    return TRUE;

  g_autofree char *wanted = mur_number_round ((double)n * (double)bytes / 1e9, 3);
  g_autofree char *there = mur_number_round ((double)available / 1e9, 3);

  mur_error_set (error, MUR_ERROR_VALUE, "count",
                 "count: %s would take %s GB of memory; allowed are %s GB", what,
                 wanted, there);
  return FALSE;
}
