/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/sweep/dealer.h"
#include "ui/pages/sweep/axis-row.h"

#define MUR_TYPE_SWEEP_PANEL (mur_sweep_panel_get_type ())
G_DECLARE_FINAL_TYPE (MurSweepPanel, mur_sweep_panel, MUR, SWEEP_PANEL, GtkWidget)

GtkWidget *mur_sweep_panel_new (void);

const MurExperiment *mur_sweep_panel_get_experiment (MurSweepPanel *self);
guint mur_sweep_panel_n_axes (MurSweepPanel *self);
void mur_sweep_panel_set_base (MurSweepPanel *self, const MurSession *base);
gboolean mur_sweep_panel_vary (MurSweepPanel *self, const char *name, GError **error);
void mur_sweep_panel_clear (MurSweepPanel *self);
void mur_sweep_panel_show_sweep (MurSweepPanel *self,
                                 const MurSweep *sweep,
                                 const char *path,
                                 guint shard,
                                 guint n_shards);
void mur_sweep_panel_set_path (MurSweepPanel *self, const char *path);

/* What is to be carried out. */
typedef struct
{
  MurSweep *sweep;
  guint shard, n_shards;
  char *path;
  guint n_workers;
} MurSweepOrder;

gboolean
mur_sweep_panel_read (MurSweepPanel *self, MurSweepOrder *order, GError **error);
void mur_sweep_panel_mark (MurSweepPanel *self, const GError *error);
void mur_sweep_panel_show_work (MurSweepPanel *self,
                                const MurSweepProgress *progress,
                                gboolean is_running);
