/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The export dialog as a person uses it: rows by their names in the template. */

#pragma once

#include "app/window/export-dialog.h"
#include "tests/ui/pages/tests.h"

/* Of what @window shows, in dark colours. */
GtkWidget *mur_test_export_open (MurWindow *window, MurExportPurpose purpose);
/* Returns: (transfer none) */
gpointer mur_test_export_child (gpointer dialog, const char *name);
void mur_test_export_type (gpointer dialog, const char *name, const char *text);
const char *mur_test_export_text (gpointer dialog, const char *name);
void mur_test_export_choose (gpointer dialog, const char *name, guint item);
guint mur_test_export_chosen (gpointer dialog, const char *name);
