/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A run of the oscillators that has ended, opened as inference: its phases go over as the
 * table of a run that recovers frequencies and couplings from them. */

#pragma once

#include "app/window/window.h"

/* Does so with the run in sight, where it can be done. */
void mur_window_open_as_inference (MurWindow *self);
/* Says why it cannot be done. Returns: whether that is so */
gboolean mur_window_explain_inference (MurWindow *self);
/* Call when another run is in sight, or it has ended: the menu offers this then, or says
 * why it cannot be. */
void mur_window_update_inference (MurWindow *self);
