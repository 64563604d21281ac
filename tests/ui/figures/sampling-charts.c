/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of uniformity and integration: one chart each, whose axis of N does not
 * move. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>
#include <stdlib.h>

#define SAMPLING &mur_experiment_sampling

static const char *
title_of (const MurDrawing *scene, guint set)
{
  return mur_table_labels (mur_frame_table (scene->frame, "boxes"))[set];
}

/* @caption: what stands below the title */
static void
check_uniformity (const MurDrawing *scene, double end, const char *caption)
{
  g_autofree char *expected = g_strdup_printf (
    "panel 0,0 1x1 \"How uneven the points are\" caption \"%s\" line-names\n"
    "  x \"Number of points <i>N</i>\" log from 1 to %.10g\n"
    "  y \"Star discrepancy <i>D</i>*\" log\n"
    "  line guide \"∝ 1/√N\" slopes.star_n slopes.star_root\n"
    "  line guide \"∝ log N / N\" slopes.star_n slopes.star_log\n"
    "  line reference \"%s\" discrepancy.n discrepancy.reference_star width=1.2 solid\n"
    "  line data \"%s\" discrepancy.n discrepancy.sequence_star width=1.5 solid\n",
    caption, end, title_of (scene, 1), title_of (scene, 0));
  mur_drawing_check (scene, expected);
}

static void
check_integration (const MurDrawing *scene, double end, const char *caption)
{
  g_autofree char *expected = g_strdup_printf (
    "panel 0,0 1x1 \"How far the integral is from %.6g\" caption \"%s\" line-names\n"
    "  x \"Number of points <i>N</i>\" log from 1 to %.10g\n"
    "  y \"Absolute error\" log\n"
    "  line guide \"∝ 1/√N\" slopes.n slopes.error_root\n"
    "  line guide \"∝ 1/N\" slopes.n slopes.error_inverse\n"
    "  band reference integration.n integration.reference_lower "
    "integration.reference_upper outside\n"
    "  line reference \"%s\" integration.n integration.reference_error width=1.2 "
    "solid\n"
    "  band data integration.n integration.sequence_lower integration.sequence_upper "
    "outside\n"
    "  line data \"%s\" integration.n integration.sequence_error width=1.5 solid\n",
    mur_drawing_scalar (scene, "integral"), caption, end, title_of (scene, 1),
    title_of (scene, 0));
  mur_drawing_check (scene, expected);
}

/* Before the first point. */
static void
check_start (const MurDrawing *scene, double end)
{
  const MurPanel *panel = mur_figure_panel (scene->figure, 0);
  g_assert_cmpuint (mur_figure_n_panels (scene->figure), ==, 1);
  g_assert_cmpstr (panel->caption, ==, "0 points");
  g_assert_cmpfloat (panel->x.minimum, ==, 1);
  g_assert_cmpfloat_with_epsilon (panel->x.maximum, end, 1e-9);
}

/* Of values that need no power of ten. */
static char *
expect_caption (const MurDrawing *scene, const char *name)
{
  const double n = mur_drawing_scalar (scene, "n");
  g_autofree char *sequence = g_strconcat ("sequence_", name, NULL);
  g_autofree char *reference = g_strconcat ("reference_", name, NULL);
  return g_strdup_printf ("%g %s: %s %.2g, %s %.2g", n, n == 1 ? "point" : "points",
                          title_of (scene, 0), mur_drawing_scalar (scene, sequence),
                          title_of (scene, 1), mur_drawing_scalar (scene, reference));
}

/* The axis is the same before and after the first point, and at the end. */
static void
presets (void)
{
  static const struct
  {
    const char *id, *value;
    void (*check) (const MurDrawing *scene, double end, const char *caption);
  } scenes[] = { { "uniformity", "star_discrepancy", check_uniformity },
                 { "integration", "error", check_integration } };
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    for (const MurPreset *preset = (SAMPLING)->presets; preset->id != NULL; preset++)
      {
        g_autoptr (MurDrawing) scene
          = mur_drawing_new_scene (SAMPLING, scenes[i].id, preset->id, NULL, 0);
        const double count
          = (double)mur_parameters_integer (scene->session->parameters, "count");
        g_test_message ("%s, %s", scenes[i].id, preset->id);
        check_start (scene, count);
        for (guint k = 0; k < 3; k++)
          {
            mur_drawing_step (scene, k == 0 ? 1 : 30);
            g_autofree char *caption = expect_caption (scene, scenes[i].value);
            scenes[i].check (scene, count, caption);
          }
      }
}

/* The star discrepancy is taken up to 16384 points, and its axis ends there. */
static void
many (void)
{
  const char *const assignments[] = { "count", "20000", "replicates", "1", NULL };
  g_autoptr (MurDrawing) stars
    = mur_drawing_new_scene (SAMPLING, "uniformity", "post", assignments, 2000);
  check_uniformity (
    stars, 16384, "20\u202f000 points; <i>D</i>* is taken of up to 16\u202f384 points");
  g_autoptr (MurDrawing) errors
    = mur_drawing_new_scene (SAMPLING, "integration", "post", assignments, 2000);
  g_assert_cmpfloat (mur_figure_panel (errors->figure, 0)->x.maximum, >, 19999);
}

/* Errors far below one stand as a power of ten. */
static void
small (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (SAMPLING, "integration", "post",
                             (const char *const[]){ "integrand", "formula", "formula",
                                                    "1e-9*x1", "count", "30", NULL },
                             200);
  const char *caption = mur_figure_panel (scene->figure, 0)->caption;
  g_autofree char *text
    = g_strdup_printf ("%.1e", mur_drawing_scalar (scene, "reference_error"));
  g_autofree char *end
    = g_strdup_printf (", Random %.3s·10<sup>−%d</sup>", text, atoi (text + 5));
  g_test_message ("%s; %s", caption, end);
  g_assert_true (g_str_has_suffix (caption, end));
}

void
mur_test_sampling_charts (void)
{
  g_test_add_func ("/figures/sampling/charts/presets", presets);
  g_test_add_func ("/figures/sampling/charts/many", many);
  g_test_add_func ("/figures/sampling/charts/small", small);
}
