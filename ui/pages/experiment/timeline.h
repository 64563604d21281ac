/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/run/runner.h"

#define MUR_TYPE_TIMELINE (mur_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MurTimeline, mur_timeline, MUR, TIMELINE, GtkWidget)

GtkWidget *mur_timeline_new (void);
void mur_timeline_show (MurTimeline *self,
                        const MurRunnerReport *report,
                        guint64 step,
                        const char *words,
                        gboolean has_ghost);
void mur_timeline_mark (MurTimeline *self, const MurSession *session);
