/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiment/action.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"

static gboolean
refuse_unknown (const MurExperiment *experiment, const char *name, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (const MurAction *action = experiment->actions;
       action != NULL && action->name != NULL; action++)
    if (action->assignments == NULL)
      g_ptr_array_add (known, (gpointer)action->name);
  g_ptr_array_add (known, NULL);

  g_autofree char *shown = mur_names_show (name);
  g_autofree char *hint = mur_names_hint (name, (const char *const *)known->pdata);

  mur_error_set (error, MUR_ERROR_UNKNOWN, "action", "action: %s is not known; %s",
                 shown, hint);
  return FALSE;
}

static gboolean
find (const MurExperiment *experiment,
      const char *name,
      const MurAction **action,
      GError **error)
{
  *action = mur_experiment_find_action (experiment, name);
  if (*action == NULL)
    return refuse_unknown (experiment, name, error);
  if ((*action)->assignments == NULL)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "action",
                 "action: %s is not allowed during a run; it sets parameters that a "
                 "run begins with, such as %s=%s",
                 name, (*action)->assignments[0], (*action)->assignments[1]);
  return FALSE;
}

/* @words: the numbers, without the name */
static gboolean
read_arguments (MurActionCall *call, char **words)
{
  const char *const *names = call->action->arguments;
  guint n = 0;

  for (; names != NULL && names[n] != NULL; n++)
    if (words[n] == NULL || !mur_number_parse (words[n], &call->arguments[n]))
      return FALSE;
  return words[n] == NULL;
}

static gboolean
refuse_arguments (const MurAction *action, const char *text, GError **error)
{
  g_autofree char *names
    = action->arguments != NULL ? g_strjoinv (" ", (char **)action->arguments) : NULL;

  return mur_error_refuse (error, MUR_ERROR_VALUE, "action", text, "%s%s%s",
                           action->name, names != NULL ? " " : " alone",
                           names != NULL ? names : "");
}

/* The words of @text, whatever blanks are between them. */
static GStrv
split (const char *text)
{
  g_auto (GStrv) all = g_strsplit_set (text, " \t", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (char **word = all; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (words, g_strdup (*word));
  if (words->len == 0)
    g_ptr_array_add (words, g_strdup (""));
  g_ptr_array_add (words, NULL);
  return (GStrv)g_ptr_array_free (words, FALSE);
}

gboolean
mur_action_parse (const MurExperiment *experiment,
                  const char *text,
                  MurActionCall *call,
                  GError **error)
{
  g_return_val_if_fail (experiment != NULL && text != NULL && call != NULL, FALSE);

  g_auto (GStrv) words = split (text);

  return find (experiment, words[0], &call->action, error)
         && (read_arguments (call, words + 1)
             || refuse_arguments (call->action, text, error));
}

char *
mur_action_describe_done (const MurExperiment *experiment, const char *text)
{
  MurActionCall call;

  if (!mur_action_parse (experiment, text, &call, NULL) || call.action->done == NULL)
    return NULL;

  g_autofree char *first = g_strdup_printf ("%g", call.arguments[0]);
  GString *words = g_string_new (call.action->done);

  if (call.action->arguments != NULL)
    g_string_replace (words, "%s", first, 1);
  return g_string_free (words, FALSE);
}
