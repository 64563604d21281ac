/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results on the terminal. */

#pragma once

#include "core/base/stop.h"
#include "core/experiment/frame.h"

/* Status and reason; each row of a table of estimates as value ± error; scalars; the
 * fingerprint. */
void mur_command_print_results (const MurFrame *frame, MurStatus status);
