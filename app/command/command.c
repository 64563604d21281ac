/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line: what the commands are, and the two that only tell. */

#include "app/command/command.h"

#include "app/command/describe.h"
#include "app/command/options.h"
#include "app/command/run.h"
#include "app/command/standard-streams.h"
#include "app/command/sweep.h"
#include "core/experiments/registry.h"
#include "ui/figures/registry.h"

#include <string.h>

static int
list (int argc, char **argv, GError **error)
{
  if (argc > 1)
    {
      mur_usage_error (error, "list", argv[1], "it takes no argument");
      return MUR_EXIT_USAGE;
    }
  for (const MurExperiment *const *entry = mur_experiments (); *entry != NULL; entry++)
    g_print ("%-14s %s\n", (*entry)->id, (*entry)->title);
  return MUR_EXIT_DONE;
}

static const char *
kind_name (MurParameterKind kind)
{
  switch (kind)
    {
    case MUR_PARAMETER_NUMBER:
      return "number";
    case MUR_PARAMETER_INTEGER:
      return "integer";
    case MUR_PARAMETER_CHOICE:
      return "choice";
    case MUR_PARAMETER_TEXT:
      return "text";
    case MUR_PARAMETER_LIST:
    default:
      return "list";
    }
}

static void
describe_parameter (const MurParameter *row)
{
  g_autofree char *range = mur_parameter_describe_range (row);
  g_print ("%-16s %-8s default %s; %s", row->name, kind_name (row->kind), row->initial,
           range);
  if (row->unit != NULL)
    g_print ("; unit %s", row->unit);
  if (row->flags & MUR_PARAMETER_LIVE)
    g_print ("; live");
  if (row->flags & MUR_PARAMETER_VIEW)
    g_print ("; view");
  g_print ("\n%-25s %s\n", "", row->summary);
}

static void
describe_scenes (const MurExperiment *experiment)
{
  const MurScene *row = mur_scenes (experiment);
  if (row != NULL)
    g_print ("\nScenes\n");
  for (; row != NULL && row->id != NULL; row++)
    g_print ("%-16s %s: %s\n", row->id, row->title, row->sentence);
}

static void
describe_runs (const MurExperiment *experiment)
{
  g_print ("\nRuns\n%-16s %s\n", "steps", experiment->step_unit);
  g_print ("%-16s %s\n", "checkpoints",
           experiment->save == NULL
             ? "none: --checkpoint is refused"
             : "--checkpoint FILE; resume FILE goes on, with --set of what is live");
}

/* What --act takes. */
static void
describe_actions (const MurExperiment *experiment)
{
  gboolean any = FALSE;
  for (const MurAction *row = experiment->actions; row != NULL && row->name != NULL;
       row++)
    {
      if (row->assignments != NULL)
        continue;
      if (!any)
        g_print ("\nActions\n");
      any = TRUE;
      g_autofree char *arguments
        = row->arguments != NULL ? g_strjoinv (" ", (char **)row->arguments) : NULL;
      g_autofree char *usage
        = g_strconcat (row->name, arguments != NULL ? " " : NULL, arguments, NULL);
      g_print ("%-24s %s\n", usage, row->summary);
    }
}

/* "data             A sentence." and what its columns can be. */
static void
describe_input (const MurInput *input)
{
  g_print ("%-16s %s\n", input->name, input->summary);
  for (const MurInputRole *role = input->roles; role != NULL && role->name != NULL;
       role++)
    g_print ("  %s%s=COLUMN%*s %s\n", role->name,
             role->kind == MUR_INPUT_EACH ? "1" : "",
             MAX (0, 7 - (int)strlen (role->name)), "", role->summary);
}

static int
describe (int argc, char **argv, GError **error)
{
  if (argc != 2)
    {
      mur_usage_error (error, "describe", argc > 2 ? argv[2] : "nothing",
                       "the id of one experiment (see: murmuration list)");
      return MUR_EXIT_USAGE;
    }
  const MurExperiment *experiment
    = mur_experiment_find (mur_experiments (), argv[1], error);
  if (experiment == NULL)
    return MUR_EXIT_USAGE;

  g_print ("%s: %s\n%s\n\nParameters\n", experiment->id, experiment->title,
           experiment->summary);
  for (const MurParameter *row = experiment->parameters; row->name != NULL; row++)
    describe_parameter (row);
  if (experiment->presets != NULL)
    g_print ("\nPresets\n");
  for (const MurPreset *row = experiment->presets; row != NULL && row->id != NULL;
       row++)
    g_print ("%-24s %s%s%s\n", row->id, row->summary,
             row->scene != NULL ? " Scene: " : "",
             row->scene != NULL ? row->scene : "");
  describe_scenes (experiment);
  describe_runs (experiment);
  describe_actions (experiment);
  if (experiment->inputs != NULL)
    g_print ("\nInputs\n");
  for (const MurInput *row = experiment->inputs; row != NULL && row->name != NULL;
       row++)
    describe_input (row);
  mur_command_describe_frame (experiment);
  return MUR_EXIT_DONE;
}

static int
show_version (int argc, char **argv, GError **error)
{
  g_print ("Murmuration %s\n", MUR_VERSION);
  return MUR_EXIT_DONE;
}

static int help (int argc, char **argv, GError **error);

static const struct
{
  const char *name;
  int (*call) (int argc, char **argv, GError **error);
  const char *usage;
} commands[] = {
  { "list", list, "list                     the experiments" },
  { "describe", describe,
    "describe EXPERIMENT      its parameters, presets, scenes, inputs and results" },
  { "run", mur_command_run,
    "run EXPERIMENT [OPTIONS] run to the end and print the results" },
  { "render", mur_command_render,
    "render EXPERIMENT -o FILE  run, then draw .png, .svg, .pdf or .eps; or draw a "
    "sweep's FILE.db" },
  { "resume", mur_command_resume,
    "resume CHECKPOINT [OPTIONS]  go on to the end, perhaps with other live values" },
  { "sweep", mur_command_sweep,
    "sweep EXPERIMENT --over NAME=VALUES -o FILE.db  many runs, with other values "
    "each" },
  { "merge", mur_command_merge,
    "merge FILE.db FILE.db … -o FILE.db  shards of one sweep put together" },
  { "--version", show_version, NULL },
  { "--help", help, NULL },
  { "-h", help, NULL },
  { "help", help, NULL },
};

static int
help (int argc, char **argv, GError **error)
{
  g_print (
    "murmuration [--history MB] [FILE]    the window: a session, a CSV or a figure\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].usage != NULL)
      g_print ("murmuration %s\n", commands[i].usage);
  g_print ("\nOptions of a command: murmuration run --help\n");
  return MUR_EXIT_DONE;
}

static int
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return (int)i;
  return -1;
}

gboolean
mur_command_line_wants (int argc, char **argv)
{
  return argc > 1 && find_command (argv[1]) >= 0;
}

int
mur_command_line_run (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int command = find_command (argv[1]);
  g_return_val_if_fail (command >= 0, MUR_EXIT_USAGE);
  mur_standard_streams_take_prints ();

  int status = commands[command].call (argc - 1, argv + 1, &error);
  if (status == MUR_EXIT_DONE && !mur_standard_output_check (&error))
    status = MUR_EXIT_USAGE;
  if (error != NULL)
    mur_standard_error_say (error->message);
  return status;
}
