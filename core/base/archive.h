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
#include "core/base/table.h"

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
/* The first @n_rows of each of @n_columns columns of one length, which one after another
 * are @whole, without a copy: its owner writes beyond them only. Written as the same
 * doubles column by column. */
void mur_archive_put_columns (MurArchive *self,
                              const char *name,
                              const MurVector *whole,
                              gsize n_columns,
                              gsize n_rows);
/* Where @later, a state of the same run at the same place or after it, has the columns
 * of this one, they are taken from there, so that another vector need not be kept.
 * Returns: whether there were any in another vector */
gboolean mur_archive_share_columns (MurArchive *self, const MurArchive *later);
void mur_archive_put_integer (MurArchive *self, const char *name, guint64 value);
/* @text: UTF-8; copied. */
void mur_archive_put_text (MurArchive *self, const char *name, const char *text);
/* All of @part, for what saves itself by names of its own, several times over. Copied. */
void mur_archive_put_part (MurArchive *self, const char *name, const MurArchive *part);

/* Reads exactly @n doubles; an absent name or another length is an error. */
gboolean mur_archive_get_doubles (
  const MurArchive *self, const char *name, double *values, gsize n, GError **error);
/* The same of @n_columns times @n_rows doubles, with @stride from one column to the next
 * in @values. */
gboolean mur_archive_get_columns (const MurArchive *self,
                                  const char *name,
                                  double *values,
                                  gsize stride,
                                  gsize n_columns,
                                  gsize n_rows,
                                  GError **error);
/* For arrays whose length the archive knows: g_free() the result. */
double *mur_archive_dup_doubles (const MurArchive *self,
                                 const char *name,
                                 gsize *n,
                                 GError **error);
gboolean mur_archive_get_integer (const MurArchive *self,
                                  const char *name,
                                  guint64 *value,
                                  GError **error);
/* What was put as text: g_free() the result. */
char *mur_archive_dup_text (const MurArchive *self, const char *name, GError **error);
/* What was put as that part; empty where there is none. Returns: (transfer full) */
MurArchive *mur_archive_dup_part (const MurArchive *self, const char *name);

/* About what it takes in memory, without columns that are shared. */
gsize mur_archive_n_bytes (const MurArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurArchive, mur_archive_free)
