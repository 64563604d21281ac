/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#define MUR_TYPE_TITLE_EDITOR (mur_title_editor_get_type ())
G_DECLARE_FINAL_TYPE (MurTitleEditor, mur_title_editor, MUR, TITLE_EDITOR, GtkPopover)

MurTitleEditor *mur_title_editor_new (void);
void mur_title_editor_show (MurTitleEditor *self, const char *what, const char *text);
