/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions: what is read is written as text that is read as the same session. */

#include "core/run/session.h"

#include "core/experiments/registry.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
assert_lines (char **warnings)
{
  for (char **line = warnings; line != NULL && *line != NULL; line++)
    {
      g_assert_true (g_utf8_validate (*line, -1, NULL));
      g_assert_null (strpbrk (*line, "\n\r"));
    }
}

/* What this version does not know is not written, so there is nothing to warn of. */
static void
assert_returns (const MurSession *session)
{
  g_autofree char *text = mur_session_format (session);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = NULL;
  g_autoptr (MurSession) again
    = mur_session_parse (text, -1, mur_experiments (), &warnings, &error);

  g_assert_no_error (error);
  g_assert_null (warnings);
  after = mur_session_format (again);
  g_assert_cmpstr (after, ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = NULL;
  g_autoptr (MurSession) session = NULL;

  mur_fuzz_begin ();
  session = mur_session_parse (size == 0 ? "" : (const char *)data, (gssize)size,
                               mur_experiments (), &warnings, &error);
  mur_fuzz_assert_judged (session, error);
  assert_lines (warnings);
  if (session != NULL)
    assert_returns (session);
  return 0;
}
