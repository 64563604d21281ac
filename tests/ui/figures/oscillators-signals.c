/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' scene of signals: a row each, and the sum of all. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators

typedef struct
{
  const char *preset;
  guint n, n_shown, n_lines;
  guint lines[7];
  double duration;
} Case;

static const Case cases[] = {
  { "thirty", 30, 30, 6, { 1, 6, 12, 18, 24, 30 }, 60 },
  { "mathematica", 7, 7, 7, { 1, 2, 3, 4, 5, 6, 7 }, 2 * G_PI },
  { "two-beating", 2, 2, 2, { 1, 2 }, 60 },
  { "chimera-ring-cosine", 256, 200, 6, { 1, 50, 102, 153, 204, 255 }, 400 },
};

/* The axes have room for 6 % more than the largest signal, or than all in step. */
static double
largest (const MurDrawing *scene, const Case *self, gboolean is_sum)
{
  const double *amplitude = mur_drawing_column (scene, "oscillators", "amplitude");
  double most = 0, sum = 0;
  for (guint i = 0; i < self->n_shown; i++)
    {
      const double value = amplitude[i * self->n / self->n_shown];
      most = fmax (most, value);
      sum += value;
    }
  return 1.06 * (is_sum ? sum : most);
}

static double
find_shade (const MurDrawing *scene, guint number)
{
  const double *shown = mur_drawing_column (scene, "shown", "oscillator");
  guint i = 0;
  while (shown[i] != number)
    i++;
  return mur_drawing_column (scene, "shown", "shade")[i];
}

static void
append_row (GString *text, const MurDrawing *scene, const Case *self, guint row)
{
  const gboolean is_sine
    = mur_parameters_choice (scene->session->parameters, "signal_view") == 1;
  const double most = largest (scene, self, FALSE);
  g_string_append_printf (text, "panel %u,0 1x1", row);
  if (row == 0)
    g_string_append_printf (text, " \"Signals <i>r<sub>i</sub></i> %s <i>φ</i>\"",
                            is_sine ? "sin" : "cos");
  if (row == 0 && self->n > 12)
    g_string_append_printf (text, " caption \"6 of %u oscillators\"", self->n);
  g_string_append_printf (text,
                          " line-names link=1\n  x from 0 to %.10g\n"
                          "  y from %.10g to %.10g\n  z\n",
                          self->duration, -most, most);
  g_string_append_printf (text,
                          "  line series-1 \"%u\" frequency.time %s.s%u tint=%.10g "
                          "solid\n",
                          self->lines[row], is_sine ? "sine_signals" : "signals",
                          self->lines[row], find_shade (scene, self->lines[row]));
}

static void
check (const MurDrawing *scene, const Case *self, const char *table)
{
  const double most = largest (scene, self, TRUE);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint row = 0; row < self->n_lines; row++)
    append_row (text, scene, self, row);
  g_string_append_printf (
    text,
    "panel %u,0 1x1 \"Sum of %u\" caption \"All in step would fill the panel\" "
    "link=1\n"
    "  x \"Time\" [s] from 0 to %.10g\n  y \"Sum\" from %.10g to %.10g\n"
    "  line fit frequency.time %s.total\n",
    self->n_lines, self->n_shown, self->duration, -most, most, table);
  mur_drawing_check (scene, text->str);
  g_assert_cmpfloat (mur_figure_row_weight (scene->figure, self->n_lines), ==, 3);
}

static void
presets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (OSCILLATORS, "signals", cases[i].preset, NULL, 0);
      g_test_message ("%s", cases[i].preset);
      check (scene, &cases[i], "signals");
      mur_drawing_step (scene, 11);
      check (scene, &cases[i], "signals");
    }
}

static void
sines (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (OSCILLATORS, "signals", "thirty",
                             (const char *[]){ "signal_view", "sine", NULL }, 9);
  check (scene, &cases[0], "sine_signals");
}

void
mur_test_oscillators_signals (void)
{
  g_test_add_func ("/figures/oscillators/signals/presets", presets);
  g_test_add_func ("/figures/oscillators/signals/sines", sines);
}
