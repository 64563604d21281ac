/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain: a GLib extended error whose private part is the field's name. */

#include "core/base/error.h"

/* Characters of a long message that are kept: what comes first says what is wrong, and
 * what comes last says what is allowed. */
#define MOST_KEPT 1000
#define LAST_KEPT 300

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

/* What would break a line, or steer a terminal or the direction of writing. */
static gboolean
breaks_line (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}

static void
append_escaped (GString *line, gunichar c)
{
  if (c == '\n')
    g_string_append (line, "\\n");
  else if (c == '\t')
    g_string_append (line, "\\t");
  else if (breaks_line (c))
    g_string_append_printf (line, "\\u%04x", c);
  else
    g_string_append_unichar (line, c);
}

/* Messages hold names and values from files and command lines. */
static char *
make_line (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autoptr (GString) line = g_string_new (NULL);
  glong n = g_utf8_strlen (valid, -1), i = 0;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (n <= MOST_KEPT || i < MOST_KEPT - LAST_KEPT || i >= n - LAST_KEPT)
      append_escaped (line, g_utf8_get_char (p));
    else if (i == MOST_KEPT - LAST_KEPT)
      g_string_append (line, " … ");
  return g_string_free (g_steal_pointer (&line), FALSE);
}

void
mur_error_set (
  GError **error, MurError code, const char *field, const char *format, ...)
{
  GError *made;
  g_autofree char *message = NULL, *line = NULL;
  va_list arguments;

  g_return_if_fail (format != NULL);

  if (error == NULL)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = make_line (message);
  made = g_error_new_literal (MUR_ERROR, (int)code, line);
  mur_error_get_private (made)->field = g_strdup (field);
  g_propagate_error (error, made);
}

void
mur_error_prefix (GError **error, const char *name)
{
  g_return_if_fail (name != NULL);

  if (error == NULL || *error == NULL)
    return;
  g_autofree char *message = g_strdup_printf ("%s: %s", name, (*error)->message);
  g_free ((*error)->message);
  (*error)->message = make_line (message);
}

const char *
mur_error_field (const GError *error)
{
  if (error == NULL || error->domain != MUR_ERROR)
    return NULL;
  return mur_error_get_private (error)->field;
}

/* vprintf's format is the caller's, which the compiler has checked there. */
G_GNUC_PRINTF (5, 0)
static gboolean
refuse (GError **error,
        MurError code,
        const char *field,
        const char *value,
        const char *format,
        va_list arguments)
{
  g_autofree char *allowed = g_strdup_vprintf (format, arguments);

  mur_error_set (error, code, field, "%s: %s is not allowed; %s", field, value,
                 allowed);
  return FALSE;
}

gboolean
mur_error_refuse (GError **error,
                  MurError code,
                  const char *field,
                  const char *value,
                  const char *format,
                  ...)
{
  va_list arguments;

  g_return_val_if_fail (field != NULL && value != NULL && format != NULL, FALSE);

  va_start (arguments, format);
  refuse (error, code, field, value, format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
mur_error_refuse_count (GError **error,
                        MurError code,
                        const char *field,
                        guint64 value,
                        const char *format,
                        ...)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  va_list arguments;

  g_return_val_if_fail (field != NULL && format != NULL, FALSE);

  va_start (arguments, format);
  refuse (error, code, field, text, format, arguments);
  va_end (arguments);
  return FALSE;
}
