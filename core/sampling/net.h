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
  MUR_NET_SOBOL,
  MUR_NET_NIEDERREITER
} MurNetKind;

#define MUR_SOBOL_DIMENSIONS 40
#define MUR_NIEDERREITER_DIMENSIONS 12
#define MUR_NET_BITS 31 /* indices are below 2³¹ */

typedef struct _MurNet MurNet;

/* One coordinate of the sequence. */
MurNet *mur_net_new (MurNetKind kind, guint dimension);
void mur_net_free (MurNet *self);

/* The bytes that mur_net_new() will take. */
gsize mur_net_bytes (void);

/* Indices @first, @first + 1, …; 0.1 to 0.3 ns each. */
void mur_net_fill (const MurNet *self, guint64 first, gsize n, double *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurNet, mur_net_free)
