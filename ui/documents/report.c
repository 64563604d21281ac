/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results as JSON. Written straight into a string: a table may have a million rows, and
 * each number takes its shortest exact form, which json-glib does not offer. */

#include "ui/documents/report.h"

#include "core/base/number.h"

#include <math.h>

static void
put_string (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);
  g_string_append (out, quoted);
}

/* "name": with a comma before all but the first of an object. */
static void
put_name (GString *out, const char *name)
{
  if (out->str[out->len - 1] != '{')
    g_string_append (out, ", ");
  put_string (out, name);
  g_string_append (out, ": ");
}

static void
put_number (GString *out, double value)
{
  g_autofree char *text
    = isfinite (value) ? mur_number_format (value) : g_strdup ("null");
  g_string_append (out, text);
}

static void
put_numbers (GString *out, const double *values, gsize n)
{
  g_string_append_c (out, '[');
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      put_number (out, values[i]);
    }
  g_string_append_c (out, ']');
}

static void
put_parameter (GString *out, const MurParameters *parameters, const MurParameter *row)
{
  g_autofree char *text = mur_parameters_format (parameters, row->name);
  gsize n;
  put_name (out, row->name);
  switch (row->kind)
    {
    case MUR_PARAMETER_NUMBER:
      put_number (out, mur_parameters_number (parameters, row->name));
      break;
    case MUR_PARAMETER_INTEGER:
      g_string_append (out, text);
      break;
    case MUR_PARAMETER_LIST:
      {
        const double *values = mur_parameters_list (parameters, row->name, &n);
        put_numbers (out, values, n);
        break;
      }
    case MUR_PARAMETER_CHOICE:
    case MUR_PARAMETER_TEXT:
    default:
      put_string (out, text);
    }
}

/* Of those columns that have one; nothing where none has. */
static void
put_units (GString *out, const MurTable *table)
{
  gboolean is_begun = FALSE;
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      const char *unit = mur_table_unit (table, i);
      if (unit == NULL)
        continue;
      if (!is_begun)
        {
          put_name (out, "units");
          g_string_append_c (out, '{');
          is_begun = TRUE;
        }
      put_name (out, mur_table_name (table, i));
      put_string (out, unit);
    }
  if (is_begun)
    g_string_append_c (out, '}');
}

static void
put_table (GString *out, const MurTable *table)
{
  const char *const *labels = mur_table_labels (table);
  g_string_append_c (out, '{');
  if (labels != NULL)
    {
      put_name (out, "labels");
      g_string_append_c (out, '[');
      for (gsize i = 0; labels[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append (out, ", ");
          put_string (out, labels[i]);
        }
      g_string_append_c (out, ']');
    }
  put_name (out, "columns");
  g_string_append_c (out, '{');
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      put_name (out, mur_table_name (table, i));
      put_numbers (out, mur_table_column (table, i), mur_table_n_rows (table));
    }
  g_string_append_c (out, '}');
  put_units (out, table);
  g_string_append_c (out, '}');
}

char *
mur_report_format (const MurSession *session,
                   const MurFrame *frame,
                   MurStatus status,
                   const char *message)
{
  const MurParameter *row = mur_parameters_table (session->parameters);
  g_autofree char *fingerprint = mur_frame_fingerprint (frame);
  GString *out = g_string_new ("{");

  put_name (out, "experiment");
  put_string (out, session->experiment->id);
  put_name (out, "version");
  put_string (out, MUR_VERSION);
  put_name (out, "parameters");
  g_string_append_c (out, '{');
  for (; row->name != NULL; row++)
    put_parameter (out, session->parameters, row);
  g_string_append_c (out, '}');
  put_name (out, "status");
  put_string (out, mur_status_name (status));
  put_name (out, "message");
  put_string (out, message != NULL ? message : "");

  put_name (out, "scalars");
  g_string_append_c (out, '{');
  for (guint i = 0; i < mur_frame_n_scalars (frame); i++)
    {
      const char *name = mur_frame_scalar_name (frame, i);
      put_name (out, name);
      put_number (out, mur_frame_scalar (frame, name));
    }
  g_string_append_c (out, '}');
  put_name (out, "tables");
  g_string_append_c (out, '{');
  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    {
      const char *name = mur_frame_table_name (frame, i);
      put_name (out, name);
      put_table (out, mur_frame_table (frame, name));
    }
  g_string_append_c (out, '}');
  put_name (out, "fingerprint");
  put_string (out, fingerprint);
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}
