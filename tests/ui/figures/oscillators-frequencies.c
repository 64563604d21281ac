/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' scene of frequencies: rows up to a dozen, an image beyond, lines in
 * one panel where they are asked for. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators

static MurDrawing *
draw (const char *preset, const char *const *assignments, guint n_steps)
{
  return mur_drawing_new_scene (OSCILLATORS, "frequencies", preset, assignments,
                                n_steps);
}

static void
append_line (GString *text, const MurDrawing *scene, guint i, guint n)
{
  const double *number = mur_drawing_column (scene, "shown", "oscillator");
  const double *shade = mur_drawing_column (scene, "shown", "shade");
  g_string_append (text, "  line series-1");
  if (n <= 12)
    g_string_append_printf (text, " \"%g\"", number[i]);
  g_string_append_printf (text, " frequency.time frequency.f%g%s tint=%.10g solid\n",
                          number[i], n <= 12 ? "" : " width=0.6", shade[i]);
}

/* All as far up and down as each other, from the rule in the middle. */
static void
check_rows (const MurDrawing *scene, guint n, double duration, double reach)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const double *omega = mur_drawing_column (scene, "oscillators", "omega");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (
        text, "panel %u,0 1x1%s line-names link=1\n  x%s from 0 to %.10g\n", i,
        i == 0 ? " \"Frequency of each\" caption \"Dashed: what it would be "
                 "alone\""
               : "",
        i + 1 == n ? " \"Time\" [s]" : "", duration);
      g_string_append_printf (text, "  y [rad/s] from %.10g to %.10g\n  z\n",
                              omega[i] - reach, omega[i] + reach);
      g_string_append_printf (text, "  rule reference %.10g drags=frequencies,%u\n",
                              omega[i], i);
      append_line (text, scene, i, n);
    }
  mur_drawing_check (scene, text->str);
}

/* Of the blog's couplings row 1 pulls most: 0.2 and 1.1. The two are pulled by 0.45. */
static void
rows (void)
{
  g_autoptr (MurDrawing) blog = draw ("blog", NULL, 0);
  check_rows (blog, 3, 40, 1.05 * 1.3);
  mur_drawing_step (blog, 25);
  check_rows (blog, 3, 40, 1.05 * 1.3);
  g_autoptr (MurDrawing) two = draw ("two-beating", NULL, 10);
  check_rows (two, 2, 60, 1.05 * 0.45);
  g_autoptr (MurDrawing) dozen
    = draw ("thirty", (const char *[]){ "count", "12", "coupling", "2.4", NULL }, 10);
  check_rows (dozen, 12, 60, 1.05 * 2.4 * 11 / 12);
}

static void
check_overlaid (const MurDrawing *scene, guint n, double duration)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text,
                          "panel 0,0 1x1 \"Frequencies\"%s link=1\n"
                          "  x \"Time\" [s] from 0 to %.10g\n"
                          "  y \"Frequency\" [rad/s] from %.10g to %.10g\n  z\n",
                          n <= 12 ? " line-names" : "", duration,
                          mur_drawing_scalar (scene, "frequency_low"),
                          mur_drawing_scalar (scene, "frequency_high"));
  for (guint i = 0; i < n; i++)
    append_line (text, scene, i, n);
  mur_drawing_check (scene, text->str);
}

static void
overlaid (void)
{
  static const char *const assignments[] = { "frequency_view", "overlaid", NULL };
  g_autoptr (MurDrawing) seven = draw ("mathematica", assignments, 0);
  g_autoptr (MurDrawing) thirty = draw ("thirty", assignments, 12);
  g_autoptr (MurDrawing) explosive = draw ("explosive", assignments, 3);
  check_overlaid (seven, 7, 2 * G_PI);
  mur_drawing_step (seven, 30);
  check_overlaid (seven, 7, 2 * G_PI);
  check_overlaid (thirty, 30, 60);
  check_overlaid (explosive, 200, 1320);
}

/* @n: rows; @width: of a cell in seconds */
static void
check_image (const MurDrawing *scene, guint n, guint n_columns, double width)
{
  const double low = mur_drawing_scalar (scene, "natural_low");
  const double high = mur_drawing_scalar (scene, "natural_high");
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (
    text,
    "panel 0,0 1x1 \"Frequencies\" caption \"A row an oscillator%s\" bar link=1\n"
    "  x \"Time\" [s] from 0 to %.10g\n"
    "  y \"%s\" whole from 0.5 to %.10g\n",
    low < high ? ", the fastest alone on top" : "",
    mur_parameters_number (scene->session->parameters, "duration"),
    low < high ? "Rank by natural frequency" : "Oscillator", n + 0.5);
  if (low < high)
    g_string_append_printf (
      text, "  z \"Frequency\" [rad/s] from %.10g to %.10g robust\n", low, high);
  else
    g_string_append (text, "  z \"Frequency\" [rad/s] robust\n");
  g_string_append_printf (text, "  image data own %ux%u over %.10g…%.10g, 0.5…%.10g\n",
                          n_columns, n, -width / 2, (n_columns - 0.5) * width, n + 0.5);
  mur_drawing_check (scene, text->str);
}

/* Cells are around their samples: every second of 1001 in 60 s, every eighth of 6601 in
 * 1320 s. */
static void
image (void)
{
  g_autoptr (MurDrawing) thirty = draw ("thirty", NULL, 0);
  check_image (thirty, 30, 1, 0.12);
  mur_drawing_step (thirty, 43);
  check_image (thirty, 30, 22, 0.12);
  g_autoptr (MurDrawing) explosive = draw ("explosive", NULL, 17);
  check_image (explosive, 200, 3, 1.6);
  g_autoptr (MurDrawing) twisted = draw ("twisted", NULL, 2);
  check_image (twisted, 40, 2, 0.2);
}

/* Row by row from the slowest to the fastest. */
static void
sorted (void)
{
  g_autoptr (MurDrawing) scene = draw ("thirty", NULL, 41);
  const MurLayer *layer = mur_drawing_layer (scene, 0, 0);
  const double *omega = mur_drawing_column (scene, "oscillators", "omega");
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i + 1);
      const double *frequency = mur_drawing_column (scene, "frequency", name);
      guint row = 0;
      for (guint k = 0; k < 30; k++)
        row += omega[k] < omega[i];
      for (guint k = 0; k < 21; k++)
        g_assert_cmpfloat (layer->z[row * 21 + k], ==, frequency[2 * k]);
    }
}

void
mur_test_oscillators_frequencies (void)
{
  g_test_add_func ("/figures/oscillators/frequencies/rows", rows);
  g_test_add_func ("/figures/oscillators/frequencies/overlaid", overlaid);
  g_test_add_func ("/figures/oscillators/frequencies/image", image);
  g_test_add_func ("/figures/oscillators/frequencies/sorted", sorted);
}
