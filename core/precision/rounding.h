/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rounding modes of the processor, set for a part of the program and restored however
 * that part is left:
 *
 *   G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (rounding);
 *
 * Compilers take the mode to be to nearest everywhere, so arithmetic that depends on it
 * has to be in functions of another file, over numbers that are in memory. */

#pragma once

#include "core/base/choice.h"

typedef enum
{
  MUR_ROUNDING_NEAREST, /* to the nearest number, to the even one of two */
  MUR_ROUNDING_UP,
  MUR_ROUNDING_DOWN,
  MUR_ROUNDING_ZERO,
  MUR_N_ROUNDINGS
} MurRounding;

extern const MurChoice mur_roundings[];

typedef struct
{
  int before; /* the mode that is restored, as fenv.h counts them */
} MurRoundingScope;

/* Sets the mode of this thread. Scopes nest. */
MurRoundingScope mur_rounding_enter (MurRounding rounding);
void mur_rounding_leave (MurRoundingScope *self);
/* The mode that this thread is in. */
MurRounding mur_rounding_now (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurRoundingScope, mur_rounding_leave)
