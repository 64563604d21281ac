/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The panel beside a figure, shown and hidden.
 *
 * In sight, but not laid out for the first time yet, a flap of libadwaita 1.2 that is to
 * move divides by its width, and lays out the page that wide: here it waits for a frame. */

#pragma once

#include <adwaita.h>

/* Whether it is shown, or will be as soon as it can. */
gboolean mur_flap_get_shown (AdwFlap *flap);
void mur_flap_set_shown (AdwFlap *flap, gboolean shown);
