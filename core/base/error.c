/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain: a GLib extended error whose private part is the field's name. */

#include "core/base/error.h"

typedef struct
{
  char *field;
} MurErrorPrivate;

static void
mur_error_private_init (MurErrorPrivate *self)
{
}

static void
mur_error_private_copy (const MurErrorPrivate *source, MurErrorPrivate *copy)
{
  copy->field = g_strdup (source->field);
}

static void
mur_error_private_clear (MurErrorPrivate *self)
{
  g_free (self->field);
}

/* GLib keeps the private part aligned; its macro casts through bytes. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (MurError, mur_error)
#pragma GCC diagnostic pop

void
mur_error_set (
  GError **error, MurError code, const char *field, const char *format, ...)
{
  GError *made;
  va_list arguments;

  g_return_if_fail (format != NULL);

  if (error == NULL)
    return;
  va_start (arguments, format);
  made = g_error_new_valist (MUR_ERROR, (int)code, format, arguments);
  va_end (arguments);
  mur_error_get_private (made)->field = g_strdup (field);
  g_propagate_error (error, made);
}

const char *
mur_error_field (const GError *error)
{
  if (error == NULL || error->domain != MUR_ERROR)
    return NULL;
  return mur_error_get_private (error)->field;
}
