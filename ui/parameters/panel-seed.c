/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole sets of values for a panel: the defaults, and those with another seed. */

#include "ui/parameters/panel.h"
#include "ui/parameters/values.h"

/* All parameters to their defaults, the seed too. */
void
mur_parameter_panel_reset (MurParameterPanel *self)
{
  g_autoptr (MurParameters) values = NULL;

  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  values = mur_parameters_new (mur_parameter_panel_get_experiment (self)->parameters);
  mur_parameter_panel_set_parameters (self, values);
}

/* Draws another seed; where the experiment has none, nothing happens. */
void
mur_parameter_panel_new_seed (MurParameterPanel *self)
{
  g_autoptr (MurParameters) values = NULL;

  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  values = mur_values_reseeded (mur_parameter_panel_get_experiment (self),
                                mur_parameter_panel_get_parameters (self));
  if (values != NULL)
    mur_parameter_panel_set_parameters (self, values);
}

/* Returns: (nullable): the seed in force as text */
char *
mur_parameter_panel_dup_seed (MurParameterPanel *self)
{
  const MurParameter *seed;

  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  seed = mur_values_seed (mur_parameter_panel_get_experiment (self));
  return seed != NULL ? mur_parameters_format (
           mur_parameter_panel_get_parameters (self), seed->name)
                      : NULL;
}
