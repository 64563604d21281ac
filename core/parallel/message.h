/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes over the socket: a header, and the bytes that it announces. Both ends are of
 * one build on one machine, which the greeting makes sure of, so numbers are as they are
 * in memory. Private to core/parallel. */

#pragma once

#include <glib.h>

#define MUR_WORKER_SOCKET 3
#define MUR_MESSAGE_VERSION 1

typedef enum
{
  MUR_MESSAGE_HELLO,  /* worker: it is there; call is the version */
  MUR_MESSAGE_CALL,   /* parent: function and object of a call to come, "(smv)" */
  MUR_MESSAGE_CHUNK,  /* parent: n tasks from first on, and their arguments */
  MUR_MESSAGE_FORGET, /* parent: the call has ended */
  MUR_MESSAGE_RESULTS /* worker: of a chunk; times, then results, then errors */
} MurMessageKind;

typedef struct
{
  guint32 kind;
  guint32 is_recorded; /* CHUNK, RESULTS: n pairs of start and end come first */
  guint64 n, call, first;
  guint64 worker;      /* CHUNK: which one it is told that it is */
  guint64 size;        /* of arguments; CALL: of what is told; RESULTS: of results */
  guint64 size_errors; /* RESULTS: of "a(ts)": number in the chunk, and why */
  double linger;       /* CHUNK: seconds to look for more before the worker sleeps */
  double slowness;     /* CHUNK */
  double start, end;   /* RESULTS: of the whole chunk */
  double serialise;    /* RESULTS: seconds of unpacking and packing */
} MurMessage;
