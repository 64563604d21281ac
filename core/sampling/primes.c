/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Primes for the bases of point sequences: a sieve of Eratosthenes fills a table of the
 * first 1024 once, and trial division by that table and by the odd numbers beyond it
 * finds the rest. */

#include "core/sampling/primes.h"

#define TABLE_SIZE 1024
#define TABLE_LIMIT 8162 /* one above the 1024th prime */
#define POSITION_LIMIT 65536
#define LAST_PRIME 4294967291u
#define N_PRIMES 203280221u /* of 32 bits */

static void
sieve (guint16 *primes)
{
  guint8 composite[TABLE_LIMIT] = { 0 };
  guint n_found = 0;

  for (guint i = 2; i < TABLE_LIMIT; i++)
    {
      if (composite[i])
        continue;
      primes[n_found++] = (guint16)i;
      for (guint k = i * i; k < TABLE_LIMIT; k += i)
        composite[k] = 1;
    }
  g_assert (n_found == TABLE_SIZE);
}

static const guint16 *
table (void)
{
  static guint16 primes[TABLE_SIZE];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      sieve (primes);
      g_once_init_leave (&filled, 1);
    }
  return primes;
}

static gboolean
is_prime (guint32 number)
{
  const guint16 *primes = table ();

  if (number < 2)
    return FALSE;
  for (guint i = 0; i < TABLE_SIZE; i++)
    {
      guint32 divisor = primes[i];

      if (divisor * divisor > number)
        return TRUE;
      if (number % divisor == 0)
        return FALSE;
    }
  for (guint64 divisor = TABLE_LIMIT + 1; divisor * divisor <= number; divisor += 2)
    if (number % divisor == 0)
      return FALSE;
  return TRUE;
}

guint32
mur_prime (guint n)
{
  g_return_val_if_fail (n < N_PRIMES, 0);

  if (n < TABLE_SIZE)
    return table ()[n];

  guint32 prime = table ()[TABLE_SIZE - 1];

  for (guint i = TABLE_SIZE - 1; i < n; i++)
    prime = mur_prime_after (prime);
  return prime;
}

guint32
mur_prime_after (guint32 number)
{
  g_return_val_if_fail (number < LAST_PRIME, 0);

  if (number < 2)
    return 2;

  guint32 candidate = number + 1 + number % 2;

  while (!is_prime (candidate))
    candidate += 2;
  return candidate;
}

gboolean
mur_prime_position (guint32 number, guint *n)
{
  guint below = 0;

  g_return_val_if_fail (number < POSITION_LIMIT && n != NULL, FALSE);

  if (!is_prime (number))
    return FALSE;
  for (guint32 prime = 2; prime < number; prime = mur_prime_after (prime))
    below++;
  *n = below;
  return TRUE;
}
