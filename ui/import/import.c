/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is said, everything that follows from it is worked out again: what is looked at
 * is small. */

#include "ui/import/import.h"

#include <string.h>

#include "core/experiment/gaps.h"

struct _MurImport
{
  const MurExperiment *experiment;
  const MurInput *input;
  MurParameters *parameters;
  char *name;

  char *text; /* (nullable): with its length, else only a table */
  gsize length;
  gboolean is_whole;
  MurCsvFormat format, found;

  MurTable *table;         /* nullable */
  char **said;             /* (nullable): the roles */
  char **roles;            /* (nullable): those in use */
  MurSelection *selection; /* nullable */
  char *fixed;             /* nullable */
  GError *error;           /* nullable */
};

/* What the parameters say of the columns, with the table as it is. */
static char *
describe_fixed (const MurImport *self)
{
  g_autoptr (MurInputs) inputs = mur_inputs_new ();

  if (self->input->describe == NULL)
    return NULL;
  mur_inputs_add (inputs, self->input->name, self->name, mur_table_ref (self->table));
  return self->input->describe (self->parameters, inputs);
}

/* The roles that are not in doubt: the others are asked for. */
static char **
dup_certain (const MurSelection *selection)
{
  g_auto (GStrv) roles = mur_selection_dup_roles (selection);
  const char *const *doubtful = mur_selection_doubtful (selection);
  g_autoptr (GStrvBuilder) certain = g_strv_builder_new ();

  for (char **role = roles; *role != NULL; role += 2)
    if (doubtful == NULL || !g_strv_contains (doubtful, *role))
      g_strv_builder_add_many (certain, role[0], role[1], NULL);
  return g_strv_builder_end (certain);
}

static void
select_columns (MurImport *self)
{
  g_clear_pointer (&self->roles, g_strfreev);
  g_clear_pointer (&self->selection, mur_selection_free);
  g_clear_pointer (&self->fixed, g_free);
  if (self->table == NULL)
    return;
  g_clear_error (&self->error);
  self->fixed = describe_fixed (self);
  self->selection = mur_selection_new (self->input, self->table,
                                       (const char *const *)self->said, &self->error);
  if (self->selection != NULL)
    self->roles = dup_certain (self->selection);
  else if (self->said != NULL)
    self->roles = g_strdupv (self->said);
}

static void
read_text (MurImport *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->table, mur_table_unref);
  g_clear_pointer (&self->said, g_strfreev);
  self->found = (MurCsvFormat){ 0 };
  if (mur_csv_find_format (self->text, (gssize)self->length, self->name, &self->format,
                           &self->found, &self->error))
    self->table = mur_csv_parse_as (self->text, (gssize)self->length, self->name,
                                    &self->format, &self->error);
  select_columns (self);
}

/* The first one where there is none of that name. */
static const MurInput *
find_input (const MurExperiment *experiment, const char *name)
{
  for (const MurInput *input = experiment->inputs; input->name != NULL; input++)
    if (g_strcmp0 (input->name, name) == 0)
      return input;
  return experiment->inputs;
}

static MurImport *
import_new (const MurExperiment *experiment,
            const MurParameters *parameters,
            const char *input,
            const char *name)
{
  MurImport *self = g_new0 (MurImport, 1);

  self->experiment = experiment;
  self->input = find_input (experiment, input);
  self->parameters = mur_parameters_copy (parameters);
  self->name = g_strdup (name);
  return self;
}

static gboolean
has_inputs (const MurExperiment *experiment)
{
  return experiment != NULL && experiment->inputs != NULL
         && experiment->inputs[0].name != NULL;
}

MurImport *
mur_import_new_text (const MurExperiment *experiment,
                     const MurParameters *parameters,
                     const char *input,
                     const char *name,
                     const char *text,
                     gsize length,
                     gboolean is_whole)
{
  MurImport *self;

  g_return_val_if_fail (has_inputs (experiment) && parameters != NULL, NULL);
  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  self = import_new (experiment, parameters, input, name);
  self->text = g_malloc (length + 1);
  memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->length = length;
  self->is_whole = is_whole;
  read_text (self);
  return self;
}

MurImport *
mur_import_new_table (const MurExperiment *experiment,
                      const MurParameters *parameters,
                      const char *input,
                      const char *name,
                      const MurTable *table,
                      const char *const *roles)
{
  MurImport *self;

  g_return_val_if_fail (has_inputs (experiment) && parameters != NULL, NULL);
  g_return_val_if_fail (name != NULL && table != NULL, NULL);

  self = import_new (experiment, parameters, input, name);
  self->is_whole = TRUE;
  self->table = mur_table_ref (table);
  self->said = g_strdupv ((char **)roles);
  select_columns (self);
  return self;
}

void
mur_import_free (MurImport *self)
{
  if (self == NULL)
    return;
  mur_parameters_free (self->parameters);
  g_free (self->name);
  g_free (self->text);
  g_clear_pointer (&self->table, mur_table_unref);
  g_strfreev (self->said);
  g_strfreev (self->roles);
  mur_selection_free (self->selection);
  g_free (self->fixed);
  g_clear_error (&self->error);
  g_free (self);
}

const MurExperiment *
mur_import_experiment (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->experiment;
}

const MurParameters *
mur_import_parameters (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->parameters;
}

const char *
mur_import_name (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

const MurInput *
mur_import_input (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->input;
}

void
mur_import_set_input (MurImport *self, const char *name)
{
  g_return_if_fail (self != NULL);

  self->input = find_input (self->experiment, name);
  g_clear_pointer (&self->said, g_strfreev);
  select_columns (self);
}

const MurCsvFormat *
mur_import_format (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text != NULL ? &self->format : NULL;
}

void
mur_import_set_format (MurImport *self, const MurCsvFormat *format)
{
  g_return_if_fail (self != NULL && self->text != NULL && format != NULL);
  self->format = *format;
  read_text (self);
}

const MurCsvFormat *
mur_import_found (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->found;
}

const char *
mur_import_text (const MurImport *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);
  *length = self->length;
  return self->text != NULL ? self->text : "";
}

gboolean
mur_import_is_whole (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_whole;
}

const MurTable *
mur_import_table (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->table;
}

const char *const *
mur_import_roles (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *const *)self->roles;
}

void
mur_import_set_roles (MurImport *self, const char *const *roles)
{
  g_return_if_fail (self != NULL);
  g_strfreev (self->said);
  self->said = g_strdupv ((char **)roles);
  select_columns (self);
}

const char *
mur_import_fixed (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fixed;
}

const char *
mur_import_problem (const MurImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (self->fixed != NULL)
    return NULL;
  if (self->error != NULL)
    return self->error->message;
  return self->selection != NULL ? mur_selection_question (self->selection) : NULL;
}

/* Returns: (nullable): numbers that look like gaps, in the rows that were looked at */
static char *
suspect_gaps (const MurImport *self)
{
  return self->fixed != NULL ? mur_gaps_suspect_any (self->table, NULL)
                             : mur_selection_suspect_gaps (self->selection);
}

char *
mur_import_describe (const MurImport *self)
{
  g_return_val_if_fail (self != NULL && mur_import_problem (self) == NULL, NULL);

  g_autofree char *words
    = self->fixed != NULL ? g_strdup (self->fixed)
                          : mur_selection_describe (self->selection, self->parameters);
  g_autofree char *suspect = suspect_gaps (self);
  g_autofree char *all = g_strdup_printf (
    "%s%s%s%s", words, suspect != NULL ? "; " : "", suspect != NULL ? suspect : "",
    suspect != NULL ? ", and are taken as numbers" : "");

  if (self->is_whole)
    return g_steal_pointer (&all);
  return g_strdup_printf ("%s (in the first %" G_GSIZE_FORMAT " rows)", all,
                          mur_table_n_rows (self->table));
}
