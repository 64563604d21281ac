/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Exact state, kept by name: what checkpoints are made of.
 *
 * Doubles are written as the base64 of their little-endian IEEE 754 bytes, so that every
 * bit comes back, NaN payloads too. An archive is written by one owner and read by one
 * owner. */

#pragma once

#include "core/base/json-reader.h"
#include "core/base/json-writer.h"

typedef struct _MurArchive MurArchive;

MurArchive *mur_archive_new (void);
/* From an object of texts, the one that mur_archive_write() has written. */
MurArchive *mur_archive_read (MurJson object, GError **error);
/* Adds the object @name to @writer. */
void
mur_archive_write (const MurArchive *self, MurJsonWriter *writer, const char *name);
void mur_archive_free (MurArchive *self);

void mur_archive_put_doubles (MurArchive *self,
                              const char *name,
                              const double *values,
                              gsize n);
/* The same without a copy: takes @values, which g_free() frees. */
void
mur_archive_take_doubles (MurArchive *self, const char *name, double *values, gsize n);
void mur_archive_put_integer (MurArchive *self, const char *name, guint64 value);

/* Reads exactly @n doubles; an absent name or another length is an error. */
gboolean mur_archive_get_doubles (
  const MurArchive *self, const char *name, double *values, gsize n, GError **error);
/* For arrays whose length the archive knows: g_free() the result. */
double *mur_archive_dup_doubles (const MurArchive *self,
                                 const char *name,
                                 gsize *n,
                                 GError **error);
gboolean mur_archive_get_integer (const MurArchive *self,
                                  const char *name,
                                  guint64 *value,
                                  GError **error);

/* About what it takes in memory. */
gsize mur_archive_n_bytes (const MurArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurArchive, mur_archive_free)
