/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results as JSON. A table may have a million rows, so it is one line. */

#include "ui/documents/report.h"

#include "core/base/json-writer.h"

static void
write_list (MurJsonWriter *writer, const MurParameters *parameters, const char *name)
{
  gsize n;
  const double *values = mur_parameters_list (parameters, name, &n);
  mur_json_writer_add_numbers (writer, name, values, n);
}

static void
write_parameter (MurJsonWriter *writer,
                 const MurParameters *parameters,
                 const MurParameter *row)
{
  g_autofree char *text = mur_parameters_format (parameters, row->name);
  switch (row->kind)
    {
    case MUR_PARAMETER_NUMBER:
      mur_json_writer_add_number (writer, row->name,
                                  mur_parameters_number (parameters, row->name));
      break;
    case MUR_PARAMETER_INTEGER:
      mur_json_writer_add_count (
        writer, row->name, (gint64)mur_parameters_integer (parameters, row->name));
      break;
    case MUR_PARAMETER_LIST:
      write_list (writer, parameters, row->name);
      break;
    case MUR_PARAMETER_CHOICE:
    case MUR_PARAMETER_TEXT:
    default:
      mur_json_writer_add_text (writer, row->name, text);
    }
}

static void
write_parameters (MurJsonWriter *writer, const MurParameters *parameters)
{
  const MurParameter *row = mur_parameters_table (parameters);
  mur_json_writer_begin_object (writer, "parameters");
  for (; row->name != NULL; row++)
    write_parameter (writer, parameters, row);
  mur_json_writer_end (writer);
}

static void
write_scalars (MurJsonWriter *writer, const MurFrame *frame)
{
  mur_json_writer_begin_object (writer, "scalars");
  for (guint i = 0; i < mur_frame_n_scalars (frame); i++)
    {
      const char *name = mur_frame_scalar_name (frame, i);
      mur_json_writer_add_number (writer, name, mur_frame_scalar (frame, name));
    }
  mur_json_writer_end (writer);
}

static gboolean
has_units (const MurTable *table)
{
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (mur_table_unit (table, i) != NULL)
      return TRUE;
  return FALSE;
}

/* Of those columns that have one; nothing where none has. */
static void
write_units (MurJsonWriter *writer, const MurTable *table)
{
  if (!has_units (table))
    return;
  mur_json_writer_begin_object (writer, "units");
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (mur_table_unit (table, i) != NULL)
      mur_json_writer_add_text (writer, mur_table_name (table, i),
                                mur_table_unit (table, i));
  mur_json_writer_end (writer);
}

static void
write_table (MurJsonWriter *writer, const char *name, const MurTable *table)
{
  mur_json_writer_begin_object (writer, name);
  mur_json_writer_add_texts (writer, "labels", mur_table_labels (table));
  mur_json_writer_begin_object (writer, "columns");
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    mur_json_writer_add_numbers (writer, mur_table_name (table, i),
                                 mur_table_column (table, i), mur_table_n_rows (table));
  mur_json_writer_end (writer);
  write_units (writer, table);
  mur_json_writer_end (writer);
}

static void
write_tables (MurJsonWriter *writer, const MurFrame *frame)
{
  mur_json_writer_begin_object (writer, "tables");
  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    {
      const char *name = mur_frame_table_name (frame, i);
      write_table (writer, name, mur_frame_table (frame, name));
    }
  mur_json_writer_end (writer);
}

char *
mur_report_format (const MurSession *session, const MurFrame *frame, MurStatus status)
{
  const char *message = mur_frame_note (frame);
  g_autofree char *fingerprint = mur_frame_fingerprint (frame);
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);

  mur_json_writer_add_text (writer, "experiment", session->experiment->id);
  mur_json_writer_add_text (writer, "version", MUR_VERSION);
  write_parameters (writer, session->parameters);
  mur_json_writer_add_text (writer, "status", mur_status_name (status));
  mur_json_writer_add_text (writer, "message", message != NULL ? message : "");
  write_scalars (writer, frame);
  write_tables (writer, frame);
  mur_json_writer_add_text (writer, "fingerprint", fingerprint);
  return mur_json_writer_finish (writer);
}
