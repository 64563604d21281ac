/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The limits a view holds: axes that do not jump while a run is live. */

#pragma once

#include "ui/plot/painter.h"

/* What happens to the limits when a figure is shown. */
typedef enum
{
  MUR_LIMITS_GROW, /* they hold, or grow where the figure needs it */
  MUR_LIMITS_FIT   /* they are found anew */
} MurLimits;

/* @views: of MurPanelView, one a panel; another number of panels than before is a fit.
 * Panels with linked x axes keep them in common. */
void mur_held_limits_update (GArray *views, const MurFigure *figure, MurLimits limits);
