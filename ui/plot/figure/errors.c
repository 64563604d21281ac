/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plot/figure/errors.h"

#include "ui/plot/figure/robust.h"

#define MOST_MEDIANS 5

double
mur_layer_longest_error (const MurLayer *layer, double low, double high)
{
  MurSample sample;
  double median;

  mur_sample_init (&sample, MUR_SCALE_LINEAR);
  mur_sample_take (&sample, layer->errors, layer->n);
  median = mur_sample_quantiles (&sample, 0.5, 0.5).minimum;
  mur_sample_clear (&sample);
  return isnan (median) ? 0 : fmax (MOST_MEDIANS * median, high - low);
}
