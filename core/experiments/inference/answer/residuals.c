/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether what a model leaves is noise or goes on from sample to sample. Samples that are
 * missing say nothing of that: neighbours are those that are there. */

#include "core/experiments/inference/private.h"

#include "core/fitting/residual-tests.h"

#include <math.h>

static double
column_autocorrelation (const MurLikelihood *likelihood, guint column)
{
  const MurObservations *data = mur_likelihood_observations (likelihood);
  const double *residuals = mur_likelihood_residuals (likelihood);
  const guint width = mur_observations_width (data);
  MurNeighbours neighbours = { 0 };

  for (gsize place = column; place < data->n_times * width; place += width)
    if (!isnan (data->values[place]))
      mur_neighbours_add (&neighbours, residuals[place]);
  return mur_neighbours_autocorrelation (&neighbours);
}

double
mur_inference_alike (const MurLikelihood *likelihood)
{
  const guint width = mur_observations_width (mur_likelihood_observations (likelihood));
  double most = NAN;

  for (guint column = 0; column < width; column++)
    most = fmax (most, column_autocorrelation (likelihood, column));
  return most;
}

double
mur_inference_steps_alike (const MurInferenceData *data, const double *model)
{
  const double *times = mur_vector_values (data->times);
  MurNeighbours neighbours = { 0 };

  for (guint column = 0; column < data->width; column++)
    {
      mur_neighbours_break (&neighbours);
      for (gsize k = 1; k < data->n_times; k++)
        {
          const gsize place = k * data->width + column;
          const double rest = data->values[place] - model[place];

          if (!isnan (rest))
            mur_neighbours_add (&neighbours, rest / sqrt (times[k] - times[k - 1]));
        }
    }
  return mur_neighbours_autocorrelation (&neighbours);
}
