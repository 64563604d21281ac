/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Options of sweep. An argument that is the name of an experiment begins a sweep; any
 * other is a store that goes on. */

#include "app/command/options-sweep.h"

#include "app/command/targets.h"
#include "core/parallel/workers.h"

#define MOST_SHARDS 1000000
#define MOST_POINTS 1000000000000000 /* that are a number; a design has fewer */
#define WANTED \
  "the id of one experiment (see: murmuration list), or the store of a sweep"

static const char epilogue[]
  = "VALUES are FROM:TO:COUNT, \"log FROM:TO:COUNT\", FROM..TO (whole numbers) or a\n"
    "list with commas; with --halton or --sobol FROM:TO, \"log FROM:TO\", FROM..TO or\n"
    "a list.\n\n"
    "Exit status: 0 all runs are done, 1 stopped before that, 2 wrong usage or a "
    "file,\n"
    "2 + n where n runs failed (at most 125).";

void
mur_sweep_options_clear (MurSweepOptions *self)
{
  mur_command_options_clear (&self->session);
  g_strfreev (self->over);
  g_strfreev (self->keep);
  g_free (self->halton_text);
  g_free (self->sobol_text);
  g_free (self->keep_text);
  g_free (self->workers_text);
  g_free (self->shard_text);
}

static void
add_design (GOptionContext *context, MurSweepOptions *self)
{
  const GOptionEntry design[] = {
    { "over", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->over,
      "What a parameter goes over: coupling=0:4:41, topology=ring,random, seed=1..20",
      "NAME=VALUES" },
    { "halton", 0, 0, G_OPTION_ARG_FILENAME, &self->halton_text,
      "N Halton points in place of a grid", "N" },
    { "sobol", 0, 0, G_OPTION_ARG_FILENAME, &self->sobol_text,
      "N Sobol points in place of a grid", "N" },
    { "keep", 0, 0, G_OPTION_ARG_FILENAME, &self->keep_text,
      "Tables that are kept of each run beside all scalars", "TABLE,…" },
    { NULL },
  };
  g_option_context_add_main_entries (context, design, NULL);
}

static void
add_way (GOptionContext *context, MurSweepOptions *self)
{
  const GOptionEntry way[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->session.output,
      "The store, an SQLite database; one that is there goes on", "FILE" },
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &self->session.runs_csv,
      "All runs as CSV in the end", "FILE|-" },
    { "figure", 0, 0, G_OPTION_ARG_FILENAME, &self->session.runs_figure,
      "All runs as a figure in the end: .png .svg .pdf .eps; render draws others",
      "FILE" },
    { "workers", 0, 0, G_OPTION_ARG_FILENAME, &self->workers_text,
      "Default: processors available", "N" },
    { "shard", 0, 0, G_OPTION_ARG_FILENAME, &self->shard_text,
      "Only every Nth run, from the Kth on; merge puts shards together", "K/N" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run,
      "Only say how many runs there are, and about what they take", NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->session.quiet,
      "Print no progress and no result", NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->session.help, "Print these options",
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->session.arguments,
      NULL, "EXPERIMENT|FILE.db" },
    { NULL },
  };
  g_option_context_add_main_entries (context, way, NULL);
}

static gboolean
read_arguments (MurSweepOptions *self, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  add_design (context, self);
  mur_command_options_add_settings (&self->session, context);
  add_way (context, self);
  g_option_context_set_description (context, epilogue);
  return mur_command_parse (context, argc, argv, &self->session.help, error);
}

/* Too many points are refused by the design, in words about runs. */
static gboolean
parse_kind (MurSweepOptions *self, GError **error)
{
  if (self->halton_text != NULL && self->sobol_text != NULL)
    return mur_usage_error (error, "sobol", self->sobol_text,
                            "one design; --halton is another");
  self->kind = self->halton_text != NULL  ? MUR_DESIGN_HALTON
               : self->sobol_text != NULL ? MUR_DESIGN_SOBOL
                                          : MUR_DESIGN_GRID;
  return mur_command_parse_count ("halton", self->halton_text, 0, MOST_POINTS,
                                  &self->n_points, error)
         && mur_command_parse_count ("sobol", self->sobol_text, self->n_points,
                                     MOST_POINTS, &self->n_points, error);
}

static gboolean
parse_shard (MurSweepOptions *self, GError **error)
{
  self->shard = self->n_shards = 1;
  if (self->shard_text == NULL)
    return TRUE;
  g_auto (GStrv) parts = g_strsplit (self->shard_text, "/", -1);
  guint64 shard = 0, n = 0;
  if (g_strv_length (parts) != 2
      || !mur_command_parse_count ("shard", parts[1], 0, MOST_SHARDS, &n, NULL)
      || !mur_command_parse_count ("shard", parts[0], 0, n, &shard, NULL))
    return mur_usage_error (error, "shard", self->shard_text,
                            "K/N, whole numbers with K from 1 to N");
  self->shard = (guint)shard;
  self->n_shards = (guint)n;
  return TRUE;
}

static gboolean
parse_workers (MurSweepOptions *self, GError **error)
{
  guint64 n;
  if (!mur_command_parse_count ("workers", self->workers_text, 0, MUR_WORKERS_MOST, &n,
                                error))
    return FALSE;
  self->n_workers = (guint)n;
  return TRUE;
}

/* What a store has already is not for options to say again. */
static gboolean
check_goes_on (const MurSweepOptions *self, GError **error)
{
  const MurCommandOptions *session = &self->session;
  const MurGivenOption rows[] = {
    { "over", self->over != NULL },        { "halton", self->halton_text != NULL },
    { "sobol", self->sobol_text != NULL }, { "keep", self->keep_text != NULL },
    { "shard", self->shard_text != NULL }, { "output", session->output != NULL },
    { "set", session->sets != NULL },      { NULL },
  };
  g_autofree char *why = g_strdup_printf (
    "%s goes on as it was begun; name an experiment to begin another one",
    session->arguments[0]);
  return mur_command_refuse_given (rows, why, error)
         && mur_command_refuse_settings (session, why, error);
}

static gboolean
check_begins (const MurSweepOptions *self, GError **error)
{
  const MurCommandOptions *session = &self->session;
  if (session->arguments == NULL && session->session == NULL)
    return mur_usage_error (error, "sweep", "nothing", WANTED);
  return session->output != NULL || session->runs_csv != NULL || self->dry_run
         || mur_usage_error (error, "output", "nothing",
                             "-o FILE.db, where the results go");
}

static gboolean
check_argument (MurSweepOptions *self, GError **error)
{
  const MurCommandOptions *session = &self->session;
  const char *store = mur_command_find_file (session);
  if (session->arguments != NULL && session->arguments[1] != NULL)
    return mur_usage_error (error, "sweep", session->arguments[1],
                            "one experiment, or one store");
  self->goes_on = store != NULL;
  if (self->goes_on && !g_file_test (store, G_FILE_TEST_EXISTS))
    return mur_usage_error (error, "sweep", store, WANTED);
  return self->goes_on ? check_goes_on (self, error) : check_begins (self, error);
}

/* What cannot be drawn is found out before it has run for hours. */
static gboolean
check_figure (const MurSweepOptions *self, GError **error)
{
  MurFormat format;
  if (self->session.runs_figure == NULL)
    return TRUE;
  if (self->dry_run || (!self->goes_on && self->session.output == NULL))
    return mur_usage_error (error, "figure", self->session.runs_figure,
                            "it is drawn of a store that is carried out, -o FILE.db");
  return mur_export_format_of (self->session.runs_figure, &format, error);
}

gboolean
mur_sweep_options_parse (MurSweepOptions *self, int argc, char **argv, GError **error)
{
  if (!read_arguments (self, argc, argv, error))
    return FALSE;
  if (self->session.help)
    return TRUE;
  if (self->keep_text != NULL)
    self->keep = g_strsplit (self->keep_text, ",", -1);
  return check_argument (self, error) && check_figure (self, error)
         && parse_kind (self, error) && parse_shard (self, error)
         && parse_workers (self, error)
         && mur_command_check_targets (&self->session, MUR_COMMAND_SWEEP, error);
}
