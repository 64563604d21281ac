/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON read without trust and without a tree: text is checked once, and a value is then
 * a stretch of that text. Columns of millions of numbers so cost no memory but their
 * own. Nothing here recurses, and each call takes time linear in the value's length. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_JSON_ABSENT,
  MUR_JSON_NULL,
  MUR_JSON_BOOLEAN,
  MUR_JSON_NUMBER,
  MUR_JSON_STRING,
  MUR_JSON_ARRAY,
  MUR_JSON_OBJECT
} MurJsonKind;

/* A value in checked text, which has to outlive it; no @text: a missing one. */
typedef struct
{
  const char *text;
  gsize length;
} MurJson;

/* What comes next in an array or an object. */
typedef struct
{
  const char *at;
  gboolean is_object;
} MurJsonIter;

/* Checks that @text is one object as RFC 8259 has it, after a byte order mark at most,
 * with depth, members and strings that a session may have: 64 levels, 2²⁰ arrays,
 * objects and keys together, no key twice in an object, no \u0000. The error is one
 * line.
 * @length: -1: zero-terminated */
gboolean
mur_json_check (const char *text, gssize length, MurJson *root, GError **error);

static inline gboolean
mur_json_is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* From an opening quote to behind the closing one. */
const char *mur_json_skip_string (const char *at);

MurJsonKind mur_json_kind (MurJson self);

/* @self: an array or an object */
void mur_json_iter_init (MurJsonIter *iter, MurJson self);
/* @name: (nullable): set for members of objects, with its quotes */
gboolean mur_json_iter_next (MurJsonIter *iter, MurJson *name, MurJson *value);
gsize mur_json_count (MurJson self);

/* The member @name of an object, or MUR_JSON_ABSENT. */
MurJson mur_json_member (MurJson self, const char *name);

/* Whether @self is the string @text. */
gboolean mur_json_is (MurJson self, const char *text);
/* Returns: (transfer full): the text that a string stands for */
char *mur_json_dup_string (MurJson self);
/* FALSE for what is not a number that a double can hold. */
gboolean mur_json_get_number (MurJson self, double *value);
/* Returns: (transfer full): the value as it is written, or the first of it, for
 * messages */
char *mur_json_dup_start (MurJson self);
