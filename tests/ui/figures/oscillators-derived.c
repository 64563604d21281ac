/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What frames of the oscillators derive for pictures: that it follows from the other
 * numbers, and what frames share. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators

/* Every so many-th sample, oscillator by oscillator. */
static void
raster (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new_scene (
    OSCILLATORS, "overview", "twisted",
    (const char *[]){ "samples", "1901", "solver", "rk4", NULL }, 1000000);
  const MurLayer *image = mur_drawing_layer (scene, 0, 0);
  g_assert_cmpuint (image->n_columns, ==, 634); /* one in three of 1901 */
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i + 1);
      const double *frequency = mur_drawing_column (scene, "frequency", name);
      for (gsize k = 0; k < 634; k++)
        g_assert_cmpfloat (image->z[i * 634 + k], ==, frequency[3 * k]);
    }
}

static double
sum_of_signals (const MurDrawing *scene, gsize sample)
{
  const double *amplitude = mur_drawing_column (scene, "oscillators", "amplitude");
  double sum = 0;
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("phi%u", i + 1);
      sum += amplitude[i] * cos (mur_drawing_column (scene, "phase", name)[sample]);
    }
  return sum;
}

/* What the frame derives is what it says: turned phases, signals, places on the circle,
 * the mean of them. */
static void
derived (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new (OSCILLATORS, "mathematica", NULL, 250);
  const double *omega = mur_drawing_column (scene, "oscillators", "omega");
  const double *time = mur_drawing_column (scene, "order", "time");
  const double *phase = mur_drawing_column (scene, "phase", "phi4");
  const double *turned = mur_drawing_column (scene, "turned_phase", "phi4");
  double mean = 0, x = 0, turned_y = 0;
  for (guint i = 0; i < 7; i++)
    {
      const double now = mur_drawing_column (scene, "oscillators", "phase")[i];
      mean += omega[i] / 7;
      x += cos (now) / 7;
      g_assert_cmpfloat_with_epsilon (mur_drawing_column (scene, "circle", "y")[i],
                                      sin (now), 1e-13);
      turned_y += mur_drawing_column (scene, "circle", "turned_y")[i] / 7;
    }
  g_assert_cmpfloat_with_epsilon (turned[250], phase[250] - mean * time[250], 1e-10);
  g_assert_cmpfloat_with_epsilon (mur_drawing_column (scene, "signals", "sum")[99],
                                  sum_of_signals (scene, 99), 1e-11);
  g_assert_cmpfloat_with_epsilon (mur_drawing_column (scene, "mean_field", "x")[0], x,
                                  1e-13);
  g_assert_cmpfloat_with_epsilon (
    mur_drawing_column (scene, "mean_field", "turned_y")[0], turned_y, 1e-10);
}

/* Samples and what follows from them stay where they are, for every frame; unchanged
 * tables are the same ones. */
static void
shared (void)
{
  static const char *const columns[][2]
    = { { "frequency", "f3" },      { "phase", "phi7" }, { "order", "psi" },
        { "turned_phase", "phi3" }, { "signals", "s7" }, { "signals", "sum" } };
  static const char *const tables[]
    = { "wrapped_phase", "turned_wrapped_phase", "coupling_cells" };
  g_autoptr (MurDrawing) scene = mur_drawing_new (OSCILLATORS, "mathematica", NULL, 50);
  g_autoptr (MurFrame) early = mur_frame_ref (scene->frame);
  g_autoptr (MurFrame) again = mur_job_frame (scene->job);
  const double *values[G_N_ELEMENTS (columns)];
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    values[i] = mur_drawing_column (scene, columns[i][0], columns[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_true (mur_frame_table (again, tables[i])
                   == mur_frame_table (early, tables[i]));
  mur_drawing_step (scene, 50);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_true (mur_drawing_column (scene, columns[i][0], columns[i][1])
                   == values[i]);
}

/* Lines that grew frame by frame are those that were made at once. */
static void
grown (void)
{
  static const char *const tables[]
    = { "wrapped_phase", "turned_wrapped_phase", "turned_phase", "signals" };
  g_autoptr (MurDrawing) whole
    = mur_drawing_new (OSCILLATORS, "mathematica", NULL, 200);
  g_autoptr (MurDrawing) grown = mur_drawing_new (OSCILLATORS, "mathematica", NULL, 0);
  mur_drawing_step (grown, 1);
  mur_drawing_step (grown, 73);
  mur_drawing_step (grown, 126);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const MurTable *a = mur_frame_table (whole->frame, tables[i]);
      const MurTable *b = mur_frame_table (grown->frame, tables[i]);
      const gsize n = mur_table_n_rows (a);
      g_assert_cmpuint (mur_table_n_rows (b), ==, n);
      for (guint c = 0; c < mur_table_n_columns (a); c++)
        for (gsize row = 0; row < n; row++)
          {
            const double x = mur_table_column (a, c)[row];
            const double y = mur_table_column (b, c)[row];
            g_assert_true (x == y || (isnan (x) && isnan (y)));
          }
    }
}

void
mur_test_oscillators_derived (void)
{
  g_test_add_func ("/figures/oscillators/raster", raster);
  g_test_add_func ("/figures/oscillators/derived", derived);
  g_test_add_func ("/figures/oscillators/shared", shared);
  g_test_add_func ("/figures/oscillators/grown", grown);
}
