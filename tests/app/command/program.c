/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/app/command/program.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

void
mur_program_set_up (MurTestProgram *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

void
mur_program_tear_down (MurTestProgram *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->out);
  g_free (self->err);
}

char *
mur_program_path (MurTestProgram *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
mur_program_write_file (MurTestProgram *self, const char *name, const char *text)
{
  g_autofree char *path = mur_program_path (self, name);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

char *
mur_program_read_file (MurTestProgram *self, const char *name)
{
  g_autofree char *path = mur_program_path (self, name);
  char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

guint
mur_program_count_files (MurTestProgram *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* Without a display, and in the folder. @shown: what is run, for the log of tests,
 * which is UTF-8 whatever that is. */
static void
spawn (MurTestProgram *self, char **argv, const char *shown)
{
  g_autofree char *valid = g_utf8_make_valid (shown, -1);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) environment = g_get_environ ();
  int wait_status;

  environment = g_environ_unsetenv (environment, "DISPLAY");
  environment = g_environ_unsetenv (environment, "WAYLAND_DISPLAY");
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_spawn_sync (self->folder, argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &self->out, &self->err, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  self->status = WEXITSTATUS (wait_status);
  g_test_message ("%s: %d\n%s", valid, self->status, self->err);
}

void
mur_program_call (MurTestProgram *self, const char *arguments)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, g_getenv ("MUR_PROGRAM"));
  if (*arguments != '\0')
    {
      g_assert_true (g_shell_parse_argv (arguments, NULL, &rest, NULL));
      g_strv_builder_addv (builder, (const char **)rest);
    }
  g_auto (GStrv) argv = g_strv_builder_end (builder);
  spawn (self, argv, arguments);
}

void
mur_program_shell (MurTestProgram *self, const char *script)
{
  g_autofree char *whole
    = g_strdup_printf ("m () { \"$MUR_PROGRAM\" \"$@\"; }\n%s", script);
  char *argv[] = { (char *)"sh", (char *)"-c", whole, NULL };

  spawn (self, argv, script);
}

void
mur_program_assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" is not in: %s", part, text);
}

char *
mur_program_find_line (const char *text, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, name))
      return g_strdup (*line);
  g_error ("no line \"%s\" in: %s", name, text);
}
