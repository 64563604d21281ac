/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of so many rows that are made when they come into sight. */

#pragma once

#include <gio/gio.h>

#define MUR_TYPE_ROW (mur_row_get_type ())
G_DECLARE_FINAL_TYPE (MurRow, mur_row, MUR, ROW, GObject)

gsize mur_row_get_index (MurRow *self);

#define MUR_TYPE_ROW_LIST (mur_row_list_get_type ())
G_DECLARE_FINAL_TYPE (MurRowList, mur_row_list, MUR, ROW_LIST, GObject)

GListModel *mur_row_list_new (gsize n);
