/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Digits are shuffled by Fisher and Yates from the front, so the image of 0 takes the
 * first draw alone.
 *
 * An order is a Feistel network over the bits of the item, its halves of unequal length
 * when they have to be: a permutation of the 2ʷ ≥ size numbers of w bits. A number
 * beyond the size goes through again until it is below; that walks along a cycle and so
 * stays a permutation (Black and Rogaway, "Ciphers with arbitrary finite domains",
 * 2002). Fewer than six bits leave too few ciphers to choose from, so small sizes walk
 * further. Keys are Philox numbers; the round function is two multiplications. */

#include "core/sampling/permutation.h"

#include "core/base/kernel.h"
#include "core/base/rng.h"

#define MAX_BASE 65536
#define MIN_BITS 6
#define PLACE_BITS 8 /* of the stream's index; places are below 64 */

static MurRng
digit_stream (guint64 seed, guint32 base, guint place)
{
  return mur_rng (seed, MUR_RNG_SAMPLE_DIGITS, (guint64)base << PLACE_BITS | place);
}

static guint32
draw_below (MurRng *rng, guint32 limit)
{
  return (guint32)(mur_rng_uniform (rng) * limit);
}

void
mur_digit_permutation (guint64 seed, guint32 base, guint place, guint16 *permutation)
{
  g_return_if_fail (base >= 1 && base <= MAX_BASE && permutation != NULL);

  MurRng rng = digit_stream (seed, base, place);

  for (guint32 i = 0; i < base; i++)
    permutation[i] = (guint16)i;
  for (guint32 i = 0; i + 1 < base; i++)
    {
      const guint32 other = i + draw_below (&rng, base - i);
      const guint16 taken = permutation[other];

      permutation[other] = permutation[i];
      permutation[i] = taken;
    }
}

guint32
mur_digit_permutation_of_zero (guint64 seed, guint32 base, guint place)
{
  g_return_val_if_fail (base >= 1 && base <= MAX_BASE, 0);

  MurRng rng = digit_stream (seed, base, place);

  return draw_below (&rng, base);
}

/* Every bit of the result depends on every bit of both. */
MUR_INLINE guint64
mix (guint64 half, guint64 key)
{
  guint64 mixed = (half ^ key) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed ^= mixed >> 32;
  mixed *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return mixed >> 32;
}

static guint64
cipher (const MurShuffle *self, guint64 item)
{
  const guint64 left_mask = ((guint64)1 << self->left_bits) - 1;
  const guint64 right_mask = ((guint64)1 << self->right_bits) - 1;
  guint64 left = item >> self->right_bits;
  guint64 right = item & right_mask;

  for (guint i = 0; i < G_N_ELEMENTS (self->keys); i += 2)
    {
      left ^= mix (right, self->keys[i]) & left_mask;
      right ^= mix (left, self->keys[i + 1]) & right_mask;
    }
  return left << self->right_bits | right;
}

MurShuffle
mur_shuffle (guint64 size, guint64 seed, guint64 index)
{
  MurShuffle self = { .size = size };

  g_return_val_if_fail (size >= 1 && size <= (guint64)1 << 62, self);

  MurRng rng = mur_rng (seed, MUR_RNG_SAMPLE_ORDER, index);
  const guint bits = MAX (MIN_BITS, (guint)g_bit_storage (size - 1));

  self.left_bits = bits / 2;
  self.right_bits = bits - self.left_bits;
  for (guint i = 0; i < G_N_ELEMENTS (self.keys); i++)
    self.keys[i] = (guint64)(mur_rng_uniform (&rng) * 0x1p53) << 11;
  return self;
}

guint64
mur_shuffle_at (const MurShuffle *self, guint64 place)
{
  g_return_val_if_fail (self != NULL && place < self->size, 0);

  do
    place = cipher (self, place);
  while (place >= self->size);
  return place;
}
