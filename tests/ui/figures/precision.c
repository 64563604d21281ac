/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of precision: which differences are marked as exact multiples, that errors
 * end at the difference, what a click on a bit sets, and what stands at zero. */

#include "core/experiments/registry.h"
#include "core/precision/stored.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"
#include "ui/plot/pick/pick.h"

#include <math.h>
#include <string.h>

static MurDrawing *
draw (const char *scene, const char *const *assignments, guint n_steps)
{
  MurSession *session = mur_session_new (&mur_experiment_precision);
  mur_parameters_set (session->parameters, "draws", "1000", NULL);
  for (; *assignments != NULL; assignments += 2)
    g_assert_true (
      mur_parameters_set (session->parameters, assignments[0], assignments[1], NULL));
  return mur_drawing_new_of (session, scene, n_steps);
}

/* The layer of that name. */
static const MurLayer *
find_named (const MurDrawing *drawing, guint panel, const char *name)
{
  const GPtrArray *layers = mur_figure_panel (drawing->figure, panel)->layers;
  for (guint i = 0; i < layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (layers, i);
      if (g_strcmp0 (layer->name, name) == 0)
        return layer;
    }
  g_error ("there is no layer %s", name);
}

static const MurLayer *
last_of (const MurDrawing *drawing, guint panel, MurLayerKind kind)
{
  const GPtrArray *layers = mur_figure_panel (drawing->figure, panel)->layers;
  const MurLayer *found = NULL;
  for (guint i = 0; i < layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (layers, i);
      found = layer->kind == kind ? layer : found;
    }
  g_assert_nonnull (found);
  return found;
}

/* Each element is once among multiples or others, in its place, and chosen by a click. */
static void
stems (void)
{
  static const char *const assignments[] = { "elements", "40", "element", "7", NULL };
  g_autoptr (MurDrawing) drawing = draw ("difference", assignments, 0);
  const MurLayer *multiples = find_named (drawing, 0, "Multiples of 2⁻⁵³");
  const MurLayer *others = find_named (drawing, 0, "Others");
  const double *units = mur_drawing_column (drawing, "difference", "units");
  g_assert_cmpuint (multiples->n + others->n, ==, 40);
  g_assert_cmpuint (MIN (multiples->n, others->n), >, 0);
  for (gsize i = 0; i < multiples->n; i++)
    {
      g_assert_cmpfloat (multiples->y[i], ==, units[(gsize)multiples->x[i] - 1]);
      g_assert_cmpfloat (fmod (multiples->y[i], 1), ==, 0);
    }
  for (gsize i = 0; i < others->n; i++)
    g_assert_cmpfloat (fmod (others->y[i], 1), !=, 0);
  g_assert_cmpstr (multiples->sets_x, ==, "element");
  g_assert_cmpstr (others->sets_x, ==, "element");
}

/* The line of errors ends where the rule is. */
static void
errors (void)
{
  static const char *const assignments[]
    = { "subtractions", "200", "element", "3", NULL };
  g_autoptr (MurDrawing) drawing = draw ("difference", assignments, 0);
  const MurLayer *line = last_of (drawing, 1, MUR_LAYER_LINE);
  const MurLayer *rule = last_of (drawing, 1, MUR_LAYER_RULE);
  g_assert_cmpuint (line->n, ==, 201);
  g_assert_cmpfloat (line->y[200], ==, rule->y[0]);
  g_assert_cmpfloat (rule->y[0], ==,
                     mur_drawing_column (drawing, "difference", "units")[2]);
}

/* A click in the middle of each cell: what it sets has just that bit flipped. */
static void
bits (void)
{
  static const char *const assignments[] = { "number", "-1e-310", NULL };
  g_autoptr (MurDrawing) drawing = draw ("bits", assignments, 0);
  g_autoptr (MurLayout) layout
    = mur_layout_new (drawing->figure, mur_theme_find ("light"), NULL, 740, 440, 1);
  const guint64 number = mur_stored_bits (-1e-310);
  for (guint i = 0; i < 64; i++)
    {
      double px, py, value;
      MurPick pick;
      mur_layout_to_position (layout, 0, i % 16, 3 - i / 16, &px, &py);
      g_assert_true (mur_pick_nearest (layout, 0, px, py, INFINITY, &pick));
      g_auto (GStrv) pairs = mur_pick_choose (layout, &pick);
      g_assert_nonnull (pairs);
      g_assert_cmpuint (g_strv_length (pairs), ==, 2);
      g_assert_cmpstr (pairs[0], ==, "number");
      g_assert_true (mur_stored_parse (pairs[1], &value));
      g_assert_cmphex (mur_stored_bits (value) ^ number, ==, (guint64)1 << (63 - i));
    }
}

/* 0.1 is stored 0.4 ulp too great, and so typed that much to the left. */
static void
typed (void)
{
  static const char *const tenth[] = { "number", "0.1", NULL };
  static const char *const missing[] = { "number", "nan", NULL };
  g_autoptr (MurDrawing) drawing = draw ("bits", tenth, 0);
  g_autoptr (MurDrawing) nothing = draw ("bits", missing, 0);
  const MurLayer *rule = last_of (drawing, 1, MUR_LAYER_RULE);
  const MurPanel *panel = mur_figure_panel (drawing->figure, 1);
  g_assert_cmpfloat_with_epsilon (rule->x[0], 0.6, 1e-15);
  g_assert_cmpstr (panel->x.labels[1], ==, "0.10000000000000001");
  g_assert_cmpuint (mur_figure_panel (nothing->figure, 1)->layers->len, ==, 1);
}

/* Exact results stand at the left end, whatever they are of. */
static void
methods (void)
{
  static const char *const assignments[] = { "terms", "cancellation", NULL };
  g_autoptr (MurDrawing) drawing = draw ("methods", assignments, 1);
  const MurPanel *panel = mur_figure_panel (drawing->figure, 0);
  const MurLayer *exact = find_named (drawing, 0, "Double, no error");
  const MurLayer *errors_of = find_named (drawing, 0, "Double");
  for (guint i = 0; i < 6; i++)
    {
      /* From the bottom up: exact, double-double, Neumaier; then those that lose both. */
      g_assert_true (isnan (exact->x[i]) == (i >= 3));
      g_assert_true (isnan (errors_of->x[i]) == (i < 3));
      g_assert_true (i >= 3 || (exact->x[i] > panel->x.minimum && exact->x[i] < 1));
    }
  /* 10¹⁰⁰ is no float. */
  for (guint i = 0; i < panel->layers->len; i++)
    g_assert_cmpstr (((const MurLayer *)g_ptr_array_index (panel->layers, i))->name, !=,
                     "Float");
}

void
mur_test_precision_scenes (void)
{
  g_test_add_func ("/figures/precision/stems", stems);
  g_test_add_func ("/figures/precision/errors", errors);
  g_test_add_func ("/figures/precision/bits", bits);
  g_test_add_func ("/figures/precision/typed", typed);
  g_test_add_func ("/figures/precision/methods", methods);
}
