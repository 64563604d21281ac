/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share: parameters and their meaning, data, the run,
 * its frame. Private to the curve fit and its tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/fitting/model.h"
#include "core/fitting/statistics.h"
#include "core/swarm/swarm.h"

/* What a particle does at a search limit: bound. */
typedef enum
{
  MUR_CURVE_FIT_STOP,
  MUR_CURVE_FIT_BOUNCE,
  MUR_N_CURVE_FIT_BOUNDS
} MurCurveFitBound;

/* Whether least squares go on where the swarm ends: refine. */
typedef enum
{
  MUR_CURVE_FIT_UNREFINED,
  MUR_CURVE_FIT_REFINED,
  MUR_N_CURVE_FIT_REFINEMENTS
} MurCurveFitRefinement;

extern const MurParameter mur_curve_fit_parameters[];
extern const MurPreset mur_curve_fit_presets[];
extern const MurIdle mur_curve_fit_idle[];
extern const MurTableDescription mur_curve_fit_tables[];
extern const MurQuantity mur_curve_fit_scalars[];

/* The swarm and its stop that @parameters describe. */
void mur_curve_fit_read_swarm (const MurParameters *parameters,
                               MurSwarmSettings *settings,
                               MurStop *stop);
gboolean mur_curve_fit_wants_refinement (const MurParameters *parameters);
MurObjectiveKind mur_curve_fit_objective (const MurParameters *parameters);

/* The search limits of @n parameters into @lower and @upper. */
gboolean mur_curve_fit_read_limits (const MurParameters *parameters,
                                    guint n,
                                    double *lower,
                                    double *upper,
                                    GError **error);

MurCost mur_curve_fit_cost (const MurParameters *parameters, const MurInputs *inputs);

/* The points to fit: as they came, and by ascending time. */
typedef struct
{
  MurTable *table; /* t, y as they came */
  MurVector *t;    /* ascending; equal times in the order in which they came */
  MurVector *y;    /* beside t */
  double sigma;    /* standard deviation of the noise, 0 where unknown */
} MurCurveFitData;

/* The table "data" of @inputs, or the signal that @parameters describe: whether a curve
 * of @n_parameters can be fitted to it, how many points it has, and, once checked, its
 * points. */
gboolean mur_curve_fit_data_check (const MurParameters *parameters,
                                   const MurInputs *inputs,
                                   guint n_parameters,
                                   GError **error);
gsize mur_curve_fit_data_count (const MurParameters *parameters,
                                const MurInputs *inputs);
void mur_curve_fit_data_init (MurCurveFitData *self,
                              const MurParameters *parameters,
                              const MurInputs *inputs);
void mur_curve_fit_data_clear (MurCurveFitData *self);

/* What the best position says, kept until there is a better one. */
typedef struct
{
  double *position; /* nullable: none yet */
  MurTable *fit;
  MurTable *residuals;
  MurTable *parameters;
  MurFitStatistics statistics;
} MurCurveFitPicture;

typedef struct
{
  MurPool *pool;
  MurCurveFitData data;
  MurProgram *program;
  MurModel *model;
  MurModelScratch *scratch;
  MurObjectiveKind objective;
  double *lower, *upper;
  gboolean expects_example; /* the signal's own parameters are known */

  MurSwarm *swarm;
  GArray *best, *mean; /* one double a generation, from generation 0 on */

  gboolean wants_refinement;
  gboolean is_refined; /* since the last generation */
  gboolean refinement_converged;
  guint64 refinement_evaluations;
  guint64 n_generations; /* the budget */

  MurCurveFitPicture picture;
  MurModel *coarse; /* the curve on few times, for the particles' curves */
  MurVector *coarse_t;
  MurModelScratch *coarse_scratch;
} MurCurveFit;

MurFrame *mur_curve_fit_frame (MurRun *run);
void mur_curve_fit_picture_clear (MurCurveFitPicture *self);
/* Sets up coarse, coarse_t and coarse_scratch. */
void mur_curve_fit_prepare_curves (MurCurveFit *self);
