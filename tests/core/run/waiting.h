/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Waiting for what another thread does; whoever waits too long fails. */

#pragma once

#include "core/run/runner.h"

/* Of a toy: @length steps, each of @step_us microseconds. */
MurRunner *mur_wait_runner (guint length, guint step_us, MurRunnerState state);
void mur_wait_for_state (MurRunner *runner, MurRunnerState state);
void mur_wait_for_steps (MurRunner *runner, guint64 n);
void mur_wait_for_error (MurRunner *runner, guint n);
