/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which panels are in sight: those that are not hidden, or one alone that is enlarged.
 * Limits stay what they are. */

#include "ui/plot/navigation/navigation.h"

#include "ui/plot/navigation/private.h"

#define NONE (-1)

static gboolean
is_chosen_hidden (const MurNavigation *self, guint panel)
{
  return panel < 64 && (self->hidden_panels >> panel & 1) != 0;
}

static void
update (MurNavigation *self)
{
  for (guint i = 0; i < self->now.n; i++)
    self->now.panels[i].out_of_sight = self->enlarged != NONE
                                         ? i != (guint)self->enlarged
                                         : is_chosen_hidden (self, i);
}

void
mur_navigation_forget_sight (MurNavigation *self)
{
  self->enlarged = NONE;
  self->hidden_panels = 0;
  update (self);
}

gboolean
mur_navigation_is_in_sight (const MurNavigation *self, guint panel)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return panel < self->now.n && !self->now.panels[panel].out_of_sight;
}

guint
mur_navigation_n_in_sight (const MurNavigation *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->now.n; i++)
    n += !self->now.panels[i].out_of_sight;
  return n;
}

gboolean
mur_navigation_enlarge (MurNavigation *self, guint panel)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (mur_navigation_n_in_sight (self) < 2 || !mur_navigation_is_in_sight (self, panel))
    return FALSE;
  self->enlarged = (int)panel;
  update (self);
  return TRUE;
}

gboolean
mur_navigation_is_enlarged (const MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->enlarged != NONE;
}

gboolean
mur_navigation_end_enlarged (MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->enlarged == NONE)
    return FALSE;
  self->enlarged = NONE;
  update (self);
  return TRUE;
}

gboolean
mur_navigation_toggle_panel (MurNavigation *self, guint panel)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->enlarged != NONE || panel >= MIN (self->now.n, 64)
      || (mur_navigation_is_in_sight (self, panel)
          && mur_navigation_n_in_sight (self) < 2))
    return FALSE;
  self->hidden_panels ^= (guint64)1 << panel;
  update (self);
  return TRUE;
}

gboolean
mur_navigation_show_all_panels (MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->enlarged == NONE && self->hidden_panels == 0)
    return FALSE;
  mur_navigation_forget_sight (self);
  return TRUE;
}
