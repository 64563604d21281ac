/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/precision/witness.h"

#include <math.h>
#include <string.h>

/* frexp() and whole numbers, not the bits that the code under test takes apart. */
void
mur_witness_set (mpz_t number, double value)
{
  int exponent;
  const double fraction = frexp (value, &exponent);
  const int power = exponent - 53 + 1074;
  mpz_set_d (number, ldexp (fraction, 53));
  if (power >= 0)
    mpz_mul_2exp (number, number, (mp_bitcnt_t)power);
  else
    mpz_tdiv_q_2exp (number, number, (mp_bitcnt_t)-power); /* zeros: it is subnormal */
}

void
mur_witness_add (mpz_t sum, double value)
{
  mpz_t number;
  mpz_init (number);
  mur_witness_set (number, value);
  mpz_add (sum, sum, number);
  mpz_clear (number);
}

double
mur_witness_draw (MurRng *rng)
{
  double value;
  do
    {
      const guint64 high = (guint64)(mur_rng_uniform (rng) * 4294967296.0);
      const guint64 low = (guint64)(mur_rng_uniform (rng) * 4294967296.0);
      const guint64 bits = high << 32 | low;
      memcpy (&value, &bits, sizeof value);
    }
  while (!isfinite (value));
  return value;
}

double
mur_witness_draw_between (MurRng *rng, int lowest, int highest)
{
  const double sign = mur_rng_uniform (rng) < 0.5 ? -1 : 1;
  const double size = 1 + mur_rng_uniform (rng);
  const double exponent = mur_rng_uniform (rng) * (highest - lowest);
  return sign * ldexp (size, lowest + (int)exponent);
}
