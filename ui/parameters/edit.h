/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits, as widgets and panel speak of them. */

#pragma once

#include <glib.h>

/* How far a person is with an edit. */
typedef enum
{
  MUR_EDIT_TYPING,   /* a text that may not be meant yet */
  MUR_EDIT_DRAGGING, /* a slider on its way */
  MUR_EDIT_DONE
} MurEdit;

/* A number for what belongs together, such as the edits of one drag; never 0. Main
 * thread. */
guint64 mur_edit_new_stroke (void);
