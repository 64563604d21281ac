/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The noisy signal of the example: S(t) = 4 t cos(4π t²) exp(−3 t²) + U(−a, a). */

#pragma once

#include <glib.h>

/* Fills @t with @n equidistant times from @t_min to @t_max, both included (the middle
 * for n = 1), and @y with the signal; @noise ≥ 0 is a, drawn from (seed, MUR_RNG_NOISE,
 * 0). */
void mur_signal_fill (gsize n,
                      double t_min,
                      double t_max,
                      double noise,
                      guint64 seed,
                      double *t,
                      double *y);
