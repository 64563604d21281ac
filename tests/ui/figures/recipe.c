/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A session of the largest kind that a person makes, carried by a figure of each
 * format. */

#include "core/experiments/registry.h"
#include "core/run/job.h"
#include "tests/ui/figures/tests.h"
#include "ui/figures/registry.h"
#include "ui/plot/export/export.h"

#include <string.h>

#define OSCILLATORS &mur_experiment_oscillators
#define N_SIDE 1000
#define N_CHANGES 10000

static MurTable *
make_couplings (void)
{
  MurTable *table = mur_table_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (86243);
  for (guint i = 0; i < N_SIDE; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);
      double *values = g_new (double, N_SIDE);
      for (guint j = 0; j < N_SIDE; j++)
        values[j] = g_rand_int_range (rand, -9999, 9999) / 1e3;
      mur_table_add_take (table, name, NULL, values, N_SIDE);
    }
  return table;
}

static char *
make_recipe (void)
{
  g_autoptr (MurSession) session = mur_session_new (OSCILLATORS);
  mur_inputs_add (session->inputs, "couplings", "couplings.csv", make_couplings ());
  for (guint i = 0; i < N_CHANGES; i++)
    mur_session_add_change (session, 3 * i, "kick", NULL);
  return mur_session_format (session);
}

static void
assert_returns (const MurFigure *figure, MurFormat format, const char *recipe)
{
  MurExportOptions options;
  g_autoptr (GError) error = NULL;
  mur_export_options_init (&options);
  options.format = format;
  options.dpi = 72;
  options.recipe = recipe;
  g_autoptr (GBytes) bytes = mur_export (figure, NULL, &options, &error);
  g_assert_no_error (error);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *found = mur_export_read_recipe (data, length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (found, recipe));
}

static void
test_formats (void)
{
  g_autofree char *recipe = make_recipe ();
  g_autoptr (MurSession) plain = mur_session_new (OSCILLATORS);
  g_autoptr (MurJob) job = mur_job_new (plain, 1, NULL);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_autoptr (MurFigure) figure
    = mur_figure_for_frame (OSCILLATORS, NULL, frame, plain->parameters);
  for (MurFormat format = MUR_FORMAT_PNG; format <= MUR_FORMAT_EPS; format++)
    assert_returns (figure, format, recipe);
}

static void
test_session (void)
{
  g_autofree char *recipe = make_recipe ();
  g_autoptr (GError) error = NULL;
  char **warnings = NULL;
  g_autoptr (MurSession) session
    = mur_session_parse (recipe, -1, mur_experiments (), &warnings, &error);
  g_assert_no_error (error);
  g_assert_null (warnings);
  g_assert_cmpuint (session->changes->len, ==, N_CHANGES);
  const MurTable *table = mur_inputs_table (session->inputs, "couplings");
  g_assert_cmpuint (mur_table_n_columns (table), ==, N_SIDE);
  g_assert_cmpuint (mur_table_n_rows (table), ==, N_SIDE);
}

void
mur_test_recipe (void)
{
  g_test_add_func ("/figures/recipe/formats", test_formats);
  g_test_add_func ("/figures/recipe/session", test_session);
}
