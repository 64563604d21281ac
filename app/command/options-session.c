/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Options → session. */

#include "app/command/options-inputs.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/action.h"
#include "core/experiments/registry.h"
#include "core/sweep/store.h"
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

/* Splits "FILE.db:RUN", where there is no file of the whole name. Returns: the colon */
static const char *
find_run (const char *text)
{
  const char *colon = strrchr (text, ':');
  if (colon == NULL || g_file_test (text, G_FILE_TEST_EXISTS))
    return NULL;
  g_autofree char *path = g_strndup (text, (gsize)(colon - text));
  return mur_store_is_one (path) ? colon : NULL;
}

char *
mur_command_dup_session_path (const MurCommandOptions *self)
{
  const char *colon = self->session != NULL ? find_run (self->session) : NULL;
  return colon != NULL ? g_strndup (self->session, (gsize)(colon - self->session))
                       : g_strdup (self->session);
}

/* One run of a sweep. */
static MurSession *
open_run (const char *text, const char *colon, GError **error)
{
  guint64 run;
  g_autofree char *path = g_strndup (text, (gsize)(colon - text));
  g_autoptr (MurStore) store
    = mur_store_open (path, MUR_STORE_READ, mur_experiments (), error);
  if (store == NULL
      || !mur_command_parse_count (
        "run", colon + 1, 0, mur_sweep_n_runs (mur_store_sweep (store)), &run, error))
    return NULL;
  return mur_store_session (store, run, error);
}

static MurSession *
open_file (const char *path, GError **error)
{
  g_auto (GStrv) warnings = NULL;
  const char *colon = find_run (path);
  if (colon != NULL)
    return open_run (path, colon, error);
  MurSession *session = mur_document_open_session (path, &warnings, error);
  for (char **line = warnings; line != NULL && *line != NULL; line++)
    mur_command_warn (path, *line);
  return session;
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

  g_autoptr (MurSession) session = open_file (self->session, error);
  if (session != NULL && experiment != NULL && session->experiment != experiment)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "session",
                     "session: %s is of %s, not of %s", self->session,
                     session->experiment->id, experiment->id);
      return NULL;
    }
  return g_steal_pointer (&session);
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
  g_autoptr (GPtrArray) brought
    = session != NULL ? mur_command_bring_inputs (self, session, error) : NULL;
  if (brought == NULL
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
  if (!mur_command_check_inputs (brought, session, error))
    return NULL;
  mur_command_settle_inputs (self, session);
  if (!apply_acts (self, session, error))
    return NULL;
  warn_of_idle (self, session);
  mur_command_say_inputs (brought, session);
  return g_steal_pointer (&session);
}
