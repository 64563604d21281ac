/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing goes through mur_file_write(), so that a full disk, a reader that left and a
 * closed output are found, which stdio tells nobody. */

#include "app/command/standard-streams.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The first thing that could not be printed. */
static GError *lost;

/* The next file that is opened would take the number of a closed stream, and get what
 * is printed. Whoever started the program without an output is told when there is
 * something to write: a folder cannot be written to. */
static void
fill_closed_streams (void)
{
  static const struct
  {
    const char *path;
    int flags;
  } substitutes[] = {
    [STDIN_FILENO] = { "/dev/null", O_RDONLY },
    [STDOUT_FILENO] = { "/", O_RDONLY },
    [STDERR_FILENO] = { "/dev/null", O_WRONLY },
  };

  for (int i = 0; i < (int)G_N_ELEMENTS (substitutes); i++)
    if (fcntl (i, F_GETFD) < 0 && errno == EBADF)
      open (substitutes[i].path, substitutes[i].flags);
}

/* A reader that leaves and a file that may not grow are errors of writing, not the end
 * of the program. */
void
mur_standard_streams_prepare (void)
{
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  fill_closed_streams ();
}

static void
print_cb (const char *text)
{
  if (lost == NULL)
    mur_file_write ("-", text, strlen (text), &lost);
}

/* Where messages cannot be written, there is nowhere to say so. */
static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
}

void
mur_standard_streams_take_prints (void)
{
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
}

gboolean
mur_standard_output_is_closed (void)
{
  int flags = fcntl (STDOUT_FILENO, F_GETFL);

  return flags < 0 || (flags & O_ACCMODE) == O_RDONLY;
}

gboolean
mur_standard_output_check (GError **error)
{
  if (lost == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&lost));
  return FALSE;
}

void
mur_standard_error_say (const char *message)
{
  g_autofree char *line = g_utf8_make_valid (message, -1);

  /* Names of files may hold anything; a control character is no part of a line. */
  for (char *c = line; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_printerr ("murmuration: %s\n", line);
}
