/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Held limits: what a panel needs by itself, joined with what was held and with the
 * panels it is linked to. */

#include "ui/widgets/held-limits.h"

static const MurPanel *
panel_of (const MurFigure *figure, guint i)
{
  return mur_figure_panel ((MurFigure *)figure, i);
}

static void
link_limits (MurPanelView *views, const MurFigure *figure, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        guint link = panel_of (figure, i)->link_x;
        if (link != 0 && link == panel_of (figure, j)->link_x)
          views[i].x = mur_range_grow (views[i].x, views[j].x);
      }
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
      MurPanelView *view = &g_array_index (views, MurPanelView, i);
      MurRange x, y;

      mur_panel_auto_limits (panel_of (figure, i), &x, &y);
      view->x = limits == MUR_LIMITS_FIT ? x : mur_range_grow (view->x, x);
      view->y = limits == MUR_LIMITS_FIT ? y : mur_range_grow (view->y, y);
    }
  link_limits ((MurPanelView *)views->data, figure, n);
}
