/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs that were stopped and go on: killed at any moment, asked to stop, with other
 * values, and from files that are no longer what was saved. */

#include "tests/app/command/program.h"

#include <string.h>

#include "core/base/kernel.h"

/* About a quarter of a second, which saves as often as it can. */
#define LONG                                                                   \
  "run curve-fit -q --every 0.001 --set refine=end --set particles=100 --set " \
  "generations=500 --threads 1 --checkpoint "
/* Fewer where each takes many times as long. */
#ifdef MUR_SANITIZED
#define N_KILLED 6
#else
#define N_KILLED 30
#endif

static char *
find_fingerprint (MurTestProgram *self, const char *arguments)
{
  mur_program_call (self, arguments);
  g_assert_cmpint (self->status, ==, 0);
  return mur_program_find_line (self->out, "fingerprint: ");
}

/* While it writes, too: it does little else. */
static void
test_killed (MurTestProgram *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (30);
  mur_program_call (self, LONG "whole.json");
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *expected = find_fingerprint (self, "resume whole.json");
  guint n_alive = 0;
  for (guint i = 0; i < N_KILLED; i++)
    {
      g_autofree char *script = g_strdup_printf (
        "rm -f c.json*; \"$MUR_PROGRAM\" " LONG "c.json & "
        "while [ ! -e c.json ]; do sleep 0.003; done; sleep %.4f; "
        "kill -9 $! 2> /dev/null && echo alive; wait $!; m resume c.json",
        g_rand_double_range (random, 0, 0.12));
      mur_program_shell (self, script);
      g_assert_cmpint (self->status, ==, 0);
      n_alive += g_str_has_prefix (self->out, "alive");
      g_autofree char *found = mur_program_find_line (self->out, "fingerprint: ");
      g_assert_cmpstr (found, ==, expected);
      /* The shell says so; the program has nothing to say. */
      g_assert_true (strcmp (self->err, "Killed\n") == 0 || *self->err == '\0');
    }
  g_test_message ("%u of %d were killed on their way", n_alive, N_KILLED);
  g_assert_cmpuint (n_alive, >, N_KILLED / 2);
}

/* Each of the ways to ask a program to stop leaves a state that goes on to the same
 * end. */
static void
test_asked_to_stop (MurTestProgram *self, gconstpointer data)
{
  const char *const signals[] = { "INT", "TERM", "HUP" };
  g_autofree char *expected = NULL;
  mur_program_call (self, LONG "whole.json");
  expected = find_fingerprint (self, "resume whole.json");
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      /* A shell lets what it starts in the background ignore SIGINT. A program that has
       * hardly begun has nothing to save yet: on a slow machine it gets longer. */
      g_autofree char *script = g_strdup_printf (
        "for wait in 0.05 0.2 0.8; do rm -f c.json; "
        "timeout --preserve-status -s %s $wait \"$MUR_PROGRAM\" " LONG
        "c.json --every 1000; status=$?; "
        "[ ! -f c.json ] || break; done; echo $status; "
        "m resume c.json",
        signals[i]);
      mur_program_shell (self, script);
      g_assert_true (g_str_has_prefix (self->out, "1\n"));
      mur_program_assert_contains (self->err, "go on with: murmuration resume c.json");
      g_autofree char *found = mur_program_find_line (self->out, "fingerprint: ");
      g_assert_cmpstr (found, ==, expected);
    }
}

/* Live values hold from where it goes on; what they make is again a session that gives
 * the same. Others are refused, and what is wrong with a value is said. */
static void
test_set (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self,
                     "\"$MUR_PROGRAM\" " LONG
                     "c.json & until [ -f c.json ]; do sleep 0.002; done; kill $!; "
                     "wait $!");
  g_autofree char *plain = find_fingerprint (self, "resume c.json");
  g_autofree char *changed
    = find_fingerprint (self, "resume c.json -s inertia=0.61 --checkpoint d.json");
  g_assert_cmpstr (plain, !=, changed);
  g_autofree char *again = find_fingerprint (self, "run --session d.json");
  g_assert_cmpstr (again, ==, changed);
  g_autofree char *same = find_fingerprint (self, "resume d.json");
  g_assert_cmpstr (same, ==, changed);

  mur_program_call (self, "resume c.json --set seed=7");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "seed: 7 is not allowed during a run");
  mur_program_call (self, "resume c.json --set inertia=70");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "inertia: 70 is not allowed");
  mur_program_call (self, "resume c.json --preset spso-2011");
  g_assert_cmpint (self->status, ==, 2);
}

/* What cannot be read is said in one line, and the one before it goes on to the same
 * end. Without one before it that line is all. */
static void
test_damaged (MurTestProgram *self, gconstpointer data)
{
  const struct
  {
    const char *damage, *says;
  } cases[] = {
    { "head -c 2000 good.json > c.json", "c.json: " },
    { ": > c.json", "c.json: " },
    { "sed 's/\"seed\": /\"seed\": 1/' good.json > c.json", "sha256" },
    { "sed 's/\"murmuration\": 1/\"murmuration\": 2/' good.json > c.json",
      "murmuration" },
    { "sed 's/curve-fit/sampling/' good.json > c.json", "c.json: " },
    { "echo '{}' > c.json", "c.json: " },
    { "rm -f c.json", "c.json: " },
  };
  mur_program_call (self, LONG "good.json");
  g_autofree char *expected = find_fingerprint (self, "resume good.json");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint has_kept = 0; has_kept < 2; has_kept++)
      {
        g_autofree char *script
          = g_strdup_printf ("%s; %s; m resume c.json", cases[i].damage,
                             has_kept ? "cp good.json c.json~" : "rm -f c.json~");
        mur_program_shell (self, script);
        mur_program_assert_contains (self->err, cases[i].says);
        const char *line_end = strchr (self->err, '\n');
        g_assert_true (line_end != NULL && line_end[1] == '\0');
        g_assert_cmpint (self->status, ==, has_kept ? 0 : 2);
        if (!has_kept)
          continue;
        g_autofree char *found = mur_program_find_line (self->out, "fingerprint: ");
        g_assert_cmpstr (found, ==, expected);
        mur_program_assert_contains (self->err, "c.json~, saved before it, is resumed");
      }
}

void
mur_test_resuming (void)
{
  const struct
  {
    const char *name;
    void (*test) (MurTestProgram *self, gconstpointer data);
  } cases[] = { { "killed", test_killed },
                { "asked-to-stop", test_asked_to_stop },
                { "set", test_set },
                { "damaged", test_damaged } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/resuming/%s", cases[i].name);
      g_test_add (path, MurTestProgram, NULL, mur_program_set_up, cases[i].test,
                  mur_program_tear_down);
    }
}
