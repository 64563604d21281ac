/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/run/seal.h"

#include "core/base/json-digest.h"

#include <string.h>

char *
mur_test_seal (const char *text)
{
  g_autoptr (GError) error = NULL;
  MurJson root;
  g_autoptr (GString) sealed = g_string_new (text);
  mur_json_check (text, -1, &root, &error);
  g_assert_no_error (error);
  MurJson old = mur_json_member (root, MUR_JSON_DIGEST);
  g_autofree char *digest = mur_json_digest (root);
  g_assert_cmpuint (old.length, ==, strlen (digest) + 2);
  memcpy (sealed->str + (old.text + 1 - text), digest, strlen (digest));
  return g_string_free (g_steal_pointer (&sealed), FALSE);
}
