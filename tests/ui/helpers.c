/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the test programs with widgets share. */

#include "tests/ui/helpers.h"

#include "core/base/kernel.h"

static const MurChoice methods[] = {
  { "newton", "Newton" },
  { "bisection", "Bisection" },
  { NULL },
};

static const MurParameter parameters[] = {
  { .name = "damping",
    .label = "Damping",
    .unit = "1/s",
    .summary = "How fast it comes to rest.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "0.7298",
    .minimum = -2,
    .maximum = 2,
    .flags = MUR_PARAMETER_MAIN | MUR_PARAMETER_LIVE },
  { .name = "grains",
    .label = "Grains",
    .summary = "How many there are.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "100",
    .minimum = 1,
    .maximum = 1e5,
    .flags = MUR_PARAMETER_MAIN | MUR_PARAMETER_LOGARITHMIC },
  { .name = "law",
    .label = "Law",
    .summary = "A formula.",
    .kind = MUR_PARAMETER_TEXT,
    .initial = "a*exp(-t)",
    .flags = MUR_PARAMETER_MAIN },
  { .name = "method",
    .label = "Method",
    .group = "Solver",
    .summary = "How the root is found.",
    MUR_CHOICE ("newton", methods, 2) },
  { .name = "weights",
    .label = "Weights",
    .group = "Solver",
    .summary = "One for each grain.",
    .kind = MUR_PARAMETER_LIST,
    .initial = "0.25, 3.5",
    .minimum = 0,
    .maximum = 10 },
  { .name = "target",
    .label = "Target",
    .group = "Stopping",
    .summary = "Where it may stop.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "none",
    .minimum = 0,
    .maximum = 40,
    .flags = MUR_PARAMETER_OPTIONAL },
  { .name = "seed",
    .label = "Seed",
    .summary = "Which random numbers.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "42",
    .minimum = 0,
    .maximum = 9007199254740991.0,
    .flags = MUR_PARAMETER_SEED },
  { 0 },
};

static const MurPreset presets[] = {
  { .id = "plain",
    .title = "Plain",
    .summary = "Nothing special.",
    .assignments = (const char *const[]){ NULL } },
  { .id = "stiff",
    .title = "Stiff",
    .summary = "Hard springs.",
    .assignments
    = (const char *const[]){ "damping", "-1.25", "method", "bisection", NULL } },
  { 0 },
};

static const MurInput inputs[] = {
  { .name = "data", .summary = "Columns t and y." },
  { 0 },
};

static const MurAction actions[] = {
  { .name = "kick", .label = "Kick", .summary = "Gives each a push." },
  { 0 },
};

const MurExperiment mur_test_experiment = {
  .id = "test",
  .title = "Test",
  .summary = "Every kind of parameter.",
  .step_unit = "grains",
  .parameters = parameters,
  .inputs = inputs,
  .actions = actions,
  .presets = presets,
};

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

void
mur_test_pass (guint milliseconds)
{
  gboolean over = FALSE;
  g_timeout_add (milliseconds, timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

#ifdef MUR_SANITIZED
#define SLOWNESS 4
#else
#define SLOWNESS 1
#endif

void
mur_test_wait (MurTestCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + 30 * SLOWNESS * G_USEC_PER_SEC;
  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      mur_test_pass (5);
    }
}

static gboolean
is_drawn (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

GtkWidget *
mur_test_present (GtkWidget *widget, int width, int height)
{
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_test_wait (is_drawn, widget);
  return window;
}
