/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Digital sequences in base 2, 31 bits deep: a coordinate of point n is the exclusive
 * or of direction numbers, one for each bit of n's Gray code.
 *
 * Immutable once made, so threads may share it. Coordinates are exact. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_DIGITAL_SOBOL,
  MUR_DIGITAL_NIEDERREITER
} MurDigitalKind;

#define MUR_SOBOL_DIMENSIONS 40
#define MUR_NIEDERREITER_DIMENSIONS 12
#define MUR_DIGITAL_BITS 31 /* indices are below 2³¹ */

typedef struct _MurDigital MurDigital;

/* One coordinate of the sequence. */
MurDigital *mur_digital_new (MurDigitalKind kind, guint dimension);
void mur_digital_free (MurDigital *self);

/* The bytes that mur_digital_new() will take. */
gsize mur_digital_bytes (void);

/* Indices @first, @first + 1, …; 0.1 to 0.3 ns each. */
void mur_digital_fill (const MurDigital *self, guint64 first, gsize n, double *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurDigital, mur_digital_free)
