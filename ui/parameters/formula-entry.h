/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#define MUR_TYPE_FORMULA_ENTRY (mur_formula_entry_get_type ())
G_DECLARE_FINAL_TYPE (MurFormulaEntry, mur_formula_entry, MUR, FORMULA_ENTRY, GtkEntry)

GtkWidget *mur_formula_entry_new (void);
void mur_formula_entry_mark (MurFormulaEntry *self, guint column);
