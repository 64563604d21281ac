/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The other end: what a process of workers runs in place of everything else. */

#pragma once

#include "core/parallel/function.h"

/* The whole of the executable of workers: takes tasks from the socket that its parent
 * has given it until that closes. Started by hand it says so.
 * Returns: an exit status */
int mur_worker_run (const MurTaskFunction *functions);
