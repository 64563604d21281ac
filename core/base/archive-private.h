/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of an archive, which its columns share. Private to core/base. */

#pragma once

#include "core/base/archive.h"

/* A text, or doubles whose bytes are in little-endian order, or columns that are still
 * where their owner has them. */
typedef struct
{
  char *text;     /* (nullable) */
  guint64 *words; /* where there is neither text nor a whole */
  gsize n_words;
  MurVector *whole; /* (nullable) */
  gsize n_columns, n_rows;
} MurArchiveEntry;

struct _MurArchive
{
  GPtrArray *names;    /* in the order in which they were put; borrowed from entries */
  GHashTable *entries; /* name → MurArchiveEntry */
  gsize n_bytes;
};

/* Takes what is in @entry. */
void mur_archive_add_entry (MurArchive *self, const char *name, MurArchiveEntry entry);
/* What columns are made of, one after another: g_free() it. Never %NULL. */
double *mur_archive_gather (const MurArchiveEntry *entry);
