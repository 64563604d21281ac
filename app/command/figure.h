/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What all commands that draw have in common, whatever is in sight. */

#pragma once

#include "app/command/options.h"
#include "ui/documents/in-sight.h"

gboolean mur_command_set_titles (MurInSight *sight,
                                 const MurCommandOptions *options,
                                 GError **error);
/* @text is TABLE=FILE, as --csv takes it. */
gboolean
mur_command_write_table (const MurInSight *sight, const char *text, GError **error);
/* Into the file that the options name; warns of what that cannot hold. */
gboolean mur_command_write_figure (const MurInSight *sight,
                                   const MurCommandOptions *options,
                                   GError **error);
