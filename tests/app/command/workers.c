/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program of workers: found where it is installed, wherever that was taken to, and
 * missed in one line. MUR_WORKER_PROGRAM names it as it was built, MUR_LIBEXEC_FROM_BIN where
 * it is installed, seen from the program. */

#include "tests/app/command/program.h"

#define SHORT "-s workers=2 -s task_size=1e-6"

/* In place of the worker stands a script that says that it was started; the one that was
 * built could be found as well. */
static void
test_installed (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (
    self,
    "set -e; mkdir -p root/bin; cp \"$MUR_PROGRAM\" root/bin/m; cd root/bin\n"
    "mkdir -p \"$MUR_LIBEXEC_FROM_BIN\"; w=$MUR_LIBEXEC_FROM_BIN/murmuration-worker\n"
    "printf '#!/bin/sh\\necho started >>\"%s\"\\nexec \"%s\" \"$@\"\\n'"
    " \"$PWD/said\" \"$MUR_WORKER_PROGRAM\" >\"$w\"; chmod +x \"$w\"\n"
    "./m run parallel -q " SHORT " --json -; cat said; cd ../..; rm -r root");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_assert_contains (self->out, "\"sum\": 13918657338925");
  mur_program_assert_contains (self->out, "started\nstarted\n");
}

static void
test_missing (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self, "MUR_WORKER=/nowhere/worker m run parallel " SHORT);
  g_assert_cmpint (self->status, ==, 2);
  g_assert_cmpstr (self->err, ==,
                   "murmuration: kind: processes are not allowed without the program "
                   "/nowhere/worker, which is missing; threads are\n");
}

void
mur_test_workers (void)
{
  g_test_add ("/app/command/workers/installed", MurTestProgram, NULL,
              mur_program_set_up, test_installed, mur_program_tear_down);
  g_test_add ("/app/command/workers/missing", MurTestProgram, NULL, mur_program_set_up,
              test_missing, mur_program_tear_down);
}
