/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nanoseconds a value of the array functions on 256 values in the first-level cache: as
 * dispatched, at each instruction level that the machine has, and libm's own loop. */

#include "core/base/vmath.h"
#include "core/base/kernel.h"
#include "core/base/rng.h"
#include "core/base/vmath-further.h"

#include <stdio.h>

#define N 256
#define REPEATS 400
#define ROUNDS 25

typedef void (*Loop) (gsize n, const double *x, double *y);

static double input[N];
static double output[N];
static double second[N];

/* The least of several rounds: what the code takes when nothing else disturbs it. */
static double
nanoseconds (Loop loop, gsize n)
{
  double least = INFINITY;

  for (int round = 0; round < ROUNDS; round++)
    {
      const gint64 start = g_get_monotonic_time ();

      for (int i = 0; i < REPEATS; i++)
        {
          loop (n, input, output);
          __asm__ volatile("" ::: "memory");
        }
      least = fmin (least, 1e3 * (double)(g_get_monotonic_time () - start) / REPEATS);
    }
  return least;
}

#if defined __x86_64__
#define V4 __attribute__ ((target ("arch=x86-64-v4")))
#define V3 __attribute__ ((target ("arch=x86-64-v3")))
#define HAS_V4 __builtin_cpu_supports ("avx512dq")
#define HAS_V3 __builtin_cpu_supports ("avx2")
#else
#define V4
#define V3
#define HAS_V4 0
#define HAS_V3 0
#endif

#define LOOP(name, attribute, VALUE)                               \
  attribute static void name (gsize n, const double *x, double *y) \
  {                                                                \
    MUR_LOOP                                                       \
    for (gsize i = 0; i < n; i++)                                  \
      y[i] = VALUE (x[i]);                                         \
  }

#define PLAIN_LOOP(name, VALUE)                          \
  static void name (gsize n, const double *x, double *y) \
  {                                                      \
    for (gsize i = 0; i < n; i++)                        \
      y[i] = VALUE (x[i]);                               \
  }

#define LOOPS(name)                            \
  LOOP (name##_v4, V4, mur_##name##_value)     \
  LOOP (name##_v3, V3, mur_##name##_value)     \
  LOOP (name##_baseline, , mur_##name##_value) \
  PLAIN_LOOP (name##_libm, name)

LOOPS (sin)
LOOPS (cos)
LOOPS (exp)
LOOPS (log)
LOOPS (tan)
LOOPS (asin)
LOOPS (acos)
LOOPS (atan)
LOOPS (sinh)
LOOPS (cosh)
LOOPS (tanh)

#define ROW(name)                                                          \
  {                                                                        \
#name, mur_v##name, name##_v4, name##_v3, name##_baseline, name##_libm \
  }

static const struct
{
  const char *name;
  Loop dispatched, v4, v3, baseline, libm;
} rows[] = { ROW (sin),  ROW (cos),  ROW (exp),  ROW (log),  ROW (tan), ROW (asin),
             ROW (acos), ROW (atan), ROW (sinh), ROW (cosh), ROW (tanh) };

static void
print_levels (void)
{
  printf ("%-12s %10s %8s %8s %8s %8s %8s\n", "ns/value", "dispatched", "v4", "v3",
          "baseline", "libm", "ns/call");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    printf ("%-12s %10.3f %8.3f %8.3f %8.3f %8.3f %8.1f\n", rows[i].name,
            nanoseconds (rows[i].dispatched, N) / N,
            HAS_V4 ? nanoseconds (rows[i].v4, N) / N : NAN,
            HAS_V3 ? nanoseconds (rows[i].v3, N) / N : NAN,
            nanoseconds (rows[i].baseline, N) / N, nanoseconds (rows[i].libm, N) / N,
            nanoseconds (rows[i].dispatched, 1));
}

static void
sincos_loop (gsize n, const double *x, double *y)
{
  mur_vsincos (n, x, y, second);
}

static void
power_loop (gsize n, const double *x, double *y)
{
  mur_vpow (n, x, second, y);
}

static void
power_libm_loop (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = pow (x[i], second[i]);
}

static void
cube_loop (gsize n, const double *x, double *y)
{
  mur_vpowi (n, x, 3, y);
}

static void
sum_loop (gsize n, const double *x, double *y)
{
  *y = mur_vsum (n, x);
}

static void
squared_difference_loop (gsize n, const double *x, double *y)
{
  *y = mur_vsum_squared_difference (n, x, second);
}

static void
uniform_loop (gsize n, const double *x, double *y)
{
  MurRng rng = mur_rng (42, MUR_RNG_TEST, 0);

  mur_rng_fill_uniform (&rng, n, y);
}

static void
normal_loop (gsize n, const double *x, double *y)
{
  MurRng rng = mur_rng (42, MUR_RNG_TEST, 0);

  mur_rng_fill_normal (&rng, n, y);
}

static void
print_others (void)
{
  static const struct
  {
    const char *name;
    Loop loop;
  } others[] = { { "sincos", sincos_loop },
                 { "pow", power_loop },
                 { "pow of libm", power_libm_loop },
                 { "powi 3", cube_loop },
                 { "sum", sum_loop },
                 { "sum (x-y)^2", squared_difference_loop },
                 { "uniform", uniform_loop },
                 { "normal", normal_loop } };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    printf ("%-12s %10.3f %53.1f\n", others[i].name,
            nanoseconds (others[i].loop, N) / N, nanoseconds (others[i].loop, 1));
}

int
main (void)
{
  MurRng rng = mur_rng (1, MUR_RNG_TEST, 0);

  mur_rng_fill_uniform (&rng, N, input);
  mur_rng_fill_uniform (&rng, N, second);
  for (gsize i = 0; i < N; i++)
    input[i] = 0.01 + 40 * input[i];
  print_levels ();
  print_others ();
  return 0;
}
