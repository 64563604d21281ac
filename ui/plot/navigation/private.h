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

  GQueue back, forward; /* of MurSnapshot, the nearest first */
  guint depth;          /* of gestures under way */
  MurSnapshot *before;  /* the outermost gesture */
  gboolean moved;       /* by navigation since then, not by a figure */
};
