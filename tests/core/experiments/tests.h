/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

void mur_test_description (void);
void mur_test_registry (void);
void mur_test_roles (void);
void mur_test_contract (void);
void mur_test_history (void);
void mur_test_idle (void);
void mur_test_view_parameters (void);
void mur_test_curve_fit_input (void);
void mur_test_curve_fit_origin (void);
void mur_test_curve_fit_robust (void);
void mur_test_curve_fit_run (void);
void mur_test_curve_fit_search (void);
void mur_test_curve_fit_shown (void);
void mur_test_curve_fit_trust (void);
void mur_test_curve_fit_variables (void);
void mur_test_curve_fit_weights (void);
void mur_test_curve_fit_models (void);
void mur_test_curve_fit_optimum (void);
void mur_test_precision_input (void);
void mur_test_precision_run (void);
void mur_test_inference_examples (void);
void mur_test_inference_input (void);
void mur_test_inference_run_through (void);
void mur_test_inference_scatter (void);
void mur_test_inference_trust (void);
void mur_test_inference_windows (void);
void mur_test_parallel_run (void);
void mur_test_sampling_input (void);
void mur_test_sampling_run (void);
void mur_test_sampling_pairs (void);
void mur_test_sampling_pictures (void);
void mur_test_swarm_actions (void);
void mur_test_swarm_medians (void);
void mur_test_swarm_search (void);
void mur_test_oscillators_derived (void);
void mur_test_oscillators_input (void);
void mur_test_oscillators_layout (void);
void mur_test_oscillators_run (void);
void mur_test_oscillators_states (void);
void mur_test_oscillators_synchrony (void);
