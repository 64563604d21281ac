/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases that people bring to the inference, from files: those that the program has
 * simulated, as they are, wrapped, with gaps, and in ways that are refused. */

#include "tests/app/command/program.h"

#include <string.h>

/* Each row but the heading through awk. */
#define CHANGED(program)                                                               \
  "m run inference -q --csv phases=p.csv && awk -F, -v OFS=, -v CONVFMT=%.17g 'NR==1 " \
  "{"                                                                                  \
  "print; next} " program "' p.csv > q.csv"

#define WRAP \
  "for (i = 2; i <= NF; i++) $i -= 6.283185307179586 * int ($i / 6.283185307179586)"

static void
run_changed (MurTestProgram *self, const char *script, const char *options)
{
  g_autofree char *run
    = g_strdup_printf ("m run inference --input phases=q.csv %s", options);

  mur_program_shell (self, script);
  g_assert_cmpint (self->status, ==, 0);
  mur_program_shell (self, run);
}

/* The number on the line of @name in what was printed. */
static double
printed (MurTestProgram *self, const char *name)
{
  g_autofree char *line = mur_program_find_line (self->out, name);

  g_assert_nonnull (line);
  g_assert_cmpint (line[strlen (name)], ==, ':');
  return g_ascii_strtod (line + strlen (name) + 1, NULL);
}

/* What was planted, to the ten digits or so that estimates of noise-free phases have. */
static void
assert_found (MurTestProgram *self)
{
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpfloat_with_epsilon (printed (self, "omega3"), 67, 1e-6);
  g_assert_cmpfloat_with_epsilon (printed (self, "k1_2"), -1, 1e-6);
  g_assert_cmpfloat_with_epsilon (printed (self, "k3_2"), 8, 1e-6);
}

static void
test_read (MurTestProgram *self, gconstpointer data)
{
  run_changed (self, CHANGED ("{ print }"), "");
  assert_found (self);
  mur_program_assert_contains (self->err, "phi3 is “phi3”");
  run_changed (self, CHANGED ("{ " WRAP "; print }"), "");
  assert_found (self);
  mur_program_assert_contains (self->err, "3 columns have wrapped phases");
  run_changed (self,
               CHANGED ("{ if (NR % 7 == 0) $3 = \"\"; if (NR == 40) $2 = $3 = $4 = "
                        "\"\"; print }"),
               "");
  assert_found (self);
  mur_program_assert_contains (self->out, "1 row without values left out");
  run_changed (self,
               CHANGED ("{ $1 *= 1000; print }") " && sed -i 's/\\[s\\]/(ms)/' "
                                                 "q.csv",
               "");
  assert_found (self);
}

/* Fewer values than parameters: an answer, with what it does not tell. */
static void
test_few (MurTestProgram *self, gconstpointer data)
{
  run_changed (self, CHANGED ("NR <= 4 { print }"), "");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_assert_contains (self->out, "9 values for 12 parameters");
  g_assert_cmpfloat (printed (self, "identifiable_directions"), <=, 9);
}

static void
assert_refused (MurTestProgram *self, const char *part)
{
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, part);
  g_assert_cmpstr (self->out, ==, "");
}

static void
test_refused (MurTestProgram *self, gconstpointer data)
{
  run_changed (self,
               CHANGED ("NR == 9 { kept = $0; next } { print } NR == 10 { print "
                        "kept }"),
               "");
  assert_refused (self, "in row 9 is not allowed; times increase from row to row");
  run_changed (self, CHANGED ("{ print } NR == 9 { print }"), "");
  assert_refused (self, "in row 9 is not allowed; times increase from row to row");
  run_changed (self, CHANGED ("{ $3 = \"\"; print }"), "");
  assert_refused (self, "phi2");
  run_changed (self, CHANGED ("{ print }"), "-s start=truth");
  assert_refused (self, "start: truth is not allowed; nobody knows the truth");
}

/* Those of a run of the oscillators go over as they are. */
static void
test_of_oscillators (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self, "m run oscillators -q -s count=3 -s topology=matrix -s "
                           "normalisation=none -s coupling=1 -s "
                           "matrix='0 0.5 0.25 -0.75 0 1 0.5 0.125 0' -s "
                           "frequency_distribution=list -s frequencies='2 3.5 6' -s "
                           "duration=10 -s samples=401 -s tolerance=1e-12 --csv "
                           "phase=q.csv");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_shell (self, "m run inference --input phases=q.csv");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpfloat_with_epsilon (printed (self, "omega2"), 3.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (printed (self, "k2_1"), -0.75, 1e-6);
  g_assert_cmpfloat_with_epsilon (printed (self, "k3_2"), 0.125, 1e-6);
}

void
mur_test_phases (void)
{
  static const struct
  {
    const char *path;
    void (*call) (MurTestProgram *self, gconstpointer data);
  } cases[] = {
    { "read", test_read },
    { "few", test_few },
    { "refused", test_refused },
    { "of-oscillators", test_of_oscillators },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/phases/%s", cases[i].path);
      g_test_add (path, MurTestProgram, NULL, mur_program_set_up, cases[i].call,
                  mur_program_tear_down);
    }
}
