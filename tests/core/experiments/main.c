/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of core/experiments. */

#include "tests/core/experiments/tests.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_registry ();
  mur_test_roles ();
  mur_test_contract ();
  mur_test_description ();
  mur_test_history ();
  mur_test_idle ();
  mur_test_view_parameters ();
  mur_test_curve_fit_input ();
  mur_test_curve_fit_origin ();
  mur_test_curve_fit_robust ();
  mur_test_curve_fit_run ();
  mur_test_curve_fit_search ();
  mur_test_curve_fit_shown ();
  mur_test_curve_fit_trust ();
  mur_test_curve_fit_variables ();
  mur_test_curve_fit_weights ();
  mur_test_curve_fit_models ();
  mur_test_curve_fit_optimum ();
  mur_test_precision_input ();
  mur_test_precision_run ();
  mur_test_inference_examples ();
  mur_test_inference_input ();
  mur_test_inference_run_through ();
  mur_test_inference_trust ();
  mur_test_parallel_run ();
  mur_test_sampling_input ();
  mur_test_sampling_run ();
  mur_test_sampling_pairs ();
  mur_test_sampling_pictures ();
  mur_test_swarm_actions ();
  mur_test_swarm_medians ();
  mur_test_swarm_search ();
  mur_test_oscillators_derived ();
  mur_test_oscillators_input ();
  mur_test_oscillators_layout ();
  mur_test_oscillators_run ();
  mur_test_oscillators_states ();
  mur_test_oscillators_synchrony ();
  return g_test_run ();
}
