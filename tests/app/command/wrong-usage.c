/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Wrong usage and wrong files, on the command line. */

#include "tests/app/command/program.h"

#include <string.h>

/* Wrong usage: exit status 2, one line that says field, value and what is allowed, and
 * no file. @file is written first, as in.csv. */
static const struct
{
  const char *arguments, *file;
  const char *words[3];
} wrong[] = {
  { "run", NULL, { "experiment", "nothing" } },
  { "run nonsense", NULL, { "nonsense", "curve-fit" } },
  { "describe", NULL, { "describe", "nothing" } },
  { "describe nonsense", NULL, { "nonsense", "curve-fit" } },
  { "list more", NULL, { "list", "more" } },
  { "run curve-fit other", NULL, { "experiment", "other" } },
  { "run curve-fit --frobnicate", NULL, { "frobnicate" } },
  { "run curve-fit --size 10x10mm", NULL, { "size" } },
  { "run curve-fit --set inertia=seven", NULL, { "inertia", "seven", "2" } },
  { "run curve-fit --set inertia=7", NULL, { "inertia", "7", "2" } },
  { "run curve-fit --set inertia=nan", NULL, { "inertia", "nan", "2" } },
  { "run curve-fit --set inertia=1e999", NULL, { "inertia", "1e999" } },
  { "run curve-fit --set inertia=0x1", NULL, { "inertia", "0x1" } },
  { "run curve-fit --set inertia=", NULL, { "inertia" } },
  { "run curve-fit --set inertia", NULL, { "set", "inertia", "NAME=VALUE" } },
  { "run curve-fit --set inertai=0.5", NULL, { "inertai", "inertia" } },
  { "run curve-fit --set samples=0", NULL, { "samples", "0", "1" } },
  { "run curve-fit --set samples=2.5", NULL, { "samples", "2.5" } },
  { "run curve-fit --set samples=1", NULL, { "samples", "1", "4" } },
  { "run curve-fit --set samples=3", NULL, { "samples", "3", "4" } },
  { "run curve-fit --set particles=0", NULL, { "particles", "0" } },
  { "run curve-fit --set start=sobol", NULL, { "start", "sobol", "halton, uniform" } },
  { "run curve-fit --set lower=20", NULL, { "lower", "20", "10" } },
  { "run curve-fit --set 'lower=1, 2'", NULL, { "lower", "2", "4" } },
  { "run curve-fit --set lower=0,5", NULL, { "lower: 0,5", "0.5, or 0, 5" } },
  { "run curve-fit --set lower=1,x,3,4", NULL, { "lower", "x" } },
  { "run curve-fit --set t_min=3", NULL, { "t_min", "3", "2" } },
  { "run curve-fit --set 'formula=p1*sin('", NULL, { "formula", "column" } },
  { "run curve-fit --set 'formula=2 t'", NULL, { "formula", "*" } },
  { "run curve-fit --set 'formula=p1*q(t)'", NULL, { "formula", "'q'", "sin" } },
  { "run curve-fit --set 'formula=p1+p3*t'", NULL, { "formula", "p2" } },
  { "run curve-fit --set 'formula=t'", NULL, { "formula" } },
  { "run curve-fit --set formula=", NULL, { "formula" } },
  { "run curve-fit --preset best", NULL, { "preset", "best", "laszuk-2017" } },
  { "run curve-fit --threads 0", NULL, { "threads", "0", "1024" } },
  { "run curve-fit --threads two", NULL, { "threads", "two", "1024" } },
  { "run curve-fit --threads 2.5", NULL, { "threads", "2.5", "whole number from 1" } },
  { "run swarm --act scatter", NULL, { "act", "scatter", "STEP:ACTION" } },
  { "run swarm --act -1:scatter", NULL, { "act", "-1:scatter", "whole number" } },
  { "run swarm --act 1.5:scatter", NULL, { "act", "whole number" } },
  { "run swarm --act 3:scater", NULL, { "action", "scater", "did you mean scatter" } },
  { "run swarm --act '3:drop 1'", NULL, { "action", "drop 1", "drop X Y" } },
  { "run sampling --act 3:scatter", NULL, { "scatter" } },
  { "run curve-fit --every 2", NULL, { "every", "--checkpoint" } },
  { "run curve-fit --csv nothing=- " SMALL, NULL, { "csv", "nothing", "data" } },
  { "run curve-fit --csv data", NULL, { "csv", "data", "NAME=VALUE" } },
  { "run curve-fit --json /nowhere/x.json", NULL, { "json", "/nowhere/x.json" } },
  { "run curve-fit --json /", NULL, { "json", "folder" } },
  { "run curve-fit --input data=missing.csv", NULL, { "missing.csv" } },
  { "run curve-fit --input data=/", NULL, { "/: it is a folder" } },
  { "run curve-fit --input data=/dev/zero", NULL, { "no ordinary file" } },
  { "run curve-fit --input other=in.csv", "t,y\n1,2\n", { "input", "other" } },
  { "run curve-fit --input data=in.csv", "", { "in.csv" } },
  { "run curve-fit --input data=in.csv", "t,y\n", { "in.csv" } },
  { "run curve-fit --input data=in.csv", "t,y\n1,2\n3\n", { "in.csv", "3" } },
  { "run curve-fit --input data=in.csv",
    "t,y\n1,2\n3,red\n",
    { "in.csv", "3", "red" } },
  { "run curve-fit --input data=in.csv",
    "t,y\n1,2\n3,NaN\n",
    { "data", "1 is fewer than the 4" } },
  { "run curve-fit --input data=in.csv",
    "t,y\n1,\n,3\n",
    { "data", "every row has a gap" } },
  { "run curve-fit --input data=in.csv",
    "time a,time b\n1,2\n3,4\n",
    { "column 1 “time a” or column 2 “time b”", "data=FILE:x=1" } },
  { "run curve-fit --input data=in.csv:x=t,z=y", "t,y\n1,2\n", { "z", "x, y, sigma" } },
  { "run curve-fit --input data=in.csv:x=t,y=q", "t,y\n1,2\n", { "q", "t", "y" } },
  { "run curve-fit --input data=in.csv:x=t", "t\n1\n2\n", { "y", "values to fit" } },
  { "run curve-fit --input data=in.csv",
    "x,y1,y2\n1,2,3\n2,5,7\n",
    { "y may be column 2 “y1” or column 3 “y2”; choose by --input data=",
      "in.csv:y=NAME" } },
  { "run curve-fit --input data=in.csv",
    "alpha,beta,gamma\n1,2,3\n2,5,7\n",
    { "x and y may be column 1 “alpha”, column 2 “beta” or column 3 “gamma”",
      "in.csv:x=NAME,y=NAME" } },
  { "run curve-fit --input data=in.csv:x=t,x=y", "t,y\n1,2\n", { "x is said twice" } },
  { "run curve-fit --input data=in.csv:gaps=none",
    "t,y\n1,2\n",
    { "gaps are to be none; a number such as -999" } },
  { "run curve-fit --input data=in.csv:t", "t,y\n1,2\n", { "t", "ROLE=COLUMN" } },
  { "run oscillators --input couplings=in.csv:x=a", "a,b\n1,2\n3,4\n", { "matrix" } },
  { "run curve-fit --input data=in.csv", "t\n1\n2\n3\n4\n5\n", { "data", "column" } },
  { "run curve-fit --input data=in.csv", "t,y\n1,2\n", { "data", "1", "4" } },
  { "run curve-fit --session missing.json", NULL, { "missing.json" } },
  { "run --session in.csv", "t,y\n1,2\n", { "in.csv", "session" } },
  { "run --session in.csv", "{\"murmuration\": 1", { "in.csv" } },
  { "run --session in.csv", "{\"murmuration\": 999}", { "in.csv", "999" } },
  { "resume", NULL, { "resume", "nothing" } },
  { "resume missing.json", NULL, { "missing.json" } },
  { "resume in.csv", "{}", { "in.csv" } },
  { "resume /dev/zero", NULL, { "/dev/zero", "no ordinary file" } },
  { "resume /", NULL, { "/: it is a folder" } },
  { "render curve-fit", NULL, { "output", "-o FILE" } },
  { "render curve-fit -o a.gif", NULL, { "a.gif", ".png", ".eps" } },
  { "render curve-fit -o nowhere/a.png", NULL, { "output", "nowhere/a.png" } },
  { "render curve-fit -o a.png --size wide", NULL, { "size", "wide", "column-tall" } },
  { "render curve-fit -o a.pdf --svg-text", NULL, { "svg-text", "a.pdf", "FILE.svg" } },
  { "render curve-fit -o a.png --scene overview --panel 1 --letters " SMALL,
    NULL,
    { "letters: one panel is not allowed; it goes with a figure of several" } },
  { "run curve-fit --letters", NULL, { "letters" } },
  { "render curve-fit -o a.png --size 1x1mm", NULL, { "size", "1 mm", "2000" } },
  { "render curve-fit -o a.png --dpi 1", NULL, { "dpi", "1", "20" } },
  { "render curve-fit -o a.png --theme pink", NULL, { "theme", "pink", "dark" } },
  { "render curve-fit -o a.png --scale 9", NULL, { "scale", "9", "4" } },
  { "run curve-fit --transparent", NULL, { "transparent" } },
  { "run --session in.csv", "<!DOCTYPE html>", { "in.csv", "no figure" } },
  { "run --session /", NULL, { "/: it is a folder" } },
  { "run --session /dev/zero", NULL, { "/dev/zero", "no ordinary file" } },
  { "resume ''", NULL, { "resume", "an empty name" } },
  { "run --session ''", NULL, { "session", "an empty name" } },
  { "run curve-fit --input data=", NULL, { "input", "an empty name" } },
  { "run curve-fit --csv data=", NULL, { "csv", "an empty name" } },
  { "run curve-fit --json ''", NULL, { "json", "an empty name" } },
  { "run curve-fit --checkpoint ''", NULL, { "checkpoint", "an empty name" } },
  { "render curve-fit -o ''", NULL, { "output", "an empty name" } },
  { "run curve-fit --checkpoint -", NULL, { "checkpoint", "-", "ordinary file" } },
  { "run curve-fit --checkpoint /dev/null", NULL, { "checkpoint", "ordinary file" } },
  { "run curve-fit --csv data=- --csv fit=-", NULL, { "csv", "-", "same file" } },
  { "run curve-fit --csv data=- --json -", NULL, { "json", "-", "same file" } },
  { "run curve-fit --csv data=a --csv fit=./a", NULL, { "csv", "./a", "same file" } },
  { "run curve-fit --json a --checkpoint .//a", NULL, { "checkpoint", "json writes" } },
  { "run curve-fit --input data=in.csv --csv data=./in.csv",
    "t,y\n1,2\n",
    { "csv", "input reads from the same file" } },
  { "run --session in.csv --json in.csv", "{}", { "json", "session reads" } },
  { "resume in.csv --json in.csv", "{}", { "json", "resume reads" } },
  { "run curve-fit --set 'formula=p1\xff'", NULL, { "formula", "p1\ufffd", "UTF-8" } },
  { "run curve-fit --set 't_min=\xff'", NULL, { "t_min", "\ufffd", "number" } },
  { "run curve-fit --set '\xff=1'", NULL, { "\ufffd", "no such parameter" } },
  { "run curve-fit --preset '\xff'", NULL, { "preset", "\ufffd", "laszuk-2017" } },
  { "run curve-fit --threads '\xff'", NULL, { "threads", "\ufffd", "1024" } },
  { "run '\xff'", NULL, { "experiment", "\ufffd", "curve-fit" } },
  { "render curve-fit -o a.png --size '\xff'", NULL, { "size", "\ufffd" } },
  { "render curve-fit -o a.png --theme '\xff'", NULL, { "theme", "\ufffd" } },
  { "run curve-fit '--\xff'", NULL, { "\ufffd" } },
  { "sweep", NULL, { "sweep", "nothing", "the store of a sweep" } },
  { "sweep swarm -o a.db", NULL, { "over", "nothing", "seed=1..20" } },
  { "sweep swarm --over inertia=0,1", NULL, { "output", "nothing", "-o FILE.db" } },
  { "sweep swarm --over inertia=0,1 -o /proc/a.db", NULL, { "/proc/a.db" } },
  { "sweep swarm --over inertia=0,1 -o no/a.db", NULL, { "output", "folder" } },
  { "sweep swarm --over inertia=0,1 -o in.csv", "a text", { "in.csv", "no store" } },
  { "sweep in.csv", "a text that is no store", { "in.csv", "no store of a sweep" } },
  { "sweep in.csv --over seed=1..3", "", { "over", "goes on as it was begun" } },
  { "sweep a.db", NULL, { "sweep: a.db", "murmuration list", "the store" } },
  { "sweep swarm other -o a.db", NULL, { "sweep", "other" } },
  { "sweep swarm --over inertai=0,1 -o a.db",
    NULL,
    { "inertai", "did you mean inertia" } },
  { "sweep swarm --over inertia=1:0:5 -o a.db", NULL, { "inertia", "1:0:5", "empty" } },
  { "sweep swarm --over inertia=0:1 -o a.db", NULL, { "inertia", "FROM:TO:COUNT" } },
  { "sweep swarm --over seed=1..1000000000000 -o a.db",
    NULL,
    { "1000000000000 are too many runs", "100000000" } },
  { "sweep swarm --over seed=1,2 --over seed=3,4 -o a.db", NULL, { "seed", "twice" } },
  { "sweep swarm --over seed=1,2,1 -o a.db", NULL, { "seed: 1", "twice" } },
  { "sweep swarm --halton 5 --sobol 5 --over inertia=0:1 -o a.db",
    NULL,
    { "sobol", "one design" } },
  { "sweep swarm --halton 1.5 --over inertia=0:1 -o a.db", NULL, { "halton", "1.5" } },
  { "sweep swarm --halton 5 --over inertia=0:1:3 -o a.db",
    NULL,
    { "without a count" } },
  { "sweep swarm --over seed=1,2 --keep nothing -o a.db", NULL, { "keep: nothing" } },
  { "sweep swarm --over seed=1,2 --shard 4/3 -o a.db",
    NULL,
    { "shard", "4/3", "K/N" } },
  { "sweep swarm --over seed=1,2 --workers 0 -o a.db",
    NULL,
    { "workers", "0", "256" } },
  { "sweep swarm --over seed=1,2 --workers 1.5 -o a.db",
    NULL,
    { "workers", "1.5", "whole number from 1 to 256" } },
  { "sweep swarm --over seed=1,2 -o a.db --csv a.db", NULL, { "same file" } },
  { "sweep swarm --over seed=1,2 -o a.svg --figure a.svg", NULL, { "same file" } },
  { "sweep swarm --preset best --over seed=1,2 -o a.db", NULL, { "preset", "best" } },
  { "merge", NULL, { "merge", "nothing" } },
  { "merge in.csv", "", { "output", "nothing" } },
  { "merge a.db -o all.db", NULL, { "a.db" } },
  { "merge in.csv -o all.db", "a text that is no store", { "in.csv", "no store" } },
  { "run --session in.csv:7", "a text", { "in.csv:7" } },
  { "run curve-fit --input 'data=a\nb.csv'", NULL, { "a\\nb.csv" } },
};

static void
test_wrong (MurTestProgram *self, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  if (wrong[i].file != NULL)
    mur_program_write_file (self, "in.csv", wrong[i].file);
  guint before = mur_program_count_files (self);
  mur_program_call (self, wrong[i].arguments);
  g_assert_cmpint (self->status, ==, 2);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_true (g_str_has_prefix (self->err, "murmuration: "));
  char *end = strchr (self->err, '\n');
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
  g_assert_true (g_utf8_validate (self->err, -1, NULL));
  for (guint k = 0; k < G_N_ELEMENTS (wrong[i].words) && wrong[i].words[k] != NULL; k++)
    mur_program_assert_contains (self->err, wrong[i].words[k]);
  g_assert_cmpuint (mur_program_count_files (self), ==, before);
}

void
mur_test_wrong_usage (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *path
        = g_strdup_printf ("/app/command-line/wrong/%02u", (guint)i);
      g_test_add (path, MurTestProgram, GSIZE_TO_POINTER (i), mur_program_set_up,
                  test_wrong, mur_program_tear_down);
    }
}
