/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduction against a plain search in the test. */

#include "ui/plot/layout/reduce.h"

#include <math.h>

#include "tests/ui/plot/layout/tests.h"

#define SEED 17770430
#define N 4000
#define N_COLUMNS 37

/* x up with repeats, y rough. */
static void
fill (GRand *random, double *x, double *y, gboolean down)
{
  double at = -3;

  for (int i = 0; i < N; i++)
    {
      const int to = down ? N - 1 - i : i;

      x[to] = at;
      y[to] = mur_test_normal (random) + sin (i * 0.01);
      if (g_rand_int_range (random, 0, 5) > 0)
        at += g_rand_double (random) * 0.004;
    }
}

static void
set_edges (double *edges, double low, double high)
{
  for (int c = 0; c <= N_COLUMNS; c++)
    edges[c] = low + (high - low) * c / N_COLUMNS;
}

/* Of column @c: least and greatest y among all points, or among those kept. */
static gboolean
extremes (const double *x,
          const double *y,
          const gsize *kept,
          gsize n,
          double from,
          double to,
          double *low,
          double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (gsize i = 0; i < n; i++)
    {
      const gsize at = kept == NULL ? i : kept[i];

      if (x[at] >= from && x[at] < to)
        {
          *low = fmin (*low, y[at]);
          *high = fmax (*high, y[at]);
        }
    }
  return *low <= *high;
}

static void
columns_keep_extremes_and_ends (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree double *x = g_new (double, N), *y = g_new (double, N);
  gsize kept[4 * N_COLUMNS + 2];
  double edges[N_COLUMNS + 1];

  g_test_message ("seed %d", SEED);
  for (int trial = 0; trial < 40; trial++)
    {
      const gboolean down = trial % 2 == 1;
      const MurSegment run = { 0, N, down ? MUR_SEGMENT_DOWN : MUR_SEGMENT_UP };
      gsize n;

      fill (random, x, y, down);
      /* All of it, a part, and more than there is. */
      set_edges (edges, -3 - trial % 3, x[down ? 0 : N - 1] + 1 - trial % 4);
      n = mur_reduce_columns (x, y, &run, edges, N_COLUMNS, kept);
      g_assert_cmpuint (n, <=, G_N_ELEMENTS (kept));
      for (gsize i = 1; i < n; i++)
        g_assert_cmpuint (kept[i], >, kept[i - 1]);
      for (int c = 0; c < N_COLUMNS; c++)
        {
          double low, high, low_kept, high_kept;
          const gboolean any
            = extremes (x, y, NULL, N, edges[c], edges[c + 1], &low, &high);

          g_assert_true (
            any
            == extremes (x, y, kept, n, edges[c], edges[c + 1], &low_kept, &high_kept));
          g_assert_true (low == low_kept && high == high_kept);
        }
      /* One point beyond each end, where there is one, so that lines enter and leave.
       */
      g_assert_true (fmin (x[kept[0]], x[kept[n - 1]]) < edges[0]
                     || fmin (x[0], x[N - 1]) >= edges[0]);
      g_assert_true (fmax (x[kept[0]], x[kept[n - 1]]) >= edges[N_COLUMNS]
                     || fmax (x[0], x[N - 1]) < edges[N_COLUMNS]);
    }
}

static void
runs_part_at_gaps (void)
{
  static const double x[] = { NAN, 1, 2, 2, NAN, 5, 4, 3, 0, 1, -1, 7 };
  static const double y[] = { 1, 1, 3, 2, 2, 5, INFINITY, 3, -1, 1, 2, 6 };
  gsize position = 0;
  MurSegment run;

  g_assert_true (mur_segment_next (x, y, 12, 0, 0, &position, &run));
  g_assert_cmpuint (run.start, ==, 1);
  g_assert_cmpuint (run.n, ==, 3);
  g_assert_cmpint (run.order, ==, MUR_SEGMENT_UP);
  g_assert_true (mur_segment_next (x, y, 12, 0, 0, &position, &run));
  g_assert_cmpuint (run.start, ==, 5);
  g_assert_cmpuint (run.n, ==, 1);
  g_assert_true (mur_segment_next (x, y, 12, 0, 0, &position, &run));
  g_assert_cmpuint (run.start, ==, 7);
  g_assert_cmpuint (run.n, ==, 5);
  g_assert_cmpint (run.order, ==, MUR_SEGMENT_FREE);
  g_assert_false (mur_segment_next (x, y, 12, 0, 0, &position, &run));
  /* On log axes zero and below are gaps too. */
  position = 5;
  g_assert_true (
    mur_segment_next (x, y, 12, MUR_SCALE_LOG, MUR_SCALE_LOG, &position, &run));
  g_assert_true (
    mur_segment_next (x, y, 12, MUR_SCALE_LOG, MUR_SCALE_LOG, &position, &run));
  g_assert_cmpuint (run.start, ==, 7);
  g_assert_cmpuint (run.n, ==, 1);
}

/* The line sampled so finely that no column is missed. */
static void
spans_cover_the_line (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  MurPoint points[60];
  MurSpan spans[N_COLUMNS];

  for (int trial = 0; trial < 50; trial++)
    {
      double at = -5;

      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        {
          points[i] = (MurPoint){ at, g_rand_double_range (random, -100, 300) };
          at += g_rand_double_range (random, 0, 1.6);
        }
      mur_reduce_spans (points, G_N_ELEMENTS (points), spans, N_COLUMNS);
      for (guint i = 1; i < G_N_ELEMENTS (points); i++)
        for (int s = 0; s <= 200; s++)
          {
            const double t = s / 200.0;
            const double x = points[i - 1].x + t * (points[i].x - points[i - 1].x);
            const double y = points[i - 1].y + t * (points[i].y - points[i - 1].y);

            if (x < 0 || x >= N_COLUMNS)
              continue;
            /* Rounding of the interpolation on both sides. */
            g_assert_cmpfloat (spans[(int)x].low, <=, y + 1e-9);
            g_assert_cmpfloat (spans[(int)x].high, >=, y - 1e-9);
          }
    }
}

static void
spans_are_no_wider_than_the_line (void)
{
  const MurPoint points[] = { { 0.5, 10 }, { 2.5, 30 }, { 2.5, 12 }, { 3.5, 12 } };
  MurSpan spans[5];

  mur_reduce_spans (points, G_N_ELEMENTS (points), spans, G_N_ELEMENTS (spans));
  g_assert_cmpfloat (spans[0].low, ==, 10);
  g_assert_cmpfloat (spans[0].high, ==, 15);
  g_assert_cmpfloat (spans[1].low, ==, 15);
  g_assert_cmpfloat (spans[1].high, ==, 25);
  g_assert_cmpfloat (spans[2].low, ==, 12);
  g_assert_cmpfloat (spans[2].high, ==, 30);
  g_assert_cmpfloat (spans[3].low, ==, 12);
  g_assert_cmpfloat (spans[3].high, ==, 12);
  g_assert_cmpfloat (spans[4].low, >, spans[4].high);
}

void
mur_test_reduce (void)
{
  g_test_add_func ("/ui/plot/reduce/columns", columns_keep_extremes_and_ends);
  g_test_add_func ("/ui/plot/reduce/runs", runs_part_at_gaps);
  g_test_add_func ("/ui/plot/reduce/spans", spans_cover_the_line);
  g_test_add_func ("/ui/plot/reduce/spans-exact", spans_are_no_wider_than_the_line);
}
