/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The members of a session's object, to which a checkpoint adds its own. Private to
 * core/run. */

#pragma once

#include "core/base/json-writer.h"
#include "core/run/session.h"

#define MUR_SESSION_FORMAT 1

void mur_session_write (const MurSession *self, MurJsonWriter *writer);
