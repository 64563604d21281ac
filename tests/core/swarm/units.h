/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The units of core/swarm under test: each function adds its cases. */

#pragma once

void mur_test_ball (void);
void mur_test_control (void);
void mur_test_edges (void);
void mur_test_hand (void);
void mur_test_laws (void);
void mur_test_loop (void);
void mur_test_motion (void);
void mur_test_presets (void);
void mur_test_search (void);
void mur_test_start (void);
void mur_test_state (void);
void mur_test_topology (void);
