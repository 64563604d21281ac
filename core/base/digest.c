/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/digest.h"

void
mur_digest_init (MurDigest *self)
{
  sha256_init (&self->state);
}

void
mur_digest_add (MurDigest *self, gconstpointer bytes, gsize n)
{
  sha256_update (&self->state, n, bytes);
}

char *
mur_digest_finish (MurDigest *self)
{
  static const char digits[] = "0123456789abcdef";
  guint8 digest[SHA256_DIGEST_SIZE];
  char *text = g_malloc0 (2 * sizeof digest + 1);
  sha256_digest (&self->state, sizeof digest, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 15];
    }
  return text;
}
