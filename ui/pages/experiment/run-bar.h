/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/run/runner.h"

#define MUR_TYPE_RUN_BAR (mur_run_bar_get_type ())
G_DECLARE_FINAL_TYPE (MurRunBar, mur_run_bar, MUR, RUN_BAR, GtkWidget)

/* Named speeds, with how many steps a second each takes at most. Normal is the pace of
 * the run itself. */
typedef struct
{
  const char *id;
  const char *label;
  double rate; /* of a runner */
} MurSpeed;

/* Ends with a %NULL id; the second is the default. */
extern const MurSpeed mur_speeds[];

GtkWidget *mur_run_bar_new (void);
void mur_run_bar_show (MurRunBar *self,
                       MurRunnerState state,
                       const char *speed,
                       const char *status);
