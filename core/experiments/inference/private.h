/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share. Private to the inference and its tests.
 *
 * A run goes through stages, each of them a machine of its own: data are simulated; starts
 * are looked for; searches go on side by side; the errors of the best are found; with
 * windows these repeat; then comes what the data can tell, intervals by profiles, draws.
 * By transitions a regression takes the place of starts, searches and errors. A stage has
 * its begin, a step of some milliseconds, and in its end what is done when it is over. Each
 * room has a header. Arrays of P numbers are in the order of core/inference/model/layout.h;
 * tables of a frame have frequencies before phases. */

#pragma once

#include "core/experiments/inference/answer/answer.h"
#include "core/experiments/inference/data/data.h"
#include "core/experiments/inference/frame/frame.h"
#include "core/experiments/inference/search/search.h"
#include "core/experiments/inference/settings/settings.h"
#include "core/inference/regression/regression.h"
#include "core/inference/uncertainty/identifiability.h"
#include "core/inference/uncertainty/uncertainty.h"

/* The stages of a run, in order. */
typedef enum
{
  MUR_INFERENCE_SIMULATE,
  MUR_INFERENCE_START,
  MUR_INFERENCE_OPTIMISE,
  MUR_INFERENCE_REGRESS,
  MUR_INFERENCE_FIND_ERRORS,
  MUR_INFERENCE_NEXT_WINDOW,
  MUR_INFERENCE_IDENTIFY,
  MUR_INFERENCE_PROFILE,
  MUR_INFERENCE_DRAW,
  MUR_INFERENCE_PREDICT,
  MUR_INFERENCE_DONE
} MurInferenceStage;

struct _MurInference
{
  MurPool *pool;
  MurInferenceSettings settings;
  guint n_parameters;
  double *truth[2]; /* (nullable): P; before and after a coupling is switched on */
  double *tried;    /* P, NaN where the estimate is looked at */
  MurInferenceData data;
  MurInferenceStage stage;
  guint64 n_stage_steps;

  /* Machines of the stages; nullable. */
  MurInferenceSimulation *simulation;
  MurRegression *regression;
  gint regressed_row;    /* by transitions: rows that are done; −1: none can be yet */
  double least_singular; /* of those rows */
  MurInferenceFlight *flight;
  MurInferenceScatter *scatter;
  MurLikelihood *likelihood; /* of the window */
  GPtrArray *searches;       /* of MurInferenceSearch */
  MurUncertainty *uncertainty;
  MurIdentifiability *identifiability;
  MurProfile *profile;
  guint profiled; /* the parameter */
  MurPosterior *chains[MUR_INFERENCE_CHAINS];
  MurNuts *nuts;
  MurInferencePrediction *prediction;

  MurInferenceWindows windows;
  MurInferenceResults results;
  MurInferenceShown shown;
  MurTable *phases; /* the table of that name */
};

/* progress.c, state.c, restore.c */
double mur_inference_progress (MurRun *run);
void mur_inference_save (MurRun *run, MurArchive *archive);
gboolean mur_inference_restore_state (MurInference *self,
                                      const MurArchive *archive,
                                      GError **error);
/* Whether the run has that stage. */
gboolean mur_inference_stage_applies (const MurInference *self,
                                      MurInferenceStage stage);
/* Begins the stage, and goes on in it by @n_steps. */
void mur_inference_enter (MurInference *self, MurInferenceStage stage, guint64 n_steps);
