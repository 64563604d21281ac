/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact state of particles in an archive. */

#include "core/base/error.h"
#include "core/swarm/particles.h"

#include <math.h>
#include <string.h>

#define OUTSIDE "swarm_outside"

/* The arrays of the state by name: what is saved is what is restored. */
typedef struct
{
  const char *name;
  double *values;
  gsize n;
} Part;

enum
{
  PART_POSITIONS,
  PART_VELOCITIES,
  PART_VALUES,
  PART_BEST_POSITIONS,
  PART_BEST_VALUES,
  N_PARTS
};

static void
list_parts (const MurParticles *self, Part parts[N_PARTS])
{
  gsize n = self->n;
  gsize size = n * self->dimensions;

  parts[PART_POSITIONS] = (Part){ "swarm_positions", self->positions, size };
  parts[PART_VELOCITIES] = (Part){ "swarm_velocities", self->velocities, size };
  parts[PART_VALUES] = (Part){ "swarm_values", self->values, n };
  parts[PART_BEST_POSITIONS]
    = (Part){ "swarm_best_positions", self->best_positions, size };
  parts[PART_BEST_VALUES] = (Part){ "swarm_best_values", self->best_values, n };
}

static gboolean
is_between (const MurParticles *self, guint d, double x)
{
  return x >= self->lower[d] && x <= self->upper[d];
}

static gboolean
is_row_inside (const MurParticles *self, const double *x)
{
  gboolean is_inside = TRUE;

  for (guint d = 0; d < self->dimensions; d++)
    is_inside &= is_between (self, d, x[d]);
  return is_inside;
}

/* Returns: (nullable): the first value that is */
static const double *
find_outside (const MurParticles *self, const Part *part)
{
  for (const double *x = part->values; x < part->values + part->n;
       x += self->dimensions)
    {
      if (is_row_inside (self, x))
        continue;
      for (guint d = 0; d < self->dimensions; d++)
        if (!is_between (self, d, x[d]))
          return x + d;
    }
  return NULL;
}

/* Particles that a rule lets fly on are somewhere: their archive says so. */
static gboolean
has_outside (const MurArchive *archive)
{
  guint64 value = 0;

  return mur_archive_get_integer (archive, OUTSIDE, &value, NULL) && value != 0;
}

void
mur_particles_save (const MurParticles *self, MurArchive *archive)
{
  Part parts[N_PARTS];

  list_parts (self, parts);
  for (guint k = 0; k < N_PARTS; k++)
    mur_archive_put_doubles (archive, parts[k].name, parts[k].values, parts[k].n);
  if (find_outside (self, &parts[PART_POSITIONS]) != NULL
      || find_outside (self, &parts[PART_BEST_POSITIONS]) != NULL)
    mur_archive_put_integer (archive, OUTSIDE, 1);
}

static gboolean
reject (const char *name, double value, const char *allowed, GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  mur_error_set (error, MUR_ERROR_INPUT, name, "%s holds %s; allowed: %s", name,
                 g_ascii_dtostr (text, sizeof text, value), allowed);
  return FALSE;
}

static gboolean
check_finite (const Part *part, GError **error)
{
  for (gsize k = 0; k < part->n; k++)
    if (!isfinite (part->values[k]))
      return reject (part->name, part->values[k], "finite values", error);
  return TRUE;
}

static gboolean
check_places (const MurParticles *self,
              const Part *part,
              gboolean may_be_outside,
              GError **error)
{
  if (may_be_outside || !check_finite (part, NULL))
    return check_finite (part, error);
  const double *outside = find_outside (self, part);

  return outside == NULL
         || reject (part->name, *outside, "values within the swarm's bounds", error);
}

/* An archive may come from a file that somebody edited: what the swarm relies on is
 * checked. Values of positions may be anything. */
static gboolean
check_parts (const MurParticles *self,
             const Part parts[N_PARTS],
             gboolean may_be_outside,
             GError **error)
{
  const Part *best_values = &parts[PART_BEST_VALUES];

  if (!check_finite (&parts[PART_VELOCITIES], error))
    return FALSE;
  for (gsize k = 0; k < best_values->n; k++)
    if (!(best_values->values[k] > -INFINITY))
      return reject (best_values->name, best_values->values[k],
                     "finite values, or infinity where there is none", error);
  return check_places (self, &parts[PART_POSITIONS], may_be_outside, error)
         && check_places (self, &parts[PART_BEST_POSITIONS], may_be_outside, error);
}

gboolean
mur_particles_restore (MurParticles *self, const MurArchive *archive, GError **error)
{
  g_autoptr (MurParticles) read
    = mur_particles_new (self->n, self->dimensions, self->lower, self->upper);
  Part from[N_PARTS];
  Part to[N_PARTS];

  list_parts (read, from);
  list_parts (self, to);
  for (guint k = 0; k < N_PARTS; k++)
    if (!mur_archive_get_doubles (archive, from[k].name, from[k].values, from[k].n,
                                  error))
      return FALSE;
  if (!check_parts (self, from, has_outside (archive), error))
    return FALSE;

  for (guint k = 0; k < N_PARTS; k++)
    memcpy (to[k].values, from[k].values, to[k].n * sizeof (double));
  return TRUE;
}
