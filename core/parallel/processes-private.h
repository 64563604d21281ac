/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What looking after processes is made of. All with the mutex of the workers. Private to
 * core/parallel. */

#pragma once

#include "core/parallel/process.h"

#include <poll.h>

struct _MurProcesses
{
  char *program;
  MurProcess *processes; /* by worker */
  struct pollfd *descriptors;
  int wake; /* an eventfd: something has changed for who polls */
  gboolean is_pumping;
  guint n_waiting;    /* callers */
  gint64 last_waited; /* g_get_monotonic_time () */
  guint n_failed_starts;
  guint n_waits; /* of callers for the sockets, so far */
  guint n_vain;  /* of the last of them, that looked and saw nothing */
};

/* Lets whoever polls look again. */
void mur_processes_kick (MurProcesses *self);
/* Starts those that are missing; with the handler, whose end would be theirs. */
void mur_processes_start_missing (MurWorkers *self);
/* Ends all calls with @error: no process can be started any more. */
void mur_processes_break_down (MurWorkers *self, GError *error);
/* Chunks to all that have too few, and what is to be written, as far as sockets take it. */
void mur_processes_feed_all (MurWorkers *self);
/* Waits for the sockets once, without the mutex, and does what they ask for.
 * @microseconds: at most; -1: without end */
void mur_processes_pump (MurWorkers *self, gint64 microseconds);
