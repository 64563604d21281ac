/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of parameters, as a row or a slider reports them: how far one is, and which
 * edits make one step of undo. */

#pragma once

#include <glib.h>

/* How far a person is with an edit. */
typedef enum
{
  MUR_EDIT_TYPING,   /* a text that may not be meant yet */
  MUR_EDIT_DRAGGING, /* a slider on its way */
  MUR_EDIT_DONE
} MurEdit;

/* Id shared by the edits of one gesture, such as a drag, so that undo treats them as
 * one; never 0. Main thread. */
guint64 mur_edit_new_gesture (void);
