/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the methods of minimisation share. Private to core/inference. */

#pragma once

#include "core/inference/search/optimiser.h"

typedef struct _MurLevenbergMarquardt MurLevenbergMarquardt;
typedef struct _MurLbfgs MurLbfgs;

struct _MurOptimiser
{
  MurLikelihood *likelihood;
  MurOptimiserSettings settings;
  guint n_parameters;
  gboolean *held;

  MurStatus status;
  MurOptimiserReason reason;
  double *parameters;
  double objective, gradient_norm;
  guint n_iterations, n_evaluations;
  guint n_pieces; /* of the evaluation under way */

  MurLevenbergMarquardt *levenberg_marquardt; /* one of the two */
  MurLbfgs *lbfgs;
};

/* Ends with @reason, which says the status, too. */
void mur_optimiser_end (MurOptimiser *self, MurOptimiserReason reason);
/* ‖g‖ over what is not held; g of the likelihood's last evaluation. */
double mur_optimiser_measure_gradient (const MurOptimiser *self);
/* Begins an evaluation and counts it. */
void mur_optimiser_evaluate (MurOptimiser *self,
                             const double *parameters,
                             MurEvaluationKind kind);
/* Goes on with it by @n_pieces, as saved. */
void mur_optimiser_catch_up (MurOptimiser *self, guint n_pieces);

MurLevenbergMarquardt *mur_levenberg_marquardt_new (MurOptimiser *owner);
void mur_levenberg_marquardt_free (MurLevenbergMarquardt *self);
void mur_levenberg_marquardt_step (MurLevenbergMarquardt *self, MurOptimiser *owner);
void mur_levenberg_marquardt_save (const MurLevenbergMarquardt *self,
                                   MurArchive *archive);
gboolean mur_levenberg_marquardt_restore (MurLevenbergMarquardt *self,
                                          MurOptimiser *owner,
                                          guint n_pieces,
                                          const MurArchive *archive,
                                          GError **error);

MurLbfgs *mur_lbfgs_new (MurOptimiser *owner);
void mur_lbfgs_free (MurLbfgs *self);
void mur_lbfgs_step (MurLbfgs *self, MurOptimiser *owner);
void mur_lbfgs_save (const MurLbfgs *self, MurArchive *archive);
gboolean mur_lbfgs_restore (MurLbfgs *self,
                            MurOptimiser *owner,
                            guint n_pieces,
                            const MurArchive *archive,
                            GError **error);
