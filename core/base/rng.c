/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Philox 4×32-10 after Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy
 * as 1, 2, 3" (2011), section 3.3.
 *
 * Block b of a stream is the cipher of the counter (b, index low, index high, purpose).
 * Its words 0 and 1 (high) make the first double, 2 and 3 the second, by their upper 53
 * bits. A fill ciphers many blocks in one vectorised loop. Normals are by Box and
 * Muller (1958), the logarithm of 1 − u, which is never 0. */

#include "core/base/rng.h"

#include "core/base/kernel.h"
#include "core/base/vmath-values.h"
#include "core/base/vmath.h"

#define ROUNDS 10
/* Of normals at a time: the buffers stay in the first-level cache. */
#define PAIRS 128

/* Words as the counter has them, each in the lower half of 64 bits: so the products
 * vectorise without shuffles. The upper half may hold rubbish. */
typedef struct
{
  guint64 word[4];
} Block;

MUR_INLINE guint64
lower (guint64 word)
{
  return word & G_MAXUINT32;
}

MUR_INLINE Block
philox (Block block, guint32 key0, guint32 key1)
{
#pragma GCC unroll 10
  for (guint32 i = 0; i < ROUNDS; i++)
    {
      const guint64 product0 = lower (block.word[0]) * 0xd2511f53u;
      const guint64 product1 = lower (block.word[2]) * 0xcd9e8d57u;

      block.word[0] = (product1 >> 32) ^ block.word[1] ^ (key0 + i * 0x9e3779b9u);
      block.word[1] = product1;
      block.word[2] = (product0 >> 32) ^ block.word[3] ^ (key1 + i * 0xbb67ae85u);
      block.word[3] = product0;
    }
  return block;
}

/* The upper 53 bits of the 64, times 2⁻⁵³: exact. A whole number below 2⁵² put into the
 * low bits of 2⁵² adds its value to it. */
MUR_INLINE double
unit (guint64 low, guint64 high)
{
  const guint64 two_to_52 = G_GUINT64_CONSTANT (0x4330000000000000);
  const guint64 upper = lower (high) >> 11;
  const guint64 rest = lower (high << 21) | lower (low) >> 11;

  return (mur_from_bits (two_to_52 | upper) - 0x1p52) * 0x1p-21
         + (mur_from_bits (two_to_52 | rest) - 0x1p52) * 0x1p-53;
}

/* The first @n_blocks blocks from the counter on; the first number of a counter goes
 * around after 2³². */
MUR_KERNEL static void
fill_blocks (const MurRng *self, gsize n_blocks, double *out)
{
  const guint64 first = self->counter[0];
  const guint64 low = self->counter[1];
  const guint64 high = self->counter[2];
  const guint64 purpose = self->counter[3];
  const guint32 key0 = self->key[0];
  const guint32 key1 = self->key[1];

  MUR_LOOP
  for (gsize i = 0; i < n_blocks; i++)
    {
      const Block block
        = philox ((Block){ { first + i, low, high, purpose } }, key0, key1);

      out[2 * i] = unit (block.word[0], block.word[1]);
      out[2 * i + 1] = unit (block.word[2], block.word[3]);
    }
}

/* Uniforms in pairs (u, v) become the radius √(−2 ln (1 − u)) and the angle 2πv. */
MUR_KERNEL static void
split_pairs (gsize n, const double *uniforms, double *remaining, double *angle)
{
  for (gsize i = 0; i < n; i++)
    {
      remaining[i] = 1 - uniforms[2 * i];
      angle[i] = uniforms[2 * i + 1] * 0x1.921fb54442d18p+2;
    }
}

MUR_KERNEL static void
join_pairs (gsize n,
            const double *logarithm,
            const double *sine,
            const double *cosine,
            double *out)
{
  for (gsize i = 0; i < n; i++)
    {
      const double radius = sqrt (-2 * logarithm[i]);

      out[2 * i] = radius * cosine[i];
      out[2 * i + 1] = radius * sine[i];
    }
}

/* At most PAIRS pairs into 2 @n_pairs normals. */
static void
box_muller (MurRng *self, gsize n_pairs, double *out)
{
  double uniforms[2 * PAIRS];
  double logarithm[PAIRS];
  double sine[PAIRS];
  double cosine[PAIRS];

  mur_rng_fill_uniform (self, 2 * n_pairs, uniforms);
  split_pairs (n_pairs, uniforms, logarithm, sine);
  mur_vlog (n_pairs, logarithm, logarithm);
  mur_vsincos (n_pairs, sine, sine, cosine);
  join_pairs (n_pairs, logarithm, sine, cosine, out);
}

void
mur_philox_4x32 (const guint32 counter[4], const guint32 key[2], guint32 out[4])
{
  const Block block = philox (
    (Block){ { counter[0], counter[1], counter[2], counter[3] } }, key[0], key[1]);

  for (guint i = 0; i < 4; i++)
    out[i] = (guint32)block.word[i];
}

MurRng
mur_rng (guint64 seed, MurRngPurpose purpose, guint64 index)
{
  return (MurRng){
    .counter = { 0, (guint32)index, (guint32)(index >> 32), (guint32)purpose },
    .key = { (guint32)seed, (guint32)(seed >> 32) },
  };
}

void
mur_rng_seek (MurRng *self, guint64 n)
{
  g_return_if_fail (self != NULL);

  self->counter[0] = (guint32)(n / 2);
  self->has_spare = FALSE;
  if (n % 2 == 1)
    mur_rng_uniform (self);
}

double
mur_rng_uniform (MurRng *self)
{
  guint32 word[4];

  if (self->has_spare)
    {
      self->has_spare = FALSE;
      return unit (self->spare, self->spare >> 32);
    }
  mur_philox_4x32 (self->counter, self->key, word);
  self->counter[0]++;
  self->spare = (guint64)word[3] << 32 | word[2];
  self->has_spare = TRUE;
  return unit (word[0], word[1]);
}

void
mur_rng_fill_uniform (MurRng *self, gsize n, double *out)
{
  gsize filled = 0;

  g_return_if_fail (self != NULL && (out != NULL || n == 0));

  if (n > 0 && self->has_spare)
    out[filled++] = mur_rng_uniform (self);

  const gsize n_blocks = (n - filled) / 2;
  fill_blocks (self, n_blocks, out + filled);
  self->counter[0] += (guint32)n_blocks;
  filled += 2 * n_blocks;

  if (filled < n)
    out[filled] = mur_rng_uniform (self);
}

void
mur_rng_fill_normal (MurRng *self, gsize n, double *out)
{
  double last[2];

  g_return_if_fail (self != NULL && (out != NULL || n == 0));

  for (gsize at = 0; at + 1 < n; at += 2 * PAIRS)
    box_muller (self, MIN (PAIRS, (n - at) / 2), out + at);
  if (n % 2 == 1)
    {
      box_muller (self, 1, last);
      out[n - 1] = last[0];
    }
}
