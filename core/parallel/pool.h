/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A pool of threads for loops cut in fixed chunks.
 *
 * The caller takes part: a pool of one has no thread of its own. Chunks are handed out
 * in order, to whichever thread is free; which thread runs a chunk must not matter, so
 * results depend on the cut (the caller's, by problem size) and never on the number of
 * threads. */

#pragma once

#include <glib.h>

typedef struct _MurPool MurPool;

/* @thread: 0 … n_threads − 1, for scratch memory that each thread keeps */
typedef void (*MurChunkFunc) (gsize chunk, guint thread, gpointer data);

/* @n_threads: 0 for the processors available, at most 1024 */
MurPool *mur_pool_new (guint n_threads);
/* Joins its threads. */
void mur_pool_free (MurPool *self);
guint mur_pool_n_threads (const MurPool *self);

/* Runs @func for every chunk from 0 to @n_chunks − 1 and returns when all are done. One
 * caller at a time; not from within a chunk. About 2 µs beyond the chunks themselves
 * while calls follow closely on one another; allocates nothing. */
void mur_pool_for (MurPool *self, gsize n_chunks, MurChunkFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurPool, mur_pool_free)
