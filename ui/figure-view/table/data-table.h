/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/plot/figure/figure.h"

#define MUR_TYPE_DATA_TABLE (mur_data_table_get_type ())
G_DECLARE_FINAL_TYPE (MurDataTable, mur_data_table, MUR, DATA_TABLE, AdwWindow)

GtkWidget *mur_data_table_new (const MurFigure *figure, guint panel);
void mur_data_table_show (MurDataTable *self, const MurFigure *figure, guint panel);
GtkColumnView *mur_data_table_get_grid (MurDataTable *self);
