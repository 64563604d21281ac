/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Digits are taken in groups of k, as many as keep B = bᵏ near the size of the cache's
 * reach. Group g of the index is a number a below B, and what its digits add to the
 * inverse is a table's entry: their mapped reversal over B^(g+1), as a pair of doubles.
 * An inverse is the sum of one entry a group, and, where zeros are scrambled, of what
 * the places above all groups add.
 *
 * B indices in a row differ in group 0 alone: the others are summed once, and what is
 * left is an addition of pairs that the compiler vectorises. A step of a leap adds to
 * the groups with carry, as an odometer does, so it needs no division.
 *
 * A pair's error is below 2⁻¹⁰⁰ of the value; the sum's larger part is the value
 * rounded to nearest, unless it lies closer than 2⁻⁴⁵ ulp to the middle of two doubles.
 * A fraction of denominator bᵐ that is no double keeps ½ b⁻ᵐ ulp away from there. */

#include "core/sampling/radical.h"

#include "core/sampling/pair-private.h"
#include "core/sampling/permutation.h"

#define BLOCK_LIMIT 4096 /* at most, unless one digit alone is more */
#define MAX_GROUPS 10    /* a block is at least 67, and 67⁹ is above 2⁵³ */
#define MAX_BASE 65535
#define MAX_INDEX ((guint64)1 << 53)
#define BELOW_ONE (1 - 0x1p-53)

typedef struct
{
  guint32 size; /* entries in use */
  double *high;
  double *low;
} Group;

struct _MurRadical
{
  guint64 last_index;
  guint32 base;
  guint32 block;  /* base^n_digits */
  guint n_digits; /* in a group */
  guint n_groups;
  MurPair rest; /* what the places above all groups add */
  Group groups[MAX_GROUPS];
};

/* What a mapped digit of one place adds to the reversal: by digit, or 0 alone. */
typedef struct
{
  MurDigits digits;
  guint64 seed;
  guint32 base;
  guint n_places;
  guint16 *images; /* of one place, room for all digits */
} DigitMap;

static void
choose_block (guint32 base, guint32 *block, guint *n_digits)
{
  *block = base;
  *n_digits = 1;
  while (*block * base <= BLOCK_LIMIT)
    {
      *block *= base;
      ++*n_digits;
    }
}

/* Entries that group 0 needs when indices go up to @last. */
static guint32
entries (guint32 block, guint64 last)
{
  return (guint32)MIN (block, last + 1);
}

static guint32
image_of_zero (const DigitMap *map, guint place)
{
  if (map->digits != MUR_DIGITS_SCRAMBLED || place >= map->n_places)
    return 0;
  return mur_digit_permutation_of_zero (map->seed, map->base, place);
}

static void
find_images (const DigitMap *map, guint place)
{
  if (map->digits == MUR_DIGITS_SCRAMBLED && place < map->n_places)
    {
      mur_digit_permutation (map->seed, map->base, place, map->images);
      return;
    }
  map->images[0] = 0;
  for (guint32 a = 1; a < map->base; a++)
    map->images[a] = (guint16)(map->digits == MUR_DIGITS_REVERSED ? map->base - a : a);
}

static double
reversal_of_zeros (const MurRadical *self, const DigitMap *map, guint first_place)
{
  double sum = 0;

  for (guint i = 0; i < self->n_digits; i++)
    sum = sum * self->base + image_of_zero (map, first_place + i);
  return sum;
}

/* Mapped reversals of 0 … n − 1, which have a group's digits from @first_place on. The
 * images of 0 are in all of them from the start; a digit puts its own image there. They
 * are whole numbers below 2³², so exact. */
static void
fill_reversals (const MurRadical *self,
                const DigitMap *map,
                guint first_place,
                guint32 n,
                double *reversals)
{
  guint32 weight = self->block;
  guint32 end = 1;

  reversals[0] = reversal_of_zeros (self, map, first_place);
  for (guint32 step = 1; end < n; step = end, first_place++)
    {
      weight /= self->base;
      end = MIN (n, step * self->base);
      find_images (map, first_place);
      for (guint32 at = step; at < end; at++)
        {
          const double more = (double)map->images[at / step] - map->images[0];

          reversals[at] = reversals[at % step] + more * weight;
        }
    }
}

MUR_KERNEL static void
scale_entries (guint32 n, MurPair scale, double *high, double *low)
{
  MUR_LOOP
  for (guint32 i = 0; i < n; i++)
    {
      const MurPair entry = mur_pair_scale (scale, high[i]);

      high[i] = entry.high;
      low[i] = entry.low;
    }
}

static void
make_group (MurRadical *self, const DigitMap *map, guint index, guint64 last)
{
  Group *group = &self->groups[index];
  MurPair scale = { 1, 0 };

  group->size = entries (self->block, last);
  group->high = g_new (double, group->size);
  group->low = g_new (double, group->size);
  fill_reversals (self, map, index * self->n_digits, group->size, group->high);
  for (guint g = 0; g <= index; g++)
    scale = mur_pair_divide (scale, self->block);
  scale_entries (group->size, scale, group->high, group->low);
}

/* The smallest digits first. */
static MurPair
sum_rest (const MurRadical *self, const DigitMap *map)
{
  const guint first = self->n_groups * self->n_digits;
  MurPair sum = { 0, 0 };

  for (guint place = map->n_places; place-- > first;)
    sum = mur_pair_divide (
      mur_pair_add ((MurPair){ image_of_zero (map, place), 0 }, sum), self->base);
  for (guint place = 0; place < first; place++)
    sum = mur_pair_divide (sum, self->base);
  return sum;
}

/* Of groups 1, 2, … and the rest. */
MUR_INLINE MurPair
sum_upper (const MurRadical *self, const guint32 *digits)
{
  MurPair sum = self->rest;

  for (guint g = self->n_groups; g-- > 1;)
    {
      const Group *group = &self->groups[g];
      const MurPair entry = { group->high[digits[g]], group->low[digits[g]] };

      sum = mur_pair_add (entry, sum);
    }
  return sum;
}

/* An entry of group 0 is 0 or above all that the others can add. */
MUR_INLINE double
finish (double high, double low, MurPair upper)
{
  const MurPair sum = mur_pair_normal (high, upper.high);

  return MIN (sum.high + (sum.low + (low + upper.low)), BELOW_ONE);
}

MUR_KERNEL static void
add_upper (gsize n, const double *high, const double *low, MurPair upper, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = finish (high[i], low[i], upper);
}

static void
split_index (const MurRadical *self, guint64 index, guint32 *digits)
{
  for (guint g = 0; g < self->n_groups; g++, index /= self->block)
    digits[g] = (guint32)(index % self->block);
}

/* Adds with carry; what goes beyond the last group is past the last index. */
MUR_INLINE void
add_digits (const MurRadical *self, const guint32 *step, guint32 *digits)
{
  guint32 carry = 0;

  for (guint g = 0; g < self->n_groups; g++)
    {
      const guint32 sum = digits[g] + step[g] + carry;

      carry = sum >= self->block;
      digits[g] = carry ? sum - self->block : sum;
    }
}

/* Whether @n ≥ 1 indices from @first on are within those that tables are made for. */
static gboolean
reaches (const MurRadical *self, guint64 first, guint64 leap, gsize n)
{
  return first <= self->last_index && n - 1 <= (self->last_index - first) / leap;
}

guint
mur_radical_places (guint32 base)
{
  guint n = 0;

  g_return_val_if_fail (base >= 2, 0);

  for (guint64 power = 1; power < (guint64)1 << 54; power *= base)
    n++;
  return n;
}

MurRadical *
mur_radical_new (guint32 base, MurDigits digits, guint64 seed, guint64 last_index)
{
  g_return_val_if_fail (base >= 2 && base <= MAX_BASE, NULL);
  g_return_val_if_fail (last_index <= MAX_INDEX, NULL);

  MurRadical *self = g_new0 (MurRadical, 1);
  g_autofree guint16 *images = g_new (guint16, base);
  const DigitMap map = { digits, seed, base, mur_radical_places (base), images };

  self->last_index = last_index;
  self->base = base;
  choose_block (base, &self->block, &self->n_digits);
  for (guint64 last = last_index; last > 0 || self->n_groups == 0; last /= self->block)
    make_group (self, &map, self->n_groups++, last);
  self->rest = sum_rest (self, &map);
  return self;
}

void
mur_radical_free (MurRadical *self)
{
  if (self == NULL)
    return;
  for (guint g = 0; g < self->n_groups; g++)
    {
      g_free (self->groups[g].high);
      g_free (self->groups[g].low);
    }
  g_free (self);
}

guint64
mur_radical_bytes (guint32 base, guint64 last_index)
{
  guint64 bytes = sizeof (MurRadical);
  guint32 block;
  guint n_digits;

  g_return_val_if_fail (base >= 2 && base <= MAX_BASE, 0);

  choose_block (base, &block, &n_digits);
  do
    bytes += 2 * sizeof (double) * (guint64)entries (block, last_index);
  while ((last_index /= block) > 0);
  return bytes;
}

guint32
mur_radical_base (const MurRadical *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->base;
}

void
mur_radical_fill (const MurRadical *self, guint64 first, gsize n, double *out)
{
  guint32 digits[MAX_GROUPS];

  g_return_if_fail (self != NULL && (out != NULL || n == 0));
  g_return_if_fail (n == 0 || reaches (self, first, 1, n));

  const Group *lowest = &self->groups[0];

  while (n > 0)
    {
      split_index (self, first, digits);
      const gsize part = MIN (n, self->block - digits[0]);

      add_upper (part, lowest->high + digits[0], lowest->low + digits[0],
                 sum_upper (self, digits), out);
      first += part;
      out += part;
      n -= part;
    }
}

void
mur_radical_fill_leaped (
  const MurRadical *self, guint64 first, guint64 leap, gsize n, double *out)
{
  guint32 digits[MAX_GROUPS];
  guint32 step[MAX_GROUPS];

  g_return_if_fail (self != NULL && (out != NULL || n == 0));
  g_return_if_fail (leap >= 1 && (n == 0 || reaches (self, first, leap, n)));

  const Group *lowest = &self->groups[0];

  split_index (self, first, digits);
  split_index (self, leap, step);
  for (gsize i = 0; i < n; i++)
    {
      out[i] = finish (lowest->high[digits[0]], lowest->low[digits[0]],
                       sum_upper (self, digits));
      add_digits (self, step, digits);
    }
}
