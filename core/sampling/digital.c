/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Direction number k of a dimension is what bit k of the Gray code adds, the first
 * binary place in bit 30.
 *
 * Sobol's follow the recurrence of a primitive polynomial from odd starting numbers:
 * I. M. Sobol, USSR Computational Mathematics 7 (1967) 86–112. The numbers are those of
 * S. Joe and F. Y. Kuo, SIAM Journal on Scientific Computing 30 (2008) 2635–2654, which
 * are chosen for the planes of two dimensions and are what other programs have.
 *
 * Niederreiter's are columns of matrices whose rows are the coefficients of 1 / pʲ for
 * an irreducible polynomial p: P. Bratley, B. L. Fox and H. Niederreiter, ACM
 * Transactions on Modeling and Computer Simulation 2 (1992) 195–213, section 3.3, with
 * their choice of the free terms, all 1.
 *
 * The Gray code of a sum without carry is the exclusive or of the codes, so 1024 points
 * in a row are a table and one number that they share. */

#include "core/sampling/digital.h"

#include "core/base/kernel.h"

#define BITS MUR_DIGITAL_BITS
#define BLOCK_BITS 10
#define BLOCK (1u << BLOCK_BITS)
#define MAX_DEGREE 8
#define MAX_TERMS (BITS + 5) /* 5 the largest degree of an irreducible one */

struct _MurDigital
{
  guint32 directions[BITS];
  gint32 block[BLOCK]; /* of the points below BLOCK */
};

typedef struct
{
  guint polynomial; /* bit k: the coefficient of xᵏ */
  guint8 starts[MAX_DEGREE];
} Sobol;

static const Sobol sobol[MUR_SOBOL_DIMENSIONS] = {
  { 1, { 0 } },
  { 3, { 1 } },
  { 7, { 1, 3 } },
  { 11, { 1, 3, 1 } },
  { 13, { 1, 1, 1 } },
  { 19, { 1, 1, 3, 3 } },
  { 25, { 1, 3, 5, 13 } },
  { 37, { 1, 1, 5, 5, 17 } },
  { 41, { 1, 1, 5, 5, 5 } },
  { 47, { 1, 1, 7, 11, 19 } },
  { 55, { 1, 1, 5, 1, 1 } },
  { 59, { 1, 1, 1, 3, 11 } },
  { 61, { 1, 3, 5, 5, 31 } },
  { 67, { 1, 3, 3, 9, 7, 49 } },
  { 91, { 1, 1, 1, 15, 21, 21 } },
  { 97, { 1, 3, 1, 13, 27, 49 } },
  { 103, { 1, 1, 1, 15, 7, 5 } },
  { 109, { 1, 3, 1, 15, 13, 25 } },
  { 115, { 1, 1, 5, 5, 19, 61 } },
  { 131, { 1, 3, 7, 11, 23, 15, 103 } },
  { 137, { 1, 3, 7, 13, 13, 15, 69 } },
  { 143, { 1, 1, 3, 13, 7, 35, 63 } },
  { 145, { 1, 3, 5, 9, 1, 25, 53 } },
  { 157, { 1, 3, 1, 13, 9, 35, 107 } },
  { 167, { 1, 3, 1, 5, 27, 61, 31 } },
  { 171, { 1, 1, 5, 11, 19, 41, 61 } },
  { 185, { 1, 3, 5, 3, 3, 13, 69 } },
  { 191, { 1, 1, 7, 13, 1, 19, 1 } },
  { 193, { 1, 3, 7, 5, 13, 19, 59 } },
  { 203, { 1, 1, 3, 9, 25, 29, 41 } },
  { 211, { 1, 3, 5, 13, 23, 1, 55 } },
  { 213, { 1, 3, 7, 3, 13, 59, 17 } },
  { 229, { 1, 3, 1, 3, 5, 53, 69 } },
  { 239, { 1, 1, 5, 5, 23, 33, 13 } },
  { 241, { 1, 1, 7, 7, 1, 61, 123 } },
  { 247, { 1, 1, 7, 9, 13, 61, 49 } },
  { 253, { 1, 3, 3, 5, 3, 55, 33 } },
  { 285, { 1, 3, 1, 15, 31, 13, 49, 245 } },
  { 299, { 1, 3, 5, 15, 31, 59, 63, 97 } },
  { 301, { 1, 3, 1, 11, 11, 11, 77, 249 } },
};

static const guint irreducible[MUR_NIEDERREITER_DIMENSIONS] = {
  0x2, 0x3, 0x7, 0xb, 0xd, 0x13, 0x19, 0x1f, 0x25, 0x29, 0x2f, 0x37,
};

static guint
degree (guint polynomial)
{
  return (guint)g_bit_storage (polynomial) - 1;
}

/* The first dimension, whose polynomial is 1, is van der Corput's: all starts are 1. */
static void
direct_sobol (guint dimension, guint32 *directions)
{
  const Sobol *row = &sobol[dimension];
  const guint s = degree (row->polynomial);

  for (guint k = 0; k < BITS; k++)
    {
      const guint32 start = k < s ? row->starts[k] : 1;

      directions[k] = start << (BITS - 1 - k);
      if (k < s || s == 0)
        continue;
      directions[k] = directions[k - s] ^ directions[k - s] >> s;
      for (guint j = 1; j < s; j++)
        if (row->polynomial >> (s - j) & 1)
          directions[k] ^= directions[k - j];
    }
}

static guint64
multiply (guint64 a, guint64 b)
{
  guint64 product = 0;

  for (; b > 0; a <<= 1, b >>= 1)
    if (b & 1)
      product ^= a;
  return product;
}

/* 36 terms, one a bit, of the recurrence whose polynomial is @power = pʲ: as many zeros
 * as p^(j−1) has degree, then ones up to the degree of pʲ, then what it says. */
static guint64
recur (guint64 power, guint n_zeros, guint order)
{
  const guint64 lower = power ^ (guint64)1 << order;
  guint64 terms = ((guint64)1 << order) - ((guint64)1 << n_zeros);

  for (guint r = order; r < MAX_TERMS; r++)
    if (__builtin_parityll (terms >> (r - order) & lower))
      terms |= (guint64)1 << r;
  return terms;
}

static void
direct_niederreiter (guint dimension, guint32 *directions)
{
  const guint e = degree (irreducible[dimension]);
  guint64 power = 1;
  guint64 terms = 0;

  for (guint k = 0; k < BITS; k++)
    directions[k] = 0;
  for (guint row = 0; row < BITS; row++, terms >>= 1)
    {
      if (row % e == 0)
        {
          power = multiply (power, irreducible[dimension]);
          terms = recur (power, row, row + e);
        }
      for (guint k = 0; k < BITS; k++)
        directions[k] |= (guint32)(terms >> k & 1) << (BITS - 1 - row);
    }
}

static guint32
combine (const guint32 *directions, guint64 index)
{
  guint32 sum = 0;

  for (guint64 code = index ^ index >> 1; code > 0; code >>= 1, directions++)
    if (code & 1)
      sum ^= *directions;
  return sum;
}

MUR_KERNEL static void
shift_block (gsize n, const gint32 *block, gint32 upper, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = (block[i] ^ upper) * 0x1p-31;
}

MurDigital *
mur_digital_new (MurDigitalKind kind, guint dimension)
{
  g_return_val_if_fail (dimension < (kind == MUR_DIGITAL_SOBOL
                                       ? MUR_SOBOL_DIMENSIONS
                                       : MUR_NIEDERREITER_DIMENSIONS),
                        NULL);

  MurDigital *self = g_new (MurDigital, 1);

  if (kind == MUR_DIGITAL_SOBOL)
    direct_sobol (dimension, self->directions);
  else
    direct_niederreiter (dimension, self->directions);
  for (guint i = 0; i < BLOCK; i++)
    self->block[i] = (gint32)combine (self->directions, i);
  return self;
}

void
mur_digital_free (MurDigital *self)
{
  g_free (self);
}

gsize
mur_digital_bytes (void)
{
  return sizeof (MurDigital);
}

void
mur_digital_fill (const MurDigital *self, guint64 first, gsize n, double *out)
{
  const guint64 limit = (guint64)1 << BITS;

  g_return_if_fail (self != NULL && (out != NULL || n == 0));
  g_return_if_fail (first <= limit && n <= limit - first);

  while (n > 0)
    {
      const guint64 lowest = first % BLOCK;
      const gsize part = MIN (n, BLOCK - lowest);

      shift_block (part, self->block + lowest,
                   (gint32)combine (self->directions, first - lowest), out);
      first += part;
      out += part;
      n -= part;
    }
}
