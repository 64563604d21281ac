/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit's overview and fit: which columns they draw, in every preset. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <string.h>

#define CURVE_FIT &mur_experiment_curve_fit

/* How many of the cloud's curves have one shade, from row @first on. */
static guint
count_alike (const MurDrawing *scene, guint first)
{
  const double *shade = mur_drawing_column (scene, "cloud", "shade");
  const guint n = (guint)mur_table_n_rows (mur_frame_table (scene->frame, "cloud"));
  guint end = first + 1;
  while (end < n && shade[end] == shade[first])
    end++;
  return end - first;
}

/* Curves of one shade are one line, the worst first and the faintest. */
static void
append_cloud (GString *text, const MurDrawing *scene)
{
  const double *shade = mur_drawing_column (scene, "cloud", "shade");
  const guint n = (guint)mur_table_n_rows (mur_frame_table (scene->frame, "cloud"));
  for (guint first = 0; first < n; first += count_alike (scene, first))
    {
      const gboolean last = first + count_alike (scene, first) == n;
      g_autofree char *from
        = first > 0 ? g_strdup_printf ("+%u", 241 * first) : g_strdup ("");
      g_string_append_printf (text,
                              "  line series-4%s cloud_curves.t%s cloud_curves.y%s "
                              "outside width=0.5 opacity=%.10g solid\n",
                              last ? " \"Swarm\"" : "", from, from,
                              0.5 - 0.38 * shade[first]);
    }
}

/* Five points are twice as large as a thousand. */
static const char *
size_of (const MurDrawing *scene)
{
  return mur_table_n_rows (mur_frame_table (scene->frame, "data")) == 5 ? " size=2"
                                                                        : "";
}

/* The panel of the fit, which the overview has too, across all columns. */
static void
append_fit (
  GString *text, const MurDrawing *scene, const char *t, const char *y, guint n_columns)
{
  g_string_append_printf (text,
                          "panel 0,0 1x%u legend link=1\n"
                          "  x %s\n"
                          "  y %s\n",
                          n_columns, t, y);
  append_cloud (text, scene);
  g_string_append_printf (text, "  points data \"Data\" data.t data.y%s\n",
                          size_of (scene));
  g_string_append (text,
                   "  band fit \"95 % band\" curve.t curve.lower curve.upper outside\n"
                   "  line fit \"Fit\" curve.t curve.y width=0.7\n");
}

static const char overview_rest[]
  = "panel 1,0 1x1 \"Residuals\" link=1\n"
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
check_overview (const MurDrawing *scene)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  append_fit (expected, scene, "\"Time\"", "\"Amp\"", 3);
  g_string_append (expected, overview_rest);
  mur_drawing_check (scene, expected->str);
}

static void
overview (void)
{
  for (const MurPreset *preset = (CURVE_FIT)->presets; preset->id != NULL; preset++)
    {
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (CURVE_FIT, "overview", preset->id, NULL, 0);
      check_overview (scene);
      mur_drawing_step (scene, 25);
      check_overview (scene);
      g_assert_cmpfloat (mur_figure_row_weight (scene->figure, 0), ==, 1.6);
      g_assert_cmpstr (mur_figure_panel (scene->figure, 3)->x.labels[2], ==, "p3");
    }
}

/* The ends of error bars are one standard error off. */
static void
error_bars (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (CURVE_FIT, "overview", "clerc-kennedy", NULL, 60);
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

/* What is in brackets behind a person's name is a unit, and a title is markup. */
#define DELAY "\"Delay &lt;t&gt;\" [ms]"

static MurSession *
make_session (void)
{
  MurTable *table = mur_table_new ();
  MurSession *session = mur_session_new (CURVE_FIT);
  const double t[] = { 3, 0, 1, 4, 2 }, y[] = { 3, 1, 2, 5, 4 };
  mur_table_add_take (table, "Delay <t> (ms)", NULL, g_memdup2 (t, sizeof t), 5);
  mur_table_add_take (table, "current", "mA", g_memdup2 (y, sizeof y), 5);
  mur_inputs_add (session->inputs, "data", NULL, table);
  mur_parameters_set (session->parameters, "formula", "p1+p2*t", NULL);
  mur_parameters_set (session->parameters, "particles", "1", NULL);
  return session;
}

/* Of a person's table, whose times come in any order: the points as they came, the
 * curve in order of time, both in their units. Nothing is expected of it, so nothing
 * says so. */
static void
overview_of_table (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new_of (make_session (), "overview", 1);
  g_autoptr (GString) expected = g_string_new (NULL);
  append_fit (expected, scene, DELAY, "\"current\" [mA]", 3);
  g_string_append (expected, "panel 1,0 1x1 \"Residuals\" link=1\n"
                             "  x " DELAY "\n"
                             "  y \"Data − fit\" [mA]\n"
                             "  points data fit.t residuals.residual size=2\n"
                             "  rule guide 0\n");
  g_autofree char *text = mur_drawing_describe (scene);
  mur_drawing_check_start (scene, expected->str);
  g_assert_null (strstr (text, "Expected"));
}

/* Points have the errors of the person's table in every panel that has the points, and
 * none where there are none. */
static void
errors_of_points (void)
{
  static const char *const scenes[] = { "fit", "overview" };
  static const double errors[] = { 1, 2, 3, 4, 5 };
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autoptr (MurDrawing) without
        = mur_drawing_new_of (make_session (), scenes[i], 1);
      g_autofree char *bare = mur_drawing_describe (without);
      g_assert_null (strstr (bare, "±"));
      MurSession *session = make_session ();
      MurTable *table = mur_table_new ();
      const MurTable *points = mur_inputs_table (session->inputs, "data");
      mur_table_add (table, "Delay <t> (ms)", NULL, mur_table_vector (points, 0));
      mur_table_add (table, "current", "mA", mur_table_vector (points, 1));
      mur_table_add_take (table, "err", NULL, g_memdup2 (errors, sizeof errors), 5);
      mur_inputs_add (session->inputs, "data", NULL, table);
      g_autoptr (MurDrawing) with = mur_drawing_new_of (session, scenes[i], 1);
      g_autofree char *text = mur_drawing_describe (with);
      g_assert_nonnull (
        strstr (text, "points data \"Data\" data.t data.y ± data.sigma size=2\n"));
      g_assert_nonnull (strstr (
        text, "points data fit.t residuals.residual ± residuals.sigma size=2\n"));
    }
}

/* As large as 30 at the most; a hundred are 2 · 0.3^0.3 = 1.394 times as large as a
 * thousand. */
static void
sizes (void)
{
  static const struct
  {
    const char *samples;
    double size;
  } cases[] = { { "8", 2 }, { "30", 2 }, { "100", 1.3937 }, { "5000", 1 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MurSession *session = mur_session_new (CURVE_FIT);
      mur_parameters_set (session->parameters, "samples", cases[i].samples, NULL);
      mur_parameters_set (session->parameters, "particles", "2", NULL);
      g_autoptr (MurDrawing) scene = mur_drawing_new_of (session, "fit", 0);
      const MurLayer *residuals = mur_drawing_layer (scene, 1, 0);
      g_assert_cmpfloat_with_epsilon (residuals->size, cases[i].size, 1e-4);
    }
}

static char *
describe_fit (const MurDrawing *scene, const char *t, const char *y, const char *y_unit)
{
  const double limit = mur_drawing_scalar (scene, "residual_limit");
  GString *text = g_string_new (NULL);
  append_fit (text, scene, t, y, 1);
  g_string_append_printf (
    text,
    "panel 1,0 1x1 link=1\n"
    "  x %s\n"
    "  y \"Data − fit\"%s from %.10g to %.10g robust\n"
    "  points data %s.t residuals.residual%s\n"
    "  rule guide 0\n"
    "panel 1,1 1x1\n"
    "  x \"Count\" whole from 0\n"
    "  y \"\"%s from %.10g to %.10g robust\n"
    "  cells data own residual_bins.lower residual_bins.count residual_bins.width\n"
    "  rule guide 0\n",
    t, y_unit, -limit, limit, *y_unit != '\0' ? "fit" : "data", size_of (scene), y_unit,
    -limit, limit);
  return g_string_free (text, FALSE);
}

static void
check_fit (const MurDrawing *scene, const char *t, const char *y, const char *y_unit)
{
  g_autofree char *expected = describe_fit (scene, t, y, y_unit);
  mur_drawing_check (scene, expected);
}

/* It is the scene that the topic opens with. */
static void
fit (void)
{
  for (const MurPreset *preset = (CURVE_FIT)->presets; preset->id != NULL; preset++)
    {
      g_autoptr (MurDrawing) scene = mur_drawing_new (CURVE_FIT, preset->id, NULL, 0);
      check_fit (scene, "\"Time\"", "\"Amp\"", "");
      mur_drawing_step (scene, 25);
      check_fit (scene, "\"Time\"", "\"Amp\"", "");
      const MurLayer *bins = mur_drawing_layer (scene, 2, 0);
      for (gsize i = 0; i < bins->n; i++)
        g_assert_cmpfloat (bins->x[i], ==, 0);
    }
}

static void
fit_of_table (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new_of (make_session (), "fit", 1);
  check_fit (scene, DELAY, "\"current\" [mA]", " [mA]");
}

/* Where no particle has a curve, none stands in the legend. */
static void
no_swarm (void)
{
  static const char *const assignments[] = { "formula", "p1*log(-1)", NULL };
  static const char *const scenes[] = { "fit", "overview" };
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (CURVE_FIT, scenes[i], "clerc-kennedy", assignments, 2);
      g_autofree char *text = mur_drawing_describe (scene);
      g_assert_null (strstr (text, "Swarm"));
      g_assert_null (strstr (text, "cloud_curves"));
    }
}

void
mur_test_curve_fit_figure (void)
{
  g_test_add_func ("/figures/curve-fit/overview", overview);
  g_test_add_func ("/figures/curve-fit/error-bars", error_bars);
  g_test_add_func ("/figures/curve-fit/overview-of-table", overview_of_table);
  g_test_add_func ("/figures/curve-fit/errors-of-points", errors_of_points);
  g_test_add_func ("/figures/curve-fit/sizes", sizes);
  g_test_add_func ("/figures/curve-fit/fit", fit);
  g_test_add_func ("/figures/curve-fit/fit-of-table", fit_of_table);
  g_test_add_func ("/figures/curve-fit/no-swarm", no_swarm);
}
