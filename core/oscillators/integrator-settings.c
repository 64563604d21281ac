/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of an integrator's settings. */

#include "core/oscillators/integrator-private.h"
#include "core/oscillators/memory.h"

#include <math.h>

void
mur_integrator_settings_init (MurIntegratorSettings *self)
{
  g_return_if_fail (self != NULL);

  *self = (MurIntegratorSettings){ .method = MUR_INTEGRATOR_TAYLOR,
                                   .tolerance = 1e-8,
                                   .seed = 42 };
}

gboolean
mur_integrator_settings_valid (const MurIntegratorSettings *settings)
{
  const gboolean taylor = settings->method == MUR_INTEGRATOR_TAYLOR;
  const gboolean order_valid
    = settings->order == 0
      || (settings->order >= 4 && settings->order <= MUR_INTEGRATOR_MAX_ORDER);

  if (!isfinite (settings->step) || !isfinite (settings->noise) || settings->step < 0)
    return FALSE;
  if (taylor)
    return order_valid && settings->tolerance >= 1e-14 && settings->tolerance <= 1
           && settings->noise == 0;
  return settings->step > 0 && settings->noise >= 0
         && (settings->method == MUR_INTEGRATOR_HEUN || settings->noise == 0);
}

guint
mur_integrator_order_of (const MurIntegratorSettings *settings)
{
  return settings->order > 0 ? settings->order : mur_taylor_order (settings->tolerance);
}

gboolean
mur_integrator_memory_suffices (gsize n,
                                const MurIntegratorSettings *settings,
                                GError **error)
{
  gsize bytes = 8 * sizeof (double);

  if (settings->method == MUR_INTEGRATOR_TAYLOR)
    bytes += mur_taylor_bytes (mur_integrator_order_of (settings));
  return mur_memory_check (n, bytes, "the integrator", error);
}
