/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks of linear axes and categories: properties over random ranges, and known ones.
 */

#include "ui/plot/layout/ticks.h"

#include <math.h>
#include <string.h>

#include "tests/ui/plot/layout/tests.h"

#define SEED 19840229

/* Seven pixels a character is near what a usual font takes. */
static double
measure_cb (const char *markup, gpointer data)
{
  return 7.0 * (double)g_utf8_strlen (markup, -1);
}

static MurTicks *
ticks (double low, double high, double length)
{
  const MurTickRequest request = { .limits = { low, high },
                                   .length = length,
                                   .wished = 0.33 * sqrt (length),
                                   .gap = 10,
                                   .measure = measure_cb };

  return mur_ticks_new (&request);
}

static const MurTick *
tick (const MurTicks *self, guint i)
{
  return &g_array_index (self->major, MurTick, i);
}

/* The number that a person reads at the axis. */
static double
read_label (const char *label, const char *exponent)
{
  g_autofree char *plain = g_strdup (label);
  double factor = 1;

  if (g_str_has_prefix (plain, "\xe2\x88\x92"))
    {
      memmove (plain + 1, plain + 3, strlen (plain) - 2);
      plain[0] = '-';
    }
  if (exponent != NULL)
    {
      const char *power = strstr (exponent, "<sup>") + strlen ("<sup>");

      factor = g_str_has_prefix (power, "\xe2\x88\x92") ? pow (10, -atoi (power + 3))
                                                        : pow (10, atoi (power));
    }
  return g_ascii_strtod (plain, NULL) * factor;
}

static void
check_row (const MurTicks *self, double low, double high, double length)
{
  const double span = high - low;
  double end = -INFINITY;

  for (guint i = 0; i < self->major->len; i++)
    {
      const MurTick *at = tick (self, i);
      const double position = (at->value - low) / span * length;
      const double half = measure_cb (at->label, NULL) / 2;

      g_assert_cmpfloat (at->value, >=, low - 1e-9 * span);
      g_assert_cmpfloat (at->value, <=, high + 1e-9 * span);
      g_assert_cmpfloat (position - half, >=, end + 10 - 1e-6);
      end = position + half;
      /* Labels say the value to the last digit: a hundred-thousandth of the step is far
       * below any digit that may be missing, and above rounding at a thousand million
       * widths from zero. */
      if (self->major->len > 1)
        g_assert_cmpfloat_with_epsilon (
          read_label (at->label, self->exponent), at->value,
          1e-5 * (tick (self, 1)->value - tick (self, 0)->value));
      if (i > 0)
        g_assert_cmpstr (at->label, !=, tick (self, i - 1)->label);
    }
}

/* Steps are 1, 2, 2.5, 3, 4 or 5 times a power of ten, and even. */
static void
check_steps (const MurTicks *self)
{
  static const double nice[] = { 1, 2, 2.5, 3, 4, 5, 10 };
  double step, digit;
  gboolean found = FALSE;

  if (self->major->len < 2)
    return;
  step = tick (self, 1)->value - tick (self, 0)->value;
  digit = step / pow (10, floor (log10 (step) + 1e-3));
  for (guint i = 0; i < G_N_ELEMENTS (nice); i++)
    found |= fabs (digit - nice[i]) < 2e-3;
  g_assert_true (found);
  for (guint i = 2; i < self->major->len; i++)
    g_assert_cmpfloat_with_epsilon (
      (tick (self, i)->value - tick (self, i - 1)->value) / step, 1, 2e-3);
}

static void
random_ranges_get_nice_labels (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < 3000; i++)
    {
      const double width = mur_test_magnitude (random, -290, 290);
      /* At most 1e12 widths away from zero, so that twelve digits tell. */
      const double low = width * mur_test_magnitude (random, -3, i % 3 ? 3 : 9)
                         * (g_rand_boolean (random) ? 1 : -1);
      const double length = g_rand_double_range (random, 90, 2000);
      g_autoptr (MurTicks) self = ticks (low, low + width, length);

      check_row (self, low, low + width, length);
      check_steps (self);
      if (length > 250 && fabs (low) < 1e3 * width)
        g_assert_cmpuint (self->major->len, >=, 2);
    }
}

static void
minor_ticks_part_the_steps (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);

  for (int i = 0; i < 500; i++)
    {
      const double low = g_rand_double_range (random, -50, 50);
      const double high = low + mur_test_magnitude (random, -2, 4);
      g_autoptr (MurTicks) self = ticks (low, high, 700);

      for (guint m = 0; m < self->minor->len; m++)
        {
          const double value = g_array_index (self->minor, double, m);

          g_assert_cmpfloat (value, >=, low - 1e-8 * (high - low));
          g_assert_cmpfloat (value, <=, high + 1e-8 * (high - low));
          for (guint t = 0; t < self->major->len; t++)
            g_assert_cmpfloat (fabs (value - tick (self, t)->value), >,
                               1e-6 * (high - low));
        }
    }
}

static void
assert_labels (const MurTicks *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->major->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", tick (self, i)->label);
  g_assert_cmpstr (text->str, ==, expected);
}

/* One width for all labels. */
static double
constant_cb (const char *markup, gpointer data)
{
  return 20;
}

static MurTicks *
even_ticks (double low, double high, double length, double wished)
{
  const MurTickRequest request = { .limits = { low, high },
                                   .length = length,
                                   .wished = wished,
                                   .gap = 5,
                                   .measure = constant_cb };

  return mur_ticks_new (&request);
}

/* The score knows no units and no direction: limits in thousandths have the same ticks,
 * mirrored ones the mirrored ones; and there are about as many as wished. */
static void
score_knows_no_units (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 3);

  for (int i = 0; i < 1000; i++)
    {
      const double low = g_rand_double_range (random, -50, 50);
      const double high = low + mur_test_magnitude (random, -1, 3);
      const double wished = g_rand_double_range (random, 3, 9);
      g_autoptr (MurTicks) self = even_ticks (low, high, 600, wished);
      g_autoptr (MurTicks) small = even_ticks (low * 1e-3, high * 1e-3, 600, wished);
      g_autoptr (MurTicks) mirror = even_ticks (-high, -low, 600, wished);
      const guint n = self->major->len;

      g_assert_cmpuint (small->major->len, ==, n);
      g_assert_cmpuint (mirror->major->len, ==, n);
      for (guint t = 0; t < n; t++)
        {
          g_assert_cmpfloat_with_epsilon (tick (small, t)->value * 1e3,
                                          tick (self, t)->value, 1e-9 * (high - low));
          g_assert_cmpfloat_with_epsilon (-tick (mirror, n - 1 - t)->value,
                                          tick (self, t)->value, 1e-9 * (high - low));
        }
      /* Steps grow by 5⁄3 at most (3, 5), and no candidate of twice or half the wish
       * outweighs one in between. */
      g_assert_cmpfloat (n, >=, wished / 2);
      g_assert_cmpfloat (n, <=, 2 * wished);
    }
}

static void
known_ranges (void)
{
  g_autoptr (MurTicks) unit = ticks (0, 1, 300);
  g_autoptr (MurTicks) tenth = ticks (-0.3, 0.3, 420);
  g_autoptr (MurTicks) large = ticks (0, 6.2e6, 300);
  g_autoptr (MurTicks) small = ticks (-4e-7, 4e-7, 300);

  assert_labels (unit, "0 0.2 0.4 0.6 0.8 1.0");
  assert_labels (tenth, "\xe2\x88\x92"
                        "0.3 \xe2\x88\x92"
                        "0.2 \xe2\x88\x92"
                        "0.1 0 0.1 0.2 0.3");
  g_assert_null (unit->exponent);
  assert_labels (large, "0 1 2 3 4 5 6");
  g_assert_cmpstr (large->exponent, ==,
                   "\xc3\x97"
                   "10<sup>6</sup>");
  assert_labels (small, "\xe2\x88\x92"
                        "4 \xe2\x88\x92"
                        "2 0 2 4");
  g_assert_cmpstr (small->exponent, ==,
                   "\xc3\x97"
                   "10<sup>\xe2\x88\x92"
                   "7</sup>");
}

static void
odd_ranges_end_well (void)
{
  static const double odd[] = { NAN,   INFINITY, -INFINITY, 0,   1e-300, -1e-300,
                                1e300, -1e300,   1.7e308,   1.5, -1.5,   5e-324 };
  static const double lengths[] = { -5, 0, 0.5, 3, 40, 500, 1e5, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
      for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
        {
          g_autoptr (MurTicks) self = ticks (odd[i], odd[j], lengths[k]);

          for (guint t = 0; t < self->major->len; t++)
            {
              g_assert_true (isfinite (tick (self, t)->value));
              if (t > 0)
                g_assert_cmpfloat (tick (self, t)->value, >, tick (self, t - 1)->value);
            }
          if (lengths[k] == 500)
            g_assert_cmpuint (self->major->len, >=, 2);
        }
}

static void
integers_stay_whole (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);

  for (int i = 0; i < 500; i++)
    {
      const double low = floor (g_rand_double_range (random, -100, 100));
      const MurTickRequest request
        = { .limits = { low, low + g_rand_double_range (random, 1, 300) },
            .length = 400,
            .wished = 8,
            .gap = 8,
            .integer = TRUE,
            .measure = measure_cb };
      g_autoptr (MurTicks) self = mur_ticks_new (&request);

      g_assert_cmpuint (self->major->len, >=, 1);
      for (guint t = 0; t < self->major->len; t++)
        {
          g_assert_cmpfloat (tick (self, t)->value, ==, floor (tick (self, t)->value));
          g_assert_null (strchr (tick (self, t)->label, '.'));
        }
    }
}

static void
categories_thin_out (void)
{
  static const char *const names[]
    = { "alpha", "beta", "gamma", "delta", "epsilon", "zeta", NULL };
  MurTickRequest request = { .limits = { -0.5, 5.5 },
                             .length = 600,
                             .wished = 5,
                             .gap = 5,
                             .labels = names,
                             .measure = measure_cb };
  g_autoptr (MurTicks) all = mur_ticks_new (&request);
  g_autoptr (MurTicks) some = NULL;

  assert_labels (all, "alpha beta gamma delta epsilon zeta");
  g_assert_cmpfloat (tick (all, 3)->value, ==, 3);
  request.length = 200;
  some = mur_ticks_new (&request);
  assert_labels (some, "alpha gamma epsilon");
}

/* Of any size and sign, where the limits begin near zero: five characters are enough,
 * with a factor if need be, and say the same numbers. */
static void
labels_are_as_short_as_asked (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 4);

  for (int i = 0; i < 2000; i++)
    {
      const double size = mur_test_magnitude (random, -12, 12);
      const MurTickRequest request
        = { .limits = { -size * g_rand_double (random), fabs (size) },
            .length = g_rand_double_range (random, 60, 600),
            .wished = 6,
            .gap = 5,
            .longest = 5,
            .measure = measure_cb };
      g_autoptr (MurTicks) self = mur_ticks_new (&request);

      g_assert_cmpuint (self->major->len, >, 0);
      for (guint t = 0; t < self->major->len; t++)
        {
          const double value = tick (self, t)->value;

          g_assert_cmpint (g_utf8_strlen (tick (self, t)->label, -1), <=, 5);
          g_assert_cmpfloat_with_epsilon (
            read_label (tick (self, t)->label, self->exponent), value,
            1e-9 * fabs (value) + 1e-300);
        }
    }
}

void
mur_test_ticks (void)
{
  g_test_add_func ("/ui/plot/ticks/random", random_ranges_get_nice_labels);
  g_test_add_func ("/ui/plot/ticks/minor", minor_ticks_part_the_steps);
  g_test_add_func ("/ui/plot/ticks/score", score_knows_no_units);
  g_test_add_func ("/ui/plot/ticks/known", known_ranges);
  g_test_add_func ("/ui/plot/ticks/odd", odd_ranges_end_well);
  g_test_add_func ("/ui/plot/ticks/integers", integers_stay_whole);
  g_test_add_func ("/ui/plot/ticks/categories", categories_thin_out);
  g_test_add_func ("/ui/plot/ticks/short", labels_are_as_short_as_asked);
}
