/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line: what the commands print, write and read back. */

#include "tests/app/command/program.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static void
test_list (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "list");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_assert_contains (self->out, "curve-fit");
  g_assert_cmpstr (self->err, ==, "");
}

static void
test_describe (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "describe curve-fit");
  g_assert_cmpint (self->status, ==, 0);
  const char *const words[]
    = { "samples",     "t_min",      "t_max",       "noise",    "formula",
        "lower",       "upper",      "objective",   "seed",     "particles",
        "generations", "inertia",    "cognitive",   "social",   "perturbation",
        "patience",    "target",     "start",       "refine",   "halton, uniform",
        "live",        "default 42", "laszuk-2017", "none, end" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    mur_program_assert_contains (self->out, words[i]);
}

static void
test_run (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "run curve-fit " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  const char *const names[]
    = { "generation",         "evaluations", "best", "sum_of_squares",
        "reduced_chi_square", "r_squared",   "aic",  "bic" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n%s: ", names[i]);
      mur_program_assert_contains (self->out, line);
    }
  mur_program_assert_contains (self->out, "\ngeneration: 30\n");
  mur_program_assert_contains (self->out, "status: exhausted\n");
  mur_program_assert_contains (self->out, "\nfingerprint: ");
}

/* By hand: 1 + 2 t but for 1/10 in the middle; s² = 0.008/3, the errors are √(s²/5) and
 * √(s²/10). A slope that cannot go beyond 1 is named. */
static void
test_estimates (MurTestProgram *self, gconstpointer data)
{
  mur_program_write_file (self, "line.csv", "t,y\n-2,-3\n-1,-1\n0,1.1\n1,3\n2,5\n");
  mur_program_call (self, "run curve-fit --input data=line.csv -s 'formula=p1+p2*t' "
                          "-s generations=20 -s refine=end");
  mur_program_assert_contains (self->out, "\np1: 1.02 ± 0.023094\n");
  mur_program_assert_contains (self->out, "\np2: 2 ± 0.0163299\n");
  mur_program_call (self, "run curve-fit --input data=line.csv -s 'formula=p1+p2*t' "
                          "-s generations=20 -s refine=end -s 'upper=9, 1'");
  mur_program_assert_contains (self->out, "\np2: 1 (at its upper limit)\n");
  mur_program_assert_contains (self->out, "; p2 is at its upper limit");
}

/* Limits by name, joined; y = 1 + 2 x exactly. */
static void
test_parameter_table (MurTestProgram *self, gconstpointer data)
{
  mur_program_write_file (self, "line.csv", "x,y\n0,1\n1,3\n2,5\n3,7\n");
  mur_program_call (self, "run curve-fit --input data=line.csv -s model=line -s "
                          "refine=end -p b=1.5,fixed --parameter a=-3:3,start=0");
  mur_program_assert_contains (self->out, "\nb: 1.5 (fixed)\n");
  mur_program_assert_contains (self->out, "\na: 1.75 ± ");
  mur_program_call (self, "run curve-fit -p q=1:2");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "constraints: q is not allowed; the "
                                          "parameters of the formula are p1, p2");
  mur_program_call (self, "run sampling -p q=1:2");
  mur_program_assert_contains (self->err, "parameter: q=1:2 is not allowed");
}

static void
test_quiet (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "run curve-fit --quiet " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpstr (self->err, ==, "");
}

static JsonObject *
parse_object (const char *text, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_json (MurTestProgram *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  mur_program_call (self, "run curve-fit --json - " SMALL);
  JsonObject *root = parse_object (self->out, parser);
  g_assert_cmpstr (json_object_get_string_member (root, "experiment"), ==, "curve-fit");
  g_assert_cmpstr (json_object_get_string_member (root, "status"), ==, "exhausted");
  JsonObject *parameters = json_object_get_object_member (root, "parameters");
  g_assert_cmpint (json_object_get_int_member (parameters, "samples"), ==, 60);
  JsonObject *tables = json_object_get_object_member (root, "tables");
  const struct
  {
    const char *table, *columns;
    guint n_rows;
  } shapes[] = { { "data", "t y", 60 },
                 { "fit", "t y lower upper", 60 },
                 { "residuals", "t residual", 60 },
                 { "parameters",
                   "value standard_error interval_lower interval_upper at_limit "
                   "expected place lower upper",
                   4 },
                 { "convergence", "generation best mean", 31 },
                 { "particles", "p1 p2 p3 p4 objective", 12 } };
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      JsonObject *table = json_object_get_object_member (tables, shapes[i].table);
      JsonObject *columns = json_object_get_object_member (table, "columns");
      g_auto (GStrv) names = g_strsplit (shapes[i].columns, " ", -1);
      g_assert_cmpuint (json_object_get_size (columns), ==, g_strv_length (names));
      for (char **name = names; *name != NULL; name++)
        g_assert_cmpuint (
          json_array_get_length (json_object_get_array_member (columns, *name)), ==,
          shapes[i].n_rows);
    }
  g_assert_cmpuint (strlen (json_object_get_string_member (root, "fingerprint")), ==,
                    64);
}

static void
test_csv (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self,
                    "run curve-fit --csv parameters=- --csv data=data.csv " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (g_str_has_prefix (
    self->out, "label,value,standard_error,interval_lower,interval_upper,at_limit,"
               "expected,place,lower,upper\np1,"));
  g_autofree char *text = mur_program_read_file (self, "data.csv");
  g_assert_true (g_str_has_prefix (text, "t,y\n-2,"));

  /* What was written is read: the same data give the same optimum, so the best value of
   * a second run on the file is the best value of the first. */
  mur_program_call (self, "run curve-fit --json a.json " SMALL);
  mur_program_call (
    self, "run curve-fit --json b.json --set refine=none --input data=data.csv " SMALL);
  g_autoptr (JsonParser) a = json_parser_new (), b = json_parser_new ();
  g_autofree char *first = mur_program_read_file (self, "a.json"),
                  *second = mur_program_read_file (self, "b.json");
  JsonObject *x = json_object_get_object_member (parse_object (first, a), "scalars");
  JsonObject *y = json_object_get_object_member (parse_object (second, b), "scalars");
  g_assert_true (json_object_get_double_member (x, "best")
                 == json_object_get_double_member (y, "best"));
}

static void
test_threads (MurTestProgram *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  for (guint threads = 1; threads <= 8; threads *= 2)
    {
      g_autofree char *arguments = g_strdup_printf (
        "run curve-fit --set refine=end --threads %u --set generations=60", threads);
      mur_program_call (self, arguments);
      g_autofree char *fingerprint = mur_program_find_line (self->out, "fingerprint: ");
      if (first == NULL)
        first = g_steal_pointer (&fingerprint);
      else
        g_assert_cmpstr (first, ==, fingerprint);
    }
}

static void
test_checkpoint (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (
    self, "run curve-fit --set generations=80 --checkpoint run.json --every 0.001");
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *through = mur_program_find_line (self->out, "fingerprint: ");
  mur_program_call (self, "resume run.json");
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *resumed = mur_program_find_line (self->out, "fingerprint: ");
  g_assert_cmpstr (through, ==, resumed);
  /* A checkpoint is a session too: from its beginning. */
  mur_program_call (self, "run --session run.json");
  g_autofree char *again = mur_program_find_line (self->out, "fingerprint: ");
  g_assert_cmpstr (through, ==, again);
}

/* The same thing is done to a run from its beginning, and to one that goes on. */
static void
test_act (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "run swarm -s generations=30 --act '30:drop 0.25 -1' --act "
                          "30:scatter --act '12:place 3 1 2' --checkpoint all.json");
  g_assert_cmpstr (self->err, ==, "");
  g_autofree char *whole = mur_program_find_line (self->out, "fingerprint: ");
  mur_program_call (self, "run swarm -s generations=30 --act '12:place 3 1 2' "
                          "--checkpoint part.json");
  g_autofree char *part = mur_program_find_line (self->out, "fingerprint: ");
  mur_program_call (self, "resume part.json --act 'drop 0.25 -1' --act scatter");
  g_autofree char *resumed = mur_program_find_line (self->out, "fingerprint: ");
  g_assert_cmpstr (part, !=, whole);
  g_assert_cmpstr (resumed, ==, whole);
  /* What only the run can judge fails it. */
  mur_program_call (self, "run swarm --act '3:place 99 0 0'");
  g_assert_cmpint (self->status, ==, 1);
  mur_program_assert_contains (self->err, "place: particle 99 is not allowed");
  mur_program_call (self, "describe swarm");
  mur_program_assert_contains (self->out, "\nplace PARTICLE X Y ");
}

/* Why a run has ended, by each of the stops. */
static void
test_reason (MurTestProgram *self, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "generations=20", "exhausted\nreason: all generations are done\n" },
    { "evaluations=130",
      "exhausted\nreason: 120 evaluations leave too few for another generation\n" },
    { "patience=5", "stalled\nreason: no better value in 5 generations\n" },
    { "target=0.001", "target\nreason: the best is below 0.001\n" },
    { "radius=0.02", "stalled\nreason: all particles are within 0.02 of the box\n" },
    { "refine=bfgs", "converged\nreason: the refinement found nothing lower nearby\n" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *arguments = g_strdup_printf (
        "run swarm -s landscape=sphere -s generations=200 -s %s", cases[i][0]);
      mur_program_call (self, arguments);
      mur_program_assert_contains (self->out, cases[i][1]);
    }
  mur_program_call (self, "run swarm -q --json r.json -s generations=3");
  g_autofree char *text = mur_program_read_file (self, "r.json");
  mur_program_assert_contains (text, "\"message\": \"all generations are done\"");
}

/* A person's own couplings are taken as they are, unless they say otherwise: K_ij is how
 * j drives i. Expected is what a Runge–Kutta of order four in another language gives, the
 * last digits the same for half the step. */
static void
test_couplings (MurTestProgram *self, gconstpointer data)
{
  static const char own[]
    = "--input couplings=k.csv --input oscillators=o.csv -s duration=7.5";
  g_autofree char *plain = g_strconcat ("run oscillators ", own, NULL);
  g_autofree char *said
    = g_strconcat (plain, " -s coupling=1.85 -s normalisation=count", NULL);
  mur_program_write_file (self, "o.csv",
                          "omega,phase\n1.1,0.2\n-0.4,2.9\n0.3,-1\n2,4\n");
  mur_program_write_file (self, "k.csv",
                          "0,0.5,-0.3,1.2\n0.9,0,0.4,0\n0,-0.6,0,0.7\n1,0.2,0.8,0\n");
  mur_program_call (self, plain);
  g_autofree char *r = mur_program_find_line (self->out, "r: ");
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (r + 3, NULL), 0.7559782308, 1e-7);
  mur_program_assert_contains (self->err,
                               "couplings: Coupling: 1, Divide couplings: none\n");
  mur_program_call (self, said);
  g_autofree char *scaled = mur_program_find_line (self->out, "r: ");
  g_assert_cmpfloat (g_ascii_strtod (scaled + 3, NULL), <, 0.5);
}

/* Of two values behind a time the first is taken and both are named; a formula that names
 * columns leaves no question. By hand: U = 1 + 2 t and I = 5 − t. */
static void
test_doubt (MurTestProgram *self, gconstpointer data)
{
  static const char line[] = "-s formula=b+a*t -s lower=-9 -s upper=9 -s refine=end "
                             "-s particles=20 -s generations=3";
  g_autofree char *first
    = g_strconcat ("run curve-fit --input data=ui.csv ", line, NULL);
  g_autofree char *second
    = g_strconcat ("run curve-fit --input data=ui.csv:y=I ", line, NULL);
  mur_program_write_file (self, "ui.csv", "time,U,I\n0,1,5\n1,3,4\n2,5,3\n3,7,2\n");
  mur_program_call (self, first);
  mur_program_assert_contains (self->out, "\na: 2 ± ");
  mur_program_assert_contains (
    self->err, "data: y may be column 2 “U” or column 3 “I”; taken in order, others by "
               "--input data=ui.csv:y=NAME\n");
  mur_program_call (self, second);
  mur_program_assert_contains (self->out, "\na: -1 ± ");
  g_assert_null (strstr (self->err, "may be"));
  mur_program_write_file (self, "pq.csv", "p,q,r\n0,1,5\n1,3,4\n2,4,3\n3,7,2\n4,5,1\n");
  mur_program_call (self, "run curve-fit --input data=pq.csv -s formula=a*p+b*q+c "
                          "-s refine=end -s particles=20 -s generations=3");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_null (strstr (self->err, "may be"));
}

/* A number that stands for none is fitted, and named; left out where that is asked for.
 * By hand: the others are on 1 + 2 t, and with −999 at t = 2 and 3 the slope is
 * (Σ (t − 2.5) y) / 17.5 with the sum −2.5 − 4.5 + 499.5 − 499.5 + 13.5 + 27.5 = 34. */
static void
test_suspect (MurTestProgram *self, gconstpointer data)
{
  static const char line[] = "-s formula=b+a*t -s lower=-999 -s upper=999 "
                             "-s refine=end -s particles=20 -s generations=3";
  g_autofree char *taken
    = g_strconcat ("run curve-fit --input data=n.csv ", line, NULL);
  g_autofree char *left
    = g_strconcat ("run curve-fit --input data=n.csv:gaps=-999 ", line, NULL);
  g_autofree char *both
    = g_strconcat ("run curve-fit --input data=n.csv:x=t,gaps=-999,y=U ", line, NULL);
  mur_program_write_file (self, "n.csv", "t,U\n0,1\n1,3\n2,-999\n3,-999\n4,9\n5,11\n");
  mur_program_call (self, taken);
  mur_program_assert_contains (self->out, "\na: 1.94285714286 ± ");
  mur_program_assert_contains (
    self->err, "data: 2 values -999 in “U” look like gaps; taken as numbers, and left "
               "out by --input data=n.csv:gaps=NUMBER\n");
  mur_program_call (self, left);
  mur_program_assert_contains (self->out, "\na: 2 ± ");
  mur_program_assert_contains (self->err, "; 2 rows with a gap are left out\n");
  g_assert_null (strstr (self->err, "look like"));
  mur_program_call (self, both);
  mur_program_assert_contains (self->out, "\na: 2 ± ");
}

/* A person's own data are fitted to the last digits, where they do not say otherwise. A line through (0, 1), (1, 3), (2, 4): the slope is 3/2, the
 * value at 0 is 7/6. */
static void
test_own_data (MurTestProgram *self, gconstpointer data)
{
  static const char line[]
    = "run curve-fit --input data=own.csv -s formula=b+a*t -s particles=20 "
      "-s generations=3 ";
  g_autofree char *none = g_strconcat (line, "-s refine=none", NULL);
  g_autofree char *absolute = g_strconcat (line, "-s objective=absolute", NULL);
  mur_program_write_file (self, "own.csv", "t,y\n0,1\n1,3\n2,4\n");
  mur_program_call (self, line);
  mur_program_assert_contains (self->err, "data: Refinement: at the end\n");
  mur_program_assert_contains (self->out, "status: converged\n");
  mur_program_call (self, none);
  g_assert_null (strstr (self->err, "refine"));
  mur_program_call (self, absolute);
  g_assert_cmpint (self->status, ==, 0);
  mur_program_assert_contains (self->err, "data: Refinement: at the end\n");
  mur_program_assert_contains (self->out, "standard errors by the sandwich");
  mur_program_assert_contains (self->out, "\naic: nan\n");
}

/* A figure tells what its table was called, not where it was. */
static void
test_source (MurTestProgram *self, gconstpointer data)
{
  g_autofree char *path = mur_program_path (self, "own.csv");
  g_autofree char *arguments
    = g_strdup_printf ("render curve-fit -o a.svg --input data=%s " SMALL, path);
  g_autofree char *text = NULL;

  mur_program_write_file (self, "own.csv", "t,y\n0,1\n1,2\n2,1.5\n3,0.25\n4,0.125\n");
  mur_program_call (self, arguments);
  g_assert_cmpint (self->status, ==, 0);
  text = mur_program_read_file (self, "a.svg");
  mur_program_assert_contains (text, "own.csv");
  g_assert_null (strstr (text, self->folder));
}

static void
test_presets (MurTestProgram *self, gconstpointer data)
{
  const char *const presets[]
    = { "clerc-kennedy", "laszuk-2015", "laszuk-2017", "spso-2011" };
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *arguments = g_strdup_printf (
        "run curve-fit --preset %s --set samples=50 --set generations=20", presets[i]);
      mur_program_call (self, arguments);
      g_assert_cmpint (self->status, ==, 0);
    }
}

/* All that a frame holds, with symbols, units and when it is there. */
static void
test_describe_frame (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "describe oscillators");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_assert_contains (self->out, "\nTables\n");
  mur_program_assert_contains (self->out, "\n  phi*                   Phase φ [rad]\n");
  mur_program_assert_contains (self->out, "\nScalars\n");
  mur_program_assert_contains (self->out,
                               "\nr                      Order parameter r\n");
  mur_program_assert_contains (self->out,
                               "default wrapped; wrapped, unwrapped; view\n");
  mur_program_call (self, "describe sampling");
  mur_program_assert_contains (self->out, "; only in one dimension\n");
  mur_program_call (self, "describe curve-fit");
  mur_program_assert_contains (self->out, "Time t [unit of the data]\n");
}

/* Units stand beside the columns, and in the headings of CSV, which read back. */
static void
test_units (MurTestProgram *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  mur_program_call (
    self, "run oscillators --quiet --set samples=3 --json - --csv order=order.csv");
  JsonObject *root = parse_object (self->out, parser);
  JsonObject *tables = json_object_get_object_member (root, "tables");
  JsonObject *order = json_object_get_object_member (tables, "order");
  JsonObject *units = json_object_get_object_member (order, "units");
  JsonObject *theory = json_object_get_object_member (tables, "theory");
  g_autofree char *text = mur_program_read_file (self, "order.csv");
  g_assert_cmpuint (json_object_get_size (units), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (units, "time"), ==, "s");
  g_assert_cmpstr (json_object_get_string_member (units, "psi"), ==, "rad");
  g_assert_false (json_object_has_member (theory, "units"));
  g_assert_true (g_str_has_prefix (text, "time [s],r,psi [rad]\n"));
  mur_program_write_file (self, "order.csv",
                          "time [ms],y [mA]\n0,1\n1,2\n2,1.5\n3,0.5\n4,0\n");
  mur_program_call (self,
                    "run curve-fit --quiet --input data=order.csv --csv fit=- " SMALL);
  g_assert_true (
    g_str_has_prefix (self->out, "time [ms],y [mA],lower [mA],upper [mA]\n"));
}

static void
test_no_display (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "render curve-fit -o fit.pdf");
}

/* A setting that has no effect is taken, and said. */
static void
test_no_effect (MurTestProgram *self, gconstpointer data)
{
  mur_program_write_file (self, "d.csv", "t,y\n0,1\n1,3\n2,2\n3,5\n4,4\n5,1\n");
  mur_program_call (self, "run curve-fit --input data=d.csv --set formula=p1*t "
                          "--set generations=3 --set samples=60");
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *line = mur_program_find_line (self->err, "murmuration: samples");
  g_assert_cmpstr (line, ==,
                   "murmuration: samples: has no effect; The points are those of the "
                   "table that was opened.");
  g_assert_null (strstr (self->err, "generations: has"));
}

/* A figure is of the scene that is asked for, and brings it back; an unknown one is
 * refused, or passed over where a file has it. */
static void
test_scene (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "describe curve-fit");
  mur_program_assert_contains (self->out, "\nScenes\n");
  mur_program_assert_contains (self->out, "\noverview ");
  g_autofree char *preset = mur_program_find_line (self->out, "laszuk-2015 ");
  g_assert_true (g_str_has_suffix (preset, ". Scene: search"));
  mur_program_call (self, "render curve-fit --scene overview -o a.svg " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *drawn = mur_program_read_file (self, "a.svg");
  mur_program_assert_contains (drawn, "scene");
  mur_program_call (self, "render --session a.svg -o b.svg");
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *again = mur_program_read_file (self, "b.svg");
  g_assert_cmpstr (again, ==, drawn);
  mur_program_call (self, "render --session a.svg --scene fit -o fit.svg");
  mur_program_call (self, "render curve-fit --scene fit -o first.svg " SMALL);
  g_autofree char *fit = mur_program_read_file (self, "fit.svg");
  g_autofree char *first = mur_program_read_file (self, "first.svg");
  g_assert_cmpstr (fit, ==, first);
  mur_program_call (self, "render curve-fit --preset laszuk-2015 -o s.svg " SMALL);
  mur_program_call (
    self, "render curve-fit --preset laszuk-2015 --scene search -o t.svg " SMALL);
  g_autofree char *by_preset = mur_program_read_file (self, "s.svg");
  g_autofree char *by_name = mur_program_read_file (self, "t.svg");
  g_assert_cmpstr (by_preset, ==, by_name);
  mur_program_call (self, "render curve-fit --scene nowhere -o c.svg " SMALL);
  g_assert_cmpint (self->status, ==, 2);
  g_assert_true (
    g_str_has_prefix (self->err, "murmuration: scene: nowhere is not known"));
  mur_program_assert_contains (self->err, "overview");
  mur_program_write_file (self, "d.json",
                          "{\"murmuration\": 1, \"experiment\": \"curve-fit\", "
                          "\"scene\": \"nowhere\", \"parameters\": {\"samples\": 60, "
                          "\"particles\": 12, \"generations\": 30}}");
  mur_program_call (self, "render --session d.json -o d.svg");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_assert_contains (self->err, "d.json: scene: nowhere is not known");
}

void
mur_test_command_line (void)
{
  const struct
  {
    const char *path;
    void (*call) (MurTestProgram *self, gconstpointer data);
  } cases[] = { { "list", test_list },
                { "describe", test_describe },
                { "run", test_run },
                { "quiet", test_quiet },
                { "json", test_json },
                { "csv", test_csv },
                { "threads", test_threads },
                { "checkpoint", test_checkpoint },
                { "act", test_act },
                { "estimates", test_estimates },
                { "parameter-table", test_parameter_table },
                { "reason", test_reason },
                { "couplings", test_couplings },
                { "own-data", test_own_data },
                { "doubt", test_doubt },
                { "suspect", test_suspect },
                { "source", test_source },
                { "presets", test_presets },
                { "no-display", test_no_display },
                { "describe-frame", test_describe_frame },
                { "units", test_units },
                { "no-effect", test_no_effect },
                { "scene", test_scene } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/command-line/%s", cases[i].path);
      g_test_add (path, MurTestProgram, NULL, mur_program_set_up, cases[i].call,
                  mur_program_tear_down);
    }
}
