/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies what the import says, which may be changed or go meanwhile. */

#include "ui/import/taking.h"

#include "core/base/file.h"
#include "core/experiment/gaps.h"

struct _MurTaking
{
  const MurExperiment *experiment;
  const MurInput *input;
  MurParameters *parameters;
  MurInputs *inputs; /* the others, then the table too */
  char *name;
  char **roles;        /* (nullable): to be said; %NULL: there is nothing to say */
  char *path;          /* (nullable): what is to be read, */
  MurCsvFormat format; /* and how; else there is */
  MurTable *table;     /* (nullable): a table already */
  gboolean is_fixed;   /* which columns are in use is for the parameters to say */
  char *settled;       /* nullable */
  char *suspect;       /* nullable */
};

MurTaking *
mur_taking_new (const MurImport *import, const char *path, const MurInputs *others)
{
  MurTaking *self;

  g_return_val_if_fail (import != NULL && mur_import_problem (import) == NULL, NULL);

  self = g_new0 (MurTaking, 1);
  self->experiment = mur_import_experiment (import);
  self->input = mur_import_input (import);
  self->parameters = mur_parameters_copy (mur_import_parameters (import));
  self->inputs = mur_inputs_dup_without (others, self->input->name);
  self->name = g_strdup (mur_import_name (import));
  self->is_fixed = mur_import_fixed (import) != NULL;
  if (self->input->roles != NULL && !self->is_fixed)
    self->roles = g_strdupv ((char **)mur_import_roles (import));
  if (path != NULL && !mur_import_is_whole (import))
    {
      self->path = g_strdup (path);
      self->format = *mur_import_format (import);
    }
  else
    self->table = mur_table_ref (mur_import_table (import));
  return self;
}

void
mur_taking_free (MurTaking *self)
{
  if (self == NULL)
    return;
  mur_parameters_free (self->parameters);
  mur_inputs_unref (self->inputs);
  g_free (self->name);
  g_strfreev (self->roles);
  g_free (self->path);
  g_clear_pointer (&self->table, mur_table_unref);
  g_free (self->settled);
  g_free (self->suspect);
  g_free (self);
}

static MurTable *
read_whole (const MurTaking *self, GError **error)
{
  gsize length;
  g_autofree char *text = mur_file_read (self->path, MUR_CSV_MAX_BYTES, &length, error);

  return text != NULL
           ? mur_csv_parse_as (text, (gssize)length, self->name, &self->format, error)
           : NULL;
}

/* Of roles that cannot be any the check tells more. */
static char *
suspect_gaps (const MurTaking *self)
{
  g_autoptr (MurSelection) selection = NULL;

  if (self->is_fixed)
    return mur_gaps_suspect_any (self->table, NULL);
  selection = mur_selection_new (self->input, self->table,
                                 (const char *const *)self->roles, NULL);
  return selection != NULL ? mur_selection_suspect_gaps (selection) : NULL;
}

gboolean
mur_taking_run (MurTaking *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->settled == NULL, FALSE);

  if (self->table == NULL)
    self->table = read_whole (self, error);
  if (self->table == NULL)
    return FALSE;
  mur_inputs_add (self->inputs, self->input->name, self->name,
                  mur_table_ref (self->table));
  if (self->roles != NULL)
    mur_inputs_set_roles (self->inputs, self->input->name,
                          (const char *const *)self->roles);
  self->settled = mur_experiment_settle (self->experiment, self->input, self->inputs,
                                         NULL, self->parameters);
  self->suspect = suspect_gaps (self);
  return mur_experiment_check (self->experiment, self->parameters, self->inputs, error);
}

MurInputs *
mur_taking_inputs (const MurTaking *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->inputs;
}

const MurParameters *
mur_taking_parameters (const MurTaking *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->parameters;
}

const char *
mur_taking_settled (const MurTaking *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->settled;
}

const char *
mur_taking_suspect (const MurTaking *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->suspect;
}
