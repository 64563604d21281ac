/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text of SVG files as text. */

#pragma once

#include "ui/plot/layout/text.h"

/* Appends the text as an element; the set() of a MurTextSink whose data is a GString. */
void mur_svg_text_add (
  gpointer data, cairo_t *cr, PangoLayout *layout, double anchor, double rim);
/* Puts the elements at the end of the file, over all that is there. */
void
mur_svg_text_insert (GByteArray *bytes, const GString *elements, const char *families);
