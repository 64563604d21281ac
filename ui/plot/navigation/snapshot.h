/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Snapshots: all that navigation changes, as the history keeps it. */

#pragma once

#include "ui/plot/layout/layout.h"

typedef struct
{
  MurPanelView *panels;
  guint *navigated; /* MurAxes of each panel */
  guint n;
} MurSnapshot;

MurSnapshot *mur_snapshot_copy (const MurSnapshot *self);
void mur_snapshot_free (MurSnapshot *self);
/* Whether limits and scales are the same; hidden layers and legends do not count. */
gboolean mur_snapshot_equal (const MurSnapshot *self, const MurSnapshot *other);
