/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Processes that a process has started. */

#pragma once

#include <glib.h>
#include <sys/types.h>

/* Returns: one of those that @parent has started, by @random any of them; 0: there is
 * none */
pid_t mur_test_find_child (pid_t parent, guint random);
