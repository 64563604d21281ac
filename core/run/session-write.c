/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run/session-write.h"

#include "core/run/session-inputs.h"
#include "core/run/session-titles.h"
#include "core/run/session-values.h"

/* Parameters of a change are written where they differ from what they were before. */
static void
write_changes (const MurSession *self, MurJsonWriter *writer)
{
  const MurParameters *current = self->parameters;
  mur_json_writer_begin_array (writer, "changes");
  for (guint i = 0; i < self->changes->len; i++)
    {
      const MurChange *change = g_ptr_array_index (self->changes, i);
      mur_json_writer_begin_object (writer, NULL);
      mur_json_writer_add_count (writer, "step", (gint64)change->step);
      if (change->action != NULL)
        mur_json_writer_add_text (writer, "action", change->action);
      else
        {
          mur_session_write_parameters (writer, "parameters", change->parameters,
                                        current);
          current = change->parameters;
        }
      mur_json_writer_end (writer);
    }
  mur_json_writer_end (writer);
}

void
mur_session_write (const MurSession *self, MurJsonWriter *writer)
{
  mur_json_writer_add_count (writer, "murmuration", MUR_SESSION_FORMAT);
  mur_json_writer_add_text (writer, "experiment", self->experiment->id);
  mur_json_writer_add_text (writer, "version", MUR_VERSION);
  if (self->scene != NULL)
    mur_json_writer_add_text (writer, "scene", self->scene);
  mur_session_write_titles (writer, self->titles);
  mur_session_write_parameters (writer, "parameters", self->parameters, NULL);
  if (mur_inputs_n (self->inputs) > 0)
    mur_session_write_inputs (writer, "inputs", self->inputs);
  if (self->changes->len > 0)
    write_changes (self, writer);
}

char *
mur_session_format (const MurSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_LINES);
  mur_session_write (self, writer);
  return mur_json_writer_finish_sealed (writer);
}

char *
mur_session_format_values (const MurParameters *parameters, const char *const *names)
{
  g_return_val_if_fail (parameters != NULL && names != NULL, NULL);

  const MurParameter *table = mur_parameters_table (parameters);
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  for (const char *const *name = names; *name != NULL; name++)
    mur_session_write_value (writer, parameters, mur_parameter_find (table, *name));
  return g_strchomp (mur_json_writer_finish (writer));
}
