/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Held limits: what a panel needs by itself, joined with what was held and with the
 * panels it is linked to. */

#include "ui/widgets/held-limits.h"

#include <math.h>

static const MurPanel *
panel_of (const MurFigure *figure, guint i)
{
  return mur_figure_panel ((MurFigure *)figure, i);
}

/* Nothing there yet: no limits to hold. */
static gboolean
is_empty (const MurPanel *panel)
{
  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);
      if (layer->n > 0 || layer->kind == MUR_LAYER_IMAGE)
        return FALSE;
    }
  return TRUE;
}

/* What the panels of @link hold together. */
static MurRange
linked_range (const MurPanelView *views, const MurFigure *figure, guint n, guint link)
{
  MurRange all = { NAN, NAN };
  for (guint i = 0; i < n; i++)
    if (panel_of (figure, i)->link_x == link && !is_empty (panel_of (figure, i)))
      all = mur_range_grow (all, views[i].x);
  return all;
}

static void
link_limits (MurPanelView *views, const MurFigure *figure, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint link = panel_of (figure, i)->link_x;
      MurRange all = linked_range (views, figure, n, link);
      if (link != 0 && !isnan (all.minimum))
        views[i].x = all;
    }
}

/* @held grown to hold @now, unless it is to be fitted; what the axis fixes
 * is fixed. */
static MurRange
update_range (MurRange held, MurRange now, const MurAxis *axis, MurLimits limits)
{
  MurRange range = limits == MUR_LIMITS_FIT ? now : mur_range_grow (held, now);
  if (!isnan (axis->minimum))
    range.minimum = axis->minimum;
  if (!isnan (axis->maximum))
    range.maximum = axis->maximum;
  return range;
}

void
mur_held_limits_update (GArray *views, const MurFigure *figure, MurLimits limits)
{
  guint n = mur_figure_n_panels (figure);

  g_return_if_fail (views != NULL && figure != NULL);

  if (n != views->len)
    limits = MUR_LIMITS_FIT;
  g_array_set_size (views, n);
  for (guint i = 0; i < n; i++)
    {
      const MurPanel *panel = panel_of (figure, i);
      MurPanelView *view = &g_array_index (views, MurPanelView, i);
      MurRange x = { NAN, NAN }, y = { NAN, NAN };

      if (!is_empty (panel))
        mur_panel_auto_limits (panel, &x, &y);
      view->x = update_range (view->x, x, &panel->x, limits);
      view->y = update_range (view->y, y, &panel->y, limits);
    }
  link_limits ((gpointer)views->data, figure, n);
}
