/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What points cost: million coordinates a second of one core, a million points at a
 * time in 2 and 10 dimensions, beside GSL's generators of the same sequences. Columns
 * have been written before, so that no page is new. The best of several repetitions
 * counts: the others were disturbed. */

#include "core/sampling/sampler.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdio.h>

#define N_POINTS 1000000
#define REPETITIONS 7
#define MAX_DIMENSIONS 10

typedef struct
{
  MurSequence sequence;
  const gsl_qrng_type *const *gsl; /* nullable */
  double least;                    /* millions a second; 0 for no limit */
} Row;

static const Row rows[] = {
  { MUR_SEQUENCE_RANDOM, NULL, 0 },
  { MUR_SEQUENCE_HALTON, &gsl_qrng_halton, 400 },
  { MUR_SEQUENCE_SCRAMBLED, NULL, 150 },
  { MUR_SEQUENCE_LEAPED, NULL, 0 },
  { MUR_SEQUENCE_REVERSE, &gsl_qrng_reversehalton, 0 },
  { MUR_SEQUENCE_SOBOL, &gsl_qrng_sobol, 0 },
  { MUR_SEQUENCE_NIEDERREITER, &gsl_qrng_niederreiter_2, 0 },
  { MUR_SEQUENCE_LATIN_HYPERCUBE, NULL, 0 },
  { MUR_SEQUENCE_JITTERED, NULL, 0 },
};

static double
seconds_since (gint64 begin)
{
  return (double)(g_get_monotonic_time () - begin) * 1e-6;
}

/* Millions of coordinates a second. */
static double
time_sampler (MurSequence sequence, guint dimensions, double *const *columns)
{
  const MurSamplerSettings settings = { .sequence = sequence,
                                        .dimensions = dimensions,
                                        .leap = 409,
                                        .seed = 42,
                                        .count = N_POINTS };
  g_autoptr (MurSampler) sampler = mur_sampler_new (&settings, NULL);
  double least = INFINITY;

  for (guint i = 0; i < REPETITIONS; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      mur_sampler_fill (sampler, 0, N_POINTS, 0, dimensions, columns);
      least = fmin (least, seconds_since (begin));
    }
  return N_POINTS * (double)dimensions / least * 1e-6;
}

static double
time_gsl (const gsl_qrng_type *type, guint dimensions, double *points)
{
  double least = INFINITY;

  for (guint i = 0; i < 2; i++)
    {
      gsl_qrng *gsl = gsl_qrng_alloc (type, dimensions);
      gint64 begin = g_get_monotonic_time ();

      for (gsize k = 0; k < N_POINTS; k++)
        gsl_qrng_get (gsl, points + k * dimensions);
      least = fmin (least, seconds_since (begin));
      gsl_qrng_free (gsl);
    }
  return N_POINTS * (double)dimensions / least * 1e-6;
}

static void
report (const Row *row, guint dimensions, double *points)
{
  double *columns[MAX_DIMENSIONS];

  for (guint d = 0; d < dimensions; d++)
    columns[d] = points + (gsize)d * N_POINTS;
  printf ("sampling  %-13s d = %2u  %8.1f million coordinates a second",
          mur_sequences[row->sequence].id, dimensions,
          time_sampler (row->sequence, dimensions, columns));
  if (row->least > 0)
    printf ("  (at least %.0f)", row->least);
  if (row->gsl != NULL)
    printf ("  GSL %.1f", time_gsl (*row->gsl, dimensions, points));
  putchar ('\n');
}

int
main (void)
{
  g_autofree double *points = g_new (double, (gsize)N_POINTS *MAX_DIMENSIONS);

  for (gsize i = 0; i < (gsize)N_POINTS * MAX_DIMENSIONS; i++)
    points[i] = 0.5;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint dimensions = 2; dimensions <= MAX_DIMENSIONS; dimensions += 8)
      report (&rows[i], dimensions, points);
  return 0;
}
