/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run is asked for, and the tables of the experiment that say so. Private to the
 * inference and its tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/experiments/inference/data/data.h"
#include "core/experiments/inference/settings/choices.h"
#include "core/inference/draws/posterior.h"

#define MUR_INFERENCE_MAX_TIMES 200000
#define MUR_INFERENCE_MAX_VALUES 2e6 /* oscillators × times */
#define MUR_INFERENCE_MAX_DRAWS 10000
#define MUR_INFERENCE_MAX_WINDOWS 2000
#define MUR_INFERENCE_LEAST_WINDOW 8  /* samples */
#define MUR_INFERENCE_MOST_TOLD 4e6   /* numbers of windows that share data */
#define MUR_INFERENCE_PROFILE_MAX_N 6 /* intervals take some ten searches each */
#define MUR_INFERENCE_CORRELATED_MAX_N 6
#define MUR_INFERENCE_SWARM_MAX_N 6 /* a generation takes some two dozen trajectories */

extern const MurParameter mur_inference_parameters[];
extern const MurPreset mur_inference_presets[];
extern const MurInput mur_inference_inputs[];
extern const MurIdle mur_inference_idle[];
extern const MurTableDescription mur_inference_tables[];
extern const MurQuantity mur_inference_scalars[];

/* What parameters and inputs ask for, with nothing left open. */
struct _MurInferenceSettings
{
  MurInferenceExample example;
  gboolean is_brought; /* the table "phases" is there */
  guint n;
  MurObservationKind kind;
  gsize n_times;
  double duration, links, observation_noise, dynamic_noise, clock_slip;
  guint64 seed;

  MurInferenceEstimator estimator;
  gboolean by_transitions;
  MurInferenceStart start;
  double perturbation;
  MurLikelihoodSettings likelihood;
  double diffusion; /* D; 0: estimated */
  guint history, iterations;
  double tolerance; /* NaN: each estimator's own */
  MurInferenceErrors errors;
  guint n_draws;
  double false_discovery_rate;
  double window, advance, widening; /* window: 0: none */
};

/* settings/settings.c */
/* Fills in all; what cannot be is refused in one line. Tables are read, the rest takes
 * microseconds. @data: (nullable): what the table says. */
gboolean mur_inference_read (const MurParameters *parameters,
                             const MurInputs *inputs,
                             MurInferenceSettings *settings,
                             MurInferenceData *data,
                             GError **error);
/* @tried[P] from the parameter, NaN where the estimate is meant. */
gboolean mur_inference_read_tried (const MurParameters *parameters,
                                   guint n,
                                   double *tried,
                                   GError **error);
guint mur_inference_count_windows (const MurInferenceSettings *settings);
/* How many windows on the first is that shares no data with it. */
guint mur_inference_count_overlap (const MurInferenceSettings *settings);
/* Numbers of a window's posterior. */
gsize mur_inference_n_told (const MurInferenceSettings *settings);
MurCost mur_inference_cost (const MurParameters *parameters, const MurInputs *inputs);

/* settings/inputs.c */
/* The table "phases" of @inputs as data; FALSE without @error where there is none. */
gboolean mur_inference_read_table (const MurParameters *parameters,
                                   const MurInputs *inputs,
                                   MurInferenceData *data,
                                   GError **error);
