/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of steps, and the index of the one in force. The oldest are dropped. */

#include "ui/parameters/history.h"

#include "ui/parameters/edit.h"

#define MOST_STEPS 200

typedef struct
{
  MurParameters *values;
  MurInputs *inputs;
  MurTitles *titles; /* (nullable) */
  guint64 edit;      /* 0: of the first */
} Step;

struct _MurParameterHistory
{
  GPtrArray *steps; /* of Step */
  guint at;         /* the one in force */
  guint64 gesture;  /* that made it; 0: none to go on with */
  gboolean refused; /* the one in force */
};

static Step *
step_new (const MurParameters *values,
          MurInputs *inputs,
          const MurTitles *titles,
          guint64 edit)
{
  Step *self = g_new (Step, 1);

  self->edit = edit;
  self->values = mur_parameters_copy (values);
  self->inputs = mur_inputs_ref (inputs);
  self->titles = mur_titles_ref (titles);
  return self;
}

static void
step_free (Step *self)
{
  mur_parameters_free (self->values);
  mur_inputs_unref (self->inputs);
  mur_titles_unref (self->titles);
  g_free (self);
}

static const Step *
in_force (const MurParameterHistory *self)
{
  return g_ptr_array_index (self->steps, self->at);
}

MurParameterHistory *
mur_parameter_history_new (const MurParameters *values)
{
  MurParameterHistory *self = g_new0 (MurParameterHistory, 1);
  g_autoptr (MurInputs) none = mur_inputs_new ();

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)step_free);
  g_ptr_array_add (self->steps, step_new (values, none, NULL, 0));
  return self;
}

void
mur_parameter_history_free (MurParameterHistory *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

const MurParameters *
mur_parameter_history_values (const MurParameterHistory *self)
{
  return in_force (self)->values;
}

MurInputs *
mur_parameter_history_inputs (const MurParameterHistory *self)
{
  return in_force (self)->inputs;
}

const MurTitles *
mur_parameter_history_titles (const MurParameterHistory *self)
{
  return in_force (self)->titles;
}

guint64
mur_parameter_history_edit (const MurParameterHistory *self)
{
  return in_force (self)->edit;
}

/* Drops the steps from @first on. */
static void
cut (MurParameterHistory *self, guint first)
{
  if (first < self->steps->len)
    g_ptr_array_remove_range (self->steps, first, self->steps->len - first);
}

static void
record (MurParameterHistory *self,
        const MurParameters *values,
        MurInputs *inputs,
        const MurTitles *titles,
        guint64 gesture)
{
  gboolean goes_on = gesture != 0 && gesture == self->gesture;
  Step *step;

  if (inputs == in_force (self)->inputs
      && mur_parameters_equal (values, in_force (self)->values)
      && mur_titles_equal (titles, in_force (self)->titles))
    return;
  step = step_new (values, inputs, titles,
                   gesture != 0 ? gesture : mur_edit_new_gesture ());
  cut (self, self->refused || goes_on ? self->at : self->at + 1);
  g_ptr_array_add (self->steps, step);
  if (self->steps->len > MOST_STEPS)
    g_ptr_array_remove_index (self->steps, 0);
  self->at = self->steps->len - 1;
  self->gesture = gesture;
  self->refused = FALSE;
}

void
mur_parameter_history_record (MurParameterHistory *self,
                              const MurParameters *values,
                              MurInputs *inputs,
                              guint64 gesture)
{
  record (self, values, inputs, in_force (self)->titles, gesture);
}

void
mur_parameter_history_record_titles (MurParameterHistory *self, const MurTitles *titles)
{
  const gboolean refused = self->refused;

  record (self, in_force (self)->values, in_force (self)->inputs, titles, 0);
  self->refused = refused;
}

void
mur_parameter_history_record_all (MurParameterHistory *self,
                                  const MurParameters *values,
                                  MurInputs *inputs,
                                  const MurTitles *titles)
{
  record (self, values, inputs, titles, 0);
}

void
mur_parameter_history_refuse (MurParameterHistory *self)
{
  self->refused = self->at > 0;
}

gboolean
mur_parameter_history_return_to (MurParameterHistory *self, const MurInputs *inputs)
{
  guint at = self->at;

  while (self->at > 0 && in_force (self)->inputs != inputs)
    self->at--;
  if (self->at == at)
    return FALSE;
  cut (self, self->at + 1);
  self->gesture = 0;
  self->refused = FALSE;
  return TRUE;
}

gboolean
mur_parameter_history_can_undo (const MurParameterHistory *self)
{
  return self->at > 0;
}

gboolean
mur_parameter_history_can_redo (const MurParameterHistory *self)
{
  return self->at + 1 < self->steps->len;
}

void
mur_parameter_history_undo (MurParameterHistory *self)
{
  g_return_if_fail (mur_parameter_history_can_undo (self));
  self->at--;
  if (self->refused)
    g_ptr_array_remove_index (self->steps, self->at + 1);
  self->gesture = 0;
  self->refused = FALSE;
}

void
mur_parameter_history_redo (MurParameterHistory *self)
{
  g_return_if_fail (mur_parameter_history_can_redo (self));
  self->at++;
  if (self->refused)
    g_ptr_array_remove_index (self->steps, --self->at);
  self->gesture = 0;
  self->refused = FALSE;
}
