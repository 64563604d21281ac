/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order and the names of parameters. */

#include "core/inference/model/layout.h"
#include "tests/core/inference/tests.h"

static void
test_names (void)
{
  static const char *const names[]
    = { "phase1", "phase2", "phase3", "omega1", "omega2", "omega3",
        "k1_2",   "k1_3",   "k2_1",   "k2_3",   "k3_1",   "k3_2" };

  g_assert_cmpuint (mur_layout_n_parameters (3), ==, G_N_ELEMENTS (names));
  for (guint p = 0; p < G_N_ELEMENTS (names); p++)
    {
      char name[MUR_LAYOUT_NAME_SIZE];

      mur_layout_name (3, p, name);
      g_assert_cmpstr (name, ==, names[p]);
    }
}

/* Every index leads back to itself, and all are there. */
static void
test_indices (void)
{
  for (guint n = 1; n <= 7; n++)
    {
      guint next = 0;

      for (guint i = 0; i < n; i++, next++)
        g_assert_true (mur_layout_phase (n, i) == next
                       && mur_layout_is_phase (n, next));
      for (guint i = 0; i < n; i++, next++)
        g_assert_true (mur_layout_omega (n, i) == next
                       && mur_layout_is_omega (n, next));
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          {
            guint target = n, source = n;

            if (i == j)
              continue;
            g_assert_cmpuint (mur_layout_coupling (n, i, j), ==, next);
            g_assert_true (mur_layout_is_coupling (n, next, &target, &source));
            g_assert_true (target == i && source == j);
            next++;
          }
      g_assert_cmpuint (next, ==, mur_layout_n_parameters (n));
    }
}

void
mur_test_layout (void)
{
  g_test_add_func ("/core/inference/layout/names", test_names);
  g_test_add_func ("/core/inference/layout/indices", test_indices);
}
