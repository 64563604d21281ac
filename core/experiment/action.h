/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person asks of a run, as text: the name of an action and its arguments, as in
 * "scatter" or "drop 0.3 -1.5". Sessions log that text. */

#pragma once

#include "core/experiment/experiment.h"

/* Reads @text as an action that @experiment lets a run do, with as many numbers as it
 * takes. Unknown names, actions that set parameters, and numbers that are none, too few
 * or too many are errors about "action". */
gboolean mur_action_parse (const MurExperiment *experiment,
                           const char *text,
                           MurActionCall *call,
                           GError **error);

/* What is said once a run of @experiment has done @text. Returns: (transfer full) (nullable):
 * %NULL where nothing is, or @text is no such action */
char *mur_action_describe_done (const MurExperiment *experiment, const char *text);
