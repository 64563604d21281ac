/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an objective evaluation of the example formula costs: through the compiled
 * formula, through a loop written for that formula alone (the same polynomials, one
 * pass), and through libm. Times are the best of several repetitions on one thread. */

#include <math.h>
#include <stdio.h>

#include "core/base/kernel.h"
#include "core/base/vmath-values.h"
#include "core/base/vmath.h"
#include "core/expression/program.h"

#define FORMULA "p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)"
#define N_ROWS 1008 /* whole lanes, for the loop by hand */
#define N_PARAMETERS 4
#define N_EVALUATIONS 2000
#define N_REPETITIONS 15

typedef struct
{
  MurProgramCache *cache;
  MurProgramWorkspace *workspace;
  double t[N_ROWS], data[N_ROWS], values[N_ROWS];
  double gradient[N_PARAMETERS * N_ROWS];
} Bench;

typedef double (*Objective) (Bench *self, const double *p);

static double
by_program (Bench *self, const double *p)
{
  mur_program_evaluate (self->cache, self->workspace, p, 0, N_ROWS, self->values);
  return mur_vsum_squared_difference (N_ROWS, self->values, self->data);
}

static double
by_program_only (Bench *self, const double *p)
{
  mur_program_evaluate (self->cache, self->workspace, p, 0, N_ROWS, self->values);
  return self->values[0];
}

static double
by_gradient (Bench *self, const double *p)
{
  mur_program_evaluate_gradient (self->cache, self->workspace, p, 0, N_ROWS,
                                 self->values, self->gradient, N_ROWS);
  return mur_vsum_squared_difference (N_ROWS, self->values, self->data);
}

/* Arguments of the example stay inside the range of the fast functions. */
MUR_KERNEL static double
by_hand_kernel (const double *t, const double *data, const double *p)
{
  const double p1 = p[0], w = p[1] * G_PI, p3 = p[2], p4 = -p[3];
  double sums[MUR_LANES] = { 0 };
  double sum = 0;

  for (gsize i = 0; i + MUR_LANES <= N_ROWS; i += MUR_LANES)
    for (gsize k = 0; k < MUR_LANES; k++)
      {
        const double x = t[i + k], square = x * x;
        const double model
          = p1 * x * mur_sin_value (w * square + p3) * mur_exp_value (p4 * square);
        const double difference = model - data[i + k];

        sums[k] += difference * difference;
      }
  for (gsize k = 0; k < MUR_LANES; k++)
    sum += sums[k];
  return sum;
}

static double
by_hand (Bench *self, const double *p)
{
  return by_hand_kernel (self->t, self->data, p);
}

static double
by_libm (Bench *self, const double *p)
{
  double sum = 0;

  for (gsize i = 0; i < N_ROWS; i++)
    {
      const double t = self->t[i];
      const double model
        = p[0] * t * sin (p[1] * G_PI * t * t + p[2]) * exp (-p[3] * t * t);

      sum += (model - self->data[i]) * (model - self->data[i]);
    }
  return sum;
}

static void
measure (Bench *self, const char *name, Objective objective)
{
  double best = INFINITY, sum = 0;

  for (guint k = 0; k < N_REPETITIONS; k++)
    {
      const gint64 start = g_get_monotonic_time ();
      double time;

      for (guint i = 0; i < N_EVALUATIONS; i++)
        {
          const double p[N_PARAMETERS] = { 4 + 1e-3 * i, 4, G_PI / 2, 3 - 1e-4 * k };

          sum += objective (self, p);
        }
      time = (double)(g_get_monotonic_time () - start) * 1e3;
      best = MIN (best, time / ((double)N_EVALUATIONS * N_ROWS));
    }
  printf ("  %-34s %7.2f ns a point   (%.6g)\n", name, best, sum);
}

int
main (void)
{
  static Bench self;
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program
    = mur_program_new (FORMULA, (const char *const[]){ "t", NULL }, "p", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_ROWS; i++)
    {
      self.t[i] = -2 + 4.0 * i / (N_ROWS - 1);
      self.data[i] = cos (37.0 * i);
    }
  self.cache
    = mur_program_cache_new (program, (const double *const[]){ self.t }, N_ROWS);
  self.workspace = mur_program_workspace_new (program);
  printf ("sum of squares of %s, %d points, one core:\n", FORMULA, N_ROWS);
  measure (&self, "compiled formula", by_program);
  measure (&self, "its values only", by_program_only);
  measure (&self, "compiled formula, with gradient", by_gradient);
  measure (&self, "loop written by hand", by_hand);
  measure (&self, "libm, value by value", by_libm);
  mur_program_workspace_free (self.workspace);
  mur_program_cache_free (self.cache);
  return 0;
}
