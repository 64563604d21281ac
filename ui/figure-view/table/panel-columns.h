/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A panel as a table: the columns of its layers side by side, each x once. Nothing is
 * copied. */

#pragma once

#include "ui/plot/figure/figure.h"

typedef struct
{
  char *title; /* plain text */
  const double *values;
  gsize n;
  /* Cells of an image: the place of a cell along one side; @values is NULL. */
  double from, step;
  gsize n_across, n_each; /* it is (row / n_each) % n_across */
  char **names;           /* (nullable): of categories; borrowed */
} MurPanelColumn;

/* Returns: of MurPanelColumn; valid as long as the figure */
GArray *mur_panel_columns (const MurPanel *panel);
/* The longest. */
gsize mur_panel_columns_n_rows (const GArray *columns);

/* NaN beyond its end. */
double mur_panel_column_value (const MurPanelColumn *self, gsize row);
/* To read: seven digits, the name of a category, nothing for NaN. */
char *mur_panel_column_text (const MurPanelColumn *self, gsize row);

/* Comma-separated values with all their digits. Takes a while. */
char *mur_panel_columns_to_csv (const GArray *columns);
