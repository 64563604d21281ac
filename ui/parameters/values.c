/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Derived parameter sets, over any experiment's table. */

#include "ui/parameters/values.h"

#include "core/experiment/constraint.h"

/* Seeds that are drawn are short enough to be read out. */
#define MOST_SEED 1000000

const MurParameter *
mur_values_seed (const MurExperiment *experiment)
{
  const MurParameter *parameter = experiment->parameters;
  for (; parameter->name != NULL; parameter++)
    if (parameter->flags & MUR_PARAMETER_SEED)
      return parameter;
  return NULL;
}

MurParameters *
mur_values_of_preset (const MurExperiment *experiment,
                      const char *id,
                      const MurParameters *values)
{
  const MurParameter *seed = mur_values_seed (experiment);
  g_autoptr (MurParameters) preset = mur_parameters_copy (values);

  if (!mur_experiment_apply_preset (experiment, id, preset, NULL))
    return NULL;
  if (seed != NULL)
    {
      g_autofree char *text = mur_parameters_format (values, seed->name);
      mur_parameters_set (preset, seed->name, text, NULL);
    }
  return g_steal_pointer (&preset);
}

MurParameters *
mur_values_of_action (const MurExperiment *experiment,
                      const char *id,
                      const MurParameters *values)
{
  const MurAction *action = mur_experiment_find_action (experiment, id);
  g_autoptr (MurParameters) assigned = NULL;

  if (action == NULL || action->assignments == NULL)
    return NULL;
  assigned = mur_parameters_copy (values);
  for (const char *const *pair = action->assignments; pair[0] != NULL; pair += 2)
    if (!mur_parameters_set (assigned, pair[0], pair[1], NULL))
      return NULL;
  return g_steal_pointer (&assigned);
}

/* @same: what makes two sets of values alike */
static guint
find_alike (const MurExperiment *experiment,
            const MurParameters *values,
            gboolean (*same) (const MurParameters *self, const MurParameters *other))
{
  const MurPreset *presets = experiment->presets;
  guint i;

  for (i = 0; presets != NULL && presets[i].id != NULL; i++)
    {
      g_autoptr (MurParameters) preset
        = mur_values_of_preset (experiment, presets[i].id, values);
      if (preset != NULL && same (preset, values))
        break;
    }
  return i;
}

guint
mur_values_find_preset (const MurExperiment *experiment, const MurParameters *values)
{
  const MurPreset *presets = experiment->presets;
  const guint equal = find_alike (experiment, values, mur_parameters_equal);

  if (presets == NULL || presets[equal].id != NULL)
    return equal;
  return find_alike (experiment, values, mur_parameters_differ_view_only);
}

static const MurParameter *
find_constraints (const MurExperiment *experiment)
{
  const MurParameter *parameter = experiment->parameters;
  for (; parameter->name != NULL; parameter++)
    if (parameter->flags & MUR_PARAMETER_CONSTRAINTS)
      return parameter;
  return NULL;
}

void
mur_values_forget_names (const MurExperiment *experiment,
                         MurParameters *values,
                         const MurInputs *inputs)
{
  const MurParameter *constraints = find_constraints (experiment);
  g_auto (GStrv) names = NULL;
  g_autofree char *kept = NULL;

  if (constraints == NULL || experiment->constrained == NULL
      || *mur_parameters_text (values, constraints->name) == '\0')
    return;
  names = experiment->constrained->names (values, inputs);
  if (names == NULL)
    return;
  kept = mur_constraints_keep (mur_parameters_text (values, constraints->name),
                               (const char *const *)names);
  mur_parameters_set (values, constraints->name, kept, NULL);
}

MurParameters *
mur_values_reseeded (const MurExperiment *experiment, const MurParameters *values)
{
  const MurParameter *seed = mur_values_seed (experiment);
  g_autoptr (MurParameters) reseeded = NULL;
  int drawn = g_random_int_range (1, MOST_SEED);

  if (seed == NULL)
    return NULL;
  reseeded = mur_parameters_copy (values);
  mur_parameters_set_number (reseeded, seed->name, drawn, NULL);
  if (mur_parameters_equal (reseeded, values))
    mur_parameters_set_number (reseeded, seed->name, drawn % (MOST_SEED - 1) + 1, NULL);
  return g_steal_pointer (&reseeded);
}
