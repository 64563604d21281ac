/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Separated values: the text is decoded, its shape is found, its names are read, and its
 * rows go into columns. */

#include "core/base/csv/csv.h"

#include "core/base/csv/cell.h"
#include "core/base/csv/columns.h"
#include "core/base/csv/shape.h"
#include "core/base/csv/units.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <string.h>

/* All fields of the line at @at, at most @most. (element-type utf8) */
static GPtrArray *
read_fields (const MurCsvShape *shape, const char *at, guint most)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_auto (MurCsvReader) reader = { 0 };

  mur_csv_shape_read (shape, at, 1, "", &reader);
  reader.remarks = MUR_CSV_TAKE_REMARKS;
  do
    {
      if (!mur_csv_reader_next_field (&reader, NULL))
        break;
      if (fields->len < most)
        g_ptr_array_add (fields, g_strndup (reader.field, reader.length));
    }
  while (reader.more);
  return fields;
}

static gboolean
has_name (const GPtrArray *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (g_ptr_array_index (names, i), name))
      return TRUE;
  return FALSE;
}

/* A second column of a name is called "name 2". */
static void
make_unique (GPtrArray *names, gboolean has_labels)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = has_labels ? 1 : 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      for (guint k = 2; g_hash_table_contains (seen, names->pdata[i]); k++)
        {
          char *other = g_strdup_printf ("%s %u", name, k);

          if (g_hash_table_contains (seen, other)
              || (k < names->len && has_name (names, names->len, other)))
            {
              g_free (other);
              continue;
            }
          names->pdata[i] = other;
        }
      if (names->pdata[i] != name)
        g_free ((gpointer)name);
      g_hash_table_add (seen, names->pdata[i]);
    }
}

/* Names of the header, and c1, c2, … where there are none. */
static GPtrArray *
make_names (const MurCsvShape *shape)
{
  GPtrArray *names = shape->header != NULL
                       ? read_fields (shape, shape->header, shape->n_columns)
                       : g_ptr_array_new_with_free_func (g_free);

  if (shape->is_short)
    g_ptr_array_insert (names, 0, g_strdup (""));
  for (guint i = 0; i < shape->n_columns; i++)
    if (i >= names->len)
      g_ptr_array_add (names, g_strdup_printf ("c%u", i + 1));
    else if (*(char *)names->pdata[i] == '\0')
      {
        g_free (names->pdata[i]);
        names->pdata[i] = g_strdup_printf ("c%u", i + 1);
      }
  return names;
}

/* "[V]" and "(V)" of a line of units are V. */
static char *
strip_brackets (const char *unit)
{
  const gsize n = strlen (unit);

  if (n > 2
      && ((*unit == '[' && unit[n - 1] == ']') || (*unit == '(' && unit[n - 1] == ')')))
    return g_strndup (unit + 1, n - 2);
  return g_strdup (unit);
}

/* Those of a line of their own go before those in brackets behind the names. */
static GPtrArray *
make_units (const MurCsvShape *shape, GPtrArray *names)
{
  GPtrArray *units = mur_csv_take_units (names);

  if (shape->units == NULL)
    return units;

  g_autoptr (GPtrArray) fields = read_fields (shape, shape->units, shape->n_columns);

  for (guint i = 0; i < MIN (fields->len, units->len); i++)
    if (*(char *)fields->pdata[i] != '\0' && !g_str_equal (fields->pdata[i], "-"))
      {
        g_free (units->pdata[i]);
        units->pdata[i] = strip_brackets (fields->pdata[i]);
      }
  return units;
}

static gboolean
refuse_ragged (const MurCsvReader *reader,
               const MurCsvShape *shape,
               gsize line,
               guint n,
               GError **error)
{
  const gsize model = shape->header_line > 0 && !shape->is_comment ? shape->header_line
                                                                   : shape->first_line;

  mur_error_set (
    error, MUR_ERROR_INPUT, NULL,
    "%s: line %" G_GSIZE_FORMAT
    " has %u field%s; every line needs %u, as many as line %" G_GSIZE_FORMAT,
    reader->name, line, n, n == 1 ? "" : "s", shape->n_columns, model);
  return FALSE;
}

/* Empty fields beyond the last column are separators at the end of the line. */
static gboolean
read_row (MurCsvReader *reader,
          const MurCsvShape *shape,
          MurCsvColumns *columns,
          GError **error)
{
  const gsize line = reader->line;
  gboolean is_long = FALSE;
  guint n = 0;

  mur_csv_columns_begin_row (columns);
  do
    {
      if (!mur_csv_reader_next_field (reader, error))
        return FALSE;
      if (n >= shape->n_columns)
        is_long = is_long || reader->length > 0;
      else if (!mur_csv_columns_take (columns, reader, n, line, error))
        return FALSE;
      n++;
    }
  while (reader->more);
  mur_csv_columns_end_row (columns);
  return (n >= shape->n_columns && !is_long)
         || refuse_ragged (reader, shape, line, n, error);
}

static MurTable *
read_table (const MurCsvShape *shape, const char *name, GError **error)
{
  g_auto (MurCsvReader) reader = { 0 };
  g_autoptr (GPtrArray) names = make_names (shape);
  g_autoptr (GPtrArray) units = make_units (shape, names);

  make_unique (names, shape->has_labels);

  g_autoptr (MurCsvColumns) columns = mur_csv_columns_new (
    names, units, shape->point, shape->separator, shape->has_labels);

  mur_csv_shape_read (shape, shape->first, shape->first_line, name, &reader);
  while (mur_csv_reader_next_record (&reader))
    if (!read_row (&reader, shape, columns, error))
      return NULL;
  return mur_csv_columns_finish (columns, name, error);
}

/* What Excel calls Unicode text. Returns: (nullable): UTF-8, where it is of that kind */
static char *
decode_wide (const char *text, gsize length, gsize *n)
{
  const gboolean little = length >= 2 && memcmp (text, "\xff\xfe", 2) == 0;
  const gboolean big = length >= 2 && memcmp (text, "\xfe\xff", 2) == 0;

  if (!little && !big)
    return NULL;
  return g_convert (text + 2, (gssize)(length - 2) / 2 * 2, "UTF-8",
                    little ? "UTF-16LE" : "UTF-16BE", NULL, n, NULL);
}

/* Text that is no UTF-8 is taken for Western European. Returns: (nullable): @text itself
 * is UTF-8 */
static char *
decode (const char *text, gsize length, gsize *n)
{
  char *wide = decode_wide (text, length, n);

  if (wide != NULL || g_utf8_validate_len (text, length, NULL)
      || memchr (text, '\0', length) != NULL)
    return wide;
  return g_convert_with_fallback (text, (gssize)length, "UTF-8", "WINDOWS-1252", "?",
                                  NULL, n, NULL);
}

static gboolean
check_text (const char *text, gsize length, const char *name, GError **error)
{
  const char *bad;
  gsize line = 1;

  if (g_utf8_validate_len (text, length, &bad))
    return TRUE;
  for (const char *c = text; c < bad; c++)
    line += *c == '\n' || (*c == '\r' && c[1] != '\n');
  mur_error_set (
    error, MUR_ERROR_INPUT, NULL,
    "%s: line %" G_GSIZE_FORMAT
    " is no text (byte 0x%02x); allowed is text in UTF-8, UTF-16 or Latin-1",
    name, line, (guchar)*bad);
  return FALSE;
}

/* UTF-8 without a mark at its beginning. */
typedef struct
{
  char *decoded; /* (nullable): what @text is a part of */
  const char *text;
  gsize length;
} Plain;

static void
clear_plain (Plain *self)
{
  g_free (self->decoded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plain, clear_plain)

static gboolean
make_plain (
  Plain *self, const char *text, gssize length, const char *name, GError **error)
{
  self->text = text;
  self->length = length < 0 ? strlen (text) : (gsize)length;
  self->decoded = decode (text, self->length, &self->length);
  if (self->decoded != NULL)
    self->text = self->decoded;
  if (!check_text (self->text, self->length, name, error))
    return FALSE;
  if (self->length >= 3 && memcmp (self->text, "\xef\xbb\xbf", 3) == 0)
    {
      self->text += 3;
      self->length -= 3;
    }
  return TRUE;
}

MurTable *
mur_csv_parse_as (const char *text,
                  gssize length,
                  const char *name,
                  const MurCsvFormat *format,
                  GError **error)
{
  g_auto (Plain) plain = { NULL };
  MurCsvShape shape;

  g_return_val_if_fail (text != NULL && length >= -1 && name != NULL, NULL);
  g_return_val_if_fail (format != NULL, NULL);

  if (!make_plain (&plain, text, length, name, error)
      || !mur_csv_shape_find (&shape, plain.text, plain.length, name, format, error))
    return NULL;
  return read_table (&shape, name, error);
}

MurTable *
mur_csv_parse (const char *text, gssize length, const char *name, GError **error)
{
  const MurCsvFormat any = { 0 };

  return mur_csv_parse_as (text, length, name, &any, error);
}

MurTable *
mur_csv_read (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_name (path);
  text = mur_file_read (path, MUR_CSV_MAX_BYTES, &length, error);
  if (text == NULL)
    return NULL;
  return mur_csv_parse (text, (gssize)length, name, error);
}

gboolean
mur_csv_find_format (const char *text,
                     gssize length,
                     const char *name,
                     const MurCsvFormat *given,
                     MurCsvFormat *format,
                     GError **error)
{
  g_auto (Plain) plain = { NULL };
  MurCsvShape shape;
  gsize n;

  g_return_val_if_fail (text != NULL && length >= -1 && name != NULL, FALSE);
  g_return_val_if_fail (given != NULL && format != NULL, FALSE);

  n = length < 0 ? strlen (text) : (gsize)length;
  if (!make_plain (&plain, text, (gssize)mur_csv_head (text, n), name, error)
      || !mur_csv_shape_find (&shape, plain.text, plain.length, name, given, error))
    return FALSE;
  *format = (MurCsvFormat){
    .separator = shape.separator,
    .point = shape.point,
    .header = shape.header != NULL ? MUR_CSV_HEADER_FIRST : MUR_CSV_HEADER_NONE,
    .n_skipped
    = (shape.header != NULL && !shape.is_comment ? shape.header_line : shape.first_line)
      - 1,
  };
  return TRUE;
}

gsize
mur_csv_head (const char *text, gsize length)
{
  gsize n = MIN (length, MUR_CSV_HEAD_BYTES);

  g_return_val_if_fail (text != NULL, 0);

  if (n == length)
    return n;
  while (n > 0 && text[n - 1] != '\n' && text[n - 1] != '\r')
    n--;
  return n > 0 ? n : length;
}

char *
mur_csv_dup_lines (const char *text, gsize length, gsize n_lines)
{
  g_auto (Plain) plain = { NULL };
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  if (!make_plain (&plain, text, (gssize)length, "", NULL))
    return g_utf8_make_valid (text, (gssize)MIN (length, strlen (text)));
  end = plain.text;
  for (const char *stop = plain.text + plain.length; n_lines > 0 && end < stop; end++)
    n_lines -= *end == '\n' || (*end == '\r' && end + 1 < stop && end[1] != '\n');
  return g_strndup (plain.text, (gsize)(end - plain.text));
}
