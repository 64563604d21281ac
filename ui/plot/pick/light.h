/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where one of a figure's things is painted, in all panels: what lights up while it is
 * pointed at. */

#pragma once

#include "ui/plot/layout/layout.h"

typedef struct
{
  MurRectangle area; /* the data area that it is in */
  gsize first, n;    /* of the points; 1: a mark, else a line */
} MurLightPart;

typedef struct
{
  GArray *parts; /* of MurLightPart */
  GArray
    *points; /* of double: x, y, x, y, …, in units of the layout; NaN parts lines */
} MurLight;

/* Cost: O(rows of data); a line is thinned to a few thousand points. */
MurLight *mur_light_new (const MurLayout *layout, double key);
void mur_light_free (MurLight *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurLight, mur_light_free)
