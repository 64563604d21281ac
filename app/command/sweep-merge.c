/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* merge: stores of one sweep put together. */

#include "app/command/sweep.h"

#include "app/command/run.h"
#include "core/base/error.h"
#include "core/experiments/registry.h"

typedef struct
{
  char *output;
  char **paths;
  gboolean help;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_strfreev (self->paths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_options (Options *self, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, "The new store", "FILE" },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, "Print these options", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->paths, NULL,
      "FILE.db…" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!mur_command_parse (context, argc, argv, &self->help, error))
    return FALSE;
  if (self->help)
    return TRUE;
  if (self->paths == NULL)
    return mur_usage_error (error, "merge", "nothing",
                            "the stores of a sweep's shards");
  return (self->output != NULL && *self->output != '\0')
         || mur_usage_error (error, "output", "nothing", "-o FILE.db, a new file");
}

int
mur_command_merge (int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  if (!read_options (&options, argc, argv, error))
    return MUR_EXIT_USAGE;
  if (options.help)
    return MUR_EXIT_DONE;
  g_autoptr (MurStore) store = mur_store_merge (
    (const char *const *)options.paths, options.output, mur_experiments (), error);
  if (store == NULL)
    return MUR_EXIT_USAGE;
  const guint64 n = mur_store_n_runs (store), n_done = mur_store_n_done (store);
  g_autofree char *missing = mur_store_format_missing (store);
  g_print ("runs: %" G_GUINT64_FORMAT "\nfailed: %" G_GUINT64_FORMAT "\n", n_done,
           mur_store_n_failed (store));
  if (missing == NULL)
    return MUR_EXIT_DONE;
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                 " runs are missing: %s; murmuration sweep %s does them",
                 options.output, n - n_done, n, missing, options.output);
  return MUR_EXIT_FAILED;
}
