/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results that cannot be written, odd files to write to, and options beyond ASCII. */

#include "tests/app/command/program.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
assert_one_line (MurTestProgram *self)
{
  char *end = strchr (self->err, '\n');

  g_assert_true (g_str_has_prefix (self->err, "murmuration: "));
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
}

/* What is printed, by every command. */
static const char *const printing[] = {
  "list",
  "describe curve-fit",
  "help",
  "--help",
  "--version",
  "run --help",
  "render --help",
  "resume --help",
  "run curve-fit " SMALL,
  "run curve-fit --json - " SMALL,
  "run curve-fit --csv data=- " SMALL,
  "render curve-fit -o a.png --csv data=- " SMALL,
  "resume c.json",
  "resume c.json --json -",
};

/* A full disk and a closed output are one line and an exit status; a closed standard
 * error harms nothing. */
static void
test_lost (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "run curve-fit -q --checkpoint c.json " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (printing); i++)
    {
      g_autofree char *full = g_strdup_printf ("m %s > /dev/full", printing[i]);
      g_autofree char *closed = g_strdup_printf ("m %s >&-", printing[i]);
      g_autofree char *silent = g_strdup_printf ("m %s 2>&-", printing[i]);

      mur_program_shell (self, full);
      g_assert_cmpint (self->status, ==, 2);
      assert_one_line (self);
      mur_program_assert_contains (self->err, "standard output: cannot be written: No");
      mur_program_shell (self, closed);
      g_assert_cmpint (self->status, ==, 2);
      assert_one_line (self);
      mur_program_assert_contains (self->err, "it is closed");
      mur_program_shell (self, silent);
      g_assert_cmpint (self->status, ==, 0);
      g_assert_cmpstr (self->out, !=, "");
    }
}

/* With nothing to print, there is nothing to lose; and a file that is opened does not
 * take the place of the closed output. */
static void
test_nothing_to_lose (MurTestProgram *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  mur_program_shell (self,
                     "m run curve-fit -q --csv data=a.csv " SMALL " <&- >&- 2>&-");
  g_assert_cmpint (self->status, ==, 0);
  text = mur_program_read_file (self, "a.csv");
  g_assert_true (g_str_has_prefix (text, "t,y\n"));
  mur_program_shell (self, "m run curve-fit -q --json /dev/null " SMALL " >&-");
  g_assert_cmpint (self->status, ==, 0);
}

/* One result that cannot be written does not take the others along. */
static void
test_others_written (MurTestProgram *self, gconstpointer data)
{
  g_autofree char *csv = NULL, *json = NULL;

  mur_program_call (
    self, "run curve-fit --csv fit=/dev/full --csv data=a.csv --json a.json " SMALL);
  g_assert_cmpint (self->status, ==, 2);
  assert_one_line (self);
  mur_program_assert_contains (self->out, "fingerprint: ");
  csv = mur_program_read_file (self, "a.csv");
  json = mur_program_read_file (self, "a.json");
  mur_program_assert_contains (json, "\"fingerprint\"");
}

/* The program ends by itself, with one line, when its reader has left: 30000 rows are
 * more than a pipe holds. */
static void
test_reader_leaves (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self,
                     "(m run curve-fit --csv data=- --set samples=30000 "
                     "--set generations=2 --set particles=12; echo $? > status) | "
                     "head -c 5");
  g_autofree char *status = mur_program_read_file (self, "status");
  g_assert_cmpstr (self->out, ==, "t,y\n-");
  g_assert_cmpstr (status, ==, "2\n");
  assert_one_line (self);
  mur_program_assert_contains (self->err, "its reader has left");
}

/* What was taken as what is said, kept in the session and the same when it comes back.
 * U = 3 + 2 s exactly, and I is nonsense. */
static void
test_columns (MurTestProgram *self, gconstpointer data)
{
  const char *kept = "\"roles\": {\n        \"x\": \"s: a\",\n"
                     "        \"y\": \"U/V\"\n      }";
  mur_program_write_file (self, "in.csv",
                          "I,U/V,s: a,e\n7,3,0,1\n1,5,1,1\n4,,2,1\n9,9,3,1\n");
  mur_program_call (self, "run curve-fit --input 'data=in.csv:x=s: a,y=2' "
                          "-s 'formula=p1+p2*t' -s generations=5 -s refine=end "
                          "--csv parameters=- --quiet --checkpoint c.json");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->err, ==,
                   "murmuration: data: x is “s: a”, y is “U/V”; nothing uses “I”, "
                   "“e”; 1 row with a gap is left out\n");
  g_autofree char *first = g_strdup (self->out);
  g_autofree char *p1 = mur_program_find_line (first, "p1,");
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (p1 + strlen ("p1,"), NULL), 3, 1e-9);
  g_autofree char *session = mur_program_read_file (self, "c.json");
  mur_program_assert_contains (session, kept);
  mur_program_call (self, "run --session c.json --csv parameters=- --quiet");
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpstr (self->out, ==, first);
}

/* A pipe with nobody at its other end keeps no command waiting. */
static void
test_pipes (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self, "mkfifo p; m resume p");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "p: it is no ordinary file");
  mur_program_call (self, "run curve-fit --input data=p");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_call (self, "run --session p");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_call (self, "run curve-fit --checkpoint p");
  g_assert_cmpint (self->status, ==, 2);
  assert_one_line (self);
  mur_program_assert_contains (self->err, "checkpoint: p is not allowed");
  mur_program_call (self, "run curve-fit --json p " SMALL);
  g_assert_cmpint (self->status, ==, 2);
  assert_one_line (self);
  mur_program_assert_contains (self->err, "p: cannot be written: nobody reads");
  mur_program_shell (self,
                     "cat p > out & sleep 0.2; m run curve-fit --csv data=p " SMALL
                     "; wait; head -c 3 out");
  mur_program_assert_contains (self->out, "t,y");
}

/* Other names of one file: links, and standard output sent into it. */
static void
test_one_file (MurTestProgram *self, gconstpointer data)
{
  const char *const scripts[] = {
    ": > a; ln -s a link; m run curve-fit --csv data=a --json link",
    ": > a; ln a hard; m run curve-fit --csv data=a --json hard",
    "rm -f a; ln -sf a dangling; m run curve-fit --csv data=a --json dangling",
    "m run curve-fit --csv data=a > a",
    "m run curve-fit --csv fit=- --csv data=a > a",
    "m run curve-fit --csv fit=- --checkpoint a > a",
    "m run curve-fit -q --checkpoint a > a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      mur_program_shell (self, scripts[i]);
      g_assert_cmpint (self->status, ==, 2);
      assert_one_line (self);
    }
  /* What takes everything may be named twice, and a checkpoint goes on being saved. */
  mur_program_call (self, "run curve-fit --csv data=/dev/null --json /dev/null " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  mur_program_call (self, "run curve-fit --checkpoint c.json " SMALL);
  mur_program_call (self, "resume c.json --checkpoint ./c.json");
  g_assert_cmpint (self->status, ==, 0);
}

/* A disk that stays full: the run goes on, says so once, and its results are printed;
 * the last save has failed, which the exit status says. */
static void
test_saves_fail (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self,
                     "ulimit -f 2; m run curve-fit --checkpoint c.json --every 0.001 "
                     "--set particles=100 --set generations=300");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->out, "fingerprint: ");
  g_auto (GStrv) lines = g_strsplit (self->err, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  mur_program_assert_contains (lines[0], "c.json: cannot be written: File too large; "
                                         "the run goes on and saving is tried again");
  mur_program_assert_contains (lines[1], "c.json: cannot be written: File too large");
  g_assert_cmpuint (mur_program_count_files (self), ==, 0);
}

/* The folder is away for a while: said once, and the last save decides. */
static void
test_saves_recover (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (
    self,
    "mkdir d; \"$MUR_PROGRAM\" run curve-fit --checkpoint d/c.json --every 0.01 "
    "--set particles=1000 --set generations=100000 2> err & "
    "while [ ! -e d/c.json ]; do sleep 0.02; done; mv d e; "
    "while [ ! -s err ]; do sleep 0.02; done; sleep 0.1; mv e d; rm d/c.json; "
    "while [ ! -e d/c.json ]; do sleep 0.02; done; "
    "kill $!; wait $!; echo $?; rm -f d/c.json~; mv d/c.json .; rmdir d; cat err >&2");
  g_assert_cmpstr (self->out, ==, "1\n");
  g_auto (GStrv) lines = g_strsplit (self->err, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  mur_program_assert_contains (lines[0], "saving is tried again");
  mur_program_assert_contains (lines[1], "go on with: murmuration resume d/c.json");
}

/* Killed at any moment, a program leaves at most one file beside its checkpoint and the
 * one before it, which the next save removes. */
static void
test_killed (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (
    self, "for pause in 0.02 0.05 0.08 0.11; do rm -f c.json c.json~; "
          "\"$MUR_PROGRAM\" run curve-fit --checkpoint c.json --every 0.001 "
          "--set particles=1000 --set generations=100000 & "
          "while [ ! -e c.json~ ]; do sleep 0.02; done; "
          "sleep $pause; kill -9 $!; wait $!; done; : > .c.json.murmuration-5; "
          "m run curve-fit -q --checkpoint c.json " SMALL "; ls -A");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->out, ==, "c.json\nc.json~\n");
}

/* Options are UTF-8 in every locale, and what is typeset means what it says. */
static void
test_beyond_ascii (MurTestProgram *self, gconstpointer data)
{
  const char *const locales[] = { "C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1" };
  g_autofree char *plain = NULL;

  mur_program_call (self, "run curve-fit " SMALL
                          " --set t_min=-3 --set 'formula=p1*pi*t - p2*t^2'");
  plain = mur_program_find_line (self->out, "fingerprint: ");
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *script = g_strdup_printf (
        "export LC_ALL=%s; m run curve-fit " SMALL
        " --set t_min=−3 --set 'formula=p1·π×t − p2*t^2' --csv data=é.csv",
        locales[i]);
      g_autofree char *found = NULL;

      mur_program_shell (self, script);
      g_assert_cmpint (self->status, ==, 0);
      found = mur_program_find_line (self->out, "fingerprint: ");
      g_assert_cmpstr (found, ==, plain);
      mur_program_shell (self, "m run --help | grep -q 'OPTION…' && ls");
      g_assert_cmpstr (self->out, ==, "é.csv\n");
    }
  /* Names of files are bytes. */
  mur_program_shell (self,
                     "m run curve-fit -q " SMALL " --csv data=$(printf '\\377').csv "
                     "&& mv $(printf '\\377').csv a.csv");
  g_assert_cmpint (self->status, ==, 0);
}

void
mur_test_outputs (void)
{
  const struct
  {
    const char *path;
    void (*call) (MurTestProgram *self, gconstpointer data);
  } cases[] = {
    { "lost", test_lost },
    { "nothing-to-lose", test_nothing_to_lose },
    { "others-written", test_others_written },
    { "reader-leaves", test_reader_leaves },
    { "columns", test_columns },
    { "pipes", test_pipes },
    { "one-file", test_one_file },
    { "saves-fail", test_saves_fail },
    { "saves-recover", test_saves_recover },
    { "killed", test_killed },
    { "beyond-ascii", test_beyond_ascii },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/outputs/%s", cases[i].path);
      g_test_add (path, MurTestProgram, NULL, mur_program_set_up, cases[i].call,
                  mur_program_tear_down);
    }
}
