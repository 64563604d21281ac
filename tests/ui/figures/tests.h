/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

void mur_test_columns (void);
void mur_test_curve_fit_figure (void);
void mur_test_curve_fit_scenes (void);
void mur_test_figure_pictures (void);
void mur_test_figure_titles (void);
void mur_test_inference_figure (void);
void mur_test_layouts (void);
void mur_test_oscillators_derived (void);
void mur_test_oscillators_figure (void);
void mur_test_oscillators_frequencies (void);
void mur_test_recipe (void);
void mur_test_oscillators_network_scene (void);
void mur_test_oscillators_phases (void);
void mur_test_oscillators_scene (void);
void mur_test_oscillators_signals (void);
void mur_test_oscillators_synchrony_scene (void);
void mur_test_sampling_figure (void);
void mur_test_sampling_charts (void);
void mur_test_sampling_pairs_scene (void);
void mur_test_sampling_points (void);
void mur_test_scenes (void);
void mur_test_swarm_landscape_scene (void);
void mur_test_precision_scenes (void);
void mur_test_parallel_scene (void);
void mur_test_swarm_stability_scene (void);
