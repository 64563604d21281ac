/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* render, where the store of a sweep stands in place of an experiment. */

#pragma once

#include "app/command/options.h"

/* Draws the runs of the store at @path into the file at @figure, as they open in the window.
 */
gboolean mur_command_draw_store (const char *path, const char *figure, GError **error);
/* Returns: (nullable): (transfer none): the store that @options name */
const char *mur_command_find_store (const MurCommandOptions *options);
/* Draws its runs, and writes tables of them. -s has what of the runs is drawn: x, y, value
 * and statistic. Returns: an exit status */
int mur_command_render_sweep (const MurCommandOptions *options, GError **error);
