/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Handles: layers that can be dragged. A grip is one that is held: it knows from where
 * on, so that a figure which changes under it does not move it. */

#pragma once

#include "ui/plot/layout/layout.h"

/* Which one; of no figure in particular. */
typedef struct
{
  guint panel, layer;
} MurHandlePlace;

/* Those in sight, in the order in which they are painted. Returns: (element-type
 * MurHandlePlace) */
GArray *mur_handles (const MurLayout *layout);
/* The nearest handle no farther than @reach, in sight. Of equals the topmost. */
gboolean mur_handle_nearest (
  const MurLayout *layout, double px, double py, double reach, MurHandlePlace *place);
/* The one after *@place, around; with @anew the first. Returns: FALSE where there is
 * none */
gboolean
mur_handle_next (const MurLayout *layout, gboolean anew, MurHandlePlace *place);
/* Where it is painted; of no width: out of sight, or not there. A rule is as wide as its
 * panel, and the box of a line holds all of it. */
MurRectangle mur_handle_box (const MurLayout *layout, MurHandlePlace place);
/* Returns: (nullable): (transfer none) */
const MurHandle *mur_handle_find (const MurLayout *layout, MurHandlePlace place);

typedef struct _MurGrip MurGrip;

/* Takes hold at a point. Returns: (nullable): %NULL where it is not there */
MurGrip *
mur_grip_new (const MurLayout *layout, MurHandlePlace place, double px, double py);
void mur_grip_free (MurGrip *self);

/* The value follows the point, by as much as a unit of the layout resolves. */
void mur_grip_move (MurGrip *self, double px, double py);
/* By so many steps of a few units of the layout, or of one where they are whole numbers.
 * What has no two ways of its own is more to the left, as angles are, and upwards. */
void mur_grip_nudge (MurGrip *self, int n_right, int n_up);

/* What it sets: name, value, …, %NULL. Returns: g_strfreev() it */
char **mur_grip_pairs (const MurGrip *self);
/* "Upper limit of p1: 12.5" */
char *mur_grip_describe (const MurGrip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurGrip, mur_grip_free)
