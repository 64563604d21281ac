/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Windows and dialogs that belong to a widget: one of each kind at a time. Main thread.
 */

#pragma once

#include <gtk/gtk.h>

/* Returns: (nullable): (transfer none): the one of @kind that is up, after it has been
 * brought to the front: there is no need for another */
gpointer mur_secondary_raise (GtkWidget *owner, const char *kind);

/* @secondary is the one of @kind from now on: a GtkWindow, which becomes transient for
 * the owner's window, goes with it and is presented; a GtkNativeDialog, which is shown,
 * and released where the owner goes before there is a response; or another GObject, for
 * as long as it lives. */
void mur_secondary_present (GtkWidget *owner, const char *kind, gpointer secondary);
