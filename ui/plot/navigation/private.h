/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a view holds: between the units that follow figures, navigate, remember and
 * take what people type. */

#pragma once

#include "ui/plot/layout/private.h"
#include "ui/plot/navigation/navigation.h"

/* All that navigation changes. */
typedef struct
{
  MurPanelView *panels;
  guint *navigated; /* MurAxes of each panel */
  guint n;
} MurMoment;

struct _MurView
{
  MurFigure *figure; /* NULL at first */
  MurMoment now;
  MurFollow follow; /* GROW or HOLD */
  MurNavigationLock lock;

  GQueue back, forward; /* of MurMoment, the nearest first */
  guint depth;          /* of gestures under way */
  MurMoment *before;    /* the outermost one */
  gboolean moved;       /* by navigation since, not by a figure */
};

MurMoment *mur_moment_copy (const MurMoment *self);
void mur_moment_free (MurMoment *self);
gboolean mur_moment_equal (const MurMoment *self, const MurMoment *other);

/* Panels whose x belongs to that of @panel; it itself does. */
gboolean mur_navigation_is_linked (const MurNavigation *self, guint panel, guint other);
MurAxis *mur_navigation_axis (const MurNavigation *self, guint panel, MurAxes axis);
MurRange *mur_navigation_range (const MurNavigation *self, guint panel, MurAxes axis);
MurScaleChoice *
mur_navigation_choice (const MurNavigation *self, guint panel, MurAxes axis);

/* Automatic limits by the figure and by @follow. */
void mur_navigation_update (MurNavigation *self, MurFollow follow);
/* Takes limits, for all panels they are linked with. */
void
mur_navigation_take (MurNavigation *self, guint panel, MurAxes axis, MurRange range);
/* Forgets limits, so that the next update finds them. */
void mur_navigation_release (MurNavigation *self, guint panel, MurAxes axes);

/* Begins a step of navigation. Returns: (nullable): what was before; %NULL: locked */
MurMoment *mur_navigation_begin_step (MurNavigation *self);
/* @before: (transfer full). Returns: whether anything is different since */
gboolean mur_navigation_end_step (MurNavigation *self, MurMoment *before);
void mur_navigation_forget_history (MurNavigation *self);
/* Automatic limits of the past are to be found anew when it comes back. */
void mur_navigation_age_history (MurNavigation *self);

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
