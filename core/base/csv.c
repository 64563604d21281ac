/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values. Numbers go straight from the text into columns that grow
 * together; csv-reader splits the text into fields.
 *
 * The first line is a header when its first field is no number and a later one is text,
 * when it is text and no later one is a number, when it starts with "label", as what is
 * written here does, or when quotation marks tell it from the line below. */

#include "core/base/csv.h"

#include "core/base/csv-reader.h"
#include "core/base/csv-units.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <math.h>
#include <string.h>

#define MAX_BYTES (1 << 30)
#define MAX_COLUMNS 65536

typedef struct
{
  GPtrArray *names;   /* of char *, one a column of the file */
  GPtrArray *units;   /* of char *, nullable, one a column of the file */
  GPtrArray *columns; /* of double *, one a column of the file */
  gsize n_rows;
  gsize capacity;
  GPtrArray *labels; /* (nullable): of char *, where the first column is text */
  gsize first_line;
} Builder;

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

/* The first line */

/* What stands on the first line. */
typedef struct
{
  MurCsvKind first;
  guint n_later[3];  /* later fields, by kind */
  gboolean labelled; /* it starts with "label" */
  gboolean is_ours;  /* so, bare, as it is written here above labels */
  gboolean quoted;   /* all of it */
} FirstLine;

static void
first_line_add (FirstLine *self, const MurCsvReader *reader, guint column)
{
  MurCsvKind kind = mur_csv_reader_kind (reader);

  self->quoted = reader->quoted && (column == 0 || self->quoted);
  if (column > 0)
    {
      self->n_later[kind]++;
      return;
    }
  self->first = kind;
  self->labelled = mur_csv_reader_is (reader, MUR_CSV_LABEL);
  self->is_ours = self->labelled && !reader->quoted
                  && memcmp (reader->field, MUR_CSV_LABEL, reader->length) == 0;
}

/* Whether all fields of the record at @self are in quotation marks, and not only those
 * that have to be, as a missing value on a line of its own has. */
static gboolean
quotes_everything (const MurCsvReader *self)
{
  g_autoptr (GString) unquoted = g_string_new (NULL);
  MurCsvReader reader = *self;
  gboolean any = FALSE;

  reader.unquoted = unquoted;
  if (!mur_csv_reader_next_record (&reader))
    return FALSE;
  do
    {
      if (!mur_csv_reader_next_field (&reader, NULL) || !reader.quoted)
        return FALSE;
      any = any || reader.length > 0;
    }
  while (reader.more);
  return any;
}

/* @next: at the line below */
static gboolean
first_line_is_header (const FirstLine *self, const MurCsvReader *next)
{
  if (self->quoted && !quotes_everything (next))
    return TRUE;
  if (self->first == MUR_CSV_NUMBER)
    return FALSE;
  if (self->n_later[MUR_CSV_TEXT] > 0 || self->labelled)
    return TRUE;
  return self->first == MUR_CSV_TEXT && self->n_later[MUR_CSV_NUMBER] == 0;
}

/* Reads a record that may be one of names. */
static GPtrArray *
read_names (MurCsvReader *self, FirstLine *first_line, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gsize line = self->line;

  do
    {
      if (!mur_csv_reader_next_field (self, error))
        return NULL;
      if (names->len == MAX_COLUMNS)
        {
          mur_error_set (error, MUR_ERROR_INPUT, NULL,
                         "%s: line %" G_GSIZE_FORMAT
                         " has over %d columns; allowed are at most that many",
                         self->name, line, MAX_COLUMNS);
          return NULL;
        }
      first_line_add (first_line, self, names->len);
      g_ptr_array_add (names, self->length > 0
                                ? g_strndup (self->field, self->length)
                                : g_strdup_printf ("c%u", names->len + 1));
    }
  while (self->more);
  return g_steal_pointer (&names);
}

static gboolean
check_names (const MurCsvReader *self, const Builder *builder, GError **error)
{
  const GPtrArray *names = builder->names;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = builder->labels != NULL ? 1 : 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *shown_name = NULL;

      if (g_hash_table_add (seen, (gpointer)name))
        continue;
      shown_name = mur_csv_shown (name, strlen (name));
      mur_error_set (error, MUR_ERROR_INPUT, NULL,
                     "%s: line %" G_GSIZE_FORMAT
                     ", column %u: a second column is named %s; names must differ",
                     self->name, builder->first_line, i + 1, shown_name);
      return FALSE;
    }
  return TRUE;
}

/* Reads the header, or makes names up and stays at the first line. */
static gboolean
read_header (MurCsvReader *self, Builder *builder, GError **error)
{
  MurCsvReader start = *self;
  FirstLine first_line = { 0 };

  builder->names = read_names (self, &first_line, error);
  if (builder->names == NULL)
    return FALSE;
  if (first_line_is_header (&first_line, self))
    {
      if (first_line.is_ours && builder->names->len > 1)
        builder->labels = g_ptr_array_new_with_free_func (g_free);
      return check_names (self, builder, error);
    }
  *self = start;
  for (guint i = 0; i < builder->names->len; i++)
    {
      g_free (builder->names->pdata[i]);
      builder->names->pdata[i] = g_strdup_printf ("c%u", i + 1);
    }
  return TRUE;
}

/* Rows */

static void
grow (Builder *self)
{
  if (self->n_rows < self->capacity)
    return;
  self->capacity = MAX (self->capacity * 2, 16);
  for (guint i = 0; i < self->columns->len; i++)
    self->columns->pdata[i] = g_renew (double, self->columns->pdata[i], self->capacity);
}

static void
set_value_error (const MurCsvReader *self,
                 const Builder *builder,
                 gsize line,
                 guint column,
                 GError **error)
{
  const char *name = g_ptr_array_index (builder->names, column);
  g_autofree char *shown_name = mur_csv_shown (name, strlen (name));
  g_autofree char *value = mur_csv_shown (self->field, self->length);

  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: line %" G_GSIZE_FORMAT
                 ", column %u %s: %s is not allowed; allowed are numbers such as 1.5 "
                 "or -2e-3, inf and -inf, and nothing for a missing value",
                 self->name, line, column + 1, shown_name, value);
}

static void
set_ragged_error (
  const MurCsvReader *self, const Builder *builder, gsize line, guint n, GError **error)
{
  mur_error_set (
    error, MUR_ERROR_INPUT, NULL,
    "%s: line %" G_GSIZE_FORMAT
    " has %u field%s; every line needs %u, as many as line %" G_GSIZE_FORMAT,
    self->name, line, n, n == 1 ? "" : "s", builder->names->len, builder->first_line);
}

/* A first column is one of labels when its first row is text. */
static gboolean
take_label (const MurCsvReader *self, Builder *builder)
{
  if (builder->labels == NULL && builder->n_rows == 0 && builder->names->len > 1
      && mur_csv_reader_kind (self) == MUR_CSV_TEXT)
    builder->labels = g_ptr_array_new_with_free_func (g_free);
  if (builder->labels == NULL)
    return FALSE;
  g_ptr_array_add (builder->labels, g_strndup (self->field, self->length));
  return TRUE;
}

/* Takes the field into the row that is being built. */
static gboolean
take_field (
  const MurCsvReader *self, Builder *builder, guint column, gsize line, GError **error)
{
  double *values = g_ptr_array_index (builder->columns, column);

  values[builder->n_rows] = NAN;
  if (self->length == 0 && (column > 0 || builder->labels == NULL))
    return TRUE;
  if (column == 0 && take_label (self, builder))
    return TRUE;
  if (mur_csv_reader_number (self, &values[builder->n_rows]))
    return TRUE;
  set_value_error (self, builder, line, column, error);
  return FALSE;
}

static gboolean
read_row (MurCsvReader *self, Builder *builder, GError **error)
{
  guint n_columns = builder->names->len;
  gsize line = self->line;
  guint n = 0;

  grow (builder);
  do
    {
      if (!mur_csv_reader_next_field (self, error))
        return FALSE;
      if (n < n_columns && !take_field (self, builder, n, line, error))
        return FALSE;
      n++;
    }
  while (self->more);
  if (n != n_columns)
    {
      set_ragged_error (self, builder, line, n, error);
      return FALSE;
    }
  builder->n_rows++;
  return TRUE;
}

/* Hands the columns over to a table. */
static MurTable *
finish (Builder *self)
{
  g_autoptr (MurTable) table = mur_table_new ();

  for (guint i = self->labels != NULL ? 1 : 0; i < self->columns->len; i++)
    mur_table_add_take (
      table, g_ptr_array_index (self->names, i), g_ptr_array_index (self->units, i),
      g_renew (double, g_steal_pointer (&self->columns->pdata[i]), self->n_rows),
      self->n_rows);
  if (self->labels != NULL)
    {
      g_ptr_array_add (self->labels, NULL);
      mur_table_set_labels (table, (const char *const *)self->labels->pdata);
    }
  return g_steal_pointer (&table);
}

static MurTable *
read_table (MurCsvReader *self, GError **error)
{
  g_auto (Builder) builder = { NULL };

  if (!mur_csv_reader_next_record (self))
    {
      mur_error_set (error, MUR_ERROR_INPUT, NULL,
                     "%s: nothing in it; needed is at least one line of numbers",
                     self->name);
      return NULL;
    }
  builder.first_line = self->line;
  if (!read_header (self, &builder, error))
    return NULL;
  builder.units = mur_csv_take_units (builder.names);
  builder.columns = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (builder.columns, (int)builder.names->len);
  while (mur_csv_reader_next_record (self))
    if (!read_row (self, &builder, error))
      return NULL;
  if (builder.n_rows > 0)
    return finish (&builder);
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: only a header; needed is at least one line of numbers",
                 self->name);
  return NULL;
}

/* The whole text must be UTF-8, without zero bytes. */
static gboolean
check_encoding (const char *text, gsize length, const char *name, GError **error)
{
  const char *bad;
  gsize line = 1;

  if (g_utf8_validate_len (text, length, &bad))
    return TRUE;
  for (const char *c = text; c < bad; c++)
    line += *c == '\n' || (*c == '\r' && c[1] != '\n');
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: line %" G_GSIZE_FORMAT
                 " is not UTF-8 text (byte 0x%02x); allowed is text in UTF-8",
                 name, line, (guchar)*bad);
  return FALSE;
}

MurTable *
mur_csv_read (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_name (path);
  text = mur_file_read (path, MAX_BYTES, &length, error);
  if (text == NULL)
    return NULL;
  return mur_csv_parse (text, (gssize)length, name, error);
}

MurTable *
mur_csv_parse (const char *text, gssize length, const char *name, GError **error)
{
  g_auto (MurCsvReader) reader = { 0 };
  gsize n;

  g_return_val_if_fail (text != NULL && length >= -1 && name != NULL, NULL);

  n = length < 0 ? strlen (text) : (gsize)length;
  if (!check_encoding (text, n, name, error))
    return NULL;
  if (n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      n -= 3;
    }
  mur_csv_reader_init (&reader, text, n, name);
  return read_table (&reader, error);
}
