/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#define MUR_TYPE_FORMULA_ENTRY (mur_formula_entry_get_type ())
G_DECLARE_FINAL_TYPE (MurFormulaEntry, mur_formula_entry, MUR, FORMULA_ENTRY, GtkWidget)

GtkWidget *mur_formula_entry_new (void);
void mur_formula_entry_set_text (MurFormulaEntry *self, const char *text);
char *mur_formula_entry_dup_text (MurFormulaEntry *self);
void mur_formula_entry_mark (MurFormulaEntry *self, guint column);
GtkWidget *mur_formula_entry_get_view (MurFormulaEntry *self);
