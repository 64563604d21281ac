/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Primes, against division by every smaller number and against known gaps. */

#include "core/sampling/primes.h"
#include "tests/core/sampling/units.h"

static gboolean
has_divisor (guint32 number)
{
  for (guint32 k = 2; k < number; k++)
    if (number % k == 0)
      return TRUE;
  return FALSE;
}

static void
test_all_of_the_first (void)
{
  guint n = 0;

  for (guint32 number = 2; number < 8400; number++)
    if (!has_divisor (number))
      g_assert_cmpuint (mur_prime (n++), ==, number);
  g_assert_cmpuint (n, >, 1024); /* past the end of the table */
}

/* Positions in the list of primes that the literature gives: the 10 000th is 104 729,
 * and 9592 lie below 100 000, the last of them 99 991. */
static void
test_far_ones (void)
{
  g_assert_cmpuint (mur_prime (999), ==, 7919);
  g_assert_cmpuint (mur_prime (9591), ==, 99991);
  g_assert_cmpuint (mur_prime (9999), ==, 104729);
}

static void
test_next (void)
{
  static const guint32 pairs[][2] = {
    { 0, 2 },
    { 1, 2 },
    { 2, 3 },
    { 3, 5 },
    { 8, 11 },
    { 113, 127 },
    { 1327, 1361 },               /* the first gap of 34 */
    { 8161, 8167 },               /* across the end of the table */
    { 31397, 31469 },             /* the first gap of 72 */
    { 66601901, 66601967 },       /* over 8161², the square of the table's last */
    { 66650873, 66650921 },       /* over 8161 · 8167 */
    { 66699847, 66699949 },       /* over 8167², whose divisor the table lacks */
    { 2147483629, 2147483647 },   /* 2³¹ − 1, a Mersenne prime */
    { 4294967279u, 4294967291u }, /* the largest of 32 bits */
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpuint (mur_prime_after (pairs[i][0]), ==, pairs[i][1]);
}

static void
test_positions (void)
{
  guint n_primes = 0;

  for (guint32 number = 0; number < 3000; number++)
    {
      guint n = 77;

      if (mur_prime_position (number, &n))
        g_assert_cmpuint (n, ==, n_primes++);
      else
        g_assert_cmpuint (n, ==, 77);
      g_assert_true ((n != 77 || number == mur_prime (77))
                     == (number >= 2 && !has_divisor (number)));
    }

  guint last;

  g_assert_true (mur_prime_position (65521, &last)); /* the last of 16 bits */
  g_assert_cmpuint (last, ==, 6541);
  g_assert_false (mur_prime_position (65535, &last));
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*POSITION_LIMIT*");
  g_assert_false (mur_prime_position (65536, &last));
  g_test_assert_expected_messages ();
}

static void
test_beyond_32_bits (void)
{
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*N_PRIMES*");
  g_assert_cmpuint (mur_prime (203280221), ==, 0);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*LAST_PRIME*");
  g_assert_cmpuint (mur_prime_after (4294967291u), ==, 0);
  g_test_assert_expected_messages ();
}

void
mur_test_primes (void)
{
  g_test_add_func ("/sampling/primes/all-of-the-first", test_all_of_the_first);
  g_test_add_func ("/sampling/primes/far-ones", test_far_ones);
  g_test_add_func ("/sampling/primes/next", test_next);
  g_test_add_func ("/sampling/primes/positions", test_positions);
  g_test_add_func ("/sampling/primes/beyond-32-bits", test_beyond_32_bits);
}
