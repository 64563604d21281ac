/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/run/session.h"
#include "ui/pages/page.h"
#include "ui/sweep/recipe.h"

#define MUR_TYPE_SWEEP_PAGE (mur_sweep_page_get_type ())
G_DECLARE_FINAL_TYPE (MurSweepPage, mur_sweep_page, MUR, SWEEP_PAGE, AdwBin)

GtkWidget *mur_sweep_page_new (void);

gboolean mur_sweep_page_is_running (MurSweepPage *self);
gboolean mur_sweep_page_wants_topic (MurSweepPage *self,
                                     const MurExperiment *experiment);
void mur_sweep_page_set_base (MurSweepPage *self, const MurSession *base);
void mur_sweep_page_vary (MurSweepPage *self, const char *name);
void mur_sweep_page_open (MurSweepPage *self, MurSweepOpened *opened);
