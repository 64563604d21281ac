/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Layers are added behind those there are in number, so that what is known of those by
 * their number stays true. */

#include "ui/plot/figure/ghost.h"

#include "ui/plot/figure/layers.h"

#define WIDTH 0.7

static gboolean
is_course (const MurLayer *layer)
{
  return (layer->kind == MUR_LAYER_LINE || layer->kind == MUR_LAYER_STEPS)
         && layer->role != MUR_ROLE_GUIDE && layer->role != MUR_ROLE_GHOST
         && layer->n > 1;
}

static void
add_lines (MurPanel *panel, const MurPanel *ghost, const char *name)
{
  gboolean is_named = panel->legend || panel->line_names;

  for (guint i = 0; i < ghost->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (ghost->layers, i);
      MurLayer *twin;

      if (!is_course (layer))
        continue;
      twin = mur_panel_add (panel, layer->kind, MUR_ROLE_GUIDE, is_named ? name : NULL);
      twin->x = layer->x;
      twin->y = layer->y;
      twin->n = layer->n;
      twin->width = WIDTH;
      twin->solid = TRUE;
      is_named = FALSE;
    }
}

void
mur_figure_add_ghost (MurFigure *self, MurFigure *ghost, const char *name)
{
  guint n;

  g_return_if_fail (self != NULL && ghost != NULL);

  n = MIN (mur_figure_n_panels (self), mur_figure_n_panels (ghost));
  for (guint i = 0; i < n; i++)
    if (mur_figure_panel (self, i)->x.is_course
        && mur_figure_panel (ghost, i)->x.is_course)
      add_lines (mur_figure_panel (self, i), mur_figure_panel (ghost, i), name);
  mur_figure_own (self, mur_figure_ref (ghost), (GDestroyNotify)mur_figure_unref);
}
