/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/experiment/ghosts.h"

#include "ui/figures/registry.h"
#include "ui/plot/figure/ghost.h"

#define N_RUNS 4

typedef struct
{
  MurFrame *frame;
  MurFigure *figure; /* (nullable): in the scene and with the values of the last look */
  gboolean is_branch;
} Ghost;

struct _MurGhosts
{
  const MurExperiment *experiment;
  GPtrArray *ghosts; /* of Ghost, the newest last */
  const MurScene *scene;
  MurParameters *values; /* nullable */
};

static void
free_ghost_cb (gpointer data)
{
  Ghost *ghost = data;

  mur_frame_unref (ghost->frame);
  g_clear_pointer (&ghost->figure, mur_figure_unref);
  g_free (ghost);
}

MurGhosts *
mur_ghosts_new (const MurExperiment *experiment)
{
  MurGhosts *self = g_new0 (MurGhosts, 1);

  self->experiment = experiment;
  self->ghosts = g_ptr_array_new_with_free_func (free_ghost_cb);
  return self;
}

void
mur_ghosts_free (MurGhosts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->ghosts);
  g_clear_pointer (&self->values, mur_parameters_free);
  g_free (self);
}

void
mur_ghosts_clear (MurGhosts *self)
{
  g_ptr_array_set_size (self->ghosts, 0);
}

static void
add (MurGhosts *self, const MurFrame *frame, gboolean is_branch)
{
  Ghost *ghost = g_new0 (Ghost, 1);

  ghost->frame = mur_frame_ref (frame);
  ghost->is_branch = is_branch;
  g_ptr_array_add (self->ghosts, ghost);
}

void
mur_ghosts_end_branch (MurGhosts *self)
{
  for (guint i = self->ghosts->len; i > 0; i--)
    if (((Ghost *)g_ptr_array_index (self->ghosts, i - 1))->is_branch)
      g_ptr_array_remove_index (self->ghosts, i - 1);
}

void
mur_ghosts_set_branch (MurGhosts *self, const MurFrame *frame)
{
  mur_ghosts_end_branch (self);
  if (frame != NULL)
    add (self, frame, TRUE);
}

static gboolean
compares_runs (const MurExperiment *experiment)
{
  const MurScene *scene = mur_scenes (experiment);

  for (; scene != NULL && scene->id != NULL; scene++)
    if (scene->compares_runs)
      return TRUE;
  return FALSE;
}

void
mur_ghosts_add_run (MurGhosts *self, const MurFrame *frame)
{
  if (!compares_runs (self->experiment))
    return;
  if (self->ghosts->len == N_RUNS)
    g_ptr_array_remove_index (self->ghosts, 0);
  add (self, frame, FALSE);
}

static gboolean
is_in (const Ghost *ghost, const MurScene *scene)
{
  return ghost->is_branch || (scene != NULL && scene->compares_runs);
}

gboolean
mur_ghosts_any (const MurGhosts *self, const MurScene *scene)
{
  for (guint i = 0; i < self->ghosts->len; i++)
    if (is_in (g_ptr_array_index (self->ghosts, i), scene))
      return TRUE;
  return FALSE;
}

/* Figures are of one scene and one set of values of the picture. */
static void
look (MurGhosts *self, const MurScene *scene, const MurParameters *values)
{
  if (self->scene == scene && self->values != NULL
      && mur_parameters_same_view (self->values, values))
    return;
  self->scene = scene;
  g_clear_pointer (&self->values, mur_parameters_free);
  self->values = mur_parameters_copy (values);
  for (guint i = 0; i < self->ghosts->len; i++)
    g_clear_pointer (&((Ghost *)g_ptr_array_index (self->ghosts, i))->figure,
                     mur_figure_unref);
}

void
mur_ghosts_draw (MurGhosts *self,
                 MurFigure *figure,
                 const MurScene *scene,
                 const MurParameters *values)
{
  const char *name = "before";

  look (self, scene, values);
  for (guint i = self->ghosts->len; i > 0; i--)
    {
      Ghost *ghost = g_ptr_array_index (self->ghosts, i - 1);

      if (!is_in (ghost, scene))
        continue;
      if (ghost->figure == NULL)
        ghost->figure
          = mur_figure_for_frame (self->experiment, scene, ghost->frame, values);
      mur_figure_add_ghost (figure, ghost->figure, name);
      name = NULL;
    }
}
