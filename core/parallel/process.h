/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One process of the workers, seen from its parent: started, given chunks, read, ended.
 * All with the mutex of the workers. Private to core/parallel. */

#pragma once

#include "core/parallel/channel.h"
#include "core/parallel/workers-private.h"

#include <sys/types.h>

/* A chunk that is with a process. */
typedef struct
{
  MurCall *call; /* referenced */
  MurChunk chunk;
  double serialise; /* seconds of packing */
} MurSent;

typedef struct
{
  guint index;
  pid_t pid; /* 0: there is none */
  MurChannel channel;
  gboolean has_greeted;
  gboolean is_ended_on_purpose;
  GQueue sent;    /* of MurSent, in order */
  GArray *known;  /* of guint64: calls that it was told of */
  guint64 latest; /* the call that `seconds` is of */
  double seconds; /* how long a chunk of it takes, smoothed; NaN: not known */
} MurProcess;

gboolean mur_process_start (MurProcess *self, const char *program, GError **error);
/* Kills it, waits for it, and closes the socket. What it had stays in `sent`. */
void mur_process_end (MurProcess *self);
void mur_sent_free (MurSent *self);

/* Packs @chunk of @call among what is to be written; takes nothing. */
void mur_process_send (MurProcess *self,
                       MurCall *call,
                       const MurChunk *chunk,
                       double linger,
                       double slowness);
/* Whether it should have another chunk by now: short ones wait at the process, so that it
 * need not wait for its parent. What was lost before is alone, so that its part in a
 * further loss is known. */
gboolean mur_process_wants_more (const MurProcess *self);
void mur_process_forget (MurProcess *self, guint64 call);
/* Takes the results that have come into their calls. Returns: FALSE where the other end is
 * closed or speaks another version */
gboolean mur_process_receive (MurProcess *self, MurWorkers *workers);
