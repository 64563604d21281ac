/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A double as it is stored: its bits, its neighbours, and the decimal number that it is
 * exactly.
 *
 * Pure functions of their arguments. Bits of NaN come and go unchanged. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_STORED_ZERO,
  MUR_STORED_SUBNORMAL,
  MUR_STORED_NORMAL,
  MUR_STORED_INFINITE,
  MUR_STORED_QUIET_NAN,
  MUR_STORED_SIGNALLING_NAN
} MurStoredKind;

/* Fields of the 64 bits: the sign, then the exponent, then the fraction. */
#define MUR_STORED_BITS 64
#define MUR_STORED_FRACTION_BITS 52
#define MUR_STORED_EXPONENT_BITS 11

guint64 mur_stored_bits (double value);
double mur_stored_value (guint64 bits);
MurStoredKind mur_stored_kind (guint64 bits);
/* "a normal number", "not a number, signalling" */
const char *mur_stored_kind_title (MurStoredKind kind);

/* The next double above or below @value; infinities and NaN are their own. */
double mur_stored_above (double value);
double mur_stored_below (double value);
/* The distance from |@value| to the next double farther from 0, as if there were one
 * beyond the greatest; NaN of infinities and NaN. */
double mur_stored_ulp (double value);

/* Reads what a person types: a decimal number of any length, rounded to nearest, beyond
 * the greatest to infinity; "inf", "-inf", "nan"; or all 64 bits as 0x and sixteen
 * hexadecimal digits. FALSE for anything else. */
gboolean mur_stored_parse (const char *text, double *value);
/* The shortest text that mur_stored_parse() reads as the same bits: "0.1", "-inf",
 * "0x7ff8000000000001". */
char *mur_stored_format (double value);

/* All digits of the number that @value is: "0.1000000000000000055511151231257827…", in
 * full; "1.5e-320"-like from 1e21 on and below 1e-7. Up to 767 digits, about 10 µs.
 * "inf", "-inf", "nan" */
char *mur_stored_exact (double value);

/* What is stored less what @text says, exactly and then rounded towards 0; NaN where
 * that has no meaning: of infinities and NaN, and of numbers beyond 1e±5000. */
double mur_stored_error (const char *text);
