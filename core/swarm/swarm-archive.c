/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact state of a swarm in an archive. */

#include "core/swarm/swarm-private.h"

#include "core/base/error.h"

void
mur_swarm_save (const MurSwarm *self, MurArchive *archive)
{
  g_return_if_fail (self != NULL && archive != NULL);

  mur_archive_put_integer (archive, "swarm_particles", self->particles->n);
  mur_archive_put_integer (archive, "swarm_dimensions", self->particles->dimensions);
  mur_archive_put_integer (archive, "swarm_best_index", self->best_index);
  mur_archive_put_integer (archive, "swarm_generation", self->generation);
  mur_archive_put_integer (archive, "swarm_evaluations", self->evaluations);
  mur_archive_put_integer (archive, "swarm_without_gain", self->without_gain);
  mur_archive_put_integer (archive, "swarm_scatters", self->n_scatters);
  mur_archive_put_integer (archive, "swarm_choices_generation",
                           self->choices_generation);
  mur_particles_save (self->particles, archive);
}

/* Reads an integer that can have @lowest … @highest only. */
static gboolean
read_integer (const MurArchive *archive,
              const char *name,
              guint64 lowest,
              guint64 highest,
              guint64 *value,
              GError **error)
{
  if (!mur_archive_get_integer (archive, name, value, error))
    return FALSE;
  if (*value >= lowest && *value <= highest)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, name,
                 "%s is %" G_GUINT64_FORMAT "; allowed: %" G_GUINT64_FORMAT
                 " to %" G_GUINT64_FORMAT,
                 name, *value, lowest, highest);
  return FALSE;
}

/* The counters come last into @self, when nothing can fail any more. */
gboolean
mur_swarm_restore (MurSwarm *self, const MurArchive *archive, GError **error)
{
  g_return_val_if_fail (self != NULL && archive != NULL, FALSE);

  guint64 n = self->particles->n;
  guint64 dimensions = self->particles->dimensions;
  guint64 ignored, best_index, generation, evaluations, without_gain, scatters, choices;

  if (!read_integer (archive, "swarm_particles", n, n, &ignored, error)
      || !read_integer (archive, "swarm_dimensions", dimensions, dimensions, &ignored,
                        error)
      || !read_integer (archive, "swarm_best_index", 0, n - 1, &best_index, error)
      || !read_integer (archive, "swarm_generation", 0, G_MAXUINT64, &generation, error)
      || !read_integer (archive, "swarm_evaluations", 0, G_MAXUINT64, &evaluations,
                        error)
      || !read_integer (archive, "swarm_without_gain", 0, generation, &without_gain,
                        error)
      || !read_integer (archive, "swarm_scatters", 0, G_MAXUINT64, &scatters, error)
      || !read_integer (archive, "swarm_choices_generation", 0, generation, &choices,
                        error)
      || !mur_particles_restore (self->particles, archive, error))
    return FALSE;

  self->best_index = (guint)best_index;
  self->generation = generation;
  self->evaluations = evaluations;
  self->without_gain = without_gain;
  self->n_scatters = scatters;
  mur_swarm_draw_choices (self, choices);
  mur_swarm_update_status (self);
  return TRUE;
}
