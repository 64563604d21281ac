/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of inference: which columns are drawn where, what is chosen of many, and
 * what is said of values that the data do not see. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>
#include <string.h>

#define INFERENCE &mur_experiment_inference

/* Enough for a run of three oscillators to end. */
#define TO_THE_END 2000

static MurDrawing *
draw (const char *scene, const char *preset, const char *const *assignments)
{
  return mur_drawing_new_scene (INFERENCE, scene, preset, assignments, TO_THE_END);
}

/* The first layer of @role and @kind. Returns: (nullable) */
static const MurLayer *
find_layer (const MurPanel *panel, MurLayerKind kind, MurRole role)
{
  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);
      if (layer->kind == kind && layer->role == role)
        return layer;
    }
  return NULL;
}

static void
append_row (GString *text, const char *series, const char *symbol, guint row, guint n)
{
  const gboolean is_first = row == 0, is_last = row + 1 == n;
  const char *time = is_last ? " \"Time\" [s]" : "";
  g_string_append_printf (text, "panel %u,0 1x1%s link=1\n  x%s from 0 to 2\n", row,
                          is_first ? " \"Phases\" legend" : "", time);
  g_string_append_printf (text, "  y \"%s\" [rad]\n", symbol);
  g_string_append_printf (text,
                          "  line reference%s phases.time phases.%s width=2.2 solid\n",
                          is_first ? " \"True\"" : "", series);
  g_string_append_printf (text, "  line fit%s phases.time refit.%s dashed\n",
                          is_first ? " \"Refit\"" : "", series);
  g_string_append_printf (text, "panel %u,1 1x1%s link=1\n  x%s from 0 to 2\n", row,
                          is_first ? " \"Difference\"" : "", time);
  g_string_append_printf (text,
                          "  y [rad]\n  rule guide 0\n  line data phases.time "
                          "difference.%s\n",
                          series);
}

/* As in the post: true phases, the refit over them, and what is between them. */
static void
refit (void)
{
  g_autoptr (MurDrawing) scene = draw ("refit", "all-to-all", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *series = g_strdup_printf ("phi%u", i + 1);
      g_autofree char *symbol = g_strdup_printf ("<i>φ</i><sub>%u</sub>", i + 1);
      append_row (text, series, symbol, i, 3);
    }
  mur_drawing_check (scene, text->str);
}

static void
refit_of_sum (void)
{
  g_autoptr (MurDrawing) scene = draw ("refit", "all-to-one", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  append_row (text, "sum", "Σ<i>φ</i>", 0, 1);
  mur_drawing_check (scene, text->str);
}

/* What was observed with errors are points, and blue as all data are. */
static void
refit_of_noise (void)
{
  static const char *const noise[] = { "observation_noise", "0.05", NULL };
  g_autoptr (MurDrawing) scene = draw ("refit", "all-to-all", noise);
  const MurLayer *data = mur_drawing_layer (scene, 0, 0);
  g_assert_cmpint (data->kind, ==, MUR_LAYER_POINTS);
  g_assert_cmpint (data->role, ==, MUR_ROLE_DATA);
  g_assert_cmpstr (data->name, ==, "Data");
}

static double
sum_squares (const MurDrawing *scene, guint number)
{
  g_autofree char *name = g_strdup_printf ("phi%u", number);
  const double *difference = mur_drawing_column (scene, "difference", name);
  double sum = 0;
  for (gsize i = 0; i < mur_table_n_rows (mur_frame_table (scene->frame, "phases"));
       i++)
    if (isfinite (difference[i]))
      sum += difference[i] * difference[i];
  return sum;
}

/* Of five the one that differs least has no row; the others stand in their order. */
static void
refit_of_many (void)
{
  static const char *const five[]
    = { "example", "network", "count", "5", "dynamic_noise", "0.1", NULL };
  g_autoptr (MurDrawing) scene = draw ("refit", "all-to-all", five);
  guint least = 1, row = 0;
  for (guint i = 2; i <= 5; i++)
    if (sum_squares (scene, i) < sum_squares (scene, least))
      least = i;
  g_assert_cmpuint (mur_figure_n_panels (scene->figure), ==, 8);
  g_assert_cmpstr (mur_figure_panel (scene->figure, 0)->caption, ==,
                   "The 4 of 5 that differ most");
  for (guint i = 1; i <= 5; i++)
    if (i != least)
      {
        g_autofree char *name = g_strdup_printf ("phi%u", i);
        g_assert_true (mur_drawing_layer (scene, 2 * row, 0)->y
                       == mur_drawing_column (scene, "phases", name));
        row++;
      }
}

/* Each parameter is dragged by itself, and leaves the others to the estimate. */
static void
handles (void)
{
  g_autoptr (MurDrawing) scene = draw ("estimates", "all-to-all", NULL);
  const double *value = mur_drawing_column (scene, "estimates", "value");
  guint row = 0;
  for (guint i = 0; i < 3; i++)
    {
      const MurPanel *panel = mur_figure_panel (scene->figure, i);
      for (guint k = 0; k < panel->layers->len; k++)
        {
          const MurHandle *handle
            = ((const MurLayer *)g_ptr_array_index (panel->layers, k))->handle;
          if (handle == NULL)
            continue;
          g_assert_cmpstr (handle->parameter, ==, "tried");
          g_assert_cmpstr (handle->missing, ==, "auto");
          g_assert_cmpuint (handle->n, ==, 12);
          g_assert_cmpuint (handle->index, ==, row);
          for (guint p = 0; p < 12; p++)
            g_assert_true (p == row ? handle->values[p] == value[p]
                                    : isnan (handle->values[p]));
          row++;
        }
    }
  g_assert_cmpuint (row, ==, 12);
}

/* One that was dragged stands where it was put, in a colour of its own; its bar and the
 * other values stay. */
static void
tried (void)
{
  static const char *const moved[]
    = { "tried", "auto 16 auto auto auto auto auto auto auto auto auto 5", NULL };
  g_autoptr (MurDrawing) scene = draw ("estimates", "all-to-all", moved);
  const double *lower = mur_drawing_column (scene, "estimates", "lower");
  const double *upper = mur_drawing_column (scene, "estimates", "upper");
  const MurPanel *panel = mur_figure_panel (scene->figure, 0);
  const MurLayer *found = find_layer (panel, MUR_LAYER_POINTS, MUR_ROLE_FIT);
  const MurLayer *put = find_layer (panel, MUR_LAYER_POINTS, MUR_ROLE_SERIES_4);
  g_assert_cmpfloat (found->y[1], ==, (lower[1] + upper[1]) / 2);
  g_assert_cmpfloat (put->x[0], ==, 1);
  g_assert_cmpfloat (put->y[0], ==, 16);
  g_assert_cmpfloat (put->handle->values[1], ==, 16);
  g_assert_cmpfloat (put->handle->values[11], ==, 5);
  g_assert_true (isnan (put->handle->values[0]));
}

/* Arrows from the value nearly to the edges, both ways. */
static void
unseen (void)
{
  g_autoptr (MurDrawing) scene = draw ("estimates", "locked", NULL);
  const double *upper = mur_drawing_column (scene, "estimates", "upper");
  const double *value = mur_drawing_column (scene, "estimates", "value");
  const MurPanel *panel = mur_figure_panel (scene->figure, 2);
  const MurLayer *arrows = find_layer (panel, MUR_LAYER_ARROWS, MUR_ROLE_FIT);
  guint n = 0;
  g_assert_cmpstr (arrows->name, ==, "Not seen");
  for (guint i = 0; i < 6; i++)
    if (isinf (upper[6 + i]))
      {
        g_assert_cmpfloat (arrows->x[n], ==, i);
        g_assert_cmpfloat (arrows->y[n], ==, value[6 + i]);
        g_assert_cmpfloat (arrows->dy[n], <, 0);
        g_assert_cmpfloat (arrows->y[n] + arrows->dy[n], >, panel->y.minimum);
        g_assert_cmpfloat (arrows->dy[n + 1], >, 0);
        g_assert_cmpfloat (arrows->y[n + 1] + arrows->dy[n + 1], <, panel->y.maximum);
        n += 2;
      }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (arrows->n, ==, n);
}

/* Rows are driven and columns drive; both images have one scale, and what was discovered
 * is marked. */
static void
couplings (void)
{
  static const char *const five[]
    = { "example", "network", "count", "5", "dynamic_noise", "0.1", NULL };
  g_autoptr (MurDrawing) scene = draw ("estimates", "all-to-all", five);
  const MurPanel *found = mur_figure_panel (scene->figure, 0);
  const MurPanel *truth = mur_figure_panel (scene->figure, 1);
  const MurLayer *image = g_ptr_array_index (found->layers, 0);
  const MurLayer *rings = find_layer (found, MUR_LAYER_POINTS, MUR_ROLE_SERIES_6);
  const double *discovered = mur_drawing_column (scene, "estimates", "discovered");
  const double *value = mur_drawing_column (scene, "estimates", "value");
  const char *const *labels
    = mur_table_labels (mur_frame_table (scene->frame, "estimates"));
  guint n = 0;
  g_assert_cmpfloat (found->z.maximum, ==, truth->z.maximum);
  g_assert_cmpfloat (found->z.minimum, ==, -found->z.maximum);
  for (guint row = 10; row < 30; row++)
    {
      const guint target = (guint)(labels[row][1] - '0');
      const guint source = (guint)(labels[row][3] - '0');
      g_assert_cmpfloat (image->z[(target - 1) * 5 + source - 1], ==, value[row]);
      g_assert_true (isnan (image->z[(target - 1) * 6]));
      if (discovered[row] != 1)
        continue;
      g_assert_cmpfloat (rings->x[n], ==, source);
      g_assert_cmpfloat (rings->y[n], ==, target);
      n++;
    }
  g_assert_cmpuint (rings != NULL ? (guint)rings->n : 0, ==, n);
}

/* Down to what was found, which is drawn where digits end. */
static void
search (void)
{
  g_autoptr (MurDrawing) scene = draw ("search", "all-to-all", NULL);
  const double *objective = mur_drawing_column (scene, "convergence", "objective");
  const MurLayer *line
    = find_layer (mur_figure_panel (scene->figure, 0), MUR_LAYER_LINE, MUR_ROLE_FIT);
  const gsize last = line->n - 1;
  g_assert_cmpfloat (line->y[last], ==, 1e-9);
  g_assert_cmpfloat (line->y[0], ==, objective[0] - objective[last]);
}

/* All three have a course of their own, and the scene a single panel. */
static void
search_side_by_side (void)
{
  static const char *const all[] = { "estimator", "all", NULL };
  g_autoptr (MurDrawing) scene = draw ("search", "all-to-all", all);
  const MurPanel *panel = mur_figure_panel (scene->figure, 0);
  g_assert_cmpuint (mur_figure_n_panels (scene->figure), ==, 1);
  g_assert_cmpstr (find_layer (panel, MUR_LAYER_LINE, MUR_ROLE_FIT)->name, ==,
                   "Levenberg–Marquardt");
  g_assert_cmpstr (find_layer (panel, MUR_LAYER_LINE, MUR_ROLE_SERIES_2)->name, ==,
                   "L-BFGS");
  g_assert_cmpstr (find_layer (panel, MUR_LAYER_LINE, MUR_ROLE_SERIES_3)->name, ==,
                   "Regression");
}

/* Of data that are locked from the start six of twelve directions are seen. */
static void
identifiability (void)
{
  g_autoptr (MurDrawing) scene = draw ("identifiability", "locked", NULL);
  const MurPanel *panel = mur_figure_panel (scene->figure, 0);
  const MurPanel *weakest = mur_figure_panel (scene->figure, 1);
  g_assert_cmpuint (find_layer (panel, MUR_LAYER_POINTS, MUR_ROLE_FIT)->n, ==, 6);
  g_assert_cmpuint (find_layer (panel, MUR_LAYER_POINTS, MUR_ROLE_GUIDE)->n, ==, 6);
  g_assert_true (g_str_has_prefix (panel->caption, "6 of 12 directions are seen. "));
  g_assert_nonnull (strstr (panel->caption, "locked"));
  g_assert_nonnull (strstr (weakest->caption, "start elsewhere"));
  g_assert_null (strstr (panel->caption, "Kick"));
  g_assert_null (strstr (weakest->caption, "locked"));
  g_assert_cmpuint (g_strv_length (weakest->x.labels), ==, 12);
  g_assert_cmpstr (weakest->x.labels[0], ==, "ω₁");
  g_assert_cmpstr (weakest->x.labels[5], ==, "φ₃");
  g_assert_cmpstr (weakest->x.labels[11], ==, "K₃₂");
}

/* A band of 95 % about each line: 1.96 standard errors. */
static void
check_course (const MurDrawing *scene,
              guint panel,
              const char *value,
              const char *error)
{
  const double *middle = mur_drawing_column (scene, "windows", value);
  const double *errors = mur_drawing_column (scene, "windows", error);
  const MurLayer *band = mur_drawing_layer (scene, panel, 0);
  const MurLayer *line = mur_drawing_layer (scene, panel, 2);
  g_assert_cmpint (band->kind, ==, MUR_LAYER_BAND);
  g_assert_true (line->y == middle);
  for (gsize i = 0; i < line->n; i++)
    {
      /* 1.96 to its digits. */
      g_assert_cmpfloat_with_epsilon (band->y2[i] - middle[i], 1.96 * errors[i],
                                      5e-5 * errors[i]);
      g_assert_cmpfloat_with_epsilon (middle[i] - band->y[i], 1.96 * errors[i],
                                      5e-5 * errors[i]);
    }
}

static void
windows (void)
{
  g_autoptr (MurDrawing) scene = draw ("windows", "switched", NULL);
  g_assert_cmpuint (mur_drawing_layer (scene, 0, 2)->n, >, 2);
  check_course (scene, 0, "omega1", "omega_error1");
  check_course (scene, 1, "k1", "k_error1");
  g_assert_cmpstr (mur_drawing_layer (scene, 1, 2)->name, ==, "1←2");
}

/* All data at once are lines that do not move. */
static void
one_window (void)
{
  g_autoptr (MurDrawing) scene = draw ("windows", "all-to-all", NULL);
  const double *value = mur_drawing_column (scene, "estimates", "value");
  const MurLayer *line = mur_drawing_layer (scene, 1, 2);
  g_assert_cmpuint (line->n, ==, 2);
  g_assert_cmpfloat (line->y[0], ==, value[6]);
  g_assert_cmpfloat (line->y[1], ==, value[6]);
  g_assert_cmpfloat (line->x[1], ==, 2);
}

void
mur_test_inference_figure (void)
{
  g_test_add_func ("/figures/inference/refit", refit);
  g_test_add_func ("/figures/inference/refit-of-sum", refit_of_sum);
  g_test_add_func ("/figures/inference/refit-of-noise", refit_of_noise);
  g_test_add_func ("/figures/inference/refit-of-many", refit_of_many);
  g_test_add_func ("/figures/inference/handles", handles);
  g_test_add_func ("/figures/inference/tried", tried);
  g_test_add_func ("/figures/inference/unseen", unseen);
  g_test_add_func ("/figures/inference/couplings", couplings);
  g_test_add_func ("/figures/inference/search", search);
  g_test_add_func ("/figures/inference/search-side-by-side", search_side_by_side);
  g_test_add_func ("/figures/inference/identifiability", identifiability);
  g_test_add_func ("/figures/inference/windows", windows);
  g_test_add_func ("/figures/inference/one-window", one_window);
}
