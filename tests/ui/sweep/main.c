/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests of ui/sweep: what figures, tables and recipes say of a store, against runs that
 * are carried out one by one. */

#include "tests/ui/sweep/store.h"

#include "core/base/file.h"
#include "core/experiments/registry.h"
#include "ui/documents/document.h"
#include "ui/sweep/figure.h"
#include "ui/sweep/recipe.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_RUNS (MUR_TEST_N_COUPLINGS * MUR_TEST_N_WIDTHS * MUR_TEST_N_SEEDS)

typedef struct
{
  char *folder, *path;
  MurSweepResults *results;
  double r[N_RUNS]; /* found by themselves */
} Fixture;

static void
set_up (Fixture *self, gconstpointer n_runs)
{
  const guint64 n = n_runs != NULL ? GPOINTER_TO_UINT (n_runs) : N_RUNS;
  GError *error = NULL;
  self->folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "results.db", NULL);
  mur_test_locking_store (self->path, mur_test_locking_grid (), n);
  self->results = mur_sweep_results_open (self->path, &error);
  g_assert_no_error (error);
  for (guint64 i = 0; i < n; i++)
    {
      g_autoptr (MurSession) session = mur_test_two_locking ();
      g_autofree char *coupling
        = g_strdup_printf ("%g", 0.5 * (double)(i / (MUR_TEST_N_SEEDS * 5)));
      g_autofree char *width
        = g_strdup_printf ("%g", 0.5 + 0.5 * (double)(i / MUR_TEST_N_SEEDS % 5));
      g_autofree char *seed = g_strdup_printf ("%u", 1 + (guint)(i % 3));
      mur_parameters_set (session->parameters, "coupling", coupling, NULL);
      mur_parameters_set (session->parameters, "frequency_width", width, NULL);
      mur_parameters_set (session->parameters, "seed", seed, NULL);
      self->r[i] = mur_test_run_scalar (session, "r");
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;
  mur_sweep_results_unref (self->results);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double
middle_of_three (const double *values)
{
  double sorted[3] = { values[0], values[1], values[2] };
  qsort (sorted, 3, sizeof *sorted, compare);
  return sorted[1];
}

static MurLayer *
layer_of (MurFigure *figure, guint index)
{
  g_assert_cmpuint (mur_figure_n_panels (figure), ==, 1);
  return g_ptr_array_index (mur_figure_panel (figure, 0)->layers, index);
}

/* Cells are medians over the seeds, to the bit, and choose the run that has it. */
static void
test_heat (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (self->results);
  g_autoptr (MurFigure) figure = mur_sweep_figure (self->results, look);
  const MurLayer *image = layer_of (figure, 0);
  g_assert_cmpint (look->scene, ==, MUR_SWEEP_HEAT);
  g_assert_cmpstr (look->over[MUR_SWEEP_HEAT].x, ==, "coupling");
  g_assert_cmpstr (look->over[MUR_SWEEP_HEAT].y, ==, "frequency_width");
  g_assert_cmpstr (look->over[MUR_SWEEP_HEAT].value, ==, "r");
  g_assert_cmpint (image->kind, ==, MUR_LAYER_IMAGE);
  g_assert_cmpuint (image->n_columns, ==, MUR_TEST_N_COUPLINGS);
  g_assert_cmpuint (image->n_rows, ==, MUR_TEST_N_WIDTHS);
  g_assert_cmpfloat_with_epsilon (image->x_min, -0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (image->y_max, 2.75, 1e-12);
  for (guint i = 0; i < MUR_TEST_N_COUPLINGS * MUR_TEST_N_WIDTHS; i++)
    {
      const guint first = (i % 4 * 5 + i / 4) * MUR_TEST_N_SEEDS;
      const guint run = (guint)atoi (image->choices[i]);
      g_assert_cmpfloat (image->z[i], ==, middle_of_three (&self->r[first]));
      g_assert_cmpfloat (self->r[run - 1], ==, image->z[i]);
      g_assert_cmpuint ((run - 1) / 3, ==, first / 3);
    }
}

/* What is not done yet is an empty cell, and axes are as they will be. */
static void
test_partly (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (self->results);
  g_autoptr (MurFigure) figure = mur_sweep_figure (self->results, look);
  const MurLayer *image = layer_of (figure, 0);
  g_assert_cmpuint (image->n_columns, ==, MUR_TEST_N_COUPLINGS);
  g_assert_cmpuint (image->n_rows, ==, MUR_TEST_N_WIDTHS);
  g_assert_false (isnan (image->z[0]));
  g_assert_true (isnan (image->z[3]));
  g_assert_cmpstr (image->choices[3], ==, "0");
}

static void
test_statistics (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (self->results);
  g_autoptr (GError) error = NULL;
  double sum = 0;
  g_assert_true (mur_sweep_look_set_statistic (look, "mean", &error));
  g_autoptr (MurFigure) means = mur_sweep_figure (self->results, look);
  for (guint k = 0; k < 3; k++)
    sum += self->r[k];
  /* The sum is of values in another order. */
  g_assert_cmpfloat_with_epsilon (layer_of (means, 0)->z[0], sum / 3, 1e-15);
  g_assert_true (mur_sweep_look_set_statistic (look, "count", &error));
  g_autoptr (MurFigure) counts = mur_sweep_figure (self->results, look);
  g_assert_cmpfloat (layer_of (counts, 0)->z[7], ==, 3);
  g_assert_false (mur_sweep_look_set_statistic (look, "mode", &error));
  g_assert_nonnull (strstr (error->message, "statistic: mode"));
}

/* Fifteen runs at each coupling: R's type 7 has quartiles at places 3.5 and 10.5. */
static void
test_curves (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (self->results);
  g_assert_true (mur_sweep_look_set_scene (look, "curves", NULL));
  g_autoptr (MurFigure) figure = mur_sweep_figure (self->results, look);
  const MurLayer *band = layer_of (figure, 0), *points = layer_of (figure, 2);
  g_assert_cmpint (band->kind, ==, MUR_LAYER_BAND);
  g_assert_cmpuint (band->n, ==, MUR_TEST_N_COUPLINGS);
  for (guint i = 0; i < MUR_TEST_N_COUPLINGS; i++)
    {
      double sorted[15];
      memcpy (sorted, &self->r[15 * i], sizeof sorted);
      qsort (sorted, 15, sizeof *sorted, compare);
      g_assert_cmpfloat (points->x[i], ==, 0.5 * i);
      g_assert_cmpfloat (points->y[i], ==, sorted[7]);
      g_assert_cmpfloat_with_epsilon (band->y[i], (sorted[3] + sorted[4]) / 2, 1e-15);
      g_assert_cmpfloat_with_epsilon (band->y2[i], (sorted[10] + sorted[11]) / 2,
                                      1e-15);
      g_assert_cmpfloat (self->r[atoi (points->choices[i]) - 1], ==, sorted[7]);
    }
}

static void
test_scatter (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (self->results);
  g_autoptr (GError) error = NULL;
  g_assert_true (mur_sweep_look_set_scene (look, "scatter", NULL));
  g_assert_true (mur_sweep_look_set (look, self->results, "x", "seed", &error));
  g_autoptr (MurFigure) figure = mur_sweep_figure (self->results, look);
  const MurLayer *points = layer_of (figure, 0);
  g_assert_cmpuint (points->n, ==, N_RUNS);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_assert_cmpfloat (points->x[i], ==, 1 + i % 3);
      g_assert_cmpfloat (points->y[i], ==, self->r[i]);
      g_assert_cmpint (atoi (points->choices[i]), ==, (int)i + 1);
    }
  /* The other way round where both would be the same. */
  g_assert_true (mur_sweep_look_set (look, self->results, "y", "seed", &error));
  g_assert_cmpstr (mur_sweep_look_get (look, "x"), ==, "r");
  g_assert_false (mur_sweep_look_set (look, self->results, "x", "speed", &error));
  g_assert_nonnull (strstr (error->message, "x: speed"));
  g_assert_nonnull (strstr (error->message, "frequency_width"));
}

static void
test_distribution (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (self->results);
  double sorted[N_RUNS];
  g_assert_true (mur_sweep_look_set_scene (look, "distribution", NULL));
  g_autoptr (MurFigure) figure = mur_sweep_figure (self->results, look);
  const MurLayer *steps = layer_of (figure, 0);
  memcpy (sorted, self->r, sizeof sorted);
  qsort (sorted, N_RUNS, sizeof *sorted, compare);
  g_assert_cmpint (steps->kind, ==, MUR_LAYER_STEPS);
  g_assert_cmpuint (steps->n, ==, N_RUNS);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_assert_cmpfloat (steps->x[i], ==, sorted[i]);
      g_assert_cmpfloat (steps->y[i], ==, (i + 1.0) / N_RUNS);
    }
}

/* A line a cell, and one for the names. */
static void
test_csv (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (self->results);
  g_autofree char *text = mur_sweep_figure_csv (self->results, look);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) cells = NULL;
  g_assert_cmpstr (lines[0], ==,
                   "coupling,frequency_width,median r,mean r,minimum r,maximum r,"
                   "lower-quartile r,upper-quartile r,count,failed,run");
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 20 + 1);
  cells = g_strsplit (lines[2], ",", -1);
  g_assert_cmpstr (cells[0], ==, "0.5");
  g_assert_cmpfloat (g_ascii_strtod (cells[2], NULL), ==,
                     middle_of_three (self->r + 15));
  g_assert_cmpstr (cells[8], ==, "3");
  g_autofree char *runs = mur_sweep_results_format_csv (self->results, NULL);
  g_assert_true (g_str_has_prefix (runs, "run,coupling,frequency_width,seed,"));
}

static MurInSight *
look_at (Fixture *self)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (self->results);
  g_assert_true (mur_sweep_look_set_scene (look, "curves", NULL));
  g_assert_true (
    mur_sweep_look_set (look, self->results, "x", "frequency_width", NULL));
  look->titles = mur_titles_with (NULL, "curves.1.x", "Breite");
  return mur_in_sight_new_sweep (mur_sweep_results_ref (self->results),
                                 mur_sweep_look_copy (look));
}

static void export(const MurInSight *sight, const char *path)
{
  g_autoptr (GError) error = NULL;
  MurExportOptions options;
  mur_export_options_init (&options);
  g_assert_true (mur_export_format_of (path, &options.format, &error));
  g_assert_true (mur_document_save_figure (path, sight, &options, &error));
  g_assert_no_error (error);
}

/* Every kind of file carries the store's identity, and opens where it was made. */
static void
test_recipe (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "a.png", "a.svg", "a.pdf", "a.eps" };
  g_autoptr (MurInSight) sight = look_at (self);
  g_autofree char *recipe = mur_in_sight_format_recipe (sight);
  g_assert_nonnull (strstr (recipe, mur_sweep_results_identity (self->results)));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      export(sight, path);
      g_autoptr (MurDocument) document = mur_document_open (path, &error);
      g_assert_no_error (error);
      g_assert_nonnull (document->sweep);
      g_assert_null (document->sweep->warning);
      g_assert_cmpint (document->sweep->look->scene, ==, MUR_SWEEP_CURVES);
      g_assert_cmpstr (mur_sweep_look_get (document->sweep->look, "x"), ==,
                       "frequency_width");
      g_assert_cmpstr (mur_titles_find (document->sweep->look->titles, "curves.1.x"),
                       ==, "Breite");
      g_autofree char *again
        = mur_sweep_recipe_format (document->sweep->results, document->sweep->look);
      g_assert_cmpstr (again, ==, recipe);
    }
}

/* A store that has gone, or is another by now, leaves the design; one beside the file is
 * found. */
static void
test_recipe_without_store (Fixture *self, gconstpointer data)
{
  g_autoptr (MurInSight) sight = look_at (self);
  g_autofree char *figure = g_build_filename (self->folder, "a.png", NULL);
  g_autoptr (GError) error = NULL;
  export(sight, figure);
  g_unlink (self->path);
  g_autoptr (MurDocument) gone = mur_document_open (figure, &error);
  g_assert_no_error (error);
  g_assert_null (gone->sweep->results);
  g_assert_nonnull (strstr (gone->sweep->warning, "results.db"));
  g_autofree char *identity = mur_sweep_identity (gone->sweep->sweep);
  g_assert_cmpstr (identity, ==, mur_sweep_results_identity (self->results));
  mur_test_locking_store (
    self->path,
    mur_test_locking_sweep ((const char *const[]){ "coupling=0:1:2", NULL }), 2);
  g_autoptr (MurDocument) other = mur_document_open (figure, &error);
  g_assert_no_error (error);
  g_assert_null (other->sweep->results);
  g_assert_nonnull (strstr (other->sweep->warning, "another sweep"));
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  static const char *const texts[][2] = {
    { "{ \"murmuration_sweep\": 1 }", "identity" },
    { "{ \"murmuration_sweep\": 1, \"identity\": \"a\", \"store\": \"x\" }", "store" },
    { "{ \"murmuration_sweep\": 1, \"identity\": \"a\", \"store\": \"file:///no.db\" }",
      "session" },
    { "{ \"murmuration_sweep\": 1, \"identity\": \"a\", \"store\": \"file:///no.db\","
      " \"session\": \"{}\", \"design\": \"\", \"keep\": \"[]\" }",
      "murmuration" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, "bad.json", NULL);
      g_autoptr (GError) error = NULL;
      g_assert_true (mur_file_write (path, texts[i][0], strlen (texts[i][0]), NULL));
      g_assert_null (mur_document_open (path, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, texts[i][1]));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* Titles are judged as those of a session are. */
static void
test_damaged_titles (Fixture *self, gconstpointer data)
{
  g_autoptr (MurInSight) sight = look_at (self);
  g_autofree char *recipe = mur_in_sight_format_recipe (sight);
  g_auto (GStrv) around = g_strsplit (recipe, "\"curves.1.x\": \"Breite\"", 2);
  g_autoptr (GString) many = g_string_new ("\"0\": \"a\"");
  g_assert_cmpuint (g_strv_length (around), ==, 2);
  for (guint i = 1; i <= 1000; i++)
    g_string_append_printf (many, ", \"%u\": \"a\"", i);
  const char *const rows[][2]
    = { { "\"curves.1.x\": 7", "titles: curves.1.x: 7 is not allowed" },
        { many->str, "titles: more than 1000 are not allowed" } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strjoin (rows[i][0], around[0], around[1], NULL);
      g_assert_null (mur_sweep_recipe_open (text, -1, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, rows[i][1]));
    }
}

static void
add (const char *path, guint n_runs, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GUINT_TO_POINTER (n_runs), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/ui/sweep/heat", 0, test_heat);
  add ("/ui/sweep/partly", 20, test_partly);
  add ("/ui/sweep/statistics", 0, test_statistics);
  add ("/ui/sweep/curves", 0, test_curves);
  add ("/ui/sweep/scatter", 0, test_scatter);
  add ("/ui/sweep/distribution", 0, test_distribution);
  add ("/ui/sweep/csv", 0, test_csv);
  add ("/ui/sweep/recipe/files", 0, test_recipe);
  add ("/ui/sweep/recipe/without-store", 0, test_recipe_without_store);
  add ("/ui/sweep/recipe/damaged", 3, test_damaged);
  add ("/ui/sweep/recipe/damaged-titles", 3, test_damaged_titles);
  return g_test_run ();
}
