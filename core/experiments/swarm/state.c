/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact state of a run. What follows from parameters and inputs is made anew. */

#include "core/experiments/swarm/private.h"

#include "core/base/error.h"

#define MAX_GENERATION 1000000

void
mur_search_save (MurRun *run, MurArchive *archive)
{
  MurSearch *self = (MurSearch *)run;

  mur_swarm_save (self->swarm, archive);
  for (guint k = 0; k < MUR_SEARCH_N_COURSES; k++)
    mur_archive_put_doubles (archive, mur_search_courses[k],
                             (gpointer)self->courses[k]->data, self->courses[k]->len);
  mur_search_save_trail (self, archive);
  mur_archive_put_integer (archive, "refined", (guint64)self->is_refined);
  mur_archive_put_integer (archive, "refinement_converged",
                           (guint64)self->refinement_converged);
  mur_archive_put_integer (archive, "refinement_evaluations",
                           self->refinement_evaluations);
}

static gboolean
restore_flag (const MurArchive *archive,
              const char *name,
              gboolean *flag,
              GError **error)
{
  guint64 value;

  if (!mur_archive_get_integer (archive, name, &value, error))
    return FALSE;
  *flag = value != 0;
  return TRUE;
}

static gboolean
restore_courses (MurSearch *self, const MurArchive *archive, GError **error)
{
  const guint64 generation = mur_swarm_generation (self->swarm);

  if (generation > MAX_GENERATION)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "swarm_generation",
                                   generation, "at most %d", MAX_GENERATION);
  for (guint k = 0; k < MUR_SEARCH_N_COURSES; k++)
    {
      GArray *course = self->courses[k];

      g_array_set_size (course, (guint)generation + 1);
      if (!mur_archive_get_doubles (archive, mur_search_courses[k],
                                    (gpointer)course->data, course->len, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mur_search_restore_state (MurSearch *self, const MurArchive *archive, GError **error)
{
  return mur_swarm_restore (self->swarm, archive, error)
         && restore_courses (self, archive, error)
         && mur_search_restore_trail (self, archive, error)
         && restore_flag (archive, "refined", &self->is_refined, error)
         && restore_flag (archive, "refinement_converged", &self->refinement_converged,
                          error)
         && mur_archive_get_integer (archive, "refinement_evaluations",
                                     &self->refinement_evaluations, error);
}
