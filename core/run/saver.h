/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Progressive saving: checkpoints into one file, written on a thread of its own, whole
 * and on the disk before they take the place of the one before. That one is kept beside
 * it, with "~" behind its name, and is tried where the newer one cannot be read. */

#pragma once

#include "core/run/checkpoint.h"

typedef struct _MurSaver MurSaver;

MurSaver *mur_saver_new (const char *path);
/* After all that was put has been written. */
void mur_saver_free (MurSaver *self);

/* Takes @checkpoint (nullable: then nothing happens), in place of one that waits to be
 * written. Any thread; waits for nothing. */
void mur_saver_put (MurSaver *self, MurCheckpoint *checkpoint);
/* Whether something is still to be written. Any thread. */
gboolean mur_saver_is_busy (MurSaver *self);
/* Waits until all is written. Returns: FALSE where the newest could not be */
gboolean mur_saver_finish (MurSaver *self, GError **error);
/* Returns: (nullable): (transfer full): why the newest could not be written */
GError *mur_saver_dup_error (MurSaver *self);

/* The job of the file at @path, or of the one that was kept beside it, which the first of
 * @warnings then says. An error is about @path. */
MurJob *mur_saver_restore (const char *path,
                           const MurExperiment *const *registry,
                           guint n_threads,
                           char ***warnings,
                           GError **error);
/* The name of the file that is kept beside @path. */
char *mur_saver_kept_path (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSaver, mur_saver_free)
