/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a run is: stages by how long they take, roughly, and those that know their own
 * progress by that. It never goes back while a run is on its way. */

#include "core/experiments/inference/private.h"

/* Of a stage, where others have 1. */
#define RANDOM_STARTS 20.0
#define PROFILES 10.0
#define DRAWS 25.0

static double
weight (const MurInference *self, MurInferenceStage stage)
{
  if (!mur_inference_stage_applies (self, stage))
    return 0;
  return stage == MUR_INFERENCE_PROFILE ? PROFILES
         : stage == MUR_INFERENCE_DRAW  ? DRAWS
                                        : 1;
}

static gboolean
is_of_windows (const MurInference *self, MurInferenceStage stage)
{
  return self->windows.n > 0 && stage >= MUR_INFERENCE_START
         && stage <= MUR_INFERENCE_NEXT_WINDOW;
}

/* Of the stage that is under way; 0 where that is not known. */
static double
stage_progress (const MurInference *self)
{
  if (self->stage == MUR_INFERENCE_PROFILE)
    return (double)self->profiled / self->n_parameters;
  if (self->stage == MUR_INFERENCE_DRAW && self->nuts != NULL)
    return (double)mur_nuts_n_draws (self->nuts) / self->settings.n_draws;
  return 0;
}

/* How many times the run is through the stage. */
static double
count_done (const MurInference *self, MurInferenceStage stage)
{
  const double n_before = is_of_windows (self, stage) ? self->windows.current : 0;

  if (stage == self->stage)
    return n_before + stage_progress (self);
  return n_before + (stage < self->stage ? 1 : 0);
}

/* Those are of the first window only. */
static double
random_starts_progress (const MurInference *self)
{
  if (self->scatter != NULL)
    return mur_inference_scatter_progress (self->scatter);
  return self->stage > MUR_INFERENCE_START || self->windows.current > 0 ? 1 : 0;
}

double
mur_inference_progress (MurRun *run)
{
  const MurInference *self = (const MurInference *)run;
  double done = 0, all = 0;

  if (mur_inference_has_random_starts (&self->settings))
    {
      done = RANDOM_STARTS * random_starts_progress (self);
      all = RANDOM_STARTS;
    }
  for (MurInferenceStage stage = 0; stage < MUR_INFERENCE_DONE; stage++)
    {
      const double n_times = is_of_windows (self, stage) ? self->windows.n : 1;

      done += weight (self, stage) * count_done (self, stage);
      all += weight (self, stage) * n_times;
    }
  return done / all;
}
