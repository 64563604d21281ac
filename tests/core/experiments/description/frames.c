/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Frames hold exactly what their experiments describe: every frame of every preset,
 * first, midway and last; where each access is checked, of some presets. */

#include "core/base/kernel.h"
#include "core/experiments/registry.h"

#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <string.h>

#ifdef MUR_SANITIZED
#define EVERY 4 /* of the presets */
#else
#define EVERY 1
#endif

/* What some frames lack, and whether it has been there and has been missing. */
typedef struct
{
  GHashTable *present, *absent; /* of descriptions */
} Sightings;

static void
see (Sightings *self, gconstpointer description, const char *when, gboolean is_present)
{
  g_assert_true (is_present || when != NULL);
  if (when != NULL)
    g_hash_table_add (is_present ? self->present : self->absent, (gpointer)description);
}

static gboolean
is_described_by (const MurQuantity *row, const char *name)
{
  const MurQuantity rows[] = { *row, { NULL } };
  return mur_quantity_find (rows, name) != NULL;
}

/* A described column stands once, one with a star at least once. */
static guint
check_column (const MurTable *table,
              guint column,
              const MurQuantity *row,
              Sightings *seen)
{
  const guint first = column;
  const gboolean is_set = strchr (row->name, '*') != NULL;
  while (column < mur_table_n_columns (table) && (is_set || column == first)
         && is_described_by (row, mur_table_name (table, column)))
    {
      if ((row->flags & MUR_DESCRIBED_UNIT_OF_DATA) == 0)
        g_assert_cmpstr (mur_table_unit (table, column), ==, row->unit);
      column++;
    }
  see (seen, row, row->when, column > first);
  return column;
}

static void
check_table (const MurTable *table, const MurQuantity *rows, Sightings *seen)
{
  guint column = 0;
  for (const MurQuantity *row = rows; row->name != NULL; row++)
    column = check_column (table, column, row, seen);
  if (column < mur_table_n_columns (table))
    g_error ("column %s is not described", mur_table_name (table, column));
}

static void
check_frame (const MurExperiment *experiment, const MurFrame *frame, Sightings *seen)
{
  guint n_tables = 0, n_scalars = 0;
  for (const MurTableDescription *row = experiment->tables; row->name != NULL; row++)
    {
      const MurTable *table = mur_frame_table (frame, row->name);
      see (seen, row, row->when, table != NULL);
      if (table == NULL)
        continue;
      g_assert_cmpstr (mur_frame_table_name (frame, n_tables), ==, row->name);
      g_assert_true (mur_frame_describe_table (frame, row->name) == row);
      check_table (table, row->columns, seen);
      n_tables++;
    }
  g_assert_cmpuint (mur_frame_n_tables (frame), ==, n_tables);
  for (const MurQuantity *row = experiment->scalars; row->name != NULL; row++)
    {
      g_assert_cmpstr (mur_frame_scalar_name (frame, n_scalars), ==, row->name);
      g_assert_cmpstr (mur_frame_scalar_unit (frame, n_scalars), ==, row->unit);
      n_scalars++;
    }
  g_assert_cmpuint (mur_frame_n_scalars (frame), ==, n_scalars);
}

static void
check_now (MurJob *job, Sightings *seen)
{
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  check_frame (mur_job_session (job)->experiment, frame, seen);
}

/* A table whose roles say how far off values may be: one with such a column. */
static void
bring_errors (MurSession *session)
{
  static const double numbers[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  const MurInput *input = session->experiment->inputs;
  const MurInputRole *role = input != NULL ? input->roles : NULL;
  MurTable *table = mur_table_new ();
  gboolean any = FALSE;
  for (; role != NULL && role->name != NULL; role++)
    {
      any |= role->kind == MUR_INPUT_ERROR;
      mur_table_add_take (table, role->name, NULL, g_memdup2 (numbers, sizeof numbers),
                          G_N_ELEMENTS (numbers));
    }
  if (any)
    mur_inputs_add (session->inputs, input->name, NULL, table);
  else
    mur_table_unref (table);
}

static void
check_run (const MurExperiment *experiment, const MurPreset *preset, Sightings *seen)
{
  const gboolean is_first = preset == experiment->presets;
  g_autoptr (MurSession) session = mur_session_new (experiment);
  mur_experiment_apply_preset (experiment, preset->id, session->parameters, NULL);
  g_test_message ("%s, %s", experiment->id, preset->id);
  if (is_first)
    bring_errors (session);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  check_now (job, seen);
  while (mur_job_progress (job) < 0.5 && mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
    ;
  check_now (job, seen);
  mur_runs_finish (job);
  check_now (job, seen);
}

/* What only some frames have is in some, and not in all. */
static void
check_sightings (const MurExperiment *experiment, const Sightings *seen)
{
  for (const MurTableDescription *table = experiment->tables; table->name != NULL;
       table++)
    {
      g_assert_true (table->when == NULL
                     || (g_hash_table_contains (seen->present, table)
                         && g_hash_table_contains (seen->absent, table)));
      for (const MurQuantity *row = table->columns; row->name != NULL; row++)
        g_assert_true (row->when == NULL
                       || (g_hash_table_contains (seen->present, row)
                           && g_hash_table_contains (seen->absent, row)));
    }
}

static void
check_experiment (gconstpointer data)
{
  const MurExperiment *experiment = data;
  g_autoptr (GHashTable) present = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) absent = g_hash_table_new (NULL, NULL);
  Sightings seen = { present, absent };
  for (guint i = 0; experiment->presets[i].id != NULL; i++)
    if (i % EVERY == 0)
      check_run (experiment, &experiment->presets[i], &seen);
  if (EVERY == 1)
    check_sightings (experiment, &seen);
}

static void
check_texts (GHashTable *seen, const char *name, const char *title, const char *summary)
{
  g_assert_true (g_hash_table_add (seen, (gpointer)name));
  g_assert_true (g_utf8_validate (title, -1, NULL) && *title != '\0');
  g_assert_true (g_str_has_suffix (summary, "."));
  g_assert_cmpint ((int)strlen (summary), <, 160);
}

static void
check_quantities (const MurQuantity *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (const MurQuantity *row = rows; row->name != NULL; row++)
    {
      const guint known = MUR_DESCRIBED_DERIVED | MUR_DESCRIBED_UNIT_OF_DATA
                          | MUR_DESCRIBED_COURSE | MUR_DESCRIBED_MEASURED;
      check_texts (seen, row->name, row->title, row->summary);
      g_assert_true (row->unit == NULL || *row->unit != '\0');
      g_assert_cmpuint (row->flags & ~known, ==, 0);
      g_assert_true (row->unit == NULL
                     || (row->flags & MUR_DESCRIBED_UNIT_OF_DATA) == 0);
    }
}

static void
test_texts (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      check_quantities ((*e)->scalars);
      for (const MurTableDescription *row = (*e)->tables; row->name != NULL; row++)
        {
          check_texts (seen, row->name, row->title, row->summary);
          check_quantities (row->columns);
        }
    }
}

void
mur_test_description (void)
{
  g_test_add_func ("/experiments/description/texts", test_texts);
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      g_autofree char *path
        = g_strdup_printf ("/experiments/description/frames/%s", (*e)->id);
      g_test_add_data_func (path, *e, check_experiment);
    }
}
