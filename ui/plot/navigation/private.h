/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a navigation holds; shared by its units. */

#pragma once

#include "ui/plot/navigation/navigation.h"
#include "ui/plot/navigation/snapshot.h"

struct _MurNavigation
{
  MurFigure *figure; /* NULL at first */
  MurSnapshot now;
  MurFollow follow; /* GROW or HOLD */
  MurNavigationLock lock;
  int enlarged;          /* the panel that is alone in sight; −1: none */
  guint64 hidden_panels; /* bit i: panel i, unless one is enlarged */

  GQueue back, forward; /* of MurSnapshot, the nearest first */
  guint depth;          /* of gestures under way */
  MurSnapshot *before;  /* the outermost gesture */
  gboolean moved;       /* by navigation since then, not by a figure */
};

/* All panels are in sight. */
void mur_navigation_forget_sight (MurNavigation *self);
