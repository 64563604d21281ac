/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures against those kept in tests/reference. On a difference both and the
 * difference are written to the build folder. MUR_UPDATE_REFERENCE=1 writes the
 * pictures anew, to be looked at before they are kept. */

#pragma once

#include <cairo.h>

/* Fonts that pictures may use, before anything asks for one. */
void mur_reference_fix_fonts (void);
/* That @image, opaque, is the picture that is kept as @name. */
void mur_reference_check (cairo_surface_t *image, const char *name);
