/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks of any axis: categories here, linear and log axes by their own units. */

#include "ui/plot/layout/ticks.h"

#include "ui/plot/layout/ticks-fill.h"
#include "ui/plot/layout/ticks-linear.h"
#include "ui/plot/layout/ticks-log.h"

static void
tick_clear (MurTick *self)
{
  g_free (self->label);
}

void
mur_ticks_free (MurTicks *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->major);
  g_array_unref (self->minor);
  g_free (self->exponent);
  g_free (self);
}

/* Categories keep every label when they fit, else every second, third, … one. */
static void
categories (MurTicks *self, const MurTickRequest *request, MurRange range)
{
  const guint n = g_strv_length ((char **)request->labels);

  for (guint stride = 1; stride <= MAX (n, 1); stride++)
    {
      mur_ticks_clear (self);
      for (guint i = 0; i < n; i += stride)
        if (i >= range.minimum && i <= range.maximum)
          mur_ticks_take (self, i, g_strdup (request->labels[i]));
      if (mur_ticks_fit (self, request))
        return;
    }
}

MurTicks *
mur_ticks_new (const MurTickRequest *request)
{
  MurTicks *self;
  MurRange range;

  g_return_val_if_fail (request != NULL && request->measure != NULL, NULL);
  range = mur_range_sane (request->limits, request->scale);
  if (range.minimum > range.maximum)
    range = (MurRange){ range.maximum, range.minimum };
  self = g_new0 (MurTicks, 1);
  self->major = g_array_new (FALSE, FALSE, sizeof (MurTick));
  g_array_set_clear_func (self->major, (GDestroyNotify)tick_clear);
  self->minor = g_array_new (FALSE, FALSE, sizeof (double));
  if (!(request->length > 0))
    return self;
  if (request->labels != NULL)
    categories (self, request, range);
  else if (request->scale == MUR_SCALE_LOG)
    mur_ticks_log (self, request, range);
  else
    mur_ticks_linear (self, request, range);
  return self;
}
