/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as text, alike in every locale. */

#pragma once

#include <glib.h>

/* Reads all of @text (blanks around it allowed, no-break and thin ones too) as a finite
 * decimal or scientific number, minus being - or U+2212; FALSE for anything else:
 * empty, hexadecimal, NaN, infinity, overflow, trailing text. */
gboolean mur_number_parse (const char *text, double *value);

/* The same for @length bytes that need no end, with @point as the decimal mark. */
gboolean mur_number_read (const char *text, gsize length, char point, double *value);

/* The shortest text that reads back as @value: 0.1, 1e-12, 4; "nan", "inf", "-inf". */
char *mur_number_format (double value);

/* @value to @digits significant digits with trailing zeros dropped, for people: 4.009.
 */
char *mur_number_round (double value, int digits);

/* For people, to two digits or the whole unit: "0.4 s", "40 min", "6 h", "3 days". */
char *mur_number_duration (double seconds);
