/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Options → session. */

#include "app/command/options.h"

#include "core/base/csv/csv.h"
#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/action.h"
#include "core/experiment/selection.h"
#include "core/experiments/registry.h"
#include "ui/documents/document.h"
#include "ui/figures/registry.h"

#include <math.h>
#include <string.h>

#define MAX_STEP 1e15

char **
mur_command_split_pair (const char *field, const char *text, GError **error)
{
  g_auto (GStrv) pair = g_strsplit (text, "=", 2);
  if (g_strv_length (pair) == 2 && *pair[0] != '\0')
    return g_steal_pointer (&pair);
  mur_usage_error (error, field, text, "NAME=VALUE");
  return NULL;
}

/* Joined to what the parameter of that name has already. */
static gboolean
apply_constraints (const MurCommandOptions *self,
                   const MurExperiment *experiment,
                   MurParameters *parameters,
                   GError **error)
{
  for (char **text = self->constraints; text != NULL && *text != NULL; text++)
    {
      if (mur_parameter_find (experiment->parameters, "constraints") == NULL)
        return mur_usage_error (error, "parameter", *text,
                                "only a curve fit has parameters of a formula");
      const char *before = mur_parameters_text (parameters, "constraints");
      g_autofree char *all
        = *before != '\0' ? g_strjoin ("; ", before, *text, NULL) : g_strdup (*text);
      if (!mur_parameters_set (parameters, "constraints", all, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_settings (const MurCommandOptions *self,
                const MurExperiment *experiment,
                MurParameters *parameters,
                GError **error)
{
  if (self->preset != NULL
      && !mur_experiment_apply_preset (experiment, self->preset, parameters, error))
    return FALSE;
  for (char **text = self->sets; text != NULL && *text != NULL; text++)
    {
      g_auto (GStrv) pair = mur_command_split_pair ("set", *text, error);
      if (pair == NULL || !mur_parameters_set (parameters, pair[0], pair[1], error))
        return FALSE;
    }
  return apply_constraints (self, experiment, parameters, error);
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

static gboolean
add_input (MurSession *session,
           const MurInput *input,
           const char *path,
           const char *chosen,
           GError **error)
{
  g_auto (GStrv) roles = NULL;
  g_autoptr (MurTable) table = mur_csv_read (path, error);
  if (table == NULL
      || (*chosen != '\0'
          && (roles = mur_selection_parse (input, chosen, error)) == NULL))
    return FALSE;
  g_autoptr (MurSelection) selection
    = mur_selection_new (input, table, (const char *const *)roles, error);
  if (selection == NULL)
    return FALSE;
  g_auto (GStrv) taken = mur_selection_dup_roles (selection);
  /* Where it is on this computer is nobody's business who gets the figure. */
  g_autofree char *source = g_filename_display_basename (path);
  mur_inputs_add (session->inputs, input->name, source, g_steal_pointer (&table));
  if (input->roles != NULL)
    mur_inputs_set_roles (session->inputs, input->name, (const char *const *)taken);
  return TRUE;
}

/* What was taken as what, of the tables that were brought now. */
static void
say_inputs (const MurCommandOptions *self, const MurSession *session)
{
  if (self->inputs == NULL
      || !mur_experiment_check (session->experiment, session->parameters,
                                session->inputs, NULL))
    return;
  for (const MurInput *input = session->experiment->inputs; input->name != NULL;
       input++)
    {
      const MurTable *table = mur_inputs_table (session->inputs, input->name);
      g_autofree char *begin = g_strconcat (input->name, "=", NULL);
      gboolean is_new = FALSE;
      for (char **text = self->inputs; *text != NULL; text++)
        is_new = is_new || g_str_has_prefix (*text, begin);
      if (table == NULL || !is_new)
        continue;
      g_autoptr (MurSelection) selection = mur_selection_new (
        input, table, mur_inputs_roles (session->inputs, input->name), NULL);
      g_autofree char *words
        = input->describe != NULL
            ? input->describe (session->parameters, session->inputs)
            : NULL;
      if (words == NULL)
        words = mur_selection_describe (selection, session->parameters);
      mur_command_warn (input->name, words);
    }
}

static gboolean
apply_inputs (const MurCommandOptions *self, MurSession *session, GError **error)
{
  for (char **text = self->inputs; text != NULL && *text != NULL; text++)
    {
      g_auto (GStrv) pair = mur_command_split_pair ("input", *text, error);
      if (pair == NULL)
        return FALSE;
      const MurInput *row = session->experiment->inputs;
      while (row != NULL && row->name != NULL && !g_str_equal (row->name, pair[0]))
        row++;
      if (row == NULL || row->name == NULL)
        {
          mur_usage_error (error, "input", pair[0],
                           "see: murmuration describe EXPERIMENT");
          return FALSE;
        }
      const char *colon = find_roles (pair[1]);
      g_autofree char *path = g_strndup (pair[1], (gsize)(colon - pair[1]));
      if (!add_input (session, row, path, *colon == ':' ? colon + 1 : "", error))
        return FALSE;
    }
  return TRUE;
}

static MurSession *
open_session (const MurCommandOptions *self, GError **error)
{
  const char *id = self->arguments != NULL ? self->arguments[0] : NULL;
  const MurExperiment *experiment = NULL;
  if (id != NULL
      && (experiment = mur_experiment_find (mur_experiments (), id, error)) == NULL)
    return NULL;
  if (self->session == NULL)
    return mur_session_new (experiment);

  g_auto (GStrv) warnings = NULL;
  g_autoptr (MurSession) session
    = mur_document_open_session (self->session, &warnings, error);
  for (char **line = warnings; line != NULL && *line != NULL; line++)
    mur_command_warn (self->session, *line);
  if (session != NULL && experiment != NULL && session->experiment != experiment)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "session",
                     "session: %s is of %s, not of %s", self->session,
                     session->experiment->id, experiment->id);
      return NULL;
    }
  return g_steal_pointer (&session);
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

/* What goes with the tables that were brought now, where nothing else is said. */
static void
settle_inputs (const MurCommandOptions *self, MurSession *session)
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

/* What is asked for, else what the preset is best seen in, else that of the session. */
static gboolean
apply_scene (const MurCommandOptions *self, MurSession *session, GError **error)
{
  const MurPreset *preset
    = self->preset != NULL
        ? mur_experiment_find_preset (session->experiment, self->preset, NULL)
        : NULL;
  const char *scene = self->scene != NULL ? self->scene
                      : preset != NULL    ? preset->scene
                                          : session->scene;
  if (self->scene != NULL && mur_scene_find (session->experiment, scene, error) == NULL)
    return FALSE;
  g_autofree char *copy = g_strdup (scene);
  mur_session_set_scene (session, copy);
  return TRUE;
}

/* What was set and has no effect is taken, and said. */
static void
warn_of_idle (const MurCommandOptions *self, const MurSession *session)
{
  for (char **text = self->sets; text != NULL && *text != NULL; text++)
    {
      g_auto (GStrv) pair = g_strsplit (*text, "=", 2);
      const char *why = mur_experiment_why_idle (
        session->experiment, session->parameters, session->inputs, pair[0]);
      if (why == NULL)
        continue;
      g_autofree char *warning = g_strdup_printf ("has no effect; %s", why);
      mur_command_warn (pair[0], warning);
    }
}

/* Reads "40:drop 0.3 0.4". @action is a part of @text. */
static gboolean
read_act (const MurExperiment *experiment,
          const char *text,
          guint64 *step,
          const char **action,
          GError **error)
{
  MurActionCall call;
  const char *colon = strchr (text, ':');
  if (colon == NULL)
    return mur_usage_error (error, "act", text, "STEP:ACTION, such as 40:scatter");
  g_autofree char *number = g_strndup (text, (gsize)(colon - text));
  double value;
  if (!mur_number_parse (number, &value) || !(value >= 0 && value <= MAX_STEP)
      || value != floor (value))
    return mur_usage_error (error, "act", text,
                            "before the colon goes a step, a whole number from 0 on");
  *step = (guint64)value;
  *action = colon + 1;
  return mur_action_parse (experiment, *action, &call, error);
}

static gboolean
apply_acts (const MurCommandOptions *self, MurSession *session, GError **error)
{
  for (char **text = self->acts; text != NULL && *text != NULL; text++)
    {
      guint64 step = 0;
      const char *action = NULL;
      if (!read_act (session->experiment, *text, &step, &action, error))
        return FALSE;
      mur_session_insert_action (session, step, action);
    }
  return TRUE;
}

/* Settings given beside a session hold throughout, so they go into its logged changes
 * too. */
MurSession *
mur_command_options_session (const MurCommandOptions *self, GError **error)
{
  g_autoptr (MurSession) session = open_session (self, error);
  if (session == NULL || !apply_inputs (self, session, error)
      || !apply_settings (self, session->experiment, session->parameters, error)
      || !apply_scene (self, session, error))
    return NULL;
  for (guint i = 0; i < session->changes->len; i++)
    {
      MurChange *change = g_ptr_array_index (session->changes, i);
      if (change->parameters != NULL
          && !apply_settings (self, session->experiment, change->parameters, error))
        return NULL;
    }
  settle_inputs (self, session);
  if (!apply_acts (self, session, error))
    return NULL;
  warn_of_idle (self, session);
  say_inputs (self, session);
  return g_steal_pointer (&session);
}
