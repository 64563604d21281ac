/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is observed, of a simulation or of a table. Private to the inference and its tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/inference/model/likelihood.h"

typedef struct _MurInference MurInference;
typedef struct _MurInferenceSettings MurInferenceSettings;
typedef struct _MurInferenceSimulation MurInferenceSimulation;

/* What is observed; for what is simulated, values are NaN until it is. */
typedef struct
{
  guint n;
  MurObservationKind kind;
  guint width; /* values a time */
  gsize n_times;
  double start;        /* s: of the model's clock */
  MurVector *times;    /* s */
  MurVector *observed; /* width columns, one after another */
  double *values;      /* the same, time by time */
  double *phases;      /* (nullable): of a simulation, n a time, without errors */
  char *remark;        /* (nullable): what was done to a table that was brought */
} MurInferenceData;

/* data/example.c */
/* Parameters of the system that @settings describe, before and after the middle. */
void mur_inference_plant (const MurInferenceSettings *settings,
                          double *before,
                          double *after);
double mur_inference_switch_time (const MurInferenceSettings *settings);

/* data/observed.c */
/* From @columns, width columns one after another, which are taken. */
void mur_inference_data_take (MurInferenceData *self, double *columns);
void mur_inference_data_clear (MurInferenceData *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurInferenceData, mur_inference_data_clear)
/* All of it, or the times of the window. */
MurObservations mur_inference_observations (const MurInference *self);
MurObservations mur_inference_all_observations (const MurInference *self);
MurTable *mur_inference_make_course (const MurInferenceData *self,
                                     const MurVector *columns);

/* data/simulate.c */
void mur_inference_begin_simulation (MurInference *self);
MurStatus mur_inference_step_simulation (MurInference *self, GError **error);
void mur_inference_end_simulation (MurInference *self);
void mur_inference_simulation_free (MurInferenceSimulation *self);
