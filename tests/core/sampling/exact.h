/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fractions of whole numbers, and whether a double is the nearest to one: decided in
 * integers. */

#pragma once

#include <glib.h>

__extension__ typedef unsigned __int128 MurWide;

typedef struct
{
  MurWide numerator;   /* below the denominator */
  MurWide denominator; /* at most 2⁷⁴ */
} MurExact;

/* What the digit @a of place @place counts as. */
typedef guint (*MurDigitCb) (guint a, guint32 base, guint place, gpointer data);

/* The digits of @index, or @n_places if they are fewer, mapped and read backwards: one
 * by one, from the lowest. */
MurExact mur_exact_inverse (
  guint64 index, guint32 base, guint n_places, MurDigitCb map_cb, gpointer data);

/* Whether |value − exact| ≤ (½ + 2^−slack_bits) ulp; 0 stands for no slack. */
gboolean mur_exact_is_nearest (MurExact exact, double value, guint slack_bits);
