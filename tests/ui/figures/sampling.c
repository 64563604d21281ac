/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview of sampling: which columns it draws, in every preset, and what it makes of
 * counts of cells and of the box of a star discrepancy. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>
#include <string.h>

#define SAMPLING &mur_experiment_sampling

static const char *const sets[] = { "sequence", "reference" };
static const char *const tables[] = { "points", "reference_points" };

static double
scalar_of (const MurDrawing *scene, guint set, const char *name)
{
  g_autofree char *full = g_strdup_printf ("%s_%s", sets[set], name);
  return mur_drawing_scalar (scene, full);
}

static const char *
label_of (const MurDrawing *scene, guint set)
{
  return mur_table_labels (mur_frame_table (scene->frame, "boxes"))[set];
}

/* A side of the grid, or a whole grid of one row. */
static double
n_cells (const MurDrawing *scene)
{
  const double side = mur_drawing_scalar (scene, "cells");
  return mur_drawing_scalar (scene, "dimensions") > 1 ? side * side : side;
}

static void
append_set_axes (GString *text, const MurDrawing *scene, guint set)
{
  const double x = mur_drawing_scalar (scene, "x_dimension");
  const double y = mur_drawing_scalar (scene, "y_dimension");
  const double star = scalar_of (scene, set, "star_discrepancy");
  if (isnan (star))
    g_string_append_printf (text, "  x \"Dimension %g\" from 0 to 1\n", x);
  else
    g_string_append_printf (text, "  x \"Dim. %g, D* = %.2g\" from 0 to 1\n", x, star);
  if (mur_drawing_scalar (scene, "dimensions") > 1)
    g_string_append_printf (text, "  y \"Dimension %g\" from 0 to 1\n", y);
  else
    g_string_append (text, "  y \"Order of arrival\" from 0 to 1\n");
}

static void
append_points (GString *text, const MurDrawing *scene, guint set)
{
  const double n = mur_drawing_scalar (scene, "n");
  const double latest = n - floor (n / 13);
  const gboolean is_line = mur_drawing_scalar (scene, "dimensions") == 1;
  g_autofree char *x = g_strdup_printf ("%s.x%g", tables[set],
                                        mur_drawing_scalar (scene, "x_dimension"));
  g_autofree char *y = is_line
                         ? g_strdup ("arrivals.height")
                         : g_strdup_printf ("%s.x%g", tables[set],
                                            mur_drawing_scalar (scene, "y_dimension"));
  g_string_append_printf (text, "  points data %s %s", x, y);
  g_string_append (text, n <= 100000 ? " arrivals.number" : "");
  g_string_append (text, n > 100000 ? " size=0.25\n" : n > 5000 ? " size=0.5\n" : "\n");
  if (n < 13)
    g_string_append (text, "  points fit \"Latest\" none none\n");
  else if (n <= 5000)
    g_string_append_printf (text, "  points fit \"Latest\" %s+%g %s+%g\n", x, latest, y,
                            latest);
}

static void
append_set (GString *text, const MurDrawing *scene, guint set, const char *warning)
{
  const double n = mur_drawing_scalar (scene, "n");
  const gboolean is_line = mur_drawing_scalar (scene, "dimensions") == 1;
  g_string_append_printf (text, "panel 0,%u 1x1 \"%s: ", set, label_of (scene, set));
  if (warning != NULL && set == 0)
    g_string_append (text, warning);
  else
    g_string_append_printf (text, "%g/%g empty", scalar_of (scene, set, "empty_cells"),
                            n_cells (scene));
  g_string_append_printf (text, "\"%s link=1\n", is_line ? "" : " equal");
  append_set_axes (text, scene, set);
  if (n <= 100000)
    g_string_append_printf (text, "  z \"Arrival\" from 1 to %g\n", MAX (n, 2));
  g_string_append_printf (text, "  band guide \"Empty\" %s outside\n",
                          scalar_of (scene, set, "empty_cells") > 0 ? "own own own"
                                                                    : "none none none");
  append_points (text, scene, set);
  if (!isnan (scalar_of (scene, set, "star_discrepancy")))
    g_string_append (text, "  line reference \"Box\" own own outside width=1.4\n");
}

static void
append_measure (GString *text, guint role, const char *name, const char *column)
{
  g_string_append_printf (text,
                          "  line series-%u discrepancy.n discrepancy.reference_%s "
                          "opacity=0.45\n"
                          "  line series-%u \"%s\" discrepancy.n "
                          "discrepancy.sequence_%s\n",
                          role, column, role, name, column);
}

static void
append_measures (GString *text, const MurDrawing *scene)
{
  const double s = mur_drawing_scalar (scene, "dimensions");
  g_string_append (text, "panel 1,0 1x1 \"Star discrepancy\" legend link=2\n"
                         "  x \"<i>n</i> (faint: reference)\" log\n  y log\n");
  append_measure (text, 1, "Star", "star");
  append_measure (text, 2, "L2-star", "l2_star");
  g_string_append (text, "  line guide \"1/√n\" guides.n guides.root outside\n");
  if (log (MAX (mur_drawing_scalar (scene, "n"), 2)) > s)
    g_string_append (text, "  line guide \"(log n)ˢ/n\" guides.log_n guides.log_bound "
                           "outside width=1.6\n");
  g_string_append (text, "panel 1,1 1x1 \"Other measures\" legend link=2\n"
                         "  x \"<i>n</i> (faint: reference)\" log\n  y log\n");
  append_measure (text, 3, "√centred", "centred_root");
  append_measure (text, 4, "√wrap-around", "wraparound_root");
  append_measure (text, 5, "√mixture", "mixture_root");
  append_measure (text, 6, "Smallest distance", "minimum_distance");
}

static void
append_integration (GString *text, const MurDrawing *scene)
{
  g_string_append_printf (
    text,
    "panel 1,2 1x1 \"Error of %.6g\" legend link=2\n"
    "  x \"<i>n</i>\" log\n  y \"Absolute error\" log\n"
    "  line guide \"1/√n\" guides.n guides.root outside\n"
    "  line guide \"1/n\" guides.n guides.inverse outside width=1.6\n"
    "  band reference integration.n integration.reference_lower "
    "integration.reference_upper outside\n"
    "  line reference \"Reference\" integration.n integration.reference_error\n"
    "  band data integration.n integration.sequence_lower integration.sequence_upper "
    "outside\n"
    "  line data \"Sequence\" integration.n integration.sequence_error\n",
    mur_drawing_scalar (scene, "integral"));
}

/* The caption is empty as long as nothing is known of the pairs. */
static char *
describe_worst (const MurDrawing *scene)
{
  const gboolean by_star = mur_drawing_scalar (scene, "pair_measure") == 1;
  const double worst = mur_drawing_scalar (scene, by_star ? "worst_star_discrepancy"
                                                          : "worst_correlation");
  if (isnan (worst))
    return g_strdup ("");
  return g_strdup_printf (by_star ? " caption \"Worst: %g and %g, <i>D</i>* %.3f\""
                                  : " caption \"Worst: %g and %g, correlation %+.2f\"",
                          mur_drawing_scalar (scene, "worst_i"),
                          mur_drawing_scalar (scene, "worst_j"), worst);
}

static void
check (const MurDrawing *scene, const char *warning)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *worst = describe_worst (scene);
  append_set (text, scene, 0, warning);
  append_set (text, scene, 1, warning);
  append_measures (text, scene);
  append_integration (text, scene);
  g_autofree char *matrix
    = mur_drawing_describe_matrix (scene, "0,2", worst, "\"Correlation\" from -1 to 1");
  g_string_append (text, matrix);
  mur_drawing_check (scene, text->str);
}

static void
presets (void)
{
  for (const MurPreset *preset = (SAMPLING)->presets; preset->id != NULL; preset++)
    {
      const gboolean is_bad = g_str_equal (preset->id, "bad-leap");
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (SAMPLING, "overview", preset->id, NULL, 0);
      g_test_message ("%s", preset->id);
      g_assert_cmpuint (mur_figure_n_panels (scene->figure), ==, 6);
      mur_drawing_step (scene, 1);
      for (guint i = 0; i < 3; i++)
        {
          check (scene, is_bad ? "leap divisible by 7" : NULL);
          mur_drawing_step (scene, 30);
        }
      g_assert_cmpfloat (mur_figure_row_weight (scene->figure, 0), ==, 1.3);
    }
}

/* Many points are small, more are without colours, and the star is known up to a limit.
 */
static void
many (void)
{
  static const char *const counts[] = { "6000", "120000" };
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (MurDrawing) scene = mur_drawing_new_scene (
        SAMPLING, "overview", "post",
        (const char *[]){ "count", counts[i], "replicates", "1", NULL }, 2000);
      check (scene, NULL);
    }
}

/* By the star discrepancy, pairs are unknown at first; zero is what random points have. */
static void
pairs_by_star (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new_scene (
    SAMPLING, "overview", "sobol", (const char *[]){ "pair_measure", "star", NULL }, 0);
  for (guint steps = 0; steps <= 200; steps += 200)
    {
      mur_drawing_step (scene, steps);
      const double most = 5 * mur_drawing_scalar (scene, "random_star_discrepancy");
      g_autofree char *worst = describe_worst (scene);
      g_autofree char *colours = g_strdup_printf (
        "\"<i>D</i>* above random points\" from %.10g to %.10g", -most, most);
      g_autofree char *matrix
        = mur_drawing_describe_matrix (scene, "0,2", worst, colours);
      g_autofree char *found = mur_drawing_describe (scene);
      g_assert_cmpstr (strstr (found, "panel 0,2"), ==, matrix);
    }
}

/* The middle of every cell is in a rectangle if and only if nothing is in the cell. */
static void
empty_cells (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (SAMPLING, "overview", "high-dimensions", NULL, 40);
  const double *x = mur_drawing_column (scene, "cells", "x");
  const double *y = mur_drawing_column (scene, "cells", "y");
  for (guint set = 0; set < 2; set++)
    {
      const MurLayer *band = mur_drawing_layer (scene, set, 0);
      const double *counts = mur_drawing_column (scene, "cells", sets[set]);
      guint n_empty = 0;
      for (gsize cell = 0; cell < n_cells (scene); cell++)
        {
          guint n_around = 0;
          for (gsize i = 0; i + 2 < band->n; i += 3)
            n_around += band->x[i] < x[cell] && x[cell] < band->x[i + 1]
                        && band->y[i] < y[cell] && y[cell] < band->y2[i];
          g_assert_cmpuint (n_around, ==, counts[cell] == 0);
          n_empty += counts[cell] == 0;
        }
      g_assert_cmpfloat (n_empty, ==, scalar_of (scene, set, "empty_cells"));
      for (gsize i = 2; i < band->n; i += 3)
        g_assert_true (isnan (band->x[i]));
    }
}

/* From the origin round the box of its own set. */
static void
boxes (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (SAMPLING, "overview", "post", NULL, 200);
  for (guint set = 0; set < 2; set++)
    {
      const MurLayer *line = mur_drawing_layer (scene, set, 3);
      const double right = mur_drawing_column (scene, "boxes", "x")[set];
      const double top = mur_drawing_column (scene, "boxes", "y")[set];
      const double x[] = { 0, right, right, 0, 0 }, y[] = { 0, 0, top, top, 0 };
      g_assert_cmpfloat (right, !=, top);
      g_assert_cmpmem (line->x, line->n * sizeof *x, x, sizeof x);
      g_assert_cmpmem (line->y, line->n * sizeof *y, y, sizeof y);
    }
}

/* What the frame derives is what it says: roots, slopes, the square of pairs. */
static void
derived (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (SAMPLING, "overview", "sobol", NULL, 40);
  const MurTable *pairs = mur_frame_table (scene->frame, "pairs");
  const double *square = mur_drawing_column (scene, "discrepancy", "reference_mixture");
  const double *root
    = mur_drawing_column (scene, "discrepancy", "reference_mixture_root");
  const double *n = mur_drawing_column (scene, "guides", "n");
  const double *cells = mur_drawing_column (scene, "pair_cells", "measure");
  g_assert_cmpfloat_with_epsilon (root[9] * root[9], square[9], 1e-14);
  g_assert_cmpfloat_with_epsilon (n[63], mur_drawing_scalar (scene, "n"), 1e-9);
  g_assert_cmpfloat_with_epsilon (
    mur_drawing_column (scene, "guides", "root")[40] * sqrt (n[40]), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (
    mur_drawing_column (scene, "guides", "inverse")[40] * n[40], 1, 1e-12);
  for (gsize row = 0; row < mur_table_n_rows (pairs); row++)
    {
      const gsize i = (gsize)mur_drawing_column (scene, "pairs", "i")[row] - 1;
      const gsize j = (gsize)mur_drawing_column (scene, "pairs", "j")[row] - 1;
      const double value = mur_drawing_column (scene, "pairs", "correlation")[row];
      g_assert_cmpfloat (cells[i * 4 + j], ==, value);
      g_assert_cmpfloat (cells[j * 4 + i], ==, value);
      g_assert_true (isnan (cells[i * 4 + i]));
    }
}

void
mur_test_sampling_figure (void)
{
  g_test_add_func ("/figures/sampling/presets", presets);
  g_test_add_func ("/figures/sampling/many", many);
  g_test_add_func ("/figures/sampling/pairs-by-star", pairs_by_star);
  g_test_add_func ("/figures/sampling/empty-cells", empty_cells);
  g_test_add_func ("/figures/sampling/boxes", boxes);
  g_test_add_func ("/figures/sampling/derived", derived);
}
