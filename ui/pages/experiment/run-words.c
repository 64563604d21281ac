/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/experiment/run-words.h"

#include "core/base/number.h"

#include <math.h>
#include <string.h>

/* "generation" of "generations" */
static char *
singular (const char *unit)
{
  gsize n = strlen (unit);
  return g_strndup (unit, n > 1 && unit[n - 1] == 's' ? n - 1 : n);
}

/* The budget is the parameter that is called as a step is, where there is one. */
static guint64
find_budget (const MurExperiment *experiment, const MurParameters *parameters)
{
  const MurParameter *parameter
    = mur_parameter_find (experiment->parameters, experiment->step_unit);

  if (parameter == NULL || parameter->kind != MUR_PARAMETER_INTEGER)
    return 0;
  return mur_parameters_integer (parameters, parameter->name);
}

static char *
describe_steps (const MurExperiment *experiment,
                const MurParameters *parameters,
                guint64 steps)
{
  guint64 budget = find_budget (experiment, parameters);
  g_autofree char *unit = singular (experiment->step_unit);

  if (budget > 0)
    return g_strdup_printf ("%s %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT, unit,
                            steps, budget);
  return g_strdup_printf ("%s %" G_GUINT64_FORMAT, unit, steps);
}

/* Where the clock ends; NaN: that is not known. */
static double
find_end (const MurExperiment *experiment,
          const MurParameters *parameters,
          const MurInputs *inputs)
{
  const char *name = experiment->clock_end;
  const MurParameter *row
    = name != NULL ? mur_parameter_find (experiment->parameters, name) : NULL;

  if (row == NULL
      || mur_experiment_why_idle (experiment, parameters, inputs, name) != NULL)
    return NAN;
  return row->kind == MUR_PARAMETER_INTEGER
           ? (double)mur_parameters_integer (parameters, name)
           : mur_parameters_number (parameters, name);
}

/* To a thousandth of the way, and with as many digits all the way; counts are whole. */
static char *
format_time (const MurQuantity *clock, double value, double end)
{
  const int magnitude = end > 0 ? (int)floor (log10 (end)) : 0;
  const int decimals = clock->unit == NULL ? 0 : CLAMP (2 - magnitude, 0, 12);
  char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE + 16];

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));
}

/* "t = 25.8 of 60 s", "640 of 1000 points" */
static char *
describe_clock (const MurExperiment *experiment,
                const MurParameters *parameters,
                const MurInputs *inputs,
                const MurFrame *frame)
{
  const MurQuantity *clock = mur_quantity_find (experiment->scalars, experiment->clock);
  const double end = find_end (experiment, parameters, inputs);
  g_autofree char *value
    = format_time (clock, mur_frame_scalar (frame, experiment->clock), end);
  g_autofree char *last = isnan (end) ? NULL : mur_number_round (end, 6);
  g_autofree char *place
    = last != NULL ? g_strdup_printf ("%s of %s", value, last) : g_strdup (value);
  g_autofree char *title = g_ascii_strdown (clock->title, -1);

  return clock->unit != NULL
           ? g_strdup_printf ("%s = %s %s", clock->symbol, place, clock->unit)
           : g_strdup_printf ("%s %s", place, title);
}

static const char *
ending_of (MurStatus status)
{
  switch (status)
    {
    case MUR_STATUS_CONVERGED:
      return "Converged";
    case MUR_STATUS_TARGET:
      return "Target reached";
    case MUR_STATUS_STALLED:
      return "Stalled";
    case MUR_STATUS_FAILED:
      return "Failed";
    case MUR_STATUS_EXHAUSTED:
    case MUR_STATUS_RUNNING:
    default:
      return "Finished";
    }
}

/* "Converged after 212 generations", "Finished at t = 60 of 60 s" */
static char *
describe_end (const MurExperiment *experiment,
              const MurRunnerReport *report,
              const char *place)
{
  if (experiment->clock != NULL)
    return g_strdup_printf ("%s at %s", ending_of (report->status), place);
  return g_strdup_printf ("%s after %" G_GUINT64_FORMAT " %s",
                          ending_of (report->status), report->steps,
                          experiment->step_unit);
}

/* The place says enough of a run that has come to the end of its clock. */
static gboolean
is_at_end (const MurExperiment *experiment,
           const MurParameters *parameters,
           const MurInputs *inputs,
           const MurFrame *frame)
{
  return experiment->clock != NULL
         && mur_frame_scalar (frame, experiment->clock)
              == find_end (experiment, parameters, inputs);
}

/* With the reason: "Stalled at 80 of 200 generations: no better value in 20
 * generations". */
static char *
add_reason (char *words, const MurFrame *frame)
{
  g_autofree char *taken = words;

  return g_strdup_printf ("%s: %s", taken, mur_frame_note (frame));
}

char *
mur_run_words (const MurExperiment *experiment,
               const MurParameters *parameters,
               const MurInputs *inputs,
               const MurFrame *frame,
               const MurRunnerReport *report)
{
  g_autofree char *place = NULL;

  if (report->state == MUR_RUNNER_FAILED && frame == NULL && report->steps == 0)
    return g_strdup ("Not begun");
  if (report->state == MUR_RUNNER_READY || (experiment->clock != NULL && frame == NULL))
    return g_strdup ("Starting");
  place = experiment->clock != NULL
            ? describe_clock (experiment, parameters, inputs, frame)
            : describe_steps (experiment, parameters,
                              report->is_past ? report->shown : report->steps);
  if (report->is_past)
    return g_strdup_printf ("Past: %s", place);
  switch (report->state)
    {
    case MUR_RUNNER_RUNNING:
      if (experiment->clock == NULL)
        place[0] = g_ascii_toupper (place[0]);
      return g_steal_pointer (&place);
    case MUR_RUNNER_PAUSED:
      return g_strdup_printf ("Paused at %s", place);
    case MUR_RUNNER_FAILED:
      return g_strdup_printf ("Failed at %s", place);
    case MUR_RUNNER_READY:
    case MUR_RUNNER_FINISHED:
    case MUR_RUNNER_CANCELLED:
    default:
      {
        char *words = describe_end (experiment, report, place);
        const gboolean is_plain
          = frame == NULL || mur_frame_note (frame) == NULL
            || (report->status == MUR_STATUS_EXHAUSTED
                && is_at_end (experiment, parameters, inputs, frame));

        return is_plain ? words : add_reason (words, frame);
      }
    }
}
