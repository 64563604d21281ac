/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person may bring to the oscillators, and what is refused. */

#include "core/base/csv/csv.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/oscillators/seven.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

#define OSCILLATORS &mur_experiment_oscillators

static void
add_input (MurSession *session, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  MurTable *table = mur_csv_parse (text, -1, name, &error);
  g_assert_no_error (error);
  mur_inputs_add (session->inputs, name, "test", table);
}

/* The blog's system as tables moves as the preset does. */
static void
tables (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (OSCILLATORS, PLAIN, "duration=1", "samples=2", NULL);
  add_input (session, "oscillators",
             "amplitude,OMEGA,phase\n1,28,0\n2,19,3.141592653589793\n1.5,11,0\n");
  add_input (session, "couplings", "a,b,c\n0,.2,1.1\n.5,0,-.7\n.3,.9,0\n");
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *phase = mur_frame_table (frame, "phase");
  g_assert_cmpfloat_with_epsilon (mur_table_column (phase, 1)[1], 27.9056429405, 1e-7);
  g_assert_cmpfloat_with_epsilon (mur_table_column (phase, 2)[1], 21.9628917739, 1e-7);
  g_assert_cmpfloat_with_epsilon (mur_table_column (phase, 3)[1], 10.8996172277, 1e-7);
  g_assert_cmpfloat (mur_frame_scalar (frame, "oscillators"), ==, 3);
}

/* The same couplings as links, and as the second harmonic of halved phases. */
static void
links_and_harmonics (void)
{
  g_autoptr (MurSession) links
    = mur_runs_session (OSCILLATORS, PLAIN, "duration=1", "samples=2", NULL);
  g_autoptr (MurSession) second = mur_runs_session (OSCILLATORS, PLAIN, "duration=1",
                                                    "samples=2", "coupling=0", NULL);
  add_input (links, "oscillators", "omega,phase\n28,0\n19,3.141592653589793\n11,0\n");
  add_input (links, "edges",
             "from,to,weight\n2,1,.2\n3,1,1.1\n1,2,.5\n3,2,-.7\n1,3,.3\n2,3,.9\n");
  add_input (second, "oscillators",
             "omega,phase\n14,0\n9.5,1.5707963267948966\n5.5,0\n");
  add_input (second, "couplings2", "a,b,c\n0,.1,.55\n.25,0,-.35\n.15,.45,0\n");
  g_autoptr (MurJob) a = mur_runs_begin (links, 1);
  g_autoptr (MurJob) b = mur_runs_begin (second, 1);
  mur_runs_finish (a);
  mur_runs_finish (b);
  g_autoptr (MurFrame) first = mur_job_frame (a);
  g_autoptr (MurFrame) half = mur_job_frame (b);
  static const double expected[] = { 27.9056429405, 21.9628917739, 10.8996172277 };
  for (guint i = 0; i < 3; i++)
    {
      const MurTable *phase = mur_frame_table (first, "phase");
      const MurTable *halved = mur_frame_table (half, "phase");
      g_assert_cmpfloat_with_epsilon (mur_table_column (phase, i + 1)[1], expected[i],
                                      1e-7);
      g_assert_cmpfloat_with_epsilon (2 * mur_table_column (halved, i + 1)[1],
                                      expected[i], 1e-7);
    }
}

/* A row a pair, both ways, is the same as two rows. */
static void
undirected (void)
{
  static const char *const texts[]
    = { "from,to,weight\n1,2,.5\n2,1,.5\n2,3,2\n3,2,2\n1,1,.3\n",
        "source,target,w\n1,2,.5\n3,2,2\n1,1,.3\n" };
  char *prints[2] = { NULL };
  for (gsize i = 0; i < 2; i++)
    {
      g_autoptr (MurSession) session = mur_runs_session (
        OSCILLATORS, PLAIN, "duration=1", "samples=2",
        i == 0 ? "edge_direction=directed" : "edge_direction=undirected", NULL);
      add_input (session, "oscillators", "omega,phase\n1,0\n2,1\n4,3\n");
      add_input (session, "edges", texts[i]);
      g_autoptr (MurJob) job = mur_runs_begin (session, 1);
      mur_runs_finish (job);
      g_autoptr (MurFrame) frame = mur_job_frame (job);
      const MurTable *phase = mur_frame_table (frame, "phase");
      prints[i] = g_strdup_printf ("%.9f %.9f %.9f", mur_table_column (phase, 1)[1],
                                   mur_table_column (phase, 2)[1],
                                   mur_table_column (phase, 3)[1]);
    }
  g_assert_cmpstr (prints[0], ==, prints[1]);
  g_free (prints[0]);
  g_free (prints[1]);
}

typedef struct
{
  const char *input, *text; /* nullable */
  const char *assignment;   /* nullable */
  const char *field, *says;
} Refusal;

static const Refusal refusals[] = {
  { "couplings", "a,b\n1,2\n3,4\n5,6\n", NULL, "couplings", "square" },
  { "couplings", "a,b\n1,\n3,4\n", NULL, "couplings", "row 1" },
  { "couplings2", "a,b\n1,2\n3,4\n5,6\n", NULL, "couplings2", "square" },
  { "edges", "from,to\n1,2\n2,0\n", NULL, "edges", "2" },
  { "edges", "from,to\n1,2.5\n", NULL, "edges", "2.5" },
  { "edges", "from,weight\n1,2\n", NULL, "edges", "to" },
  { "edges", "from,to,weight\n1,2,\n", NULL, "edges", "weight" },
  { "edges", "from,to\n1,2\n2,3\n2,1\n", "edge_direction=undirected", "edges",
    "rows 1 and 3 are one pair, 1 and 2" },
  { "oscillators", "w,phase\n1,2\n", NULL, "oscillators", "omega" },
  { "oscillators", "omega,phase\n1,2\n3,\n", NULL, "oscillators", "row 2" },
  { "oscillators", "omega\n1\n2\n3\n", "topology=matrix,matrix=1 2", "matrix", "9" },
  { NULL, NULL, "count=3,topology=matrix,matrix=1 2 3 4", "matrix", "9" },
  { NULL, NULL, "frequency_distribution=list,frequencies=1 2", "frequencies", "7" },
  { NULL, NULL, "start=list,phases=1 2", "phases", "7" },
  { NULL, NULL, "phase_low=2,phase_high=1", "phase_low", "at most" },
  { NULL, NULL, "topology=ring,reach=4", "reach", "at most 3" },
  { NULL, NULL, "topology=small-world,reach=9", "reach", "at most 3" },
  { NULL, NULL, "topology=ring,count=2", "count", "from 3" },
  { NULL, NULL, "topology=scale-free,links=7", "links", "fewer" },
  { NULL, NULL, "topology=two-populations,count=1", "count", "from 2" },
  { NULL, NULL, "sweep_minimum=4,sweep_maximum=4", "sweep_minimum", "below" },
  { NULL, NULL, "mode=sweep,samples=248,sweep_points=31", "samples", "248" },
  { NULL, NULL, "samples=1000000", "samples", "571428" },
  { NULL, NULL, "count=10000000,samples=2", "count", "GB" },
};

static void
refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *refusal = &refusals[i];
      g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, SEVEN, NULL);
      g_auto (GStrv) assignments
        = g_strsplit (refusal->assignment != NULL ? refusal->assignment : "", ",", 0);
      for (char **assignment = assignments; *assignment != NULL; assignment++)
        {
          g_auto (GStrv) pair = g_strsplit (*assignment, "=", 2);
          g_assert_true (
            mur_parameters_set (session->parameters, pair[0], pair[1], NULL));
        }
      if (refusal->input != NULL)
        add_input (session, refusal->input, refusal->text);
      mur_runs_assert_refused (session, refusal->field, refusal->says, NULL);
    }
}

/* Two tables that speak of different numbers of oscillators. */
static void
disagreement (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, NULL);
  add_input (session, "oscillators", "omega\n1\n2\n3\n");
  add_input (session, "couplings", "a,b\n1,2\n3,4\n");
  mur_runs_assert_refused (session, "oscillators", "3", "2", NULL);
  g_autoptr (MurSession) both = mur_runs_session (OSCILLATORS, NULL);
  add_input (both, "edges", "from,to\n1,2\n");
  add_input (both, "couplings", "a,b\n1,2\n3,4\n");
  mur_runs_assert_refused (both, "edges", "couplings", NULL);
  g_autoptr (MurSession) beyond = mur_runs_session (OSCILLATORS, NULL);
  add_input (beyond, "oscillators", "omega\n1\n2\n3\n");
  add_input (beyond, "edges", "from,to\n1,4\n");
  mur_runs_assert_refused (beyond, "edges", "4", "3", NULL);
}

static void
impossible_values (void)
{
  static const char *const pairs[][2]
    = { { "tolerance", "0" },     { "tolerance", "1e-17" }, { "tolerance", "-1" },
        { "tolerance", "nan" },   { "count", "0" },         { "count", "2.5" },
        { "duration", "0" },      { "noise", "-1" },        { "step", "0" },
        { "topology", "spiral" }, { "samples", "1" } };
  g_autoptr (MurParameters) parameters
    = mur_parameters_new (mur_experiment_oscillators.parameters);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (
        mur_parameters_set (parameters, pairs[i][0], pairs[i][1], &error));
      g_assert_nonnull (strstr (error->message, pairs[i][0]));
    }
}

/* Couplings that blow up: one line, and the course so far stays; weaker ones go on. */
static void
cannot_go_on (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, "samples=11", NULL);
  add_input (session, "oscillators", "omega\n1\n2\n");
  add_input (session, "couplings", "a,b\n0,1e308\n1e308,0\n");
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (GError) error = NULL;
  MurStatus status = MUR_STATUS_RUNNING;
  for (guint i = 0; i < 20 && status == MUR_STATUS_RUNNING; i++)
    status = mur_job_step (job, &error);
  g_assert_cmpint (status, ==, MUR_STATUS_FAILED);
  g_assert_nonnull (error);
  g_assert_null (strchr (error->message, '\n'));
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (frame, "phase")), >=, 1);
}

static MurFrame *
begin_with (const char *start)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "count=160", "start_order=0.6", "start_turns=3", start, NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  return mur_job_frame (job);
}

/* Each way to begin, by the order parameter that it is to have. */
static void
starts (void)
{
  static const struct
  {
    const char *start;
    double r;
  } cases[] = { { "start=equal", 1 },
                { "start=twisted", 0 },
                { "start=cauchy", 0.6 },
                /* |1 + 0.6 e^0.2i| / 2 */
                { "start=two-populations", 0.796254 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurFrame) frame = begin_with (cases[i].start);
      g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "r"), cases[i].r, 1e-5);
    }
}

static void
start_scatter (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "count=160", "start=equal", "start_scatter=0.3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *all = mur_frame_table (frame, "oscillators");
  const double *phase = mur_table_column (all, 1);
  double squares = 0;
  for (guint i = 0; i < 160; i++)
    {
      g_assert_cmpfloat (fabs (phase[i]), <=, 0.3);
      squares += phase[i] * phase[i] / 160;
    }
  /* Variance 0.3²/3, with a standard error of 0.9/√160 = 7 % of it. */
  g_assert_cmpfloat_with_epsilon (squares, 0.03, 0.008);
}

void
mur_test_oscillators_input (void)
{
  g_test_add_func ("/experiments/oscillators/tables", tables);
  g_test_add_func ("/experiments/oscillators/starts", starts);
  g_test_add_func ("/experiments/oscillators/start-scatter", start_scatter);
  g_test_add_func ("/experiments/oscillators/links", links_and_harmonics);
  g_test_add_func ("/experiments/oscillators/undirected", undirected);
  g_test_add_func ("/experiments/oscillators/refused", refused);
  g_test_add_func ("/experiments/oscillators/disagreement", disagreement);
  g_test_add_func ("/experiments/oscillators/impossible-values", impossible_values);
  g_test_add_func ("/experiments/oscillators/cannot-go-on", cannot_go_on);
}
