/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that are brought, and what is said of them. */

#include "app/command/options-inputs.h"

#include "core/base/csv/csv.h"
#include "core/base/error.h"
#include "core/experiment/gaps.h"
#include "core/experiment/selection.h"

#include <string.h>

typedef struct
{
  const MurInput *input;
  char *path;
  MurSelection *selection;
} Brought;

static void
brought_free_cb (gpointer data)
{
  Brought *self = data;
  g_free (self->path);
  mur_selection_free (self->selection);
  g_free (self);
}

/* Where the roles begin in "data.csv:x=time", or the end: a path may have colons too. */
static const char *
find_roles (const char *text)
{
  const char *colon = text;
  if (g_file_test (text, G_FILE_TEST_EXISTS))
    return text + strlen (text);
  while ((colon = strchr (colon, ':')) != NULL)
    {
      g_autofree char *path = g_strndup (text, (gsize)(colon - text));
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return colon;
      colon++;
    }
  return text + strlen (text);
}

/* Returns: (transfer full): the table with gaps for the numbers that are said to be some,
 * and the roles that are said */
static MurTable *
read_table (const MurInput *input,
            const char *path,
            const char *chosen,
            char ***roles,
            GError **error)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (MurTable) table = mur_csv_read (path, error);
  if (table == NULL)
    return NULL;
  *roles = NULL;
  if (*chosen != '\0'
      && (*roles = mur_selection_parse_gaps (input, chosen, gaps, error)) == NULL
      && gaps->len == 0)
    return NULL;
  if (gaps->len == 0)
    return g_steal_pointer (&table);
  return mur_gaps_take_out (table, (const double *)(void *)gaps->data, gaps->len);
}

static void
take_brought (GPtrArray *brought,
              const MurInput *input,
              const char *path,
              MurSelection *selection)
{
  /* The last of one name counts. */
  for (guint i = brought->len; i-- > 0;)
    if (((const Brought *)brought->pdata[i])->input == input)
      g_ptr_array_remove_index (brought, i);
  Brought *self = g_new (Brought, 1);
  *self = (Brought){ input, g_strdup (path), selection };
  g_ptr_array_add (brought, self);
}

static gboolean
add_input (GPtrArray *brought,
           MurSession *session,
           const MurInput *input,
           const char *path,
           const char *chosen,
           GError **error)
{
  g_auto (GStrv) roles = NULL;
  g_autoptr (MurTable) table = read_table (input, path, chosen, &roles, error);
  if (table == NULL)
    return FALSE;
  MurSelection *selection
    = mur_selection_complete (input, table, (const char *const *)roles, error);
  if (selection == NULL)
    return FALSE;
  take_brought (brought, input, path, selection);
  g_auto (GStrv) taken = mur_selection_dup_roles (selection);
  /* Where it is on this computer is nobody's business who gets the figure. */
  g_autofree char *source = g_filename_display_basename (path);
  mur_inputs_add (session->inputs, input->name, source, g_steal_pointer (&table));
  if (input->roles != NULL)
    mur_inputs_set_roles (session->inputs, input->name, (const char *const *)taken);
  return TRUE;
}

GPtrArray *
mur_command_bring_inputs (const MurCommandOptions *self,
                          MurSession *session,
                          GError **error)
{
  g_autoptr (GPtrArray) brought = g_ptr_array_new_with_free_func (brought_free_cb);
  for (char **text = self->inputs; text != NULL && *text != NULL; text++)
    {
      g_auto (GStrv) pair = mur_command_split_pair ("input", *text, error);
      if (pair == NULL)
        return NULL;
      const MurInput *row = session->experiment->inputs;
      while (row != NULL && row->name != NULL && !g_str_equal (row->name, pair[0]))
        row++;
      if (row == NULL || row->name == NULL)
        {
          mur_usage_error (error, "input", pair[0],
                           "see: murmuration describe EXPERIMENT");
          return NULL;
        }
      const char *colon = find_roles (pair[1]);
      g_autofree char *path = g_strndup (pair[1], (gsize)(colon - pair[1]));
      if (!add_input (brought, session, row, path, *colon == ':' ? colon + 1 : "",
                      error))
        return NULL;
    }
  return g_steal_pointer (&brought);
}

/* Returns: (nullable): which columns are what by the parameters */
static char *
describe_fixed (const Brought *self, const MurSession *session)
{
  return self->input->describe != NULL
           ? self->input->describe (session->parameters, session->inputs)
           : NULL;
}

/* "--input data=own.csv:y=U" for another answer than the first. */
static char *
suggest (const Brought *self)
{
  const char *const *roles = mur_selection_doubtful (self->selection);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "--input %s=%s", self->input->name, self->path);
  for (guint i = 0; roles[i] != NULL; i++)
    g_string_append_printf (text, "%s%s=NAME", i == 0 ? ":" : ",", roles[i]);
  return g_string_free (text, FALSE);
}

gboolean
mur_command_check_inputs (const GPtrArray *brought,
                          const MurSession *session,
                          GError **error)
{
  for (guint i = 0; i < brought->len; i++)
    {
      const Brought *self = brought->pdata[i];
      if (mur_selection_doubt (self->selection) != MUR_DOUBT_EQUAL)
        continue;
      g_autofree char *fixed = describe_fixed (self, session);
      g_autofree char *how = suggest (self);
      if (fixed != NULL)
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, self->input->name, "%s: %s; choose by %s",
                     self->input->name, mur_selection_question (self->selection), how);
      return FALSE;
    }
  return TRUE;
}

static void
say_doubt (const Brought *self)
{
  if (mur_selection_doubt (self->selection) == MUR_DOUBT_NONE)
    return;
  g_autofree char *how = suggest (self);
  g_autofree char *doubt = g_strdup_printf (
    "%s; taken in order, others by %s", mur_selection_question (self->selection), how);
  mur_command_warn (self->input->name, doubt);
}

/* Numbers that look like gaps are no more than told. @is_fixed: which columns are in use
 * is for the parameters to say */
static void
say_gaps (const Brought *self, const MurSession *session, gboolean is_fixed)
{
  const MurTable *table = mur_inputs_table (session->inputs, self->input->name);
  g_autofree char *suspect = is_fixed ? mur_gaps_suspect_any (table, NULL)
                                      : mur_selection_suspect_gaps (self->selection);
  if (suspect == NULL)
    return;
  g_autofree char *how
    = self->input->gaps == MUR_GAPS_LEAVE ? g_strdup_printf (
        ", and left out by --input %s=%s:gaps=NUMBER", self->input->name, self->path)
                                          : g_strdup ("");
  g_autofree char *words = g_strdup_printf ("%s; taken as numbers%s", suspect, how);
  mur_command_warn (self->input->name, words);
}

static void
say_input (const Brought *self, const MurSession *session)
{
  g_autofree char *fixed = describe_fixed (self, session);
  g_autofree char *words
    = fixed == NULL ? mur_selection_describe (self->selection, session->parameters)
                    : NULL;
  mur_command_warn (self->input->name, fixed != NULL ? fixed : words);
  if (fixed == NULL)
    say_doubt (self);
  say_gaps (self, session, fixed != NULL);
}

void
mur_command_say_inputs (const GPtrArray *brought, const MurSession *session)
{
  if (brought->len == 0
      || !mur_experiment_check (session->experiment, session->parameters,
                                session->inputs, NULL))
    return;
  for (guint i = 0; i < brought->len; i++)
    say_input (brought->pdata[i], session);
}

/* The names before the = of @texts. */
static GStrv
list_said (char **texts)
{
  GPtrArray *names = g_ptr_array_new ();
  for (char **text = texts; text != NULL && *text != NULL; text++)
    g_ptr_array_add (names, g_strndup (*text, strcspn (*text, "=")));
  g_ptr_array_add (names, NULL);
  return (GStrv)g_ptr_array_free (names, FALSE);
}

void
mur_command_settle_inputs (const MurCommandOptions *self, MurSession *session)
{
  g_auto (GStrv) said = list_said (self->sets);
  g_auto (GStrv) brought = list_said (self->inputs);
  const MurExperiment *experiment = session->experiment;
  if (self->preset != NULL || self->session != NULL)
    return;
  for (const MurInput *input = experiment->inputs; input != NULL && input->name != NULL;
       input++)
    {
      if (!g_strv_contains ((const char *const *)brought, input->name))
        continue;
      g_autofree char *words
        = mur_experiment_settle (experiment, input, session->inputs,
                                 (const char *const *)said, session->parameters);
      /* Of a run that cannot begin only why is said. */
      if (words != NULL
          && mur_experiment_check (experiment, session->parameters, session->inputs,
                                   NULL))
        mur_command_warn (input->name, words);
    }
}
