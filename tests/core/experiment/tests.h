/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

void mur_test_action (void);
void mur_test_constraint (void);
void mur_test_experiment (void);
void mur_test_frame (void);
void mur_test_frame_description (void);
void mur_test_gaps (void);
void mur_test_parameter (void);
void mur_test_titles (void);
