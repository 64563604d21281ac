/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list at the side of a window: a row a topic, and then one of sweeps. */

#pragma once

#include <gtk/gtk.h>

/* What is said of the page of sweeps in place of an experiment's id. */
#define MUR_TOPICS_SWEEP "sweep"

/* How many topics there are; the row of sweeps is behind them. */
guint mur_topics_n (void);
void mur_topics_fill (GtkListBox *topics);
