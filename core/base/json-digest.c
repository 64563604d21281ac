/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/json-digest.h"

#include "core/base/digest.h"

#include <string.h>

#define N_BUFFER 65536

/* A digest of many short pieces, which are gathered first. */
typedef struct
{
  MurDigest *sum;
  gsize n;
  char *buffer;
} Gatherer;

static void
flush (Gatherer *self)
{
  mur_digest_add (self->sum, self->buffer, self->n);
  self->n = 0;
}

static void
gather (Gatherer *self, const char *bytes, gsize n)
{
  if (n > N_BUFFER - self->n)
    flush (self);
  if (n > N_BUFFER)
    {
      mur_digest_add (self->sum, bytes, n);
      return;
    }
  memcpy (self->buffer + self->n, bytes, n);
  self->n += n;
}

static const char *
find_blank_or_quote (const char *at, const char *end)
{
  while (at<end && * at> ' ' && *at != '"')
    at++;
  return at;
}

static void
gather_value (Gatherer *self, MurJson value)
{
  const char *at = value.text, *end = at + value.length;
  while (at < end)
    {
      const char *until
        = *at == '"' ? mur_json_skip_string (at) : find_blank_or_quote (at, end);
      gather (self, at, (gsize)(until - at));
      for (at = until; at < end && mur_json_is_blank (*at);)
        at++;
    }
}

char *
mur_json_digest (MurJson root)
{
  g_return_val_if_fail (mur_json_kind (root) == MUR_JSON_OBJECT, NULL);

  MurDigest sum;
  g_autofree char *buffer = g_malloc (N_BUFFER);
  Gatherer gatherer = { .sum = &sum, .buffer = buffer };
  MurJsonIter iter;
  MurJson name, value;
  mur_digest_init (&sum);
  mur_json_iter_init (&iter, root);
  while (mur_json_iter_next (&iter, &name, &value))
    if (!mur_json_is (name, MUR_JSON_DIGEST))
      {
        gather_value (&gatherer, name);
        gather_value (&gatherer, value);
      }
  flush (&gatherer);
  return mur_digest_finish (&sum);
}

MurDigestState
mur_json_check_digest (MurJson root)
{
  MurJson found = mur_json_member (root, MUR_JSON_DIGEST);
  if (mur_json_kind (found) == MUR_JSON_ABSENT)
    return MUR_DIGEST_ABSENT;
  g_autofree char *digest = mur_json_digest (root);
  return mur_json_is (found, digest) ? MUR_DIGEST_RIGHT : MUR_DIGEST_WRONG;
}
