/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions in memory. Changes are immutable once they are logged, so that copies share
 * them and a copy costs one reference a change. */

#include "core/run/session.h"

/* A change as it is kept: the public part first. */
typedef struct
{
  MurChange change;
  int references;
} SharedChange;

static void
unref_change_cb (gpointer data)
{
  SharedChange *shared = data;
  if (!g_atomic_int_dec_and_test (&shared->references))
    return;
  g_free (shared->change.action);
  mur_parameters_free (shared->change.parameters);
  g_free (shared);
}

static gpointer
ref_change_cb (gconstpointer data, gpointer unused)
{
  SharedChange *shared = (SharedChange *)data;
  g_atomic_int_inc (&shared->references);
  return shared;
}

MurSession *
mur_session_new (const MurExperiment *experiment)
{
  g_return_val_if_fail (experiment != NULL, NULL);

  MurSession *self = g_new0 (MurSession, 1);
  self->experiment = experiment;
  self->parameters = mur_parameters_new (experiment->parameters);
  self->inputs = mur_inputs_new ();
  self->changes = g_ptr_array_new_with_free_func (unref_change_cb);
  return self;
}

/* Inputs are copied as a list, so that either session may take another table. */
static MurInputs *
copy_inputs (const MurInputs *inputs)
{
  MurInputs *copy = mur_inputs_new ();
  for (guint i = 0; i < mur_inputs_n (inputs); i++)
    mur_inputs_add_from (copy, inputs, mur_inputs_name (inputs, i));
  return copy;
}

MurSession *
mur_session_copy (const MurSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurSession *copy = g_new0 (MurSession, 1);
  copy->experiment = self->experiment;
  copy->scene = g_strdup (self->scene);
  copy->titles = mur_titles_ref (self->titles);
  copy->parameters = mur_parameters_copy (self->parameters);
  copy->inputs = copy_inputs (self->inputs);
  copy->changes = g_ptr_array_copy (self->changes, ref_change_cb, NULL);
  g_ptr_array_set_free_func (copy->changes, unref_change_cb);
  return copy;
}

void
mur_session_free (MurSession *self)
{
  if (self == NULL)
    return;
  g_free (self->scene);
  mur_titles_unref (self->titles);
  mur_parameters_free (self->parameters);
  mur_inputs_unref (self->inputs);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

void
mur_session_set_scene (MurSession *self, const char *scene)
{
  g_return_if_fail (self != NULL);

  g_free (self->scene);
  self->scene = g_strdup (scene);
}

void
mur_session_set_titles (MurSession *self, const MurTitles *titles)
{
  g_return_if_fail (self != NULL);

  MurTitles *before = self->titles;
  self->titles = mur_titles_ref (titles);
  mur_titles_unref (before);
}

static SharedChange *
new_change (guint64 step, const char *action, const MurParameters *parameters)
{
  SharedChange *shared = g_new0 (SharedChange, 1);
  shared->references = 1;
  shared->change.step = step;
  shared->change.action = g_strdup (action);
  if (parameters != NULL)
    shared->change.parameters = mur_parameters_copy (parameters);
  return shared;
}

void
mur_session_add_change (MurSession *self,
                        guint64 step,
                        const char *action,
                        const MurParameters *parameters)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((action == NULL) != (parameters == NULL));

  g_ptr_array_add (self->changes, new_change (step, action, parameters));
}

void
mur_session_insert_action (MurSession *self, guint64 step, const char *action)
{
  g_return_if_fail (self != NULL && action != NULL);

  guint i = self->changes->len;
  while (i > 0 && ((MurChange *)g_ptr_array_index (self->changes, i - 1))->step > step)
    i--;
  g_ptr_array_insert (self->changes, (int)i, new_change (step, action, NULL));
}

void
mur_session_add_edit (MurSession *self,
                      guint64 step,
                      const MurParameters *parameters,
                      guint64 edit)
{
  g_return_if_fail (self != NULL && parameters != NULL);

  SharedChange *shared = new_change (step, NULL, parameters);
  shared->change.edit = edit;
  g_ptr_array_add (self->changes, shared);
}

guint
mur_session_remove_edit (MurSession *self, guint64 edit)
{
  g_return_val_if_fail (self != NULL && edit != 0, G_MAXUINT);

  guint first = G_MAXUINT;
  for (guint i = self->changes->len; i > 0; i--)
    {
      const MurChange *change = g_ptr_array_index (self->changes, i - 1);
      if (change->edit != edit)
        continue;
      g_ptr_array_remove_index (self->changes, i - 1);
      first = i - 1;
    }
  return first;
}

void
mur_session_drop_changes (MurSession *self, guint n_kept)
{
  g_ptr_array_set_size (self->changes, (int)MIN (n_kept, self->changes->len));
}

const MurParameters *
mur_session_last_parameters (const MurSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->changes->len; i > 0; i--)
    {
      const MurChange *change = g_ptr_array_index (self->changes, i - 1);
      if (change->parameters != NULL)
        return change->parameters;
    }
  return self->parameters;
}

void
mur_session_set_view (MurSession *self, const MurParameters *parameters)
{
  g_return_if_fail (self != NULL && parameters != NULL);

  mur_parameters_copy_view (self->parameters, parameters);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const MurChange *change = g_ptr_array_index (self->changes, i);
      if (change->parameters == NULL
          || mur_parameters_same_view (change->parameters, parameters))
        continue;
      SharedChange *changed = new_change (change->step, NULL, change->parameters);
      changed->change.edit = change->edit;
      mur_parameters_copy_view (changed->change.parameters, parameters);
      unref_change_cb (g_ptr_array_index (self->changes, i));
      g_ptr_array_index (self->changes, i) = changed;
    }
}
