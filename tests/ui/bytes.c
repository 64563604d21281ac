/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in a file. */

#include "tests/ui/bytes.h"

#include <string.h>

gboolean
mur_test_holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const gsize n = strlen (text);

  for (gsize at = 0; at + n <= length; at++)
    if (memcmp (data + at, text, n) == 0)
      return TRUE;
  return FALSE;
}
