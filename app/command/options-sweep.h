/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The options of sweep. */

#pragma once

#include "app/command/options.h"
#include "core/sweep/design.h"

typedef struct
{
  MurCommandOptions session; /* what describes the base session, and files */
  char **over;               /* NAME=VALUES, as typed */
  char *halton_text, *sobol_text, *keep_text, *workers_text, *shard_text;
  gboolean dry_run;

  MurDesignKind kind;
  guint64 n_points;
  char **keep;
  guint n_workers; /* 0: the processors available */
  guint shard, n_shards;
  gboolean goes_on; /* the argument is a store */
} MurSweepOptions;

/* Reads and checks them; where help was asked for it is printed, and nothing is checked.
 */
gboolean
mur_sweep_options_parse (MurSweepOptions *self, int argc, char **argv, GError **error);
void mur_sweep_options_clear (MurSweepOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurSweepOptions, mur_sweep_options_clear)
