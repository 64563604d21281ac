/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left to be done of a store, dealt out in batches to whoever computes, and what
 * comes back written: the part that one machine and a cluster have in common.
 *
 * A batch is about a tenth of a second of work, so that what is lost by a kill is little
 * and the way there and back costs little. One thread. */

#pragma once

#include "core/sweep/store.h"

typedef struct
{
  guint64 n_runs, n_done, n_failed; /* of the store's shard */
  double rate;                      /* runs a second, of late; 0: not known yet */
  double seconds_left;              /* NaN: not known yet */
} MurSweepProgress;

/* Ten times a second while a sweep goes on, on its thread.
 * Returns: FALSE to end it after the runs under way */
typedef gboolean (*MurSweepProgressFunc) (const MurSweepProgress *progress,
                                          gpointer data);

#define MUR_DEALER_MOST 4096 /* runs of a batch */

typedef struct
{
  MurStore *store;
  MurSweepProgressFunc progress; /* (nullable) */
  gpointer data;
  guint64 next;   /* index */
  guint batch;    /* runs of the next one */
  double seconds; /* that a run takes, smoothed; NaN: not known */
  gboolean is_stopped;
  gint64 told; /* when progress was told, µs */
  /* For the rate: runs done at the beginnings of this stretch and of the one before. */
  guint64 n_at[2];
  gint64 at[2];
  double rate;
} MurDealer;

/* @store: borrowed, to be written */
void mur_dealer_init (MurDealer *self,
                      MurStore *store,
                      MurSweepProgressFunc progress,
                      gpointer data);
/* Fills @indices (room for %MUR_DEALER_MOST) with the next batch. Returns: how many; 0
 * where nothing is left, or it was stopped */
guint mur_dealer_take (MurDealer *self, guint64 *indices);
/* Whether who computes should have a batch beside the one it works at: those are short. */
gboolean mur_dealer_wants_ahead (const MurDealer *self);
/* Writes what came back: an array of rows. */
gboolean mur_dealer_put (MurDealer *self, GVariant *rows, GError **error);
/* Commits and tells where that is due; to be called at least ten times a second. */
gboolean mur_dealer_tick (MurDealer *self, GError **error);
