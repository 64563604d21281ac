/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was in force and comes into force: whole sets, undo and redo, and the titles of
 * figures, which are kept beside the values so that undo takes back either. */

#include "ui/parameters/panel-private.h"

/* As one step, with @inputs (referenced), but without "changed": the caller begins the run. */
void
mur_parameter_panel_set_all (MurParameterPanel *self,
                             const MurParameters *parameters,
                             MurInputs *inputs)
{
  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  mur_parameter_history_record (self->history, parameters, inputs, 0);
  mur_parameter_panel_show_values (self);
}

/* The same with @titles (referenced, nullable), as of a session. */
void
mur_parameter_panel_bring (MurParameterPanel *self,
                           const MurParameters *parameters,
                           MurInputs *inputs,
                           const MurTitles *titles)
{
  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  mur_parameter_history_record_all (self->history, parameters, inputs, titles);
  mur_parameter_panel_show_values (self);
}

/* (nullable): what a person calls axes and series; borrowed until the next change */
const MurTitles *
mur_parameter_panel_get_titles (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  return mur_parameter_history_titles (self->history);
}

/* Brings @titles (referenced, nullable) into force, as one step. */
void
mur_parameter_panel_set_titles (MurParameterPanel *self, const MurTitles *titles)
{
  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  if (mur_titles_equal (titles, mur_parameter_panel_get_titles (self)))
    return;
  mur_parameter_history_record_titles (self->history, titles);
  mur_parameter_panel_emit_titled (self);
}

/* No run can begin with what is in force: undo does not come back to it. */
void
mur_parameter_panel_refuse (MurParameterPanel *self)
{
  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  mur_parameter_history_refuse (self->history);
}

/* Takes back what came with other inputs than @inputs (nullable), and does not emit
 * "changed". Returns: whether there was any */
gboolean
mur_parameter_panel_return_to (MurParameterPanel *self, const MurInputs *inputs)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), FALSE);
  if (!mur_parameter_history_return_to (self->history, inputs))
    return FALSE;
  mur_parameter_panel_show_values (self);
  return TRUE;
}

/* Goes a step by @go, and says what is different: a step of titles changes no run. */
static void
travel (MurParameterPanel *self, void (*go) (MurParameterHistory *history))
{
  g_autoptr (MurTitles) titles = mur_titles_ref (mur_parameter_panel_get_titles (self));
  g_autoptr (MurInputs) inputs = mur_inputs_ref (mur_parameter_panel_get_inputs (self));
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (self));

  go (self->history);
  mur_parameter_panel_show_values (self);
  if (!mur_titles_equal (titles, mur_parameter_panel_get_titles (self)))
    mur_parameter_panel_emit_titled (self);
  if (inputs != mur_parameter_panel_get_inputs (self)
      || !mur_parameters_equal (values, mur_parameter_panel_get_parameters (self)))
    mur_parameter_panel_emit_changed (self, MUR_EDIT_DONE);
}

void
mur_parameter_panel_undo (MurParameterPanel *self)
{
  if (mur_parameter_panel_can_undo (self))
    travel (self, mur_parameter_history_undo);
}

void
mur_parameter_panel_redo (MurParameterPanel *self)
{
  if (mur_parameter_panel_can_redo (self))
    travel (self, mur_parameter_history_redo);
}

gboolean
mur_parameter_panel_can_undo (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), FALSE);
  return mur_parameter_history_can_undo (self->history);
}

gboolean
mur_parameter_panel_can_redo (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), FALSE);
  return mur_parameter_history_can_redo (self->history);
}
