/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What all experiments share: the tables a person brings in, finding an experiment by
 * its id, presets. */

#include "core/experiment/experiment.h"

#include "core/base/error.h"
#include "core/base/names.h"

#include <string.h>

typedef struct
{
  char *name;
  char *source;
  MurTable *table;
  char **roles; /* nullable */
} Input;

struct _MurInputs
{
  int references;
  GArray *inputs; /* of Input */
};

static void
clear_input_cb (gpointer data)
{
  Input *input = data;
  g_free (input->name);
  g_free (input->source);
  g_strfreev (input->roles);
  mur_table_unref (input->table);
}

MurInputs *
mur_inputs_new (void)
{
  MurInputs *self = g_new0 (MurInputs, 1);
  self->references = 1;
  self->inputs = g_array_new (FALSE, FALSE, sizeof (Input));
  g_array_set_clear_func (self->inputs, clear_input_cb);
  return self;
}

MurInputs *
mur_inputs_ref (const MurInputs *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurInputs *inputs = (MurInputs *)self;
  g_atomic_int_inc (&inputs->references);
  return inputs;
}

void
mur_inputs_unref (MurInputs *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->references))
    return;
  g_array_unref (self->inputs);
  g_free (self);
}

static Input *
find_input (const MurInputs *self, const char *name)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      Input *input = &g_array_index (self->inputs, Input, i);
      if (strcmp (input->name, name) == 0)
        return input;
    }
  return NULL;
}

void
mur_inputs_add (MurInputs *self, const char *name, const char *source, MurTable *table)
{
  g_return_if_fail (self != NULL && name != NULL && table != NULL);

  Input input
    = { .name = g_strdup (name), .source = g_strdup (source), .table = table };
  Input *earlier = find_input (self, name);
  if (earlier == NULL)
    {
      g_array_append_val (self->inputs, input);
      return;
    }
  clear_input_cb (earlier);
  *earlier = input;
}

void
mur_inputs_add_from (MurInputs *self, const MurInputs *other, const char *name)
{
  g_return_if_fail (self != NULL && other != NULL && name != NULL);

  const Input *input = find_input (other, name);
  g_return_if_fail (input != NULL);
  mur_inputs_add (self, name, input->source, mur_table_ref (input->table));
  mur_inputs_set_roles (self, name, (const char *const *)input->roles);
}

MurInputs *
mur_inputs_dup_without (const MurInputs *self, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  MurInputs *others = mur_inputs_new ();
  for (guint i = 0; self != NULL && i < mur_inputs_n (self); i++)
    if (strcmp (mur_inputs_name (self, i), name) != 0)
      mur_inputs_add_from (others, self, mur_inputs_name (self, i));
  return others;
}

void
mur_inputs_set_roles (MurInputs *self, const char *name, const char *const *roles)
{
  g_return_if_fail (self != NULL && name != NULL);

  Input *input = find_input (self, name);
  g_return_if_fail (input != NULL);
  g_strfreev (input->roles);
  input->roles = g_strdupv ((char **)roles);
}

const char *const *
mur_inputs_roles (const MurInputs *self, const char *name)
{
  const Input *input = self != NULL ? find_input (self, name) : NULL;
  return input != NULL ? (const char *const *)input->roles : NULL;
}

guint
mur_inputs_n (const MurInputs *self)
{
  return self == NULL ? 0 : self->inputs->len;
}

const char *
mur_inputs_name (const MurInputs *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->inputs->len, NULL);
  return g_array_index (self->inputs, Input, index).name;
}

const char *
mur_inputs_source (const MurInputs *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->inputs->len, NULL);
  return g_array_index (self->inputs, Input, index).source;
}

const MurTable *
mur_inputs_table (const MurInputs *self, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  const Input *input = self == NULL ? NULL : find_input (self, name);
  return input == NULL ? NULL : input->table;
}

/* "experiment: curvefit is not known; known are curve-fit, swarm" */
static void
refuse_unknown (const char *field, const char *id, GPtrArray *known, GError **error)
{
  g_autofree char *shown = mur_names_show (id);
  g_ptr_array_add (known, NULL);
  g_autofree char *all = g_strjoinv (", ", (char **)known->pdata);
  mur_error_set (error, MUR_ERROR_UNKNOWN, field, "%s: %s is not known; %s%s", field,
                 shown, *all == '\0' ? "there is none" : "known are ", all);
}

const MurExperiment *
mur_experiment_find (const MurExperiment *const *registry,
                     const char *id,
                     GError **error)
{
  g_return_val_if_fail (registry != NULL && id != NULL, NULL);

  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  for (gsize i = 0; registry[i] != NULL; i++)
    {
      if (strcmp (registry[i]->id, id) == 0)
        return registry[i];
      g_ptr_array_add (known, (gpointer)registry[i]->id);
    }
  refuse_unknown ("experiment", id, known, error);
  return NULL;
}

gboolean
mur_experiment_check (const MurExperiment *self,
                      const MurParameters *parameters,
                      const MurInputs *inputs,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && parameters != NULL, FALSE);
  g_return_val_if_fail (mur_parameters_table (parameters) == self->parameters, FALSE);
  return self->check == NULL || self->check (parameters, inputs, error);
}

const char *
mur_experiment_why_idle (const MurExperiment *self,
                         const MurParameters *parameters,
                         const MurInputs *inputs,
                         const char *name)
{
  g_return_val_if_fail (self != NULL && parameters != NULL && name != NULL, NULL);

  for (const MurIdle *idle = self->idle; idle != NULL && idle->name != NULL; idle++)
    if (strcmp (idle->name, name) == 0 && idle->holds (parameters, inputs))
      return idle->why;
  return NULL;
}

gboolean
mur_experiment_check_checkpoints (const MurExperiment *self,
                                  const char *field,
                                  GError **error)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  if (self->save != NULL && self->restore != NULL)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, field,
                 "%s: not allowed with %s, whose runs cannot be saved and resumed",
                 field, self->id);
  return FALSE;
}

gboolean
mur_experiment_can_act (const MurExperiment *self, const MurAction *action)
{
  g_return_val_if_fail (self != NULL && action != NULL, FALSE);
  return action->assignments != NULL || self->act != NULL;
}

const MurAction *
mur_experiment_find_action (const MurExperiment *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (const MurAction *action = self->actions; action != NULL && action->name != NULL;
       action++)
    if (strcmp (action->name, name) == 0)
      return action;
  return NULL;
}

/* A run that could begin still can. */
static gboolean
try_value (const MurExperiment *self,
           const MurInputs *inputs,
           MurParameters *parameters,
           const char *name,
           const char *value)
{
  g_autoptr (MurParameters) values = mur_parameters_copy (parameters);
  if (!mur_parameters_set (values, name, value, NULL)
      || (!mur_experiment_check (self, values, inputs, NULL)
          && mur_experiment_check (self, parameters, inputs, NULL)))
    return FALSE;
  return mur_parameters_set (parameters, name, value, NULL);
}

/* "Refinement: at the end". A label in capitals, such as an abbreviation's, stays. */
static void
say_value (GString *words,
           const MurExperiment *self,
           const MurParameters *parameters,
           const char *name,
           const char *value)
{
  const MurParameter *row = mur_parameter_find (self->parameters, name);
  const char *title = row->kind == MUR_PARAMETER_CHOICE
                        ? row->choices[mur_parameters_choice (parameters, name)].title
                        : value;
  const gboolean is_word = title[0] != '\0' && g_ascii_islower (title[1]);

  g_string_append_printf (words, "%s%s: %c%s", words->len > 0 ? ", " : "", row->label,
                          is_word ? g_ascii_tolower (title[0]) : title[0],
                          title[0] != '\0' ? title + 1 : "");
}

char *
mur_experiment_settle (const MurExperiment *self,
                       const MurInput *input,
                       const MurInputs *inputs,
                       const char *const *said,
                       MurParameters *parameters)
{
  g_return_val_if_fail (self != NULL && input != NULL && parameters != NULL, NULL);

  g_autoptr (GString) words = g_string_new (NULL);
  for (const char *const *pair = input->assignments; pair != NULL && *pair != NULL;
       pair += 2)
    if (mur_parameters_is_default (parameters, pair[0])
        && (said == NULL || !g_strv_contains (said, pair[0]))
        && try_value (self, inputs, parameters, pair[0], pair[1]))
      say_value (words, self, parameters, pair[0], pair[1]);
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

const MurPreset *
mur_experiment_find_preset (const MurExperiment *self, const char *id, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  for (const MurPreset *preset = self->presets; preset != NULL && preset->id != NULL;
       preset++)
    {
      if (strcmp (preset->id, id) == 0)
        return preset;
      g_ptr_array_add (known, (gpointer)preset->id);
    }
  refuse_unknown ("preset", id, known, error);
  return NULL;
}

gboolean
mur_experiment_apply_preset (const MurExperiment *self,
                             const char *id,
                             MurParameters *parameters,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL && parameters != NULL, FALSE);
  g_return_val_if_fail (mur_parameters_table (parameters) == self->parameters, FALSE);

  const MurPreset *preset = mur_experiment_find_preset (self, id, error);
  if (preset == NULL)
    return FALSE;
  for (const MurParameter *row = self->parameters; row->name != NULL; row++)
    if (!mur_parameters_set (parameters, row->name, row->initial, error))
      return FALSE;
  for (const char *const *pair = preset->assignments; pair[0] != NULL; pair += 2)
    if (!mur_parameters_set (parameters, pair[0], pair[1], error))
      return FALSE;
  return TRUE;
}
