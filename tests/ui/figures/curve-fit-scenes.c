/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit's search and estimates: which columns they draw, in every preset, and
 * what they say in words. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>
#include <string.h>

#define CURVE_FIT &mur_experiment_curve_fit

/* The line 1 + 2 t, but for 1/10 in the middle, fitted to the end. */
static MurDrawing *
draw_line (const char *scene, const char *formula, const char *lower, const char *upper)
{
  MurTable *table = mur_table_new ();
  MurSession *session = mur_session_new (CURVE_FIT);
  const double t[] = { -2, -1, 0, 1, 2 }, y[] = { -3, -1, 1.1, 3, 5 };
  mur_table_add_take (table, "t", NULL, g_memdup2 (t, sizeof t), 5);
  mur_table_add_take (table, "y", NULL, g_memdup2 (y, sizeof y), 5);
  mur_inputs_add (session->inputs, "data", NULL, table);
  mur_parameters_set (session->parameters, "formula", formula, NULL);
  mur_parameters_set (session->parameters, "lower", lower, NULL);
  mur_parameters_set (session->parameters, "upper", upper, NULL);
  mur_parameters_set (session->parameters, "generations", "200", NULL);
  mur_parameters_set (session->parameters, "refine", "end", NULL);
  return mur_drawing_new_of (session, scene, 201);
}

/* The plane of the parameters @x and @y; what the strip and the convergence hold. */
static char *
describe_search (const MurDrawing *scene, guint x, guint y, guint generations)
{
  g_autoptr (GString) handles = g_string_new (NULL);
  for (guint i = 0; i < 4; i++)
    for (guint end = 0; end < 2; end++)
      {
        g_string_append (handles, "  points guide parameters.place");
        if (i > 0)
          g_string_append_printf (handles, "+%u", i);
        g_string_append_printf (handles, " %u size=0.9 drags=%s,%u marker=2\n", end,
                                end == 1 ? "upper" : "lower", i);
      }
  return g_strdup_printf (
    "panel 0,0 2x1 legend bar\n"
    "  x \"<i>p</i><sub>%u</sub>\" from -0.2 to 10.2\n"
    "  y \"<i>p</i><sub>%u</sub>\" from -0.2 to 10.2\n"
    "  z \"Objective\" log\n"
    "  image guide landscape.objective 64x64 over 0…10, 0…10\n"
    "  line series-4 tails.x tails.y width=0.6 opacity=0.3 solid\n"
    "  points series-4 \"Best of each\" plane_particles.best_x plane_particles.best_y "
    "opacity=0.6 marker=1\n"
    "  points series-4 \"Swarm\" plane_particles.x plane_particles.y marker=0\n"
    "  points reference \"Expected\" plane_best.expected_x plane_best.expected_y "
    "size=1.8\n"
    "  points fit \"Best\" plane_best.x plane_best.y size=1.6\n"
    "panel 0,1 1x1\n"
    "  x from -0.5 to 3.5 labels\n"
    "  y \"Place in the limits\" from -0.18 to 1.18\n"
    "  rule guide 0 solid\n"
    "  rule guide 1 solid\n"
    "  text guide parameters.place own\n"
    "  text guide parameters.place own\n"
    "  points series-4 strip.across strip.place marker=0\n"
    "  points reference parameters.place estimates.box_expected size=1.8\n"
    "  points fit parameters.place estimates.box_value size=1.6\n"
    "%s"
    "panel 1,1 1x1 legend\n"
    "  x \"Generation\" whole from 0 to %u\n"
    "  y \"Objective\" log\n"
    "  line series-4 \"Mean\" convergence.generation convergence.mean solid\n"
    "  line fit \"Best\" convergence.generation convergence.best\n",
    x, y, handles->str, generations);
}

static void
search (void)
{
  static const struct
  {
    const char *preset;
    guint x, y, generations;
  } rows[] = { { "clerc-kennedy", 1, 2, 500 },
               { "laszuk-2015", 3, 4, 500 },
               { "laszuk-2017", 3, 4, 6000 },
               { "spso-2011", 3, 4, 500 } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (CURVE_FIT, "search", rows[i].preset, NULL, 0);
      g_autofree char *expected
        = describe_search (scene, rows[i].x, rows[i].y, rows[i].generations);
      mur_drawing_check (scene, expected);
      mur_drawing_step (scene, 25);
      mur_drawing_check (scene, expected);
      g_assert_cmpstr ((CURVE_FIT)->presets[i].scene, ==, i == 0 ? "fit" : "search");
    }
}

/* The numbers of the limits stand below their lower and above their upper ends, each
 * plane has its own; where nothing is expected nothing says so. */
static void
search_of_table (void)
{
  g_autoptr (MurDrawing) scene
    = draw_line ("search", "p1+p2*t", "-1.5, 0", "1234567, 20");
  g_autofree char *text = mur_drawing_describe (scene);
  const MurLayer *lower = mur_drawing_layer (scene, 1, 2);
  const MurLayer *upper = mur_drawing_layer (scene, 1, 3);
  g_assert_null (strstr (text, "Expected"));
  g_assert_null (strstr (text, "expected"));
  g_assert_nonnull (strstr (text, "over -1.5…1234567, 0…20"));
  g_assert_cmpstr (lower->texts[0], ==, "−1.5");
  g_assert_cmpstr (lower->texts[1], ==, "0");
  g_assert_cmpstr (upper->texts[1], ==, "20");
  g_assert_cmpint (lower->anchor, ==, MUR_ANCHOR_BELOW);
  g_assert_cmpint (upper->anchor, ==, MUR_ANCHOR_ABOVE);
  g_assert_cmpfloat (lower->y[1], ==, 0);
  g_assert_cmpfloat (upper->y[1], ==, 1);
}

/* Of one parameter: the objective over it. */
static void
search_of_one (void)
{
  static const char *const assignments[]
    = { "plane_x", "2", "plane_y", "2", "upper", "10, 20", "formula", "p1*t+p2", NULL };
  static const char *const same[] = { "plane_x", "2", NULL };
  static const char expected[]
    = "panel 0,0 2x1 legend\n"
      "  x \"<i>p</i><sub>2</sub>\" from -0.4 to 20.4\n"
      "  y \"Objective\" log\n"
      "  line guide landscape.x landscape.objective solid\n"
      "  points series-4 \"Swarm\" plane_particles.x plane_particles.objective "
      "marker=0\n"
      "  points fit \"Best\" plane_best.x plane_best.objective size=1.6\n"
      "panel 0,1 1x1\n";
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (CURVE_FIT, "search", "clerc-kennedy", assignments, 3);
  g_autoptr (MurDrawing) example
    = mur_drawing_new_scene (CURVE_FIT, "search", "clerc-kennedy", same, 3);
  g_autofree char *text = mur_drawing_describe (example);
  mur_drawing_check_start (scene, expected);
  g_assert_nonnull (strstr (text, "  rule reference \"Expected\" 4\n"));
}

/* Whether @expected is known or not. */
static char *
describe_estimates (const MurDrawing *scene, guint n, gboolean expected)
{
  const double limit = mur_drawing_scalar (scene, "estimate_limit");
  GString *text = g_string_new (NULL);
  g_string_append_printf (
    text,
    "panel 0,0 2x1 legend\n"
    "  x \"Off the value\" [%%] from %.10g to %.10g\n"
    "  y from -0.5 to %.10g labels\n"
    "  line fit \"Standard error\" estimate_bars.end estimate_bars.height width=1.6\n"
    "%s"
    "  points fit \"Fit\" own estimates.height size=1.6\n"
    "  text fit own own\n"
    "panel 0,1 1x1 diverging bar equal\n"
    "  x from -0.5 to %.10g labels\n"
    "  y from -0.5 to %.10g labels\n"
    "  z \"Correlation\" from -1 to 1\n"
    "  image guide correlations.correlation %ux%u over -0.5…%.10g, -0.5…%.10g\n"
    "  text ghost correlations.across correlations.height\n"
    "panel 1,1 1x1\n"
    "  x from -0.5 to %.10g labels\n"
    "  y \"Place in the limits\" from -0.18 to 1.18\n"
    "  rule guide 0 solid\n"
    "  rule guide 1 solid\n"
    "  text guide parameters.place own\n"
    "  text guide parameters.place own\n"
    "%s"
    "  points fit parameters.place estimates.box_value size=1.6\n",
    -limit, limit, n - 0.5,
    expected ? "  points reference \"Expected\" estimates.relative_expected "
               "estimates.height size=1.8\n"
             : "",
    n - 0.5, n - 0.5, n, n, n - 0.5, n - 0.5, n - 0.5,
    expected ? "  points reference parameters.place estimates.box_expected size=1.8\n"
             : "");
  return g_string_free (text, FALSE);
}

static void
estimates (void)
{
  for (const MurPreset *preset = (CURVE_FIT)->presets; preset->id != NULL; preset++)
    {
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (CURVE_FIT, "estimates", preset->id, NULL, 30);
      g_autofree char *expected = describe_estimates (scene, 4, TRUE);
      const MurPanel *matrix = mur_figure_panel (scene->figure, 1);
      const MurLayer *numbers = mur_drawing_layer (scene, 1, 1);
      mur_drawing_check (scene, expected);
      g_assert_cmpstr (mur_figure_panel (scene->figure, 0)->y.labels[0], ==, "p4");
      g_assert_cmpstr (matrix->y.labels[3], ==, "p1");
      g_assert_cmpstr (matrix->x.labels[0], ==, "p1");
      /* The last row comes first: p4 with itself is at its end. */
      g_assert_cmpstr (numbers->texts[3], ==, "1.00");
      g_assert_cmpstr (numbers->texts[12], ==, "1.00");
    }
}

/* p1 = 1.02 ± √(0.627 / 5), and p2 is held at 1.5, which has no error. Above the marks the
 * words stand a tenth of a row higher. */
static void
estimates_in_words (void)
{
  g_autoptr (MurDrawing) scene = draw_line ("estimates", "p1+p2*t", "0", "10, 1.5");
  g_autofree char *expected = describe_estimates (scene, 2, FALSE);
  const MurLayer *fit = mur_drawing_layer (scene, 0, 1);
  const MurLayer *words = mur_drawing_layer (scene, 0, 2);
  mur_drawing_check (scene, expected);
  g_assert_cmpstr (words->texts[0], ==, "1.0 ± 0.4");
  g_assert_cmpstr (words->texts[1], ==, "1.5, at its upper limit");
  g_assert_cmpint (words->anchor, ==, MUR_ANCHOR_ABOVE);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat (fit->x[i], ==, 0);
      g_assert_cmpfloat (words->x[i], ==, 0);
      g_assert_cmpfloat_with_epsilon (words->y[i], 1.1 - i, 1e-14);
    }
}

/* What the data do not see has no number for its error and no bar. */
static void
estimates_unseen (void)
{
  g_autoptr (MurDrawing) scene = draw_line ("estimates", "p1+2*t+0*p2", "0", "10");
  const MurLayer *bars = mur_drawing_layer (scene, 0, 0);
  const MurLayer *words = mur_drawing_layer (scene, 0, 2);
  g_assert_cmpstr (words->texts[0], ==, "1.02 ± 0.02");
  g_assert_true (g_str_has_suffix (words->texts[1], ", not determined"));
  g_assert_true (isfinite (bars->x[0]));
  g_assert_true (isnan (bars->x[3]));
  g_assert_cmpstr (mur_drawing_layer (scene, 1, 1)->texts[0], ==, "–");
}

void
mur_test_curve_fit_scenes (void)
{
  g_test_add_func ("/figures/curve-fit/search", search);
  g_test_add_func ("/figures/curve-fit/search-of-table", search_of_table);
  g_test_add_func ("/figures/curve-fit/search-of-one", search_of_one);
  g_test_add_func ("/figures/curve-fit/estimates", estimates);
  g_test_add_func ("/figures/curve-fit/estimates-in-words", estimates_in_words);
  g_test_add_func ("/figures/curve-fit/estimates-unseen", estimates_unseen);
}
