/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One thread, which waits for checkpoints. What a saver finds in its place at first is
 * replaced, not kept: it may be what could not be read, and the one kept before it is
 * then the only good one. */

#include "core/run/saver.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <pthread.h>
#include <string.h>

#define MAX_BYTES (1u << 30)

struct _MurSaver
{
  char *path;
  GThread *thread;
  pthread_mutex_t mutex;
  pthread_cond_t wake;   /* to the thread */
  pthread_cond_t answer; /* from the thread: all is written */

  /* Under the mutex. */
  MurCheckpoint *waiting; /* (nullable) */
  gboolean writing;
  gboolean closing;
  GError *error; /* (nullable): of the newest */
};

char *
mur_saver_kept_path (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  return g_strconcat (path, "~", NULL);
}

static GError *
write_checkpoint (const char *path, const MurCheckpoint *checkpoint, gboolean keeps)
{
  g_autofree char *text = mur_checkpoint_format (checkpoint);
  g_autofree char *kept = mur_saver_kept_path (path);
  GError *error = NULL;
  if (keeps)
    mur_file_keep (path, kept);
  mur_file_write (path, text, strlen (text), &error);
  return error;
}

static gpointer
work (gpointer data)
{
  MurSaver *self = data;
  gboolean is_own = FALSE;
  pthread_mutex_lock (&self->mutex);
  while (self->waiting != NULL || !self->closing)
    {
      if (self->waiting == NULL)
        {
          pthread_cond_wait (&self->wake, &self->mutex);
          continue;
        }
      MurCheckpoint *checkpoint = g_steal_pointer (&self->waiting);
      self->writing = TRUE;
      pthread_mutex_unlock (&self->mutex);
      GError *error = write_checkpoint (self->path, checkpoint, is_own);
      mur_checkpoint_free (checkpoint);
      is_own |= error == NULL;
      pthread_mutex_lock (&self->mutex);
      self->writing = FALSE;
      g_clear_error (&self->error);
      self->error = error;
      pthread_cond_broadcast (&self->answer);
    }
  pthread_mutex_unlock (&self->mutex);
  return NULL;
}

MurSaver *
mur_saver_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  MurSaver *self = g_new0 (MurSaver, 1);
  self->path = g_strdup (path);
  pthread_mutex_init (&self->mutex, NULL);
  pthread_cond_init (&self->wake, NULL);
  pthread_cond_init (&self->answer, NULL);
  self->thread = g_thread_new ("saver", work, self);
  return self;
}

void
mur_saver_free (MurSaver *self)
{
  if (self == NULL)
    return;
  pthread_mutex_lock (&self->mutex);
  self->closing = TRUE;
  pthread_cond_signal (&self->wake);
  pthread_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  pthread_cond_destroy (&self->wake);
  pthread_cond_destroy (&self->answer);
  pthread_mutex_destroy (&self->mutex);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

void
mur_saver_put (MurSaver *self, MurCheckpoint *checkpoint)
{
  g_return_if_fail (self != NULL);
  if (checkpoint == NULL)
    return;

  pthread_mutex_lock (&self->mutex);
  MurCheckpoint *replaced = self->waiting;
  self->waiting = checkpoint;
  pthread_cond_signal (&self->wake);
  pthread_mutex_unlock (&self->mutex);
  mur_checkpoint_free (replaced);
}

gboolean
mur_saver_is_busy (MurSaver *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  pthread_mutex_lock (&self->mutex);
  const gboolean is_busy = self->waiting != NULL || self->writing;
  pthread_mutex_unlock (&self->mutex);
  return is_busy;
}

gboolean
mur_saver_finish (MurSaver *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  pthread_mutex_lock (&self->mutex);
  while (self->waiting != NULL || self->writing)
    pthread_cond_wait (&self->answer, &self->mutex);
  const gboolean done = self->error == NULL;
  if (!done && error != NULL)
    *error = g_error_copy (self->error);
  pthread_mutex_unlock (&self->mutex);
  return done;
}

GError *
mur_saver_dup_error (MurSaver *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  pthread_mutex_lock (&self->mutex);
  GError *error = self->error != NULL ? g_error_copy (self->error) : NULL;
  pthread_mutex_unlock (&self->mutex);
  return error;
}

static MurJob *
restore (const char *path,
         const MurExperiment *const *registry,
         guint n_threads,
         char ***warnings,
         GError **error)
{
  gsize length;
  *warnings = NULL;
  g_autofree char *text = mur_file_read (path, MAX_BYTES, &length, error);
  if (text == NULL)
    return NULL;
  MurJob *job
    = mur_job_restore (text, (gssize)length, registry, n_threads, warnings, error);
  if (job == NULL)
    mur_error_prefix (error, path);
  for (char **line = *warnings; line != NULL && *line != NULL; line++)
    {
      g_autofree char *bare = *line;
      *line = g_strdup_printf ("%s: %s", path, bare);
    }
  return job;
}

/* @warnings with @first before them. */
static void
prepend (char ***warnings, char *first)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_strv_builder_add (lines, first);
  if (*warnings != NULL)
    g_strv_builder_addv (lines, (const char **)*warnings);
  g_strfreev (*warnings);
  *warnings = g_strv_builder_end (lines);
}

MurJob *
mur_saver_restore (const char *path,
                   const MurExperiment *const *registry,
                   guint n_threads,
                   char ***warnings,
                   GError **error)
{
  g_return_val_if_fail (path != NULL && registry != NULL && warnings != NULL, NULL);

  g_autoptr (GError) failure = NULL;
  g_autofree char *kept = mur_saver_kept_path (path);
  MurJob *job = restore (path, registry, n_threads, warnings, &failure);
  if (job != NULL)
    return job;
  job = restore (kept, registry, n_threads, warnings, NULL);
  if (job == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_autofree char *shown = g_filename_display_name (kept);
  g_autofree char *first
    = g_strdup_printf ("%s; %s, saved before it, is resumed", failure->message, shown);
  prepend (warnings, first);
  return job;
}
