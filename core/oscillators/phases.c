/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Wrapping takes 2π in three parts, the first two so short that their products with up
 * to 2²⁶ turns are exact (Cody and Waite 1980). */

#include "core/oscillators/phases.h"

#include "core/base/kernel.h"
#include "core/base/vmath.h"

#include <math.h>

#define TURN 0x1.921fb54442d18p+2
#define TURN_1 0x1.921fb5p+2
#define TURN_2 0x1.110b46p-24
#define TURN_3 0x1.1a62633145c07p-52
#define ROUNDER 0x1.8p52 /* added and taken away, it rounds to a whole number */

MUR_KERNEL static void
wrap_all (gsize n, const double *phases, double *wrapped)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      const double turns = (phases[i] * (1 / TURN) + ROUNDER) - ROUNDER;
      const double rest
        = ((phases[i] - turns * TURN_1) - turns * TURN_2) - turns * TURN_3;
      wrapped[i] = rest > G_PI ? G_PI : rest < -G_PI ? -G_PI : rest;
    }
}

void
mur_phases_wrap (gsize n, const double *phases, double *wrapped)
{
  g_return_if_fail (n == 0 || (phases != NULL && wrapped != NULL));
  wrap_all (n, phases, wrapped);
}

void
mur_phases_unwrap (gsize n, const double *wrapped, double *unwrapped)
{
  double turns = 0;
  double before = n > 0 ? wrapped[0] : 0;
  for (gsize i = 0; i < n; i++)
    {
      const double now = wrapped[i];
      turns -= rint ((now - before) / TURN);
      unwrapped[i] = now + turns * TURN;
      before = now;
    }
}

void
mur_phases_turn (
  gsize n, const double *times, const double *phases, double frequency, double *turned)
{
  for (gsize i = 0; i < n; i++)
    turned[i] = phases[i] - frequency * times[i];
}

typedef struct
{
  double *times, *phases;
  gsize n;
} Line;

static void
append (Line *line, double time, double phase)
{
  line->times[line->n] = time;
  line->phases[line->n++] = phase;
}

/* From @phase, wrapped, by @change to the next sample, whose wrapped phase is one turn
 * off: out at an edge and in at the other. More than one turn: a gap. */
static void
append_jump (Line *line, double time, double next, double phase, double change)
{
  const double edge = copysign (G_PI, change);
  const double part = (edge - phase) / change;
  const double crossing = time + part * (next - time);
  const gboolean once = fabs (change) <= TURN && part >= 0 && part <= 1;
  if (once)
    append (line, crossing, edge);
  append (line, once ? crossing : next, NAN);
  if (once)
    append (line, crossing, -edge);
}

gsize
mur_phases_wrapped_line (gsize n,
                         const double *times,
                         const double *phases,
                         double *out_times,
                         double *out_phases)
{
  Line line = { out_times, out_phases, 0 };
  double before = 0;
  for (gsize i = 0; i < n; i++)
    {
      double now;
      wrap_all (1, &phases[i], &now);
      const double change = i > 0 ? phases[i] - phases[i - 1] : 0;
      if (i > 0 && fabs (before + change - now) > G_PI)
        append_jump (&line, times[i - 1], times[i], before, change);
      append (&line, times[i], now);
      before = now;
    }
  return line.n;
}

void
mur_phases_draw_uniform (MurRng *rng, gsize n, double low, double high, double *phases)
{
  mur_rng_fill_uniform (rng, n, phases);
  for (gsize i = 0; i < n; i++)
    phases[i] = low + (high - low) * phases[i];
}

/* tan (φ/2) = (1 − r0)/(1 + r0) tan (u/2) for u uniform on a turn (McCullagh 1996). */
void
mur_phases_cauchy (gsize n, double r0, double *phases)
{
  g_return_if_fail (r0 >= 0 && r0 <= 1);
  const double squeeze = (1 - r0) / (1 + r0);
  for (gsize i = 0; i < n; i++)
    phases[i] = G_PI * (((double)i + 0.5) / (double)n - 0.5);
  mur_vtan (n, phases, phases);
  for (gsize i = 0; i < n; i++)
    phases[i] *= squeeze;
  mur_vatan (n, phases, phases);
  for (gsize i = 0; i < n; i++)
    phases[i] *= 2;
}

void
mur_phases_twisted (gsize n, double turns, double *phases)
{
  for (gsize i = 0; i < n; i++)
    phases[i] = TURN * turns * (double)i / (double)n;
}

void
mur_phases_draw_bump (MurRng *rng, gsize n, double *phases)
{
  g_autofree double *uniform = g_new (double, n);
  mur_rng_fill_uniform (rng, n, uniform);
  for (gsize i = 0; i < n; i++)
    {
      const double x = ((double)i + 0.5) / (double)n - 0.5;
      phases[i] = -30 * x * x;
    }
  mur_vexp (n, phases, phases);
  for (gsize i = 0; i < n; i++)
    phases[i] *= 6 * (uniform[i] - 0.5);
}
