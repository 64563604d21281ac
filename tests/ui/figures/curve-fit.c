/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit's figure: which columns it draws, in every preset. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <string.h>

#define CURVE_FIT &mur_experiment_curve_fit

static const char rest[]
  = "  points data \"Data\" data.t data.y\n"
    "  band fit \"95 % band\" data.t fit.lower fit.upper outside\n"
    "  line fit \"Fit\" data.t fit.y\n"
    "panel 1,0 1x1 \"Residuals\" link=1\n"
    "  x \"Time\"\n"
    "  y \"Data − fit\"\n"
    "  points data data.t residuals.residual\n"
    "  rule guide 0\n"
    "panel 1,1 1x1 \"Convergence\" legend\n"
    "  x \"Generation\" whole\n"
    "  y \"Objective\" log\n"
    "  line reference \"Mean\" convergence.generation convergence.mean\n"
    "  line fit \"Best\" convergence.generation convergence.best\n"
    "panel 1,2 1x1 \"Parameters\" legend\n"
    "  x from -0.5 to 3.5 labels\n"
    "  y \"Value\"\n"
    "  errors fit parameters.place parameters.lower parameters.upper\n"
    "  points reference \"Expected\" parameters.place parameters.expected size=2 "
    "marker=1\n"
    "  points fit \"Fit\" parameters.place parameters.value size=1.4\n";

static void
presets (void)
{
  g_autoptr (GString) expected
    = g_string_new ("panel 0,0 1x3 legend link=1\n  x \"Time\"\n  y \"Amp\"\n");
  for (guint i = 1; i <= 8; i++)
    g_string_append_printf (expected,
                            "  line ghost%s swarm_curves.t swarm_curves.c%u outside\n",
                            i == 1 ? " \"Swarm\"" : "", i);
  g_string_append (expected, rest);
  for (const MurPreset *preset = (CURVE_FIT)->presets; preset->id != NULL; preset++)
    {
      g_autoptr (MurDrawing) scene = mur_drawing_new (CURVE_FIT, preset->id, NULL, 0);
      mur_drawing_check (scene, expected->str);
      mur_drawing_step (scene, 25);
      mur_drawing_check (scene, expected->str);
      g_assert_cmpfloat (mur_figure_row_weight (scene->figure, 0), ==, 1.6);
      g_assert_cmpstr (mur_figure_panel (scene->figure, 3)->x.labels[2], ==, "p3");
    }
}

/* The ends of error bars are one standard error off. */
static void
error_bars (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new (CURVE_FIT, "clerc-kennedy", NULL, 60);
  const MurLayer *bars = mur_drawing_layer (scene, 3, 0);
  const double *value = mur_drawing_column (scene, "parameters", "value");
  const double *error = mur_drawing_column (scene, "parameters", "standard_error");
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (bars->x[i], ==, i);
      g_assert_cmpfloat_with_epsilon (value[i] - bars->y[i], error[i], 1e-12);
      g_assert_cmpfloat_with_epsilon (bars->y2[i] - value[i], error[i], 1e-12);
      g_assert_cmpfloat (error[i], >, 0);
    }
}

static MurSession *
make_session (void)
{
  MurTable *table = mur_table_new ();
  MurSession *session = mur_session_new (CURVE_FIT);
  const double t[] = { 3, 0, 1, 4, 2 }, y[] = { 3, 1, 2, 5, 4 };
  mur_table_add_take (table, "time", "ms", g_memdup2 (t, sizeof t), 5);
  mur_table_add_take (table, "current", "mA", g_memdup2 (y, sizeof y), 5);
  mur_inputs_add (session->inputs, "data", NULL, table);
  mur_parameters_set (session->parameters, "formula", "p1+p2*t", NULL);
  mur_parameters_set (session->parameters, "particles", "1", NULL);
  return session;
}

/* Of a person's table, whose times come in any order: the points as they came, the
 * curve in order of time, both in their units. */
static void
given_table (void)
{
  static const char expected[]
    = "panel 0,0 1x3 legend link=1\n"
      "  x \"Time\" [ms]\n"
      "  y \"Amp\" [mA]\n"
      "  line ghost \"Swarm\" swarm_curves.t swarm_curves.c1 outside\n"
      "  points data \"Data\" data.t data.y\n"
      "  band fit \"95 % band\" fit.t fit.lower fit.upper outside\n"
      "  line fit \"Fit\" fit.t fit.y\n"
      "panel 1,0 1x1 \"Residuals\" link=1\n"
      "  x \"Time\" [ms]\n"
      "  y \"Data − fit\" [mA]\n"
      "  points data fit.t residuals.residual\n"
      "  rule guide 0\n";
  g_autoptr (MurDrawing) scene = mur_drawing_new_of (make_session (), 1);
  g_autofree char *text = mur_drawing_describe (scene);
  text[MIN (strlen (text), strlen (expected))] = '\0';
  g_assert_cmpstr (text, ==, expected);
}

void
mur_test_curve_fit_figure (void)
{
  g_test_add_func ("/figures/curve-fit/presets", presets);
  g_test_add_func ("/figures/curve-fit/error-bars", error_bars);
  g_test_add_func ("/figures/curve-fit/given-table", given_table);
}
