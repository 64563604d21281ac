/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run takes, in words. */

#pragma once

#include "core/run/session.h"

/* Returns: (nullable): "about 2.1 GB and 40 min" where running @session to its end
 * takes so much that a person wants to know before; %NULL where it does not, or where
 * nobody can tell */
char *mur_cost_describe (const MurSession *session);
