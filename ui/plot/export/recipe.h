/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text in the metadata of figure files, for the units of the formats: it is written
 * into the bytes that cairo makes, and read back. Readers return %NULL when there is none
 * or a part of one; they take any bytes, in time that grows as the file does and with
 * memory of a few times the longest text in it. */

#pragma once

#include <glib.h>

typedef struct
{
  double dpi;
  double width_points, height_points;
  const char *title;  /* (nullable) */
  const char *recipe; /* (nullable) */
} MurFileNotes;
