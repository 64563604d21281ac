/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of a legend, one below the other or in rows. */

#pragma once

#include "ui/plot/layout/legend.h"

MurLegendEntry *mur_legend_entry (const MurPanelPlace *place, guint i);

/* One below the other: as wide as the widest. */
double mur_legend_column_width (const MurPanelPlace *place);
double mur_legend_column_height (const MurPanelPlace *place);
void mur_legend_set_column (MurPanelPlace *place, double x, double y);

/* In one row, or in as many rows as are needed so that none is longer than @room. */
double mur_legend_row_width (const MurLayout *self, const MurPanelPlace *place);
double
mur_legend_rows_height (const MurLayout *self, const MurPanelPlace *place, double room);
void mur_legend_set_rows (
  const MurLayout *self, MurPanelPlace *place, double x, double y, double room);
/* The length of rows below the panel. */
double mur_legend_below_width (const MurPanelPlace *place);
