/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an overlay says in passing. A new message changes the text of the toast in
 * sight: libadwaita 1.2 ends the program where toasts follow each other faster than
 * they move, and of many messages only the last one can be read anyway. Main thread. */

#pragma once

#include <adwaita.h>

typedef struct _MurToasts MurToasts;

/* @overlay outlives it. */
MurToasts *mur_toasts_new (AdwToastOverlay *overlay);
void mur_toasts_free (MurToasts *self);

/* Shows @message, plain text. */
void mur_toasts_show (MurToasts *self, const char *message);
/* The same with a button; @clicked is a floating closure over (AdwToast). */
void mur_toasts_show_button (MurToasts *self,
                             const char *message,
                             const char *label,
                             GClosure *clicked);
void mur_toasts_dismiss (MurToasts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurToasts, mur_toasts_free)
