/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of the panel that designs a sweep: panel.c is what it holds and says,
 * panel-read.c what is typed into it, panel-work.c what it says of a sweep that goes on,
 * panel-build.c its widgets. */

#pragma once

#include "ui/pages/sweep/panel.h"

/* A row with a label, a control, and room for a message. */
typedef struct
{
  GtkWidget *row, *control, *message;
} MurSweepPanelRow;

struct _MurSweepPanel
{
  GtkWidget parent_instance;
  MurSession *base;      /* (nullable): nothing is to be swept yet */
  guint shard, n_shards; /* of the store that is gone on with; 1 of 1 */
  gboolean updating;
  gboolean is_of_store; /* what is designed is what the store has */
  gboolean is_running;

  GtkWidget *content;
  GtkLabel *topic;
  GtkListBox *axes;
  GPtrArray *rows; /* of MurSweepAxisRow, which the list has */
  char *
    focused; /* (nullable): the parameter whose row has the focus once it is in sight */
  GtkMenuButton *add;
  GtkWidget *kind;
  GtkWidget *points;
  GtkLabel *runs;
  GtkWidget *workers;
  GtkWidget *store;
  MurSweepPanelRow points_row, runs_row, workers_row, store_row;
  GtkWidget *start, *stop, *fresh;
  GtkProgressBar *bar;
  GtkLabel *progress;
};

void mur_sweep_panel_build (MurSweepPanel *self);
/* The design has changed; and anything, the design included. */
void mur_sweep_panel_redesigned (MurSweepPanel *self);
void mur_sweep_panel_changed (MurSweepPanel *self);
/* Returns: (nullable): the row of the parameter @name (nullable) */
MurSweepAxisRow *mur_sweep_panel_find_row (MurSweepPanel *self, const char *name);
MurDesignKind mur_sweep_panel_get_kind (MurSweepPanel *self);
