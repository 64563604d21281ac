/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plot/navigation/snapshot.h"

#include <math.h>

MurSnapshot *
mur_snapshot_copy (const MurSnapshot *self)
{
  MurSnapshot *copy = g_new (MurSnapshot, 1);

  copy->n = self->n;
  copy->panels = g_memdup2 (self->panels, self->n * sizeof *self->panels);
  copy->navigated = g_memdup2 (self->navigated, self->n * sizeof *self->navigated);
  return copy;
}

void
mur_snapshot_free (MurSnapshot *self)
{
  g_free (self->panels);
  g_free (self->navigated);
  g_free (self);
}

static gboolean
same (MurRange a, MurRange b)
{
  return (a.minimum == b.minimum || (isnan (a.minimum) && isnan (b.minimum)))
         && (a.maximum == b.maximum || (isnan (a.maximum) && isnan (b.maximum)));
}

gboolean
mur_snapshot_equal (const MurSnapshot *a, const MurSnapshot *b)
{
  for (guint i = 0; i < MIN (a->n, b->n); i++)
    if (!same (a->panels[i].x, b->panels[i].x) || !same (a->panels[i].y, b->panels[i].y)
        || a->panels[i].x_scale != b->panels[i].x_scale
        || a->panels[i].y_scale != b->panels[i].y_scale
        || a->navigated[i] != b->navigated[i])
      return FALSE;
  return a->n == b->n;
}
