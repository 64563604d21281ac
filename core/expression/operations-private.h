/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What computes an operation: array kernels, by operation and kind of operand.
 *
 * A kernel takes up to MUR_PROGRAM_BLOCK values; results may take the place of an
 * operand, except those of mur_kernel_sincos. In the variants a scalar operand is one
 * value instead of an array. */

#pragma once

#include "core/expression/graph-private.h"

typedef void (*MurKernel) (gsize n, double *const *to, const double *const *from);

enum
{
  MUR_SECOND_SCALAR = 1, /* y, or of a fused kernel z */
  MUR_FIRST_SCALAR = 2   /* x */
};

typedef struct
{
  /* By the two bits above; %NULL where there is no such variant. */
  MurKernel variants[3];
} MurOperation;

const MurOperation *mur_operation (MurOp op);

/* Two operations in one pass, each rounded as it would be alone: x·y + z, x·y − z,
 * z − x·y, x·y·z; by the two bits. */
typedef enum
{
  MUR_FUSED_ADD,
  MUR_FUSED_SUBTRACT,
  MUR_FUSED_SUBTRACT_FROM,
  MUR_FUSED_MULTIPLY,
  MUR_N_FUSED
} MurFused;

extern const MurKernel mur_kernel_fused[MUR_N_FUSED][4];
extern const MurKernel mur_kernel_product_of_four[2];  /* x·y·z·w; [1]: x a scalar */
extern const MurKernel mur_kernel_negative_product[2]; /* −(x·y); [1]: x a scalar */

void mur_kernel_sincos (gsize n, double *const *to, const double *const *from);
void mur_kernel_copy (gsize n, double *const *to, const double *const *from);
extern const MurKernel mur_kernel_broadcast;

/* Arithmetic; see kernels.c. */
extern const MurOperation mur_kernels_negate;
extern const MurOperation mur_kernels_sqrt;
extern const MurOperation mur_kernels_abs;
extern const MurOperation mur_kernels_sign;
extern const MurOperation mur_kernels_floor;
extern const MurOperation mur_kernels_ceil;
extern const MurOperation mur_kernels_cube;
extern const MurOperation mur_kernels_fourth;
extern const MurOperation mur_kernels_add;
extern const MurOperation mur_kernels_subtract;
extern const MurOperation mur_kernels_multiply;
extern const MurOperation mur_kernels_divide;
extern const MurOperation mur_kernels_min;
extern const MurOperation mur_kernels_max;
extern const MurOperation mur_kernels_chain;
extern const MurOperation mur_kernels_pick_min;
extern const MurOperation mur_kernels_pick_max;
