/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JᵀJ and Jᵀr of least squares, from rows of J that come in blocks. Private to
 * core/inference. */

#pragma once

#include "core/parallel/pool.h"

typedef struct
{
  guint n;         /* columns */
  gsize stride;    /* of a row of J and of the product: the next multiple of eight */
  gsize n_block;   /* rows of a block, at most */
  double *block;   /* n_block rows; columns beyond n are zero */
  double *rest;    /* r of the rows */
  double *product; /* upper triangle of JᵀJ, and some of the lower */
  double *right;   /* Jᵀr */
  gsize n_filled;  /* rows of the block, of the last call */
  MurPool *pool;
} MurNormalEquations;

/* @pool: (nullable): borrowed */
void mur_normal_equations_init (MurNormalEquations *self,
                                guint n,
                                gsize n_block,
                                MurPool *pool);
void mur_normal_equations_clear (MurNormalEquations *self);

void mur_normal_equations_reset (MurNormalEquations *self);
/* Adds the first @n_rows of the block; n² n_rows multiplications by two halves. Equal
 * bits for any number of threads. */
void mur_normal_equations_add (MurNormalEquations *self, gsize n_rows);
/* @curvature[n·n] = JᵀJ · @factor, both halves. */
void mur_normal_equations_get (const MurNormalEquations *self,
                               double factor,
                               double *curvature);
