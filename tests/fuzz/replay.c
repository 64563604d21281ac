/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Replays the corpus, which holds everything that was ever found, through each target;
 * and what is too large to keep as a file, or changes with the program. */

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/large.h"
#include "tests/fuzz/seeds.h"

#include <string.h>

typedef int (*Target) (const uint8_t *data, size_t size);

int mur_fuzz_target_checkpoint (const uint8_t *data, size_t size);
int mur_fuzz_target_csv (const uint8_t *data, size_t size);
int mur_fuzz_target_eps (const uint8_t *data, size_t size);
int mur_fuzz_target_formula (const uint8_t *data, size_t size);
int mur_fuzz_target_pdf (const uint8_t *data, size_t size);
int mur_fuzz_target_png (const uint8_t *data, size_t size);
int mur_fuzz_target_session (const uint8_t *data, size_t size);
int mur_fuzz_target_svg (const uint8_t *data, size_t size);

static const struct
{
  const char *name;
  Target run;
} targets[] = {
  { "checkpoint", mur_fuzz_target_checkpoint },
  { "csv", mur_fuzz_target_csv },
  { "eps", mur_fuzz_target_eps },
  { "formula", mur_fuzz_target_formula },
  { "pdf", mur_fuzz_target_pdf },
  { "png", mur_fuzz_target_png },
  { "session", mur_fuzz_target_session },
  { "svg", mur_fuzz_target_svg },
};

/* Exactly as long as the input, so that a sanitizer sees reading behind it. */
static void
run (Target target, const char *bytes, gsize length)
{
  g_autofree uint8_t *copy = g_memdup2 (bytes, length);

  target (copy, length);
}

static void
replay_file (guint target, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_test_message ("%s", name);
  run (targets[target].run, bytes, length);
}

static void
corpus (gconstpointer data)
{
  const guint target = GPOINTER_TO_UINT (data);
  const char *tests = g_getenv ("MUR_TEST_DIR");
  g_autofree char *folder = g_build_filename (tests == NULL ? "." : tests, "fuzz",
                                              "corpus", targets[target].name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    replay_file (target, folder, name);
  g_assert_cmpuint (n, >, 0);
}

static void
run_cb (
  const char *target, const char *name, const char *bytes, gsize length, gpointer data)
{
  guint *n_runs = data;

  g_test_message ("%s: %s", target, name);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_equal (targets[i].name, target))
      {
        run (targets[i].run, bytes, length);
        n_runs[i]++;
      }
}

/* What the program writes passes, from every experiment and in every format. */
static void
seeds (void)
{
  guint n_runs[G_N_ELEMENTS (targets)] = { 0 };

  mur_fuzz_seeds (run_cb, n_runs);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (strcmp (targets[i].name, "csv") != 0
        && strcmp (targets[i].name, "formula") != 0)
      g_assert_cmpuint (n_runs[i], >, 2);
}

static void
large (void)
{
  guint n_runs[G_N_ELEMENTS (targets)] = { 0 };

  mur_fuzz_large (run_cb, n_runs);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fuzz/corpus/%s", targets[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), corpus);
    }
  g_test_add_func ("/fuzz/seeds", seeds);
  g_test_add_func ("/fuzz/large", large);
  return g_test_run ();
}
