/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/json-writer.h"

#include "core/base/json-digest.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

/* What is open. */
typedef struct
{
  gboolean is_object;
  gboolean has_lines; /* values stand on lines of their own */
  guint n;            /* values so far */
} Level;

struct _MurJsonWriter
{
  MurJsonStyle style;
  GString *text;
  GArray *levels; /* of Level, the root first */
};

static void
open_level (MurJsonWriter *self, gboolean is_object)
{
  const Level level = { .is_object = is_object };
  g_string_append_c (self->text, is_object ? '{' : '[');
  g_array_append_val (self->levels, level);
}

MurJsonWriter *
mur_json_writer_new (MurJsonStyle style)
{
  MurJsonWriter *self = g_new (MurJsonWriter, 1);
  self->style = style;
  self->text = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  open_level (self, TRUE);
  return self;
}

void
mur_json_writer_free (MurJsonWriter *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->levels);
  g_free (self);
}

static Level *
innermost (MurJsonWriter *self)
{
  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

static void
append_line (MurJsonWriter *self, guint depth)
{
  g_string_append_printf (self->text, "\n%*s", (int)(2 * depth), "");
}

/* Bytes that stand for themselves are copied in one go. */
static void
append_string (GString *text, const char *string)
{
  const char *from = string, *p = string;
  g_string_append_c (text, '"');
  for (; *p != '\0'; p++)
    {
      if ((guchar)*p >= 0x20 && *p != '"' && *p != '\\' && *p != 0x7f)
        continue;
      g_string_append_len (text, from, p - from);
      from = p + 1;
      if (*p == '"' || *p == '\\')
        g_string_append_printf (text, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (text, "\\n");
      else
        g_string_append_printf (text, "\\u%04x", (guint)(guchar)*p);
    }
  g_string_append_len (text, from, p - from);
  g_string_append_c (text, '"');
}

/* What stands before a value. */
static void
begin_value (MurJsonWriter *self, const char *name, gboolean is_plain)
{
  Level *level = innermost (self);
  g_return_if_fail ((name != NULL) == level->is_object);

  level->has_lines = self->style == MUR_JSON_LINES && (level->is_object || !is_plain);
  if (level->n++ > 0)
    g_string_append (self->text, level->has_lines ? "," : ", ");
  if (level->has_lines)
    append_line (self, self->levels->len);
  if (name == NULL)
    return;
  append_string (self->text, name);
  g_string_append (self->text, ": ");
}

void
mur_json_writer_begin_object (MurJsonWriter *self, const char *name)
{
  begin_value (self, name, FALSE);
  open_level (self, TRUE);
}

void
mur_json_writer_begin_array (MurJsonWriter *self, const char *name)
{
  begin_value (self, name, FALSE);
  open_level (self, FALSE);
}

void
mur_json_writer_end (MurJsonWriter *self)
{
  const Level level = *innermost (self);
  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.n > 0 && level.has_lines)
    append_line (self, self->levels->len);
  g_string_append_c (self->text, level.is_object ? '}' : ']');
}

void
mur_json_writer_add_text (MurJsonWriter *self, const char *name, const char *text)
{
  g_return_if_fail (text != NULL);

  begin_value (self, name, TRUE);
  append_string (self->text, text);
}

static void
append_number (GString *text, double value)
{
  g_autofree char *number = mur_number_format (value);
  g_string_append (text, value == 0 && signbit (value) ? "-0.0"
                         : isfinite (value)            ? number
                                                       : "null");
}

void
mur_json_writer_add_number (MurJsonWriter *self, const char *name, double value)
{
  begin_value (self, name, TRUE);
  append_number (self->text, value);
}

void
mur_json_writer_add_count (MurJsonWriter *self, const char *name, gint64 value)
{
  begin_value (self, name, TRUE);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
mur_json_writer_add_numbers (MurJsonWriter *self,
                             const char *name,
                             const double *values,
                             gsize n)
{
  mur_json_writer_begin_array (self, name);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (self->text, ", ");
      append_number (self->text, values[i]);
    }
  mur_json_writer_end (self);
}

void
mur_json_writer_add_texts (MurJsonWriter *self,
                           const char *name,
                           const char *const *texts)
{
  if (texts == NULL)
    return;
  mur_json_writer_begin_array (self, name);
  for (gsize i = 0; texts[i] != NULL; i++)
    mur_json_writer_add_text (self, NULL, texts[i]);
  mur_json_writer_end (self);
}

/* Takes @self. */
static char *
steal_text (MurJsonWriter *self)
{
  char *text = g_string_free (g_steal_pointer (&self->text), FALSE);
  g_array_unref (self->levels);
  g_free (self);
  return text;
}

char *
mur_json_writer_finish (MurJsonWriter *self)
{
  g_return_val_if_fail (self != NULL && self->levels->len == 1, NULL);

  mur_json_writer_end (self);
  g_string_append_c (self->text, '\n');
  return steal_text (self);
}

char *
mur_json_writer_finish_sealed (MurJsonWriter *self)
{
  g_return_val_if_fail (self != NULL && self->levels->len == 1, NULL);

  const gsize length = self->text->len;
  g_string_append_c (self->text, '}');
  g_autofree char *digest
    = mur_json_digest ((MurJson){ .text = self->text->str, .length = self->text->len });
  g_string_truncate (self->text, length);
  mur_json_writer_add_text (self, MUR_JSON_DIGEST, digest);
  return mur_json_writer_finish (self);
}
