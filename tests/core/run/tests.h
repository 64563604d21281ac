/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

void mur_test_absent (void);
void mur_test_checkpoint (void);
void mur_test_job (void);
void mur_test_history (void);
void mur_test_runner (void);
void mur_test_runner_pace (void);
void mur_test_runner_past (void);
void mur_test_session (void);
void mur_test_session_large (void);
