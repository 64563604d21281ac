/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON written as it comes, without a tree: RFC 8259, in the shortest digits that read
 * back the same. A call adds a value to the array that is open, or a member to the
 * object, whose names are the caller's to keep apart; the root is an object.
 *
 *   MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_LINES);
 *   mur_json_writer_add_text (writer, "status", "converged");
 *   mur_json_writer_begin_array (writer, "steps");
 *   mur_json_writer_add_number (writer, NULL, 0.5);
 *   mur_json_writer_end (writer);
 *   text = mur_json_writer_finish (writer); */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_JSON_LINES,   /* a member a line, plain values of an array on one; for people */
  MUR_JSON_ONE_LINE /* for programs */
} MurJsonStyle;

typedef struct _MurJsonWriter MurJsonWriter;

MurJsonWriter *mur_json_writer_new (MurJsonStyle style);
void mur_json_writer_free (MurJsonWriter *self);

/* @name: of a member; %NULL in an array. */
void mur_json_writer_begin_object (MurJsonWriter *self, const char *name);
void mur_json_writer_begin_array (MurJsonWriter *self, const char *name);
/* Closes what was begun last. */
void mur_json_writer_end (MurJsonWriter *self);

/* @text: UTF-8 */
void mur_json_writer_add_text (MurJsonWriter *self, const char *name, const char *text);
/* NaN and infinities are null. */
void mur_json_writer_add_number (MurJsonWriter *self, const char *name, double value);
/* All digits. */
void mur_json_writer_add_count (MurJsonWriter *self, const char *name, gint64 value);
/* An array of numbers. */
void mur_json_writer_add_numbers (MurJsonWriter *self,
                                  const char *name,
                                  const double *values,
                                  gsize n);
/* An array of texts. @texts: (nullable): ended by %NULL; without any, nothing is added */
void mur_json_writer_add_texts (MurJsonWriter *self,
                                const char *name,
                                const char *const *texts);

/* Closes the root, and frees the writer. Returns: (transfer full): the text, which ends
 * with a newline */
char *mur_json_writer_finish (MurJsonWriter *self);
/* The same with the digest of what was written as the last member, of which there is at
 * least one before. */
char *mur_json_writer_finish_sealed (MurJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurJsonWriter, mur_json_writer_free)
