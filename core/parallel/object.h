/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How objects are shipped to workers of another process.
 *
 * A type lists its fields. Those that travel are packed by name; those that must not, as
 * the pool that an object owns, are left out, and made anew on the other side; one that
 * cannot be shipped refuses the whole object by its name, before anything is sent. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_FIELD_TRAVELS,
  MUR_FIELD_LEFT_OUT, /* complete() makes it anew */
  MUR_FIELD_REFUSED   /* an object that holds it is not shipped */
} MurFieldKind;

typedef struct
{
  const char *name; /* "exponent" */
  MurFieldKind kind;
  const char *type; /* TRAVELS: its GVariant type string */
  const char *why;  /* of the others: "threads are of one process" */
  /* TRAVELS. Returns: (transfer floating) */
  GVariant *(*pack) (gconstpointer object);
  void (*unpack) (gpointer object, GVariant *value);
  /* REFUSED: whether @object holds it */
  gboolean (*is_held) (gconstpointer object);
} MurField;

typedef struct
{
  const char *name;          /* "big-pow" */
  const MurField *fields;    /* ends with a %NULL name */
  gpointer (*create) (void); /* all fields empty */
  void (*destroy) (gpointer object);
  /* (nullable): makes anew what was left out; all that travels is there */
  gboolean (*complete) (gpointer object, GError **error);
} MurObjectType;

/* What of an object is how large. */
typedef struct
{
  const char *name; /* of the field; constant */
  gsize bytes;      /* that travel: name and value */
  const char *why;  /* (nullable): constant: why it is left out */
} MurFieldSize;

/* Returns: (transfer floating): of type "(sa{sv})"; %NULL with an error that names the
 * field */
GVariant *
mur_object_pack (const MurObjectType *type, gconstpointer object, GError **error);
/* Returns: (transfer full): a complete object, for destroy(); %NULL with an error about
 * what is not of @type */
gpointer
mur_object_unpack (const MurObjectType *type, GVariant *packed, GError **error);
/* Returns: (element-type MurFieldSize): a row a field, in order */
GArray *mur_object_measure (const MurObjectType *type, gconstpointer object);
