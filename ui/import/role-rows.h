/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/import/import.h"

#define MUR_TYPE_ROLE_ROWS (mur_role_rows_get_type ())
G_DECLARE_FINAL_TYPE (MurRoleRows, mur_role_rows, MUR, ROLE_ROWS, GtkWidget)

void mur_role_rows_show (MurRoleRows *self, const MurImport *import);
gboolean mur_role_rows_has_any (MurRoleRows *self);
char **mur_role_rows_dup (MurRoleRows *self);
