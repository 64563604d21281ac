/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of a navigation, for the units that move it. */

#pragma once

#include "ui/plot/navigation/private.h"

/* Begins a step of navigation. Returns: (nullable): the state before, for
 * mur_navigation_end_step(); %NULL: locked */
MurSnapshot *mur_navigation_begin_step (MurNavigation *self);
/* @before: (transfer full). Returns: whether anything is different since */
gboolean mur_navigation_end_step (MurNavigation *self, MurSnapshot *before);
void mur_navigation_forget_history (MurNavigation *self);
/* Drops automatic limits from the history: they are found anew when one goes back. */
void mur_navigation_age_history (MurNavigation *self);
