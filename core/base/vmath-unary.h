/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What makes a value function one of arrays. Private to vmath*.c. */

#pragma once

#include "core/base/kernel.h"

#include <glib.h>

/* Values at a time: they stay in the first-level cache. */
#define MUR_VMATH_BLOCK 512

/* One function: its loop, where that is valid, and one value beyond. */
typedef struct
{
  void (*kernel) (gsize n, const double *x, double *y);
  double (*beyond) (double x);
  guint64 mask; /* of the bits that count: all, or all but the sign */
  guint64 low;  /* low ≤ (bits & mask) ≤ high; both below 2⁶³ */
  guint64 high;
} MurUnary;

#define MUR_UNARY_KERNEL(name)                                               \
  MUR_KERNEL static void name##_kernel (gsize n, const double *x, double *y) \
  {                                                                          \
    MUR_LOOP                                                                 \
    for (gsize i = 0; i < n; i++)                                            \
      y[i] = mur_##name##_value (x[i]);                                      \
  }

void mur_unary_apply (const MurUnary *self, gsize n, const double *x, double *y);
