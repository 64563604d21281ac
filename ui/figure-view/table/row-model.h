/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GListModel of row indices; an item is created when it is asked for. */

#pragma once

#include <gio/gio.h>

#define MUR_TYPE_ROW (mur_row_get_type ())
G_DECLARE_FINAL_TYPE (MurRow, mur_row, MUR, ROW, GObject)

gsize mur_row_get_index (MurRow *self);

#define MUR_TYPE_ROW_MODEL (mur_row_model_get_type ())
G_DECLARE_FINAL_TYPE (MurRowModel, mur_row_model, MUR, ROW_MODEL, GObject)

GListModel *mur_row_model_new (gsize n);
