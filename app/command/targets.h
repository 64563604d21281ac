/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The files that options name, looked at before a run that may take hours. */

#pragma once

#include "app/command/options.h"

/* Whether the results go to standard output, as nothing else does. */
gboolean mur_command_prints_results (const MurCommandOptions *options);

/* Checks that outputs can be written where they are wanted, that no two are one file,
 * and that none is a file that is read. One exception: who resumes a checkpoint may go
 * on saving it. */
gboolean mur_command_check_targets (const MurCommandOptions *options,
                                    MurCommand command,
                                    GError **error);
