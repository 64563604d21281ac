/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture, a table or a session to be written or copied. */

#include "ui/documents/output.h"

#include "core/base/file.h"
#include "ui/documents/document.h"

#include <string.h>

MurOutput *
mur_output_new (MurInSight *sight)
{
  g_return_val_if_fail (sight != NULL, NULL);

  MurOutput *self = g_new0 (MurOutput, 1);
  self->sight = sight;
  mur_export_options_init (&self->options);
  self->options.theme = sight->shown.theme;
  return self;
}

void
mur_output_free (MurOutput *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  mur_in_sight_free (self->sight);
  g_free (self->table);
  g_free (self);
}

static GBytes *
take_text (char *text)
{
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

GBytes *
mur_output_make (const MurOutput *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!mur_in_sight_has_picture (self->sight))
    return take_text (mur_in_sight_format_recipe (self->sight));
  if (self->table != NULL)
    return take_text (mur_in_sight_format_table (self->sight, self->table, error));
  return mur_document_draw_figure (self->sight, &self->options, error);
}

gboolean
mur_output_write (const MurOutput *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->path != NULL, FALSE);

  g_autoptr (GBytes) bytes = mur_output_make (self, error);
  if (bytes == NULL)
    return FALSE;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return mur_file_write (self->path, data, length, error);
}
