/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' overview: which columns it draws, in every preset and in every way
 * that phases are shown. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define OSCILLATORS &mur_experiment_oscillators
#define TIME "  x \"Time\" [s]\n"

/* What the figure goes by. */
typedef struct
{
  const MurDrawing *scene;
  GString *text;
  guint n; /* oscillators with a course */
  guint numbers[200];
  guint n_lines;              /* of them with lines */
  guint lines[12];            /* their numbers */
  guint first, second, third; /* rows of the panels to the right */
  gboolean is_wrapped, is_turning;
} Expectation;

static void
find_numbers (Expectation *self)
{
  const MurTable *table = mur_frame_table (self->scene->frame, "frequency");
  self->n = mur_table_n_columns (table) - 1;
  for (guint i = 0; i < self->n; i++)
    self->numbers[i] = (guint)strtoul (mur_table_name (table, i + 1) + 1, NULL, 10);
  self->n_lines = self->n > 12 ? 6 : self->n;
  for (guint line = 0; line < self->n_lines; line++)
    self->lines[line] = self->numbers[self->n > 12 ? line * (self->n - 1) / 5 : line];
}

static void
find_rows (Expectation *self)
{
  static const guint few[][3] = { { 1, 1, 1 }, { 2, 1, 1 }, { 1, 1, 1 } };
  const guint n = self->n;
  const guint n_rows = n > 12 ? 3 : n;
  if (n <= 2)
    {
      self->first = few[n - 1][0];
      self->second = few[n - 1][1];
      self->third = few[n - 1][2];
      return;
    }
  self->first = (guint)ceil (n_rows / 3.0);
  self->second = (guint)ceil ((n_rows - self->first) / 2.0);
  self->third = n_rows - self->first - self->second;
}

/* The colour of the oscillator @number, by the rank of its natural frequency. */
static double
find_shade (const Expectation *self, guint number)
{
  guint i = 0;
  while (self->numbers[i] != number)
    i++;
  return mur_drawing_column (self->scene, "shown", "shade")[i];
}

static void
append_each (Expectation *self)
{
  const guint n_rows = self->first + self->second + self->third;
  const double *omega = mur_drawing_column (self->scene, "oscillators", "omega");
  for (guint i = 0; i < self->n; i++)
    g_string_append_printf (
      self->text,
      "panel %u,0 %ux1%s link=1\n%s  y\n  z\n"
      "  rule reference %.10g\n"
      "  line series-1 frequency.time frequency.f%u tint=%.10g solid\n",
      i * (n_rows / self->n), n_rows / self->n,
      i == 0 ? " \"Instantaneous frequency (rad/s)\"" : "",
      i + 1 == self->n ? TIME : "  x\n", omega[i], i + 1, find_shade (self, i + 1));
}

static void
append_all (Expectation *self)
{
  const guint n_samples
    = (guint)mur_table_n_rows (mur_frame_table (self->scene->frame, "order"));
  const guint stride = (guint)ceil (n_samples / 900.0);
  const double *time = mur_drawing_column (self->scene, "frequency", "time");
  g_string_append_printf (
    self->text,
    "panel 0,0 2x1 \"Frequency (rad/s)\" bar link=1\n  x\n  y \"Oscillator\"\n  z\n"
    "  image data own %gx%u over 0…%.10g, 0.5…%.10g\n"
    "panel 2,0 1x1 legend link=1\n" TIME "  y \"Frequency\" [rad/s]\n  z\n",
    ceil (n_samples / (double)stride), self->n, time[n_samples - 1],
    mur_drawing_scalar (self->scene, "oscillators") + 0.5);
  for (guint line = 0; line < self->n_lines; line++)
    g_string_append_printf (self->text,
                            "  line series-1 \"%u\" frequency.time frequency.f%u "
                            "tint=%.10g solid\n",
                            self->lines[line], self->lines[line],
                            find_shade (self, self->lines[line]));
}

static void
append_circle (Expectation *self)
{
  const char *turned = self->is_turning ? "turned_" : "";
  g_autofree char *x = g_strdup_printf ("%sx", turned);
  g_autofree char *y = g_strdup_printf ("%sy", turned);
  g_string_append_printf (
    self->text,
    "panel 0,1 %ux1 \"Unit circle\" equal\n"
    "  x \"cos <i>φ</i>\" from -1.15 to 1.15\n  y \"sin <i>φ</i>\" from -1.15 to 1.15\n"
    "%s  circles guide 0 0 1\n",
    self->first, self->n > 60 ? "  z from 0 to 1\n" : "  z\n");
  mur_drawing_append_marks (self->scene, self->text, "circle", x, y, NULL);
  g_string_append_printf (
    self->text,
    "  arrows fit \"Mean field\" 0 0 mean_field.%s mean_field.%s width=1.6\n", x, y);
}

static void
append_couplings (Expectation *self)
{
  const double end = mur_drawing_scalar (self->scene, "oscillators") + 0.5;
  g_string_append_printf (
    self->text,
    "panel %u,1 %ux1 \"Couplings <i>K<sub>ij</sub></i>\"%s bar\n"
    "  x \"<i>j</i> drives, + attracts\" whole from 0.5 to %g\n"
    "  y \"<i>i</i> is driven\" whole from %g to 0.5\n  z\n"
    "  image data coupling_cells.coupling %ux%u over 0.5…%g, 0.5…%g\n",
    self->first, self->second,
    mur_drawing_scalar (self->scene, "repelling") == 1 ? " diverging" : "", end, end,
    self->n, self->n, end, end);
}

static void
append_rule (Expectation *self, const char *role_and_name, const char *scalar)
{
  const double value = mur_drawing_scalar (self->scene, scalar);
  if (isfinite (value))
    g_string_append_printf (self->text, "  rule %s %.10g outside\n", role_and_name,
                            value);
}

static void
append_sweep (Expectation *self)
{
  g_string_append_printf (self->text,
                          "panel %u,1 %ux1 \"Synchrony\" legend\n  x \"Coupling\"\n"
                          "  y \"Mean <i>r</i>\" from 0 to 1\n",
                          self->first + self->second, self->third);
  append_rule (self, "guide \"Onset\"", "critical_coupling");
  append_rule (self, "reference \"All lock\"", "locking_coupling");
  g_string_append_printf (
    self->text,
    "  line reference \"Theory\" theory.coupling theory.r\n"
    "  points series-1 \"Up\" sweep.coupling sweep.r_up size=1.6\n"
    "  points series-2 \"Down\" sweep.coupling sweep.r_down size=1.6\n"
    "  points fit \"Now\" %.10g %.10g size=2.4\n",
    mur_drawing_scalar (self->scene, "coupling"),
    mur_drawing_scalar (self->scene, "r_mean"));
}

static void
find_ends (const double *values, guint n, double *low, double *high)
{
  for (guint i = 0; i < n; i++)
    {
      *low = fmin (*low, values[i]);
      *high = fmax (*high, values[i]);
    }
}

/* All that agree to 1/1000 stand in the middle of an axis of one unit. */
static void
append_frequencies (Expectation *self)
{
  const MurDrawing *scene = self->scene;
  const guint n
    = (guint)mur_table_n_rows (mur_frame_table (scene->frame, "oscillators"));
  const double *omega = mur_drawing_column (scene, "oscillators", "omega");
  double low = INFINITY, high = -INFINITY;
  find_ends (omega, n, &low, &high);
  const gboolean is_equal = low == high;
  find_ends (mur_drawing_column (scene, "oscillators", "mean_frequency"), n, &low,
             &high);
  const double middle = (low + high) / 2;
  const char *x = is_equal ? "number" : "omega";
  g_string_append_printf (self->text,
                          "panel %u,1 %ux1 \"Frequencies\" line-names\n  x %s\n"
                          "  y \"Mean\" [rad/s]",
                          self->first + self->second, self->third,
                          is_equal ? "\"Oscillator\"" : "\"Natural\" [rad/s]");
  if (high - low < 1e-3 * MAX (1, fabs (middle)))
    g_string_append_printf (self->text, " from %.10g to %.10g", middle - 0.5,
                            middle + 0.5);
  g_string_append_printf (
    self->text, "%s\n  line ghost \"Uncoupled\" oscillators.%s oscillators.omega\n",
    self->n > 60 ? "\n  z from 0 to 1" : "\n  z", x);
  mur_drawing_append_marks (self->scene, self->text, "oscillators", x, "mean_frequency",
                            NULL);
}

/* " TABLE.time+12 TABLE.phase+12" of the oscillator @number. */
static void
append_wrapped (Expectation *self, const char *table, guint number)
{
  const MurTable *found = mur_frame_table (self->scene->frame, table);
  const double *oscillator = mur_drawing_column (self->scene, table, "oscillator");
  gsize first = 0;
  while (first < mur_table_n_rows (found) && oscillator[first] != number)
    first++;
  if (first == 0)
    g_string_append_printf (self->text, " %s.time %s.phase", table, table);
  else
    g_string_append_printf (self->text,
                            " %s.time+%" G_GSIZE_FORMAT " %s.phase+%" G_GSIZE_FORMAT,
                            table, first, table, first);
}

static void
append_phases (Expectation *self)
{
  g_string_append_printf (self->text,
                          "panel %u,2 %ux1 \"Phases\" link=1\n" TIME
                          "  y \"<i>φ</i>\" [rad]%s\n  z\n",
                          self->first, self->second,
                          self->is_wrapped ? " from -3.141592654 to 3.141592654" : "");
  for (guint line = 0; line < self->n_lines; line++)
    {
      g_string_append (self->text, "  line series-1");
      if (self->is_wrapped)
        append_wrapped (self,
                        self->is_turning ? "turned_wrapped_phase" : "wrapped_phase",
                        self->lines[line]);
      else
        g_string_append_printf (self->text, " frequency.time %s.phi%u",
                                self->is_turning ? "turned_phase" : "phase",
                                self->lines[line]);
      g_string_append_printf (self->text, " tint=%.10g solid\n",
                              find_shade (self, self->lines[line]));
    }
}

static void
append_times (Expectation *self)
{
  g_string_append_printf (self->text,
                          "panel 0,2 %ux1 \"Order parameter\" link=1\n" TIME
                          "  y \"<i>r</i>\" from 0 to 1\n"
                          "  line fit frequency.time order.r\n",
                          self->first);
  append_phases (self);
  g_string_append_printf (
    self->text,
    "panel %u,2 %ux1 \"Signals <i>r<sub>i</sub></i> cos <i>φ</i>\" link=1\n" TIME
    "  y \"Signal\"\n",
    self->first + self->second, self->third);
  for (guint line = 0; line < self->n_lines; line++)
    g_string_append_printf (self->text, "  line ghost%s frequency.time signals.s%u\n",
                            line == 0 ? " \"Each\"" : "", self->lines[line]);
  g_string_append (self->text, "  line fit \"Sum\" frequency.time signals.sum\n");
}

/* @views: of phase_view and phase_frame */
static void
check (const MurDrawing *scene, const char *const *views, gboolean against_coupling)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Expectation self = { .scene = scene,
                       .text = text,
                       .is_wrapped = g_str_equal (views[0], "wrapped"),
                       .is_turning = g_str_equal (views[1], "rotating") };
  find_numbers (&self);
  find_rows (&self);
  if (self.n > 12)
    append_all (&self);
  else
    append_each (&self);
  append_circle (&self);
  append_couplings (&self);
  if (against_coupling)
    append_sweep (&self);
  else
    append_frequencies (&self);
  append_times (&self);
  mur_drawing_check (scene, text->str);
  g_assert_cmpfloat (mur_figure_column_weight (scene->figure, 0), ==, 1.3);
}

static gboolean
is_against_coupling (const char *preset)
{
  static const char *const presets[]
    = { "thirty", "two-locking", "two-beating", "onset", "explosive", NULL };
  return g_strv_contains (presets, preset);
}

static void
presets (void)
{
  static const char *const views[] = { "wrapped", "rotating" };
  for (const MurPreset *preset = (OSCILLATORS)->presets; preset->id != NULL; preset++)
    {
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (OSCILLATORS, "overview", preset->id, NULL, 0);
      g_test_message ("%s", preset->id);
      check (scene, views, is_against_coupling (preset->id));
      mur_drawing_step (scene, 37);
      check (scene, views, is_against_coupling (preset->id));
    }
}

static void
views (void)
{
  static const char *const presets[] = { "blog", "twisted" };
  static const char *const combinations[][2] = { { "wrapped", "fixed" },
                                                 { "wrapped", "rotating" },
                                                 { "unwrapped", "fixed" },
                                                 { "unwrapped", "rotating" } };
  for (guint p = 0; p < G_N_ELEMENTS (presets); p++)
    for (guint i = 0; i < G_N_ELEMENTS (combinations); i++)
      {
        const char *const *view = combinations[i];
        g_autoptr (MurDrawing) scene = mur_drawing_new_scene (
          OSCILLATORS, "overview", presets[p],
          (const char *[]){ "phase_view", view[0], "phase_frame", view[1], NULL }, 60);
        check (scene, view, FALSE);
      }
}

/* One oscillator, a dozen, one more; and more than have a course. */
static void
counts (void)
{
  static const char *const values[] = { "1", "12", "13", "2001" };
  static const char *const views[] = { "wrapped", "rotating" };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (MurDrawing) scene = mur_drawing_new_scene (
        OSCILLATORS, "overview", "mathematica",
        (const char *[]){ "count", values[i], "topology", i == 0 ? "random" : "ring",
                          "samples", "2001", "duration", "0.01", NULL },
        3);
      check (scene, views, FALSE);
    }
}

void
mur_test_oscillators_scene (void)
{
  g_test_add_func ("/figures/oscillators/presets", presets);
  g_test_add_func ("/figures/oscillators/views", views);
  g_test_add_func ("/figures/oscillators/counts", counts);
}
