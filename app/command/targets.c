/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One file may have many names: a file that is there is known by its number, one that
 * is not there yet by its folder's number and its name in it. */

#include "app/command/targets.h"

#include "app/command/standard-streams.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STANDARD_OUTPUT "-"

/* A file that an option names. */
typedef struct
{
  const char *field;
  char *path;
  char *identity; /* (nullable): %NULL is like no other */
  gboolean written;
} Target;

static void
target_clear_cb (gpointer data)
{
  Target *self = data;

  g_free (self->path);
  g_free (self->identity);
}

static char *
number_of (const struct stat *status)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
                          (guint64)status->st_dev, (guint64)status->st_ino);
}

/* A terminal, or a device that takes everything, may be named twice; "-" may not. */
static char *
identify (const char *path)
{
  gboolean standard = g_str_equal (path, STANDARD_OUTPUT);
  g_autofree char *place = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  struct stat status;

  if ((standard ? fstat (STDOUT_FILENO, &status) : stat (path, &status)) == 0)
    {
      if (S_ISCHR (status.st_mode))
        return standard ? g_strdup (STANDARD_OUTPUT) : NULL;
      return number_of (&status);
    }
  place = mur_file_follow_links (path);
  folder = g_path_get_dirname (place);
  if (stat (folder, &status) != 0)
    return NULL;
  name = g_path_get_basename (place);
  number = number_of (&status);
  return g_build_filename (number, name, NULL);
}

/* What is there is written over, which takes its permission; a regular file, or a new
 * one, takes the folder's too. */
static gboolean
check_permissions (const Target *self, GError **error)
{
  g_autofree char *place = mur_file_follow_links (self->path);
  g_autofree char *folder = g_path_get_dirname (place);
  struct stat status;
  gboolean there = stat (self->path, &status) == 0;

  if (there && S_ISDIR (status.st_mode))
    return mur_usage_error (error, self->field, self->path,
                            "it is a folder; a file is wanted");
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return mur_usage_error (error, self->field, self->path,
                            "its folder does not exist");
  if (there && access (self->path, W_OK) != 0)
    return mur_usage_error (error, self->field, self->path, "it cannot be written");
  if ((!there || S_ISREG (status.st_mode)) && access (folder, W_OK) != 0)
    return mur_usage_error (error, self->field, self->path,
                            "its folder cannot be written");
  return TRUE;
}

/* A checkpoint is saved again and again, and always the whole. */
static gboolean
check_saved_often (const Target *self, GError **error)
{
  struct stat status, output;

  if (!g_str_equal (self->path, STANDARD_OUTPUT)
      && (stat (self->path, &status) != 0
          || (S_ISREG (status.st_mode)
              && (fstat (STDOUT_FILENO, &output) != 0 || output.st_dev != status.st_dev
                  || output.st_ino != status.st_ino))))
    return TRUE;
  return mur_usage_error (error, self->field, self->path,
                          "an ordinary file, which can be saved again and again");
}

static gboolean
check_alone (const Target *self, GError **error)
{
  if (*self->path == '\0')
    return mur_usage_error (error, self->field, "an empty name", "the name of a file");
  if (!self->written)
    return TRUE;
  if (g_str_equal (self->field, "checkpoint") && !check_saved_often (self, error))
    return FALSE;
  if (!g_str_equal (self->path, STANDARD_OUTPUT))
    return check_permissions (self, error);
  if (!mur_standard_output_is_closed ())
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, self->field,
                 "standard output: cannot be written: it is closed");
  return FALSE;
}

static gboolean
is_resumed (const Target *a, const Target *b)
{
  return g_str_equal (a->field, "checkpoint") && g_str_equal (b->field, "resume");
}

/* @self is written. */
static gboolean
check_against (const Target *self, const Target *other, GError **error)
{
  g_autofree char *reason = NULL;

  if (self->identity == NULL || g_strcmp0 (self->identity, other->identity) != 0
      || is_resumed (self, other))
    return TRUE;
  reason = g_strdup_printf ("%s %s the same file", other->field,
                            other->written ? "writes to" : "reads from");
  return mur_usage_error (error, self->field, self->path, reason);
}

static gboolean
check_all (const GArray *targets, GError **error)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const Target *self = &g_array_index (targets, Target, i);

      if (!check_alone (self, error))
        return FALSE;
      for (guint j = 0; self->written && j < i; j++)
        if (!check_against (self, &g_array_index (targets, Target, j), error))
          return FALSE;
    }
  return TRUE;
}

static void
add (GArray *targets, const char *field, const char *path, gboolean written)
{
  Target target = { .field = field, .written = written };

  if (path == NULL)
    return;
  target.path = g_strdup (path);
  target.identity = identify (path);
  g_array_append_val (targets, target);
}

static gboolean
add_pairs (
  GArray *targets, const char *field, char **texts, gboolean written, GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++)
    {
      g_auto (GStrv) pair = mur_command_split_pair (field, *texts, error);

      if (pair == NULL)
        return FALSE;
      add (targets, field, pair[1], written);
    }
  return TRUE;
}

gboolean
mur_command_prints_results (const MurCommandOptions *options)
{
  if (options->quiet || options->output != NULL
      || g_strcmp0 (options->json, STANDARD_OUTPUT) == 0)
    return FALSE;
  for (char **text = options->tables; text != NULL && *text != NULL; text++)
    if (g_str_has_suffix (*text, "=" STANDARD_OUTPUT))
      return FALSE;
  return TRUE;
}

/* What is read comes first, so that outputs find all that they may not be. */
gboolean
mur_command_check_targets (const MurCommandOptions *options,
                           MurCommand command,
                           GError **error)
{
  g_autofree char *session = mur_command_dup_session_path (options);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (Target));

  g_array_set_clear_func (targets, target_clear_cb);
  add (targets, command == MUR_COMMAND_RESUME ? "resume" : "store",
       mur_command_find_file (options), FALSE);
  add (targets, "session", session, FALSE);
  if (!add_pairs (targets, "input", options->inputs, FALSE, error))
    return FALSE;
  if (command != MUR_COMMAND_SWEEP && mur_command_prints_results (options))
    add (targets, "standard output", STANDARD_OUTPUT, TRUE);
  if (!add_pairs (targets, "csv", options->tables, TRUE, error))
    return FALSE;
  add (targets, "csv", options->runs_csv, TRUE);
  add (targets, "figure", options->runs_figure, TRUE);
  add (targets, "json", options->json, TRUE);
  add (targets, "checkpoint", options->checkpoint, TRUE);
  add (targets, "output", options->output, TRUE);
  return check_all (targets, error);
}
