/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text in the metadata of figure files: written into the bytes that cairo makes, and
 * read back. Readers return %NULL when there is none or a part of one; they take any
 * bytes, in time that grows as the file does and with memory of a few times the longest
 * text in it. */

#pragma once

#include <glib.h>

typedef struct
{
  double dpi;
  double width_points, height_points;
  const char *title;  /* (nullable) */
  const char *recipe; /* (nullable) */
} MurFileNotes;

/* Adds resolution and texts to a PNG file in @bytes. */
void mur_png_annotate (GByteArray *bytes, const MurFileNotes *notes);
char *mur_png_read_recipe (const guint8 *bytes, gsize length);

/* Adds title and recipe to an SVG file, and numbers its parts from 1, which cairo does
 * from whatever it drew before. */
void mur_svg_annotate (GByteArray *bytes, const MurFileNotes *notes);
char *mur_svg_read_recipe (const char *bytes, gsize length);

/* What the PDF writer puts into the keywords, and back from a whole file. */
char *mur_pdf_keywords (const char *recipe);
char *mur_pdf_read_recipe (const char *bytes, gsize length);

/* Writes size, title and recipe into the comments of an EPS file. */
void mur_eps_annotate (GByteArray *bytes, const MurFileNotes *notes);
char *mur_eps_read_recipe (const char *bytes, gsize length);

/* What the readers share, recipe-text.c. */

/* Whether @text stands at @at. */
gboolean mur_recipe_starts (const char *at, const char *end, const char *text);
/* Returns: (nullable): where @text, which is not empty, stands first from @from on */
const char *mur_recipe_find (const char *from, const char *end, const char *text);
/* Returns: (nullable): a copy with an end; %NULL where a zero byte would end it early
 */
char *mur_recipe_text (const char *bytes, gsize length);
/* Returns: (nullable): the text that is @code in base 64 */
char *mur_recipe_decode (const char *code);
