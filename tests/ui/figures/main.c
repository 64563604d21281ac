/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of ui/figures. */

#include "tests/ui/figures/tests.h"
#include "tests/ui/reference.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  mur_reference_fix_fonts ();
  g_test_init (&argc, &argv, NULL);
  mur_test_columns ();
  mur_test_curve_fit_figure ();
  mur_test_curve_fit_scenes ();
  mur_test_inference_figure ();
  mur_test_sampling_figure ();
  mur_test_sampling_points ();
  mur_test_sampling_charts ();
  mur_test_sampling_pairs_scene ();
  mur_test_scenes ();
  mur_test_layouts ();
  mur_test_oscillators_figure ();
  mur_test_oscillators_frequencies ();
  mur_test_recipe ();
  mur_test_oscillators_network_scene ();
  mur_test_oscillators_phases ();
  mur_test_oscillators_scene ();
  mur_test_oscillators_signals ();
  mur_test_oscillators_synchrony_scene ();
  mur_test_oscillators_derived ();
  mur_test_swarm_landscape_scene ();
  mur_test_parallel_scene ();
  mur_test_swarm_stability_scene ();
  mur_test_precision_scenes ();
  mur_test_figure_pictures ();
  mur_test_figure_titles ();
  return g_test_run ();
}
