/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Axes of panels: which belong together, and their limits. @axis is one of the two. */

#pragma once

#include "ui/plot/navigation/private.h"

/* Panels whose x belongs to that of @panel; it itself does. */
gboolean mur_navigation_is_linked (const MurNavigation *self, guint panel, guint other);
MurAxis *mur_navigation_axis (const MurNavigation *self, guint panel, MurAxes axis);
MurRange *mur_navigation_range (const MurNavigation *self, guint panel, MurAxes axis);
MurScaleChoice *
mur_navigation_choice (const MurNavigation *self, guint panel, MurAxes axis);

/* Sets limits as navigated ones, for all panels they are linked with. */
void
mur_navigation_take (MurNavigation *self, guint panel, MurAxes axis, MurRange range);
/* Makes axes automatic without limits; the next update finds them. */
void mur_navigation_release (MurNavigation *self, guint panel, MurAxes axes);
/* Sets automatic limits by the figure and by @follow. */
void mur_navigation_update (MurNavigation *self, MurFollow follow);

/* Whether an axis can have exactly these limits. */
static inline gboolean
mur_range_is_usable (MurRange range, MurScale scale)
{
  const MurRange sane = mur_range_sane (range, scale);

  return sane.minimum == range.minimum && sane.maximum == range.maximum;
}

static inline gboolean
mur_range_is_set (MurRange range)
{
  return range.minimum == range.minimum && range.maximum == range.maximum;
}
