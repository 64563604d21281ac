/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that the options bring into a session. */

#pragma once

#include "app/command/options.h"

/* Reads them into @session. Returns: (transfer full): what was brought, in order; %NULL
 * with @error */
GPtrArray *mur_command_bring_inputs (const MurCommandOptions *self,
                                     MurSession *session,
                                     GError **error);
/* Sets what goes with them where nothing else is said, and says so. */
void mur_command_settle_inputs (const MurCommandOptions *self, MurSession *session);
/* Refuses what nobody can tell from the tables, once all values are set. */
gboolean mur_command_check_inputs (const GPtrArray *brought,
                                   const MurSession *session,
                                   GError **error);
/* Says what was taken as what. */
void mur_command_say_inputs (const GPtrArray *brought, const MurSession *session);
