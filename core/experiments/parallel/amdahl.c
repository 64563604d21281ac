/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Amdahl's law (1967) as a line in 1 / workers. The error of the serial share f = a / (a +
 * b) follows from the covariance of both by the gradient (b, −a) / (a + b)². */

#include "core/experiments/parallel/private.h"

#include <math.h>

/* As quick as the median of its repetitions, or quicker. */
static gboolean
is_quick (const MurParallel *self, guint index)
{
  const MurProbe *probe = &g_array_index (self->probes, MurProbe, index);
  guint n_quicker = 0, n = 0;

  for (guint i = 0; i < self->n_measured; i++)
    {
      const MurProbe *other = &g_array_index (self->probes, MurProbe, i);

      if (other->what != probe->what || other->kind != probe->kind
          || other->n_workers != probe->n_workers)
        continue;
      n++;
      n_quicker += self->measured[i] < self->measured[index];
    }
  return 2 * n_quicker < n;
}

/* Sums of a fit of y = a + b x. */
typedef struct
{
  double n, x, y, xx, xy, yy;
} Sums;

static Sums
add_up (const MurParallel *self)
{
  const MurParallelSettings *settings = &self->settings;
  const guint most
    = settings->workload == MUR_WORK_SLEEP ? G_MAXUINT : g_get_num_processors ();
  Sums sums = { 0 };

  for (guint i = 0; i < self->n_measured; i++)
    {
      const MurProbe *probe = &g_array_index (self->probes, MurProbe, i);
      const double x = 1.0 / probe->n_workers, y = self->measured[i];

      if (probe->what != MUR_PROBE_SPEEDUP || probe->kind != settings->kind
          || probe->n_workers > most || isnan (y) || !is_quick (self, i))
        continue;
      sums.n++;
      sums.x += x;
      sums.y += y;
      sums.xx += x * x;
      sums.xy += x * y;
      sums.yy += y * y;
    }
  return sums;
}

/* Where more workers make nothing quicker, or more than as many times as they are, the line
 * is that of a disturbance. */
static gboolean
is_law (const MurAmdahl *fit)
{
  return fit->parallel > 0 && fit->serial + fit->parallel > 0
         && fit->share >= -3 * fit->share_error;
}

MurAmdahl
mur_parallel_fit_amdahl (const MurParallel *self)
{
  const Sums s = add_up (self);
  const double spread = s.xx - s.x * s.x / s.n;
  const MurAmdahl none = { NAN, NAN, NAN, NAN };
  MurAmdahl fit;

  if (s.n < 4 || !(spread > 1e-9))
    return none;
  fit.parallel = (s.xy - s.x * s.y / s.n) / spread;
  fit.serial = (s.y - fit.parallel * s.x) / s.n;

  const double all = fit.serial + fit.parallel;
  const double rest = fmax (s.yy - fit.serial * s.y - fit.parallel * s.xy, 0);
  const double variance = rest / (s.n - 2);
  const double of_parallel = variance / spread;
  const double of_serial = variance * s.xx / (s.n * spread);
  const double together = -variance * s.x / (s.n * spread);
  const double a = -fit.serial / (all * all), b = fit.parallel / (all * all);

  fit.share = fit.serial / all;
  fit.share_error
    = sqrt (fmax (b * b * of_serial + a * a * of_parallel + 2 * a * b * together, 0));
  return is_law (&fit) ? fit : none;
}
