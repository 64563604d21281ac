/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks of log axes. */

#include <math.h>
#include <string.h>

#include "tests/ui/plot/layout/tests.h"
#include "ui/plot/layout/ticks.h"

#define SEED 16140405

/* Markup takes no room, superscripts less than digits. */
static double
measure_cb (const char *markup, gpointer data)
{
  const char *raised = strstr (markup, "<sup>");

  if (raised == NULL)
    return 7.0 * (double)g_utf8_strlen (markup, -1);
  return 7.0 * (double)g_utf8_strlen (markup, raised - markup)
         + 5.0 * (double)g_utf8_strlen (raised + 5, strstr (raised, "</") - raised - 5);
}

static MurTicks *
ticks (double low, double high, double length)
{
  const MurTickRequest request = { .scale = MUR_SCALE_LOG,
                                   .limits = { low, high },
                                   .length = length,
                                   .wished = 0.33 * sqrt (length),
                                   .gap = 8,
                                   .measure = measure_cb };

  return mur_ticks_new (&request);
}

static void
at_least_three_labels_anywhere (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < 3000; i++)
    {
      /* From a hundredth of a decade to five hundred. */
      const double decades = mur_test_magnitude (random, -2, 2.7);
      const double start = g_rand_double_range (random, -290, 290 - decades);
      const double low = pow (10, start), high = pow (10, start + decades);
      const double length = g_rand_double_range (random, 260, 1500);
      g_autoptr (MurTicks) self = ticks (low, high, length);
      double end = -INFINITY;

      g_assert_cmpuint (self->major->len, >=, 3);
      for (guint t = 0; t < self->major->len; t++)
        {
          const MurTick *tick = &g_array_index (self->major, MurTick, t);
          const double at = (log10 (tick->value) - start) / decades * length;
          const double half = measure_cb (tick->label, NULL) / 2;

          g_assert_cmpfloat (tick->value, >=, low * (1 - 1e-9));
          g_assert_cmpfloat (tick->value, <=, high * (1 + 1e-9));
          g_assert_cmpfloat (at - half, >=, end + 8 - 1e-6);
          end = at + half;
        }
    }
}

static void
assert_labels (double low, double high, double length, const char *expected)
{
  g_autoptr (MurTicks) self = ticks (low, high, length);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->major->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            g_array_index (self->major, MurTick, i).label);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
known_ranges (void)
{
  assert_labels (0.01, 100, 400,
                 "10<sup>\xe2\x88\x92"
                 "2</sup> 10<sup>\xe2\x88\x92"
                 "1</sup> 10<sup>0</sup> 10<sup>1</sup> 10<sup>2</sup>");
  /* Veusz shows only "10 and 100" here, users say. */
  assert_labels (9, 110, 400, "10 20 50 100");
  assert_labels (1e6, 2.5e7, 400,
                 "10<sup>6</sup> 2\xc3\x97"
                 "10<sup>6</sup> 5\xc3\x97"
                 "10<sup>6</sup> 10<sup>7</sup> 2\xc3\x97"
                 "10<sup>7</sup>");
  assert_labels (0.3, 0.75, 300, "0.3 0.4 0.5 0.6 0.7");
}

static void
minor_ticks_are_digits_between (void)
{
  g_autoptr (MurTicks) self = ticks (1, 1000, 600);

  g_assert_cmpuint (self->major->len, ==, 4);
  g_assert_cmpuint (self->minor->len, ==, 3 * 8);
  for (guint i = 0; i < self->minor->len; i++)
    {
      const double power = pow (10, i / 8);

      /* 2 … 9 times a power of ten are exact. */
      g_assert_cmpfloat (g_array_index (self->minor, double, i), ==,
                         (i % 8 + 2) * power);
    }
}

static void
little_room_ends_well (void)
{
  for (double length = 0.5; length < 120; length *= 1.7)
    {
      g_autoptr (MurTicks) wide = ticks (1e-300, 1e300, length);
      g_autoptr (MurTicks) narrow = ticks (3, 3.1, length);
      g_autoptr (MurTicks) odd = ticks (-5, NAN, length);

      g_assert_cmpfloat (wide->major->len, <=, 1 + length / 15);
      g_assert_cmpfloat (narrow->major->len, <=, 1 + length / 10);
      g_assert_nonnull (odd);
    }
}

void
mur_test_ticks_log (void)
{
  g_test_add_func ("/ui/plot/ticks-log/three-labels", at_least_three_labels_anywhere);
  g_test_add_func ("/ui/plot/ticks-log/known", known_ranges);
  g_test_add_func ("/ui/plot/ticks-log/minor", minor_ticks_are_digits_between);
  g_test_add_func ("/ui/plot/ticks-log/little-room", little_room_ends_well);
}
