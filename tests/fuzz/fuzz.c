/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

/* Read by the leak checker: what Fontconfig keeps to the end is not lost. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}

/* GLib's own way to end raises a signal that the fuzzer does not see. */
static GLogWriterOutput
write_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  GLogWriterOutput output
    = g_log_writer_standard_streams (level, fields, n_fields, data);

  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
    abort ();
  return output;
}

void
mur_fuzz_begin (void)
{
  static gsize begun;

  if (!g_once_init_enter (&begun))
    return;
  g_log_set_writer_func (write_cb, NULL, NULL);
  g_once_init_leave (&begun, 1);
}

void
mur_fuzz_assert_judged (gconstpointer result, const GError *error)
{
  g_assert_true ((result == NULL) == (error != NULL));
  if (error == NULL)
    return;
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpstr (error->message, !=, "");
  g_assert_null (strpbrk (error->message, "\n\r"));
}
