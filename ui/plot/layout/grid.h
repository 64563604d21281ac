/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of panels: how the size is shared among them. */

#pragma once

#include "ui/plot/layout/private.h"

typedef struct _MurGrid MurGrid;

/* The tracks of the places, with the weights of the figure. */
MurGrid *mur_grid_new (const MurLayout *layout);
void mur_grid_free (MurGrid *self);
/* Takes the margins that panels ask for now where they are larger than before. Returns:
 * whether any is, by more than rounding */
gboolean mur_grid_gather (MurGrid *self, const MurLayout *layout);
/* Shares the size of @layout, less margins and gaps, by weight. */
void mur_grid_share (MurGrid *self, const MurLayout *layout);
/* Where the data area of a panel is to be, in whole pixels. */
MurRectangle mur_grid_room (const MurGrid *self, const MurPanelPlace *place);
/* Where the margins of its columns end. */
void mur_grid_outer (const MurGrid *self,
                     const MurPanelPlace *place,
                     double *left,
                     double *right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurGrid, mur_grid_free)
