/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/frame.h"

#define MUR_TYPE_READOUT (mur_readout_get_type ())
G_DECLARE_FINAL_TYPE (MurReadout, mur_readout, MUR, READOUT, GtkWidget)

GtkWidget *mur_readout_new (void);
void mur_readout_show (MurReadout *self, const MurFrame *frame);
char *mur_readout_dup_text (MurReadout *self);
