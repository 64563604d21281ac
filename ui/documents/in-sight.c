/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/in-sight.h"

#include "ui/figures/registry.h"

MurInSight *
mur_in_sight_new (MurSession *session, MurFrame *frame)
{
  g_return_val_if_fail (session != NULL, NULL);

  MurInSight *self = g_new0 (MurInSight, 1);
  self->session = session;
  self->frame = frame;
  mur_export_options_init (&self->shown);
  return self;
}

void
mur_in_sight_set_views (MurInSight *self, const MurPanelView *views, guint n)
{
  g_return_if_fail (self != NULL);

  g_free (self->views);
  self->views = g_memdup2 (views, n * sizeof *views);
  self->n_views = self->views != NULL ? n : 0;
}

MurInSight *
mur_in_sight_copy (const MurInSight *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurInSight *copy
    = mur_in_sight_new (mur_session_copy (self->session),
                        self->frame != NULL ? mur_frame_ref (self->frame) : NULL);
  mur_in_sight_set_views (copy, self->views, self->n_views);
  copy->shown = self->shown;
  return copy;
}

void
mur_in_sight_free (MurInSight *self)
{
  if (self == NULL)
    return;
  mur_session_free (self->session);
  g_clear_pointer (&self->frame, mur_frame_unref);
  g_free (self->views);
  g_free (self);
}

MurFigure *
mur_in_sight_make_figure (const MurInSight *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->frame != NULL, NULL);

  if (!mur_figure_check (self->session->experiment, error))
    return NULL;
  return mur_figure_for_frame (
    self->session->experiment,
    mur_scene_find (self->session->experiment, self->session->scene, NULL), self->frame,
    mur_session_last_parameters (self->session));
}
