/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The digest of a session or a checkpoint: the SHA-256 of the keys and values of all
 * its members but the digest, one behind the other and without blanks. Text that was
 * only laid out otherwise keeps it. It tells an accident or an edit, not a forger. */

#pragma once

#include "core/base/json-reader.h"

/* The key of the digest. */
#define MUR_JSON_DIGEST "sha256"

typedef enum
{
  MUR_DIGEST_ABSENT,
  MUR_DIGEST_RIGHT,
  MUR_DIGEST_WRONG
} MurDigestState;

/* @root: an object, trusted or checked
 * Returns: (transfer full): in hexadecimal digits */
char *mur_json_digest (MurJson root);

/* Compares what @root says with what it holds. */
MurDigestState mur_json_check_digest (MurJson root);
