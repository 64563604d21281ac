/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The result of a run as one JSON object, for other programs to read. */

#pragma once

#include "core/run/session.h"

/* {"experiment", "version", "parameters": {…}, "status", "message", "scalars": {…},
 * "tables": {NAME: {"labels"?, "columns": {COLUMN: […]}, "units"?: {COLUMN: …}}},
 * "fingerprint"}, with shortest exact numbers; NaN and infinities are null.
 * The message is the frame's note; empty where it has none. */
char *
mur_report_format (const MurSession *session, const MurFrame *frame, MurStatus status);
