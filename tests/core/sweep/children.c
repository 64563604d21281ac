/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/sweep/children.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

pid_t
mur_test_find_child (pid_t parent, guint random)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (pid_t));
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      const pid_t pid = atoi (name);
      g_autofree char *path = g_strdup_printf ("/proc/%s/stat", name);
      g_autofree char *text = NULL;
      int other = 0;
      if (pid > 0 && g_file_get_contents (path, &text, NULL, NULL)
          && sscanf (strrchr (text, ')') + 1, " %*c %d", &other) == 1
          && other == parent)
        g_array_append_val (found, pid);
    }
  return found->len > 0 ? g_array_index (found, pid_t, random % found->len) : 0;
}
