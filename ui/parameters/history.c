/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of parameter sets, and the index of the one in force. The oldest are dropped.
 */

#include "ui/parameters/history.h"

#define MOST_STEPS 200

struct _MurParameterHistory
{
  GPtrArray *steps; /* of MurParameters */
  guint at;         /* the one in force */
  guint64 gesture;  /* that made it; 0: none to go on with */
};

MurParameterHistory *
mur_parameter_history_new (const MurParameters *values)
{
  MurParameterHistory *self = g_new0 (MurParameterHistory, 1);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)mur_parameters_free);
  g_ptr_array_add (self->steps, mur_parameters_copy (values));
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
  return g_ptr_array_index (self->steps, self->at);
}

void
mur_parameter_history_record (MurParameterHistory *self,
                              const MurParameters *values,
                              guint64 gesture)
{
  guint keep = self->at + 1;

  if (mur_parameters_equal (values, mur_parameter_history_values (self)))
    return;
  if (gesture != 0 && gesture == self->gesture)
    keep = self->at;
  if (keep < self->steps->len)
    g_ptr_array_remove_range (self->steps, keep, self->steps->len - keep);
  g_ptr_array_add (self->steps, mur_parameters_copy (values));
  if (self->steps->len > MOST_STEPS)
    g_ptr_array_remove_index (self->steps, 0);
  self->at = self->steps->len - 1;
  self->gesture = gesture;
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
  self->gesture = 0;
}

void
mur_parameter_history_redo (MurParameterHistory *self)
{
  g_return_if_fail (mur_parameter_history_can_redo (self));
  self->at++;
  self->gesture = 0;
}
