/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contours against planes and circles, whose lines are known. */

#include "ui/plot/paint/contours.h"

#include <math.h>

#include "tests/ui/plot/paint/tests.h"

#define SEED 18540909

static const MurContourPiece *
piece_at (const GArray *pieces, guint i)
{
  return &g_array_index (pieces, MurContourPiece, i);
}

/* Linear interpolation is exact on a plane, but for rounding. */
static void
planes_are_exact (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (int trial = 0; trial < 30; trial++)
    {
      const double a = g_rand_double_range (random, -2, 2);
      const double b = g_rand_double_range (random, -2, 2);
      const double levels[] = { -3.1, 0.77, 4.25 };
      const gsize step = 1 + (gsize)trial % 3;
      double z[13 * 9];
      g_autoptr (GArray) pieces = NULL;

      for (int i = 0; i < 13 * 9; i++)
        z[i] = a * (i % 13 - 6) + b * (i / 13 - 4);
      pieces = mur_contours_new (z, 13, 9, step, levels, 3);
      for (guint i = 0; i < pieces->len; i++)
        {
          const MurContourPiece *piece = piece_at (pieces, i);

          g_assert_cmpfloat_with_epsilon (a * (piece->a.x - 6) + b * (piece->a.y - 4),
                                          levels[piece->level], 1e-12);
          g_assert_cmpfloat_with_epsilon (a * (piece->b.x - 6) + b * (piece->b.y - 4),
                                          levels[piece->level], 1e-12);
        }
    }
}

static gsize
n_ends_at (const GArray *pieces, MurPoint at)
{
  gsize n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const MurContourPiece *piece = piece_at (pieces, i);

      /* The same crossing seen from two squares is the same but for rounding. */
      n += hypot (piece->a.x - at.x, piece->a.y - at.y) < 1e-9;
      n += hypot (piece->b.x - at.x, piece->b.y - at.y) < 1e-9;
    }
  return n;
}

/* A circle inside the grid closes: each end is that of two pieces; its length is 2πr.
 */
static void
circles_close (void)
{
  enum
  {
    SIDE = 41
  };
  static double z[SIDE * SIDE];
  const double levels[] = { 12.3 * 12.3 };
  g_autoptr (GArray) pieces = NULL;
  double length = 0;

  for (int i = 0; i < SIDE * SIDE; i++)
    {
      const double x = i % SIDE - 20.31, y = i / SIDE - 19.83;

      z[i] = x * x + y * y;
    }
  pieces = mur_contours_new (z, SIDE, SIDE, 1, levels, 1);
  for (guint i = 0; i < pieces->len; i++)
    {
      const MurContourPiece *piece = piece_at (pieces, i);

      g_assert_cmpuint (n_ends_at (pieces, piece->a), ==, 2);
      g_assert_cmpuint (n_ends_at (pieces, piece->b), ==, 2);
      length += hypot (piece->b.x - piece->a.x, piece->b.y - piece->a.y);
    }
  /* Chords of up to √2 are shorter by (√2 ÷ 12.3)² ÷ 24, and interpolation of a square
   * is off by up to 1 ÷ 8 ÷ (2 × 12.3) of the radius' unit: below 0.1 % together. */
  g_assert_cmpfloat_with_epsilon (length, 2 * G_PI * 12.3, 1e-3 * 2 * G_PI * 12.3);
}

/* High corners at two ends of a diagonal: the mean says whether they meet. */
static void
saddles_follow_their_middle (void)
{
  const double joined[] = { 3, 0, 0, 2 }, parted[] = { 3, -2, -2, 2 };
  const double levels[] = { 1 };
  g_autoptr (GArray) one = mur_contours_new (joined, 2, 2, 1, levels, 1);
  g_autoptr (GArray) two = mur_contours_new (parted, 2, 2, 1, levels, 1);

  g_assert_cmpuint (one->len, ==, 2);
  g_assert_cmpuint (two->len, ==, 2);
  /* The mean 1.25 is above: lines go round the lower right and the upper left. */
  g_assert_cmpfloat (piece_at (one, 0)->a.y, ==, 0);
  g_assert_cmpfloat (piece_at (one, 0)->b.x, ==, 1);
  /* The mean 0.25 is below: round the lower left and the upper right. */
  g_assert_cmpfloat (piece_at (two, 0)->a.x, ==, 0);
  g_assert_cmpfloat (piece_at (two, 0)->b.y, ==, 0);
}

static void
gaps_have_no_lines (void)
{
  double z[] = { 0, 1, 2, 0, 1, 2, 0, 1, 2 };
  const double levels[] = { 0.5, 1.5 };
  g_autoptr (GArray) all = mur_contours_new (z, 3, 3, 1, levels, 2);
  g_autoptr (GArray) some = NULL;
  g_autoptr (GArray) none = mur_contours_new (z, 1, 9, 1, levels, 2);

  z[0] = NAN;
  z[5] = INFINITY;
  some = mur_contours_new (z, 3, 3, 1, levels, 2);
  g_assert_cmpuint (all->len, ==, 4);
  /* Only the upper left square has four numbers. */
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpuint (piece_at (some, 0)->level, ==, 0);
  g_assert_cmpfloat (piece_at (some, 0)->a.x, ==, 0.5);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
steps_reach_the_last_row (void)
{
  double z[8 * 7];
  const double levels[] = { 4.5 };
  g_autoptr (GArray) pieces = NULL;
  double lowest = INFINITY, highest = -INFINITY;

  for (int i = 0; i < 8 * 7; i++)
    z[i] = i % 8;
  pieces = mur_contours_new (z, 8, 7, 4, levels, 1);
  for (guint i = 0; i < pieces->len; i++)
    {
      const MurContourPiece *piece = piece_at (pieces, i);

      lowest = fmin (lowest, fmin (piece->a.y, piece->b.y));
      highest = fmax (highest, fmax (piece->a.y, piece->b.y));
      g_assert_cmpfloat_with_epsilon (piece->a.x, 4.5, 1e-12);
    }
  g_assert_cmpfloat (lowest, ==, 0);
  g_assert_cmpfloat (highest, ==, 6);
}

void
mur_test_contours (void)
{
  g_test_add_func ("/ui/plot/contours/planes", planes_are_exact);
  g_test_add_func ("/ui/plot/contours/circles", circles_close);
  g_test_add_func ("/ui/plot/contours/saddles", saddles_follow_their_middle);
  g_test_add_func ("/ui/plot/contours/gaps", gaps_have_no_lines);
  g_test_add_func ("/ui/plot/contours/steps", steps_reach_the_last_row);
}
