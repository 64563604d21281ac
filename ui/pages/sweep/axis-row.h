/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/pages/sweep/draft.h"

#define MUR_TYPE_SWEEP_AXIS_ROW (mur_sweep_axis_row_get_type ())
G_DECLARE_FINAL_TYPE (
  MurSweepAxisRow, mur_sweep_axis_row, MUR, SWEEP_AXIS_ROW, GtkListBoxRow)

GtkWidget *mur_sweep_axis_row_new (MurSweepDraft *draft);
const MurSweepDraft *mur_sweep_axis_row_get_draft (MurSweepAxisRow *self);
void mur_sweep_axis_row_focus (MurSweepAxisRow *self);
void mur_sweep_axis_row_set_kind (MurSweepAxisRow *self, MurDesignKind kind);
void mur_sweep_axis_row_mark (MurSweepAxisRow *self, const char *message);
const char *mur_sweep_axis_row_get_message (MurSweepAxisRow *self);
