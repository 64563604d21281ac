/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rounding modes, through fenv.h. */

#include "core/precision/rounding.h"

#include <fenv.h>

const MurChoice mur_roundings[] = {
  [MUR_ROUNDING_NEAREST] = { "nearest", "To nearest" },
  [MUR_ROUNDING_UP] = { "up", "Up" },
  [MUR_ROUNDING_DOWN] = { "down", "Down" },
  [MUR_ROUNDING_ZERO] = { "zero", "Towards zero" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_roundings, MUR_N_ROUNDINGS);

static const int modes[MUR_N_ROUNDINGS] = {
  [MUR_ROUNDING_NEAREST] = FE_TONEAREST,
  [MUR_ROUNDING_UP] = FE_UPWARD,
  [MUR_ROUNDING_DOWN] = FE_DOWNWARD,
  [MUR_ROUNDING_ZERO] = FE_TOWARDZERO,
};

MurRoundingScope
mur_rounding_enter (MurRounding rounding)
{
  const MurRoundingScope scope = { fegetround () };
  g_return_val_if_fail (rounding < MUR_N_ROUNDINGS, scope);
  fesetround (modes[rounding]);
  return scope;
}

void
mur_rounding_leave (MurRoundingScope *self)
{
  fesetround (self->before);
}

MurRounding
mur_rounding_now (void)
{
  const int mode = fegetround ();
  guint rounding = MUR_ROUNDING_NEAREST;
  while (rounding + 1 < MUR_N_ROUNDINGS && modes[rounding] != mode)
    rounding++;
  return (MurRounding)rounding;
}
