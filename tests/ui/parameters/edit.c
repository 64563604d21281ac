/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of what edits are made of: slider ranges, histories, presets and seeds. No
 * widget. */

#include <math.h>

#include "tests/ui/parameters/tests.h"
#include "ui/parameters/history.h"
#include "ui/parameters/slider-range.h"
#include "ui/parameters/values.h"

static MurSliderRange
range_of (double minimum, double maximum, const char *initial, guint flags)
{
  MurParameter parameter = { .name = "x",
                             .kind = MUR_PARAMETER_NUMBER,
                             .initial = initial,
                             .minimum = minimum,
                             .maximum = maximum,
                             .flags = flags };
  MurSliderRange range;
  g_assert_true (mur_slider_range_init (&range, &parameter));
  return range;
}

/* Bounds that are near the default are the ends; far ones are cut to a few times it. */
static void
ends (void)
{
  MurSliderRange near = range_of (-2, 2, "0.7298", 0);
  MurSliderRange far = range_of (-INFINITY, 1e9, "-2", 0);

  g_assert_cmpfloat (near.low, ==, -2);
  g_assert_cmpfloat (near.high, ==, 2);
  g_assert_cmpfloat (far.low, ==, -10);
  g_assert_cmpfloat (far.high, ==, 10);
  mur_slider_range_include (&far, 37.5);
  g_assert_cmpfloat (far.high, ==, 37.5);
  g_assert_cmpfloat (mur_slider_range_value (&far, 1), ==, 37.5);
}

/* A value on a linear slider is a short decimal: the literal, bit for bit. */
static void
linear (void)
{
  MurSliderRange range = range_of (0, 4, "1.49618", 0);

  g_assert_cmpfloat (range.quantum, ==, 0.01);
  g_assert_cmpfloat (mur_slider_range_value (&range, 0.07501), ==, 0.3);
  g_assert_cmpfloat (mur_slider_range_value (&range, 0.3333), ==, 1.33);
  g_assert_cmpfloat (mur_slider_range_position (&range, 1.49618), ==, 1.49618 / 4);
  g_assert_cmpfloat (mur_slider_range_position (&range, NAN), ==, 0);
}

/* Half way in decades from 0.01 to 10 000 is 10; values have three digits. */
static void
decades (void)
{
  MurSliderRange range = range_of (0.01, 10000, "1", MUR_PARAMETER_LOGARITHMIC);

  g_assert_cmpfloat (mur_slider_range_value (&range, 0.5), ==, 10);
  g_assert_cmpfloat (mur_slider_range_value (&range, 0.55), ==, 20);
  /* A logarithm each way: a few ulp of a number below 1. */
  g_assert_cmpfloat_with_epsilon (mur_slider_range_position (&range, 10), 0.5, 1e-15);
}

static void
whole (void)
{
  MurParameter parameter = { .name = "n",
                             .kind = MUR_PARAMETER_INTEGER,
                             .initial = "100",
                             .minimum = 1,
                             .maximum = 1e5,
                             .flags = MUR_PARAMETER_LOGARITHMIC };
  MurSliderRange range;

  g_assert_true (mur_slider_range_init (&range, &parameter));
  for (double position = 0; position <= 1; position += 0.0137)
    {
      double value = mur_slider_range_value (&range, position);
      g_assert_cmpfloat (value, ==, floor (value));
      g_assert_cmpfloat (value, >=, 1);
      g_assert_cmpfloat (value, <=, 1e5);
    }
}

/* An arrow key reaches another value wherever it is pressed, and never skips the end.
 */
static void
steps (void)
{
  MurSliderRange range = range_of (-3.7, 11.3, "2", 0);
  double step = mur_slider_range_step (&range);

  for (double position = 0; position + step < 1; position += step)
    g_assert_cmpfloat (mur_slider_range_value (&range, position), <,
                       mur_slider_range_value (&range, position + step));
}

static void
useless (void)
{
  MurParameter seed = { .name = "seed",
                        .kind = MUR_PARAMETER_INTEGER,
                        .initial = "42",
                        .maximum = 1e15,
                        .flags = MUR_PARAMETER_SEED };
  MurParameter open = { .name = "target",
                        .kind = MUR_PARAMETER_NUMBER,
                        .initial = "none",
                        .maximum = INFINITY,
                        .flags = MUR_PARAMETER_OPTIONAL };
  MurParameter text = { .name = "law", .kind = MUR_PARAMETER_TEXT, .initial = "t" };
  MurSliderRange range;

  g_assert_false (mur_slider_range_init (&range, &seed));
  g_assert_false (mur_slider_range_init (&range, &open));
  g_assert_false (mur_slider_range_init (&range, &text));
}

static double
damping_of (const MurParameterHistory *history)
{
  return mur_parameters_number (mur_parameter_history_values (history), "damping");
}

static void
record (MurParameterHistory *history, double damping, guint64 gesture)
{
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_history_values (history));
  g_assert_true (mur_parameters_set_number (values, "damping", damping, NULL));
  mur_parameter_history_record (history, values, mur_parameter_history_inputs (history),
                                gesture);
}

static MurParameterHistory *
new_history (void)
{
  g_autoptr (MurParameters) values
    = mur_parameters_new (mur_test_experiment.parameters);
  return mur_parameter_history_new (values);
}

static void
gestures (void)
{
  g_autoptr (MurParameterHistory) history = new_history ();

  for (int i = 0; i < 20; i++)
    record (history, 0.01 * i, 7);
  record (history, 1.5, 8);
  record (history, 1.25, 0);
  record (history, 1, 0);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 1.25);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 1.5);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 0.19);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 0.7298);
  g_assert_false (mur_parameter_history_can_undo (history));
}

static void
redo (void)
{
  g_autoptr (MurParameterHistory) history = new_history ();

  record (history, 1, 3);
  mur_parameter_history_undo (history);
  mur_parameter_history_redo (history);
  g_assert_cmpfloat (damping_of (history), ==, 1);
  g_assert_false (mur_parameter_history_can_redo (history));
  /* The same values are no step, and the gesture before the undo is over. */
  record (history, 1, 0);
  record (history, 0.5, 3);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 1);
  record (history, 0.375, 0);
  g_assert_false (mur_parameter_history_can_redo (history));
}

static void
oldest (void)
{
  g_autoptr (MurParameterHistory) history = new_history ();
  guint n = 0;

  for (int i = 0; i < 300; i++)
    record (history, 0.001 * i, 0);
  for (; mur_parameter_history_can_undo (history); n++)
    mur_parameter_history_undo (history);
  g_assert_cmpuint (n, ==, 199);
  g_assert_cmpfloat (damping_of (history), ==, 0.1);
}

/* What no run could begin with is passed by, both ways, and replaced by the next step. */
static void
refused_steps (void)
{
  g_autoptr (MurParameterHistory) history = new_history ();

  record (history, 0.5, 0);
  record (history, 0.25, 0);
  mur_parameter_history_refuse (history);
  record (history, 0.125, 0);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 0.5);
  mur_parameter_history_redo (history);
  mur_parameter_history_refuse (history);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 0.5);
  g_assert_false (mur_parameter_history_can_redo (history));
  record (history, 1.5, 0);
  mur_parameter_history_undo (history);
  mur_parameter_history_refuse (history);
  mur_parameter_history_redo (history);
  g_assert_cmpfloat (damping_of (history), ==, 1.5);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 0.7298);
}

/* Titles are steps among the others, and those of values keep them; a refused step stays
 * refused behind a title. */
static void
titles (void)
{
  g_autoptr (MurParameterHistory) history = new_history ();
  g_autoptr (MurTitles) one = mur_titles_with (NULL, "fit.1.x", "Time");
  g_autoptr (MurTitles) same = mur_titles_with (NULL, "fit.1.x", "Time");

  mur_parameter_history_record_titles (history, one);
  mur_parameter_history_record_titles (history, same);
  record (history, 0.5, 0);
  g_assert_true (mur_titles_equal (mur_parameter_history_titles (history), one));
  mur_parameter_history_undo (history);
  g_assert_true (mur_titles_equal (mur_parameter_history_titles (history), one));
  g_assert_cmpfloat (damping_of (history), ==, 0.7298);
  mur_parameter_history_undo (history);
  g_assert_null (mur_parameter_history_titles (history));
  g_assert_false (mur_parameter_history_can_undo (history));
  mur_parameter_history_redo (history);
  mur_parameter_history_redo (history);
  g_assert_cmpfloat (damping_of (history), ==, 0.5);
  record (history, 0.25, 0);
  mur_parameter_history_refuse (history);
  mur_parameter_history_record_titles (history, NULL);
  mur_parameter_history_undo (history);
  g_assert_cmpfloat (damping_of (history), ==, 0.5);
  g_assert_false (mur_parameter_history_can_redo (history));
}

/* Tables come and go with their step. */
static void
tables (void)
{
  g_autoptr (MurParameterHistory) history = new_history ();
  g_autoptr (MurInputs) none = mur_inputs_ref (mur_parameter_history_inputs (history));
  g_autoptr (MurInputs) one = mur_inputs_new ();
  g_autoptr (MurInputs) other = mur_inputs_new ();

  mur_parameter_history_record (history, mur_parameter_history_values (history), one,
                                0);
  record (history, 0.5, 0);
  mur_parameter_history_record (history, mur_parameter_history_values (history), other,
                                0);
  record (history, 0.25, 0);
  g_assert_true (mur_parameter_history_inputs (history) == other);
  g_assert_true (mur_parameter_history_return_to (history, one));
  g_assert_cmpfloat (damping_of (history), ==, 0.5);
  g_assert_false (mur_parameter_history_can_redo (history));
  g_assert_false (mur_parameter_history_return_to (history, one));
  mur_parameter_history_undo (history);
  g_assert_true (mur_parameter_history_inputs (history) == one);
  mur_parameter_history_undo (history);
  g_assert_true (mur_parameter_history_inputs (history) == none);
  g_assert_cmpfloat (damping_of (history), ==, 0.7298);
}

static void
presets (void)
{
  g_autoptr (MurParameters) values
    = mur_parameters_new (mur_test_experiment.parameters);
  g_autoptr (MurParameters) stiff = NULL;

  g_assert_true (mur_parameters_set (values, "seed", "271828", NULL));
  g_assert_cmpuint (mur_values_find_preset (&mur_test_experiment, values), ==, 0);
  stiff = mur_values_of_preset (&mur_test_experiment, "stiff", values);
  g_assert_cmpuint (mur_parameters_integer (stiff, "seed"), ==, 271828);
  g_assert_cmpfloat (mur_parameters_number (stiff, "damping"), ==, -1.25);
  g_assert_cmpuint (mur_values_find_preset (&mur_test_experiment, stiff), ==, 1);
  g_assert_true (mur_parameters_set (stiff, "grains", "101", NULL));
  g_assert_cmpuint (mur_values_find_preset (&mur_test_experiment, stiff), ==, 2);
  g_assert_null (mur_values_of_preset (&mur_test_experiment, "soft", values));
}

/* What changes only the picture leaves the preset in force, unless another has it. */
static void
presets_and_the_view (void)
{
  static const MurChoice shades[] = { { "light", "Light" }, { "dark", "Dark" }, { 0 } };
  static const MurParameter table[] = {
    { .name = "grains", .label = "Grains", MUR_INTEGER ("7", 1, 1000) },
    { .name = "shade",
      .label = "Shade",
      MUR_CHOICE ("light", shades, 2),
      .flags = MUR_PARAMETER_VIEW },
    { .name = "frame",
      .label = "Frame",
      MUR_CHOICE ("light", shades, 2),
      .flags = MUR_PARAMETER_VIEW },
    { 0 },
  };
  const MurPreset views[] = {
    { "few", "Few", "Seven grains.", (const char *const[]){ NULL } },
    { "few-dark", "Dark", "The same in the dark.",
      (const char *const[]){ "shade", "dark", NULL } },
    { "many", "Many", "More grains.", (const char *const[]){ "grains", "99", NULL } },
    { 0 },
  };
  const MurExperiment experiment = { .parameters = table, .presets = views };
  g_autoptr (MurParameters) values = mur_parameters_new (table);

  g_assert_cmpuint (mur_values_find_preset (&experiment, values), ==, 0);
  g_assert_true (mur_parameters_set (values, "frame", "dark", NULL));
  g_assert_cmpuint (mur_values_find_preset (&experiment, values), ==, 0);
  g_assert_true (mur_parameters_set (values, "grains", "99", NULL));
  g_assert_cmpuint (mur_values_find_preset (&experiment, values), ==, 2);
  g_assert_true (mur_parameters_set (values, "grains", "98", NULL));
  g_assert_cmpuint (mur_values_find_preset (&experiment, values), ==, 3);
  g_assert_true (mur_parameters_set (values, "grains", "7", NULL));
  g_assert_true (mur_parameters_set (values, "frame", "light", NULL));
  g_assert_true (mur_parameters_set (values, "shade", "dark", NULL));
  g_assert_cmpuint (mur_values_find_preset (&experiment, values), ==, 1);
}

static void
reseeded (void)
{
  g_autoptr (MurParameters) values
    = mur_parameters_new (mur_test_experiment.parameters);
  g_autoptr (MurParameters) other = mur_values_reseeded (&mur_test_experiment, values);

  g_assert_cmpstr (mur_values_seed (&mur_test_experiment)->name, ==, "seed");
  g_assert_cmpuint (mur_parameters_integer (other, "seed"), !=, 42);
  g_assert_true (mur_parameters_set (other, "seed", "42", NULL));
  g_assert_true (mur_parameters_equal (other, values));
}

void
mur_test_edit (void)
{
  g_test_add_func ("/ui/parameters/slider-range/ends", ends);
  g_test_add_func ("/ui/parameters/slider-range/linear", linear);
  g_test_add_func ("/ui/parameters/slider-range/decades", decades);
  g_test_add_func ("/ui/parameters/slider-range/whole", whole);
  g_test_add_func ("/ui/parameters/slider-range/steps", steps);
  g_test_add_func ("/ui/parameters/slider-range/useless", useless);
  g_test_add_func ("/ui/parameters/history/refused", refused_steps);
  g_test_add_func ("/ui/parameters/history/titles", titles);
  g_test_add_func ("/ui/parameters/history/tables", tables);
  g_test_add_func ("/ui/parameters/history/gestures", gestures);
  g_test_add_func ("/ui/parameters/history/redo", redo);
  g_test_add_func ("/ui/parameters/history/oldest", oldest);
  g_test_add_func ("/ui/parameters/values/presets", presets);
  g_test_add_func ("/ui/parameters/values/presets-and-the-view", presets_and_the_view);
  g_test_add_func ("/ui/parameters/values/reseeded", reseeded);
}
