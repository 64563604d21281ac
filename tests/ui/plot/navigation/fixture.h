/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of navigation share. */

#pragma once

#include "tests/ui/plot/navigation/tests.h"
#include "ui/plot/navigation/navigation.h"

static const double xs[] = { -2.5, 0.75, 4.125, 9.5 };
static const double ys[] = { 3.5, 0.0625, 17.25, 8 };
G_GNUC_UNUSED static const double far[] = { -900, 2e3, 40, 1e4 };

static inline MurFigure *
new_figure (guint n_panels, guint link)
{
  MurFigure *figure = mur_figure_new ();

  for (guint i = 0; i < n_panels; i++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, i, 0, "Panel");

      panel->link_x = i < 2 ? link : 0;
      mur_panel_add_line (panel, MUR_ROLE_DATA, "data", xs, ys, 4);
      mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", xs, i == 0 ? ys : far, 4);
    }
  return figure;
}

static inline MurNavigation *
new_view (const MurFigure *figure)
{
  MurNavigation *self = mur_navigation_new ();

  mur_navigation_show (self, figure, MUR_FOLLOW_FIT);
  return self;
}

static inline MurLayout *
lay_out (const MurNavigation *self)
{
  return mur_layout_new (mur_navigation_figure (self), mur_theme_find ("light"),
                         mur_navigation_panels (self, NULL), 640, 480, 1);
}

static inline MurRange
range_of (const MurNavigation *self, guint panel, MurAxes axis)
{
  const MurPanelView *view = &mur_navigation_panels (self, NULL)[panel];

  return axis == MUR_AXIS_X ? view->x : view->y;
}
