/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A session out of an object in checked text, which a checkpoint is as well. Private to
 * core/run. */

#pragma once

#include "core/base/json-reader.h"
#include "core/run/session.h"
#include "core/run/warnings.h"

/* The key of a checkpoint's state in a session's object. */
#define MUR_SESSION_CHECKPOINT "checkpoint"

/* Whether @object says that it is a session of a format that this version reads. */
gboolean mur_session_check_format (MurJson object, GError **error);
MurSession *mur_session_read (MurJson object,
                              const MurExperiment *const *registry,
                              MurWarnings *warnings,
                              GError **error);
