/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A curve y = F(t; p1, p2, …), or a surface over more inputs, given by a formula,
 * against data: objective and residuals.
 *
 * Immutable after it is made, so any number of threads may use it, each with a
 * workspace of its own. */

#pragma once

#include "core/expression/program.h"
#include "core/fitting/loss.h"
#include "core/parallel/pool.h"

typedef struct _MurModel MurModel;

/* @t, @y: @n_rows ≥ 1 finite values each; copied. @program: one input, t. */
MurModel *mur_model_new (const MurProgram *program,
                         const double *t,
                         const double *y,
                         gsize n_rows);
/* The same of any number of inputs, an array each, as many as @program has. */
MurModel *mur_model_new_inputs (const MurProgram *program,
                                const double *const *inputs,
                                const double *y,
                                gsize n_rows);

/* What is known of the errors of y. */
typedef enum
{
  MUR_WEIGHTS_RELATIVE, /* how they are to one another */
  MUR_WEIGHTS_ABSOLUTE, /* what they are */
  MUR_N_WEIGHTS
} MurWeights;

/* With @sigma, the standard deviation of each y, above 0: the objectives are those of
 * (y − F) / σ. (nullable): %NULL for one and the same, which is not known. */
MurModel *mur_model_new_weighted (const MurProgram *program,
                                  const double *const *inputs,
                                  const double *y,
                                  const double *sigma,
                                  MurWeights kind,
                                  gsize n_rows);
/* (nullable): 1/σ of each row */
const double *mur_model_weights (const MurModel *self);
gboolean mur_model_knows_errors (const MurModel *self); /* σ itself */
/* y, or y/σ where there are weights. */
const double *mur_model_target (const MurModel *self);
/* Of some rows of @self, by their numbers: @n ≥ 1. */
MurModel *mur_model_new_rows (const MurModel *self, const gsize *rows, gsize n);
void mur_model_free (MurModel *self);
const MurProgram *mur_model_program (const MurModel *self);
gsize mur_model_n_rows (const MurModel *self);
guint mur_model_n_parameters (const MurModel *self);
const double *mur_model_t (const MurModel *self); /* the first input */
const double *mur_model_input (const MurModel *self, guint number);
const double *mur_model_y (const MurModel *self);

/* Scratch for @n_threads threads evaluating at once. */
typedef struct _MurModelScratch MurModelScratch;
MurModelScratch *mur_model_scratch_new (const MurModel *self, guint n_threads);
void mur_model_scratch_free (MurModelScratch *scratch);

/* The objective of @n_points parameter vectors (row by row), over @pool (nullable:
 * here). Work is cut by points, or by blocks of rows where points are few; the bits
 * depend on neither the cut nor the pool. Cost: n_points × rows × operations; no
 * allocation. */
void mur_model_objective (const MurModel *self,
                          const MurLoss *loss,
                          const double *points,
                          gsize n_points,
                          MurPool *pool,
                          MurModelScratch *scratch,
                          double *values);

/* The curve at the data's times, @values[n_rows]. */
void mur_model_curve (const MurModel *self,
                      const double *parameters,
                      MurModelScratch *scratch,
                      double *values);

/* Curve and gradient: @gradient[k · n_rows + row]. */
void mur_model_gradient (const MurModel *self,
                         const double *parameters,
                         MurModelScratch *scratch,
                         double *values,
                         double *gradient);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurModel, mur_model_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurModelScratch, mur_model_scratch_free)
