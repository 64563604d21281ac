/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/experiment.h"

/* A button in @box for each action of @experiment that needs no place, by the action
 * run.act (name) of an ancestor. Without any the box is out of sight. */
void mur_action_buttons_fill (GtkBox *box, const MurExperiment *experiment);
