/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The elementwise loops: one source line an operation, expanded to a loop for each kind
 * of operand. A result may take the place of an operand, element by element, which is
 * what MUR_LOOP tells the compiler. */

#include "core/expression/operations-private.h"

#include <math.h>
#include <string.h>

#include "core/base/kernel.h"

#define KERNEL(name, PREPARE, LOAD, RESULT)                                           \
  MUR_KERNEL static void name (gsize n, double *const *to, const double *const *from) \
  {                                                                                   \
    double *out = to[0];                                                              \
    PREPARE                                                                           \
    MUR_LOOP                                                                          \
    for (gsize i = 0; i < n; i++)                                                     \
      {                                                                               \
        LOAD out[i] = (RESULT);                                                       \
      }                                                                               \
  }

#define ARRAY(name, k) const double *name##_array = from[k];
#define EACH(name) const double name = name##_array[i];
#define SCALAR(name, k) const double name = *from[k];

#define KERNEL_1(name, RESULT)                            \
  KERNEL (mur_##name##_a, ARRAY (x, 0), EACH (x), RESULT) \
  const MurOperation mur_kernels_##name = { { mur_##name##_a } };

#define KERNEL_2(name, RESULT)                                                   \
  KERNEL (mur_##name##_aa, ARRAY (x, 0) ARRAY (y, 1), EACH (x) EACH (y), RESULT) \
  KERNEL (mur_##name##_as, ARRAY (x, 0) SCALAR (y, 1), EACH (x), RESULT)         \
  KERNEL (mur_##name##_sa, SCALAR (x, 0) ARRAY (y, 1), EACH (y), RESULT)         \
  const MurOperation mur_kernels_##name                                          \
    = { { mur_##name##_aa, mur_##name##_as, mur_##name##_sa } };

/* In products a scalar comes first; see mur_graph_binary(). */
#define KERNEL_3(name, RESULT)                                       \
  KERNEL (mur_##name##_aaa, ARRAY (x, 0) ARRAY (y, 1) ARRAY (z, 2),  \
          EACH (x) EACH (y) EACH (z), RESULT)                        \
  KERNEL (mur_##name##_aas, ARRAY (x, 0) ARRAY (y, 1) SCALAR (z, 2), \
          EACH (x) EACH (y), RESULT)                                 \
  KERNEL (mur_##name##_saa, SCALAR (x, 0) ARRAY (y, 1) ARRAY (z, 2), \
          EACH (y) EACH (z), RESULT)                                 \
  KERNEL (mur_##name##_sas, SCALAR (x, 0) ARRAY (y, 1) SCALAR (z, 2), EACH (y), RESULT)

#define VARIANTS_3(name)                                                   \
  {                                                                        \
    mur_##name##_aaa, mur_##name##_aas, mur_##name##_saa, mur_##name##_sas \
  }

KERNEL_1 (negate, -x)
KERNEL_1 (sqrt, sqrt (x))
KERNEL_1 (abs, fabs (x))
KERNEL_1 (sign, x > 0 ? 1.0 : x < 0 ? -1.0 : x == 0 ? 0.0 : x)
KERNEL_1 (floor, floor (x))
KERNEL_1 (ceil, ceil (x))
KERNEL_1 (cube, (x * x * x))
KERNEL_1 (fourth, (x * x) * (x * x))

KERNEL_2 (add, x + y)
KERNEL_2 (subtract, x - y)
KERNEL_2 (multiply, (x * y))
KERNEL_2 (divide, x / y)

/* The first of two equals; NaN where either is. */
#define FIRST_OF_MIN ((x <= y) | (x != x))
#define FIRST_OF_MAX ((x >= y) | (x != x))
KERNEL_2 (min, FIRST_OF_MIN ? x : y)
KERNEL_2 (max, FIRST_OF_MAX ? x : y)
KERNEL_2 (pick_min, FIRST_OF_MIN ? 1.0 : 0.0)
KERNEL_2 (pick_max, FIRST_OF_MAX ? 1.0 : 0.0)
KERNEL_2 (chain, y == 0 ? 0.0 : x * y)

KERNEL_3 (fused_add, (x * y) + z)
KERNEL_3 (fused_subtract, (x * y) - z)
KERNEL_3 (fused_subtract_from, z - x * y)
KERNEL_3 (fused_multiply, (x * y * z))

const MurKernel mur_kernel_fused[MUR_N_FUSED][4] = {
  [MUR_FUSED_ADD] = VARIANTS_3 (fused_add),
  [MUR_FUSED_SUBTRACT] = VARIANTS_3 (fused_subtract),
  [MUR_FUSED_SUBTRACT_FROM] = VARIANTS_3 (fused_subtract_from),
  [MUR_FUSED_MULTIPLY] = VARIANTS_3 (fused_multiply),
};

KERNEL (mur_four_a,
        ARRAY (x, 0) ARRAY (y, 1) ARRAY (z, 2) ARRAY (w, 3),
        EACH (x) EACH (y) EACH (z) EACH (w),
        (x * y * z * w))
KERNEL (mur_four_s,
        SCALAR (x, 0) ARRAY (y, 1) ARRAY (z, 2) ARRAY (w, 3),
        EACH (y) EACH (z) EACH (w),
        (x * y * z * w))
const MurKernel mur_kernel_product_of_four[2] = { mur_four_a, mur_four_s };

KERNEL (mur_negative_a, ARRAY (x, 0) ARRAY (y, 1), EACH (x) EACH (y), (-(x * y)))
KERNEL (mur_negative_s, SCALAR (x, 0) ARRAY (y, 1), EACH (y), (-(x * y)))
const MurKernel mur_kernel_negative_product[2] = { mur_negative_a, mur_negative_s };

KERNEL (mur_broadcast_s, SCALAR (x, 0), , x)
const MurKernel mur_kernel_broadcast = mur_broadcast_s;

void
mur_kernel_copy (gsize n, double *const *to, const double *const *from)
{
  memcpy (to[0], from[0], n * sizeof (double));
}
