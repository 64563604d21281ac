/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of sweeps: a topic's parameters are varied there, and a run of many comes back
 * to its topic's page. */

#pragma once

#include "app/window/window.h"
#include "ui/sweep/recipe.h"

/* What a window offers of it. */
void mur_window_add_sweep_actions (MurWindow *self);
/* Shows what was opened, and takes it; while a sweep is carried out a toast says why not. */
void mur_window_open_sweep (MurWindow *self, MurSweepOpened *opened);
/* A sweep of the topic in sight that varies the parameter @name (nullable: none yet). */
void mur_window_vary (MurWindow *self, const char *name);
/* Has @page design sweeps of the topic that was in sight, unless it is about another one. */
void mur_window_offer_topic (MurWindow *self, MurSweepPage *page);
/* Whoever shows a page of sweeps has its runs opened. */
void mur_window_watch_sweep (MurWindow *self, MurSweepPage *page);
