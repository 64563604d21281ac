/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stop criteria: a method tests them once after each iteration. */

#include "core/base/stop.h"

#include <math.h>

/* Iterations without gain that count: those after the grace. */
static guint64
counted_without_gain (const MurStop *self, guint64 iterations, guint64 without_gain)
{
  if (iterations <= self->grace)
    return 0;
  return MIN (without_gain, iterations - self->grace);
}

void
mur_stop_init (MurStop *self)
{
  g_return_if_fail (self != NULL);

  *self = (MurStop){ .target = -INFINITY };
}

MurStatus
mur_stop_test (const MurStop *self,
               guint64 iterations,
               guint64 evaluations,
               double value,
               guint64 without_gain)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);

  if (value < self->target)
    return MUR_STATUS_TARGET;
  if (self->patience > 0
      && counted_without_gain (self, iterations, without_gain) >= self->patience)
    return MUR_STATUS_STALLED;
  if (self->iterations > 0 && iterations >= self->iterations)
    return MUR_STATUS_EXHAUSTED;
  if (self->evaluations > 0 && evaluations >= self->evaluations)
    return MUR_STATUS_EXHAUSTED;
  return MUR_STATUS_RUNNING;
}

const char *
mur_status_name (MurStatus status)
{
  static const char *const names[] = {
    [MUR_STATUS_RUNNING] = "running",     [MUR_STATUS_CONVERGED] = "converged",
    [MUR_STATUS_TARGET] = "target",       [MUR_STATUS_STALLED] = "stalled",
    [MUR_STATUS_EXHAUSTED] = "exhausted", [MUR_STATUS_FAILED] = "failed",
  };

  g_return_val_if_fail ((guint)status < G_N_ELEMENTS (names), "unknown");

  return names[status];
}
