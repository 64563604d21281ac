/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps. */

#include "core/sweep/sweep.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/json-reader.h"
#include "core/base/json-writer.h"
#include "core/base/names.h"

#include <string.h>

struct _MurSweep
{
  MurSession *base;
  MurDesign *design;
  char **keep;
};

void
mur_sweep_free (MurSweep *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->base, mur_session_free);
  mur_design_free (self->design);
  g_strfreev (self->keep);
  g_free (self);
}

/* Changes are shared by copies of a session, so those of new values are replaced. */
static void
apply_to_changes (MurSession *copy,
                  const MurSession *session,
                  const MurDesign *design,
                  guint64 index)
{
  mur_session_drop_changes (copy, 0);
  for (guint i = 0; i < session->changes->len; i++)
    {
      const MurChange *change = g_ptr_array_index (session->changes, i);
      if (change->parameters == NULL)
        {
          mur_session_add_change (copy, change->step, change->action, NULL);
          continue;
        }
      g_autoptr (MurParameters) values = mur_parameters_copy (change->parameters);
      mur_design_apply (design, index, values);
      mur_session_add_edit (copy, change->step, values, change->edit);
    }
}

static MurSession *
copy_with (const MurSession *session, const MurDesign *design, guint64 index)
{
  MurSession *copy = mur_session_copy (session);
  mur_design_apply (design, index, copy->parameters);
  if (session->changes->len > 0)
    apply_to_changes (copy, session, design, index);
  return copy;
}

static gboolean
check_keep (const MurExperiment *experiment, const char *const *keep, GError **error)
{
  for (const char *const *name = keep; *name != NULL; name++)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      const MurTableDescription *row = experiment->tables;
      for (; row != NULL && row->name != NULL && !g_str_equal (row->name, *name); row++)
        g_ptr_array_add (known, (gpointer)row->name);
      g_ptr_array_add (known, NULL);
      g_autofree char *shown = mur_names_show (*name);
      if (row == NULL || row->name == NULL)
        {
          g_autofree char *hint
            = mur_names_hint (*name, (const char *const *)known->pdata);
          mur_error_set (error, MUR_ERROR_UNKNOWN, "keep", "keep: %s is no table; %s",
                         shown, hint);
          return FALSE;
        }
      if (g_strv_contains (name + 1, *name))
        return mur_error_refuse (error, MUR_ERROR_VALUE, "keep", shown,
                                 "each table once");
    }
  return TRUE;
}

MurSweep *
mur_sweep_new (const MurSession *session,
               MurDesign *design,
               const char *const *keep,
               GError **error)
{
  g_return_val_if_fail (session != NULL && design != NULL, NULL);

  static const char *const none[] = { NULL };
  g_autoptr (MurSweep) self = g_new0 (MurSweep, 1);
  self->design = design;
  self->keep = g_strdupv ((char **)(keep != NULL ? keep : none));
  if (!check_keep (session->experiment, (const char *const *)self->keep, error))
    return NULL;
  self->base = copy_with (session, design, 0);
  return g_steal_pointer (&self);
}

const MurSession *
mur_sweep_base (const MurSweep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->base;
}

const MurDesign *
mur_sweep_design (const MurSweep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->design;
}

const char *const *
mur_sweep_keep (const MurSweep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *const *)self->keep;
}

guint64
mur_sweep_n_runs (const MurSweep *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return mur_design_n_runs (self->design);
}

char *
mur_sweep_identity (const MurSweep *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *session = mur_sweep_format_session (self);
  g_autofree char *design = mur_sweep_format_design (self);
  g_autofree char *keep = mur_sweep_format_keep (self);
  g_autofree char *all = g_strjoin ("\n", session, design, keep, NULL);
  MurDigest digest;
  mur_digest_init (&digest);
  mur_digest_add (&digest, all, strlen (all));
  return mur_digest_finish (&digest);
}

MurSession *
mur_sweep_session (const MurSweep *self, guint64 index)
{
  g_return_val_if_fail (self != NULL && index < mur_sweep_n_runs (self), NULL);

  return copy_with (self->base, self->design, index);
}

char *
mur_sweep_format_session (const MurSweep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_session_format (self->base);
}

char *
mur_sweep_format_design (const MurSweep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_design_format (self->design);
}

char *
mur_sweep_format_keep (const MurSweep *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  mur_json_writer_add_texts (writer, "tables", (const char *const *)self->keep);
  return g_strchomp (mur_json_writer_finish (writer));
}

static char **
parse_keep (const char *text, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  MurJson root, name;
  MurJsonIter iter;
  if (!mur_json_check (text, -1, &root, error))
    return NULL;
  const MurJson tables = mur_json_member (root, "tables");
  if (mur_json_kind (tables) == MUR_JSON_ARRAY)
    {
      mur_json_iter_init (&iter, tables);
      while (mur_json_iter_next (&iter, NULL, &name))
        {
          g_autofree char *copy = mur_json_kind (name) == MUR_JSON_STRING
                                    ? mur_json_dup_string (name)
                                    : mur_json_dup_start (name);
          g_strv_builder_add (names, copy);
        }
    }
  return g_strv_builder_end (names);
}

MurSweep *
mur_sweep_parse (const char *session,
                 const char *design,
                 const char *keep,
                 const MurExperiment *const *registry,
                 GError **error)
{
  g_return_val_if_fail (session != NULL && design != NULL && keep != NULL, NULL);

  g_autoptr (MurSession) base = mur_session_parse (session, -1, registry, NULL, error);
  if (base == NULL)
    return NULL;
  g_auto (GStrv) names = parse_keep (keep, error);
  if (names == NULL)
    return NULL;
  MurDesign *parsed = mur_design_parse (base->experiment, design, error);
  return parsed != NULL
           ? mur_sweep_new (base, parsed, (const char *const *)names, error)
           : NULL;
}
