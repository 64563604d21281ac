/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scene of pairs: the matrix of all, the mark of the chosen one, and its points. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>
#include <string.h>

#define SAMPLING &mur_experiment_sampling

static const char *
label_of (const MurDrawing *scene)
{
  return mur_table_labels (mur_frame_table (scene->frame, "boxes"))[0];
}

char *
mur_drawing_describe_matrix (const MurDrawing *scene,
                             const char *place,
                             const char *caption,
                             const char *colours)
{
  const double side = mur_drawing_scalar (scene, "dimensions");
  const double half = side > 25 ? side / 50 : 0.5;
  return g_strdup_printf (
    "panel %s 1x1 \"%s: every pair\"%s diverging bar equal\n"
    "  x \"Dimension\" whole from %.10g to %.10g\n"
    "  y \"Dimension\" whole from %.10g to %.10g\n"
    "  z %s\n"
    "  image data pair_cells.%s %gx%g over 0.5…%g, 0.5…%g "
    "sets=x_dimension,y_dimension\n"
    "  line series-6 \"Chosen pair\" own own width=1.2%s solid\n"
    "  line series-6 \"Chosen pair\" own own width=1.2%s solid\n",
    place, label_of (scene), caption, 1 - half, side + half, 1 - half, side + half,
    colours, mur_drawing_scalar (scene, "pair_measure") == 1 ? "excess" : "measure",
    side, side, side + 0.5, side + 0.5,
    side > 2 ? " drags=x_dimension drags=y_dimension" : "",
    side > 2 ? " drags=y_dimension drags=x_dimension" : "");
}

/* Up to the square of the pair; @caption: of the matrix, markup in quotes or nothing */
static void
check_matrix (const MurDrawing *scene, const char *caption, const char *colours)
{
  g_autofree char *found = mur_drawing_describe (scene);
  g_autofree char *matrix
    = mur_drawing_describe_matrix (scene, "0,0", caption, colours);
  g_autofree char *expected = g_strconcat (matrix, "panel 0,1 1x1 ", NULL);
  g_test_message ("%s", found);
  g_assert_cmpint (strncmp (found, expected, strlen (expected)), ==, 0);
}

static void
check_square (const MurDrawing *scene, const char *head)
{
  const double n = mur_drawing_scalar (scene, "n");
  const double x = mur_drawing_scalar (scene, "x_dimension");
  const double y = mur_drawing_scalar (scene, "y_dimension");
  g_autofree char *found = mur_drawing_describe (scene);
  g_autofree char *expected
    = g_strdup_printf ("panel 0,1 1x1 %s equal\n"
                       "  x \"Dimension %g\" from 0 to 1\n"
                       "  y \"Dimension %g\" from 0 to 1\n"
                       "  points data points.x%g points.x%g size=1.2 marker=0\n"
                       "  points fit \"Newest\" points.x%g+%g points.x%g+%g size=1.4\n",
                       head, x, y, x, y, x, n - 20, y, n - 20);
  g_assert_cmpstr (strstr (found, "panel 0,1"), ==, expected);
}

/* Round the cells of both orders of the pair. */
static void
check_marks (const MurDrawing *scene, double x, double y, double half)
{
  const double places[2][2] = { { x, y }, { y, x } };
  for (guint i = 0; i < 2; i++)
    {
      const MurLayer *mark = mur_drawing_layer (scene, 0, 1 + i);
      const double left = places[i][0] - half, right = places[i][0] + half;
      const double bottom = places[i][1] - half, top = places[i][1] + half;
      const double across[] = { left, right, right, left, left };
      const double up[] = { bottom, bottom, top, top, bottom };
      g_assert_cmpuint (mark->n, ==, 5);
      for (guint k = 0; k < 5; k++)
        {
          g_assert_cmpfloat_with_epsilon (mark->x[k], across[k], 1e-12);
          g_assert_cmpfloat_with_epsilon (mark->y[k], up[k], 1e-12);
        }
    }
}

/* The 39th prime is 167, the 40th 173. */
static void
by_correlation (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (SAMPLING, "pairs", "high-dimensions", NULL, 200);
  const double *correlation = mur_drawing_column (scene, "pairs", "correlation");
  g_autofree char *caption = g_strdup_printf (
    " caption \"Worst: %g and %g, correlation %+.2f\"",
    mur_drawing_scalar (scene, "worst_i"), mur_drawing_scalar (scene, "worst_j"),
    mur_drawing_scalar (scene, "worst_correlation"));
  g_autofree char *head
    = g_strdup_printf ("\"Dimensions 39 and 40\" caption \"Correlation "
                       "%+.2f · <i>D</i>* %.3f · bases 167, 173\"",
                       correlation[40 * 39 / 2 - 1],
                       mur_drawing_scalar (scene, "sequence_star_discrepancy"));
  check_matrix (scene, caption, "\"Correlation\" from -1 to 1");
  check_square (scene, head);
  check_marks (scene, 39, 40, 0.8);
}

/* Zero is what random points have; colours reach five times as far. */
static void
by_star (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new_scene (
    SAMPLING, "pairs", "post",
    (const char *const[]){ "dimensions", "5", "pair_measure", "star", "x_dimension",
                           "4", "y_dimension", "2", NULL },
    200);
  const double most = 5 * mur_drawing_scalar (scene, "random_star_discrepancy");
  g_autofree char *caption = g_strdup_printf (
    " caption \"Worst: %g and %g, <i>D</i>* %.3f\"",
    mur_drawing_scalar (scene, "worst_i"), mur_drawing_scalar (scene, "worst_j"),
    mur_drawing_scalar (scene, "worst_star_discrepancy"));
  g_autofree char *z = g_strdup_printf (
    "\"<i>D</i>* above random points\" from %.10g to %.10g", -most, most);
  /* Of the pairs (1, 2) … (4, 5), (2, 4) is the sixth. */
  g_autofree char *head
    = g_strdup_printf ("\"Dimensions 4 and 2\" caption \"Correlation "
                       "%+.2f · <i>D</i>* %.3f · bases 13, 7\"",
                       mur_drawing_column (scene, "pairs", "correlation")[5],
                       mur_drawing_scalar (scene, "sequence_star_discrepancy"));
  check_matrix (scene, caption, z);
  check_square (scene, head);
  check_marks (scene, 4, 2, 0.5);
}

/* Before the first point nothing is known of the pairs, and all is in its place. */
static void
before (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (SAMPLING, "pairs", "sobol", NULL, 0);
  check_matrix (scene, "", "\"Correlation\" from -1 to 1");
  mur_drawing_step (scene, 60);
  g_assert_nonnull (mur_figure_panel (scene->figure, 0)->caption);
  check_marks (scene, 1, 2, 0.5);
}

/* A matrix of one pair would be empty room: the pair has the whole figure. */
static void
few_dimensions (void)
{
  g_autoptr (MurDrawing) two
    = mur_drawing_new_scene (SAMPLING, "pairs", "post", NULL, 200);
  g_autofree char *caption
    = g_strdup_printf ("Correlation %+.2f · <i>D</i>* 0.050 · bases 5, 7",
                       mur_drawing_column (two, "pairs", "correlation")[0]);
  g_assert_cmpuint (mur_figure_n_panels (two->figure), ==, 1);
  const MurPanel *square = mur_figure_panel (two->figure, 0);
  g_assert_cmpstr (square->title, ==, "The only pair: dimensions 1 and 2");
  g_assert_cmpstr (square->caption, ==, caption);

  g_autoptr (MurDrawing) one
    = mur_drawing_new_scene (SAMPLING, "pairs", "van-der-corput", NULL, 200);
  g_assert_cmpuint (mur_figure_n_panels (one->figure), ==, 1);
  square = mur_figure_panel (one->figure, 0);
  g_assert_cmpstr (square->title, ==, "The only dimension");
  g_assert_true (g_str_has_prefix (square->caption, "<i>D</i>* 0.00"));
}

/* Beyond the limit of the star discrepancy the rest still stands. */
static void
many (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new_scene (
    SAMPLING, "pairs", "sobol",
    (const char *const[]){ "count", "17000", "replicates", "1", NULL }, 500);
  g_autofree char *expected
    = g_strdup_printf ("Correlation %+.2f · bases 2, 2",
                       mur_drawing_column (scene, "pairs", "correlation")[0]);
  g_assert_cmpstr (mur_figure_panel (scene->figure, 1)->caption, ==, expected);
}

/* A person's names stand in place of the numbers of dimensions. */
static void
names (void)
{
  static const double a[] = { 0.1, 0.4, 0.7, 0.2 }, b[] = { 0.2, 0.9, 0.5, 0.3 },
                      c[] = { 0.3, 0.1, 0.8, 0.95 };
  MurTable *table = mur_table_new ();
  MurSession *session = mur_session_new (SAMPLING);

  mur_table_add_take (table, "Temp (K)", NULL, g_memdup2 (a, sizeof a), 4);
  mur_table_add_take (table, "p < q", NULL, g_memdup2 (b, sizeof b), 4);
  mur_table_add_take (table, "Flow", NULL, g_memdup2 (c, sizeof c), 4);
  mur_inputs_add (session->inputs, "points", NULL, table);
  g_assert_true (mur_parameters_set (session->parameters, "x_dimension", "3", NULL));
  g_autoptr (MurDrawing) scene = mur_drawing_new_of (session, "pairs", 9);
  const MurPanel *pair = mur_figure_panel (scene->figure, 1);

  g_assert_cmpstr (pair->title, ==, "Flow and p &lt; q");
  g_assert_cmpstr (pair->x.title, ==, "Flow");
  /* By hand: the deviations from the means 0.35 and 0.475 have the products 0.06875,
   * 0.02125, 0.00875 and 0.02625, and the squares 0.21 and 0.2875: 0.125 / 0.2457. */
  g_assert_cmpstr (mur_figure_panel (scene->figure, 0)->caption, ==,
                   "Worst: Temp and p &lt; q, correlation +0.51");
}

void
mur_test_sampling_pairs_scene (void)
{
  g_test_add_func ("/figures/sampling/pairs/by-correlation", by_correlation);
  g_test_add_func ("/figures/sampling/pairs/by-star", by_star);
  g_test_add_func ("/figures/sampling/pairs/before", before);
  g_test_add_func ("/figures/sampling/pairs/few-dimensions", few_dimensions);
  g_test_add_func ("/figures/sampling/pairs/many", many);
  g_test_add_func ("/figures/sampling/pairs/names", names);
}
