/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A few results that belong together, as rows of aligned cells. It is filled from its
 * first row on each time; what is not filled again goes out of sight. */

#pragma once

#include <gtk/gtk.h>

typedef enum
{
  MUR_CELL_NAME,   /* to the left, and dim */
  MUR_CELL_NUMBER, /* to the right */
  MUR_CELL_TEXT    /* to the left */
} MurCellKind;

#define MUR_TYPE_RESULT_BLOCK (mur_result_block_get_type ())
G_DECLARE_FINAL_TYPE (MurResultBlock, mur_result_block, MUR, RESULT_BLOCK, GtkWidget)

GtkWidget *mur_result_block_new (void);
/* @title: of the block, to screen readers */
void mur_result_block_begin (MurResultBlock *self, const char *title);
void mur_result_block_begin_row (MurResultBlock *self);
void mur_result_block_add (MurResultBlock *self, MurCellKind kind, const char *text);
void mur_result_block_end (MurResultBlock *self);
