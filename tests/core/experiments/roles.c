/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column is what: the readings of small tables as people have them, written down
 * by hand. */

#include "core/base/csv/csv.h"
#include "core/experiment/selection.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/tests.h"

#include <string.h>

static const MurInput *
find_input (const char *experiment, const char *name)
{
  const MurExperiment *found
    = mur_experiment_find (mur_experiments (), experiment, NULL);
  const MurInput *input = found->inputs;

  while (!g_str_equal (input->name, name))
    input++;
  return input;
}

static MurTable *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  MurTable *table = mur_csv_parse (text, -1, "people.csv", &error);

  g_assert_no_error (error);
  return table;
}

static const struct
{
  const char *experiment, *input, *text, *words;
} guesses[] = {
  { "curve-fit", "data", "t,y\n0.5,1\n0.7,2\n", "x is “t”, y is “y”" },
  { "curve-fit", "data", "Voltage (V),Time (s)\n1,2.5\n3,4\n",
    "x is “Time (s)”, y is “Voltage (V)”" },
  { "curve-fit", "data", "x,T\n0,20\n0.5,21\n", "x is “x”, y is “T”" },
  { "curve-fit", "data", "Time,T,RH\n0,20,50\n0.5,21,49\n",
    "x is “Time”, y is “T”; nothing uses “RH”" },
  { "curve-fit", "data", "T,time\n20,0\n21,0.5\n", "x is “time”, y is “T”" },
  { "curve-fit", "data", "y,x\n20,0\n21,0.5\n", "x is “x”, y is “y”" },
  { "curve-fit", "data", "x,dx,y,dy\n0,.1,20,.2\n.5,.1,21,.2\n",
    "x is “x”, y is “y”, sigma is “dy”; nothing uses “dx”" },
  { "curve-fit", "data", "mass,dm,period,dT\n0,.1,20,.2\n.5,.1,21,.2\n",
    "x is “mass”, y is “period”, sigma is “dT”; nothing uses “dm”" },
  { "curve-fit", "data", "U,U_err,I\n0,.1,20\n.5,.1,21\n",
    "x is “U”, y is “I”; nothing uses “U_err”" },
  { "curve-fit", "data", "mass,sigma,period\n0,.1,20\n.5,.1,21\n",
    "x is “mass”, y is “period”, sigma is “sigma”" },
  { "curve-fit", "data", "t,y,yerr\n1,2,.1\n2,3,.2\n",
    "x is “t”, y is “y”, sigma is “yerr”" },
  { "curve-fit", "data", "t,t_err,I,δ\n1,.5,2,.1\n2,.5,3,.2\n",
    "x is “t”, y is “I”, sigma is “δ”; nothing uses “t_err”" },
  { "curve-fit", "data", "counter\tt[min]\tch1\n1\t0\t5\n2\t.5\t6\n",
    "x is “t[min]”, y is “ch1”; nothing uses “counter”" },
  { "curve-fit", "data", ",time_s,signal_V\n0,0,5\n1,.5,6\n",
    "x is “time_s”, y is “signal_V”; nothing uses “c1”" },
  { "curve-fit", "data", "run,U\n1,5\n2,6\n", "x is “run”, y is “U”" },
  { "curve-fit", "data", "day,2019,2020\n0,5,6\n1,7,8\n",
    "x is “day”, y is “2019”; nothing uses “2020”" },
  { "curve-fit", "data", "5.5\n6.5\n", "x is the number of the row, y is “c1”" },
  { "curve-fit", "data", "U,U_err\n5.5,.1\n6.5,.1\n",
    "x is the number of the row, y is “U”, sigma is “U_err”" },
  { "curve-fit", "data", "1.5,2\n0.5,7\n", "x is “c1”, y is “c2”" },
  { "curve-fit", "data", "t,y\n1,2\n2,\nNA,4\n-,5\n3,6\n",
    "x is “t”, y is “y”; 3 rows with a gap are left out" },
  { "curve-fit", "data", "t,y,temp\n1,2,\n2,3,20\n",
    "x is “t”, y is “y”; nothing uses “temp”" },
  /* A letter before a name, in brackets or not, is an error of that column. */
  { "curve-fit", "data", "V,d V,I,d I\n0,.1,20,.2\n.5,.1,21,.2\n",
    "x is “V”, y is “I”, sigma is “d I”; nothing uses “d V”" },
  { "curve-fit", "data", "x,u(x),U / V,u(U) / V\n0,.1,20,.2\n.5,.1,21,.2\n",
    "x is “x”, y is “U / V”, sigma is “u(U) / V”; nothing uses “u(x)”" },
  { "curve-fit", "data", "I,U,s_U\n0,20,.2\n.5,21,.2\n",
    "x is “I”, y is “U”, sigma is “s_U”" },
  { "curve-fit", "data", "I,U,delta U\n0,20,.2\n.5,21,.2\n",
    "x is “I”, y is “U”, sigma is “delta U”" },
  { "curve-fit", "data", "I,U,U±\n0,20,.2\n.5,21,.2\n",
    "x is “I”, y is “U”, sigma is “U±”" },
  { "curve-fit", "data", "I,U,+/-\n0,20,.2\n.5,21,.2\n",
    "x is “I”, y is “U”, sigma is “+/-”" },
  { "curve-fit", "data", "I;U;Fehler\n0;20;,2\n,5;21;,2\n",
    "x is “I”, y is “U”, sigma is “Fehler”" },
  /* Here u is a voltage, a function of t. */
  { "curve-fit", "data", "t,u(t),i(t)\n0,20,.2\n.5,21,.2\n",
    "x is “t”, y is “u(t)”; nothing uses “i(t)”" },
  { "curve-fit", "data", "Meas. no.,U,I\n1,5,6\n2,6,7\n",
    "x is “U”, y is “I”; nothing uses “Meas. no.”" },
  { "curve-fit", "data", "Record,U,I\n1,5,6\n2,6,7\n",
    "x is “U”, y is “I”; nothing uses “Record”" },
  /* What is dated is x, and not y where there is something else. */
  { "curve-fit", "data", "Date,Time,U\n2024-02-29,23:30,5\n2024-03-01,00:30,6\n",
    "x is “Time” in s, y is “U”; nothing uses “Date”" },
  { "curve-fit", "data", "2024-02-29 23:30 5\n2024-03-01 00:30 6\n",
    "x is “c1” in s, y is “c3”; nothing uses “c2”" },
  { "curve-fit", "data", "U,when\n5,23:30\n6,00:30\n", "x is “when” in s, y is “U”" },
  { "curve-fit", "data", "time,elapsed time,U\n1,0,5\n2,1,6\n",
    "x is “time”, y is “U”; nothing uses “elapsed time”" },
  { "curve-fit", "data", "name,x,y\na,1,2\nb,2,3\n",
    "x is “x”, y is “y”; “name” names the rows" },
  { "oscillators", "oscillators", "OMEGA,theta\n1,2\n3,4\n",
    "omega is “OMEGA”, phase is “theta”" },
  { "oscillators", "oscillators", "phi_0,amp,omega (rad/s)\n1,2,3\n3,4,5\n",
    "omega is “omega (rad/s)”, phase is “phi_0”, amplitude is “amp”" },
  { "oscillators", "oscillators", "1.1\n-0.4\n", "omega is “c1”" },
  { "oscillators", "edges", "Source,Target,Weight\n1,2,.5\n2,1,.7\n",
    "from is “Source”, to is “Target”, weight is “Weight”" },
  { "oscillators", "edges", "id,from,to,w\n7,1,2,.5\n9,2,1,.7\n",
    "from is “from”, to is “to”, weight is “w”; nothing uses “id”" },
  { "oscillators", "edges", "1,2\n1,3\n",
    "from is “c1”, to is “c2”; each goes one way, and both with edge_direction "
    "undirected" },
  { "oscillators", "couplings", ",0,1\n0,0,.5\n1,.9,0\n",
    "a matrix of 2 × 2; nothing uses “c1”" },
  /* Names of rows and columns that do not count. */
  { "oscillators", "couplings", ",10,20\n10,0,.5\n20,.9,0\n",
    "a matrix of 2 × 2; nothing uses “c1”" },
  { "oscillators", "couplings", ",10,20\n10,,5\n20,5,\n", "a matrix of 3 × 3" },
  { "oscillators", "couplings", "\"1\" \"2\"\n\"1\" 0 .5\n\"2\" .9 0\n",
    "a matrix of 2 × 2; nothing uses “c1”" },
  { "oscillators", "couplings", "id,a,b\na,0,.5\nb,.9,0\n",
    "a matrix of 2 × 2; “id” names the rows" },
  { "sampling", "points", "run,x1,x2\n1,.1,.5\n2,.3,.9\n",
    "x1 is “x1”, x2 is “x2”; nothing uses “run”" },
  { "sampling", "points", "a,b\n.1,.5\n.3,.9\n", "x1 is “a”, x2 is “b”" },
  { "sampling", "points", "x0,x1\n.1,.5\n.3,.9\n", "x1 is “x0”, x2 is “x1”" },
  { "sampling", "points", "x1,x3,y\n.1,.5,2\n.3,.9,3\n",
    "x1 is “x1”, x2 is “x3”, x3 is “y”" },
  { "precision", "values", "id,value\n1,.1\n2,.3\n",
    "value is “value”; nothing uses “id”" },
  { "precision", "values", "U (V)\n.1\n.3\n", "value is “U (V)”" },
  { "swarm", "start", "value,x2,x1\n7,.1,.5\n5,.3,.9\n",
    "x1 is “x1”, x2 is “x2”; nothing uses “value”" },
  /* A time, and any number of columns. */
  { "inference", "phases", "phi2,phi1,time,temp\n1,2,0,20\n2,3,1,20\n",
    "time is “time”, phi1 is “phi1”, phi2 is “phi2”; nothing uses “temp”" },
  { "inference", "phases", "id,left,Time (s),right\n1,1,0,2\n2,2,.5,3\n",
    "time is “Time (s)”, phi1 is “left”, phi2 is “right”; nothing uses “id”" },
  { "inference", "phases", "0,1,2\n.5,2,3\n1,3,4\n",
    "time is “c1”, phi1 is “c2”, phi2 is “c3”" },
  { "inference", "phases", "phi1,phi2\n1,2\n2,3\n",
    "time is the number of the row, phi1 is “phi1”, phi2 is “phi2”" },
  { "inference", "phases", "t,sum\n0,2\n.5,3\n", "time is “t”, phi1 is “sum”" },
};

static void
guessed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr (MurTable) table = parse (guesses[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (MurSelection) selection = mur_selection_new (
        find_input (guesses[i].experiment, guesses[i].input), table, NULL, &error);
      g_autoptr (MurParameters) parameters = mur_parameters_new (
        mur_experiment_find (mur_experiments (), guesses[i].experiment, NULL)
          ->parameters);
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      words = mur_selection_describe (selection, parameters);
      g_assert_cmpstr (words, ==, guesses[i].words);
    }
}

static const struct
{
  const char *experiment, *input, *text;
  const char *roles; /* nullable */
  const char *says;
} refusals[] = {
  { "curve-fit", "data", "time a,time b,y\n1,2,3\n4,5,6\n", NULL,
    "x may be column 1 “time a” or column 2 “time b”; choose one, on the command line "
    "as in data=FILE:x=1" },
  { "curve-fit", "data", "t,y (V),y (A)\n1,2,3\n4,5,6\n", NULL,
    "y may be column 2 “y (V)” or column 3 “y (A)”" },
  { "curve-fit", "data", "0,5,1\n1,6,2\n2,9,3\n", NULL, "x may be column 1" },
  { "curve-fit", "data", "t\n1\n4\n", NULL, "no column is y, the values to fit" },
  { "curve-fit", "data", "t,y\n1,\n,6\n", NULL, "every row has a gap" },
  { "curve-fit", "data", "t,y\n1,2\n4,6\n", "x=t,y=U", "y is to be U, which is none" },
  { "curve-fit", "data", "t,y\n1,2\n4,6\n", "x=3,y=1", "3" },
  { "curve-fit", "data", "t,y\n1,2\n4,6\n", "x=t", "no column is chosen for y" },
  { "curve-fit", "data", "t,y\n1,2\n4,6\n", "x=t,y=y,x=y", "x is said twice" },
  { "oscillators", "oscillators", "frequency (Hz),phase\n1,2\n3,4\n", NULL,
    "no column is omega, the natural frequency in rad/s" },
  { "oscillators", "oscillators", "omega,phase\nrad/s,deg\n1,2\n3,4\n", NULL,
    "column “phase” is in deg; phase is needed in rad" },
  { "oscillators", "edges", "a,b\n1,2\n2,1\n", NULL, "no column is from, who drives" },
  { "oscillators", "couplings", "id,b,a\na,0,.5\nb,.9,0\n", NULL,
    "row 1 is “a”, which is column 2; rows and columns need one order" },
  { "oscillators", "couplings", "n,2,1\n1,0,.5\n2,.9,0\n", NULL,
    "row 1 is “1”, which is column 2" },
  { "sampling", "points", "1,.5,.1\n2,.9,.2\n3,.4,.7\n", NULL,
    "x1 may be column 1 “c1” or column 2 “c2”" },
  /* A stress against a strain, or the error of a rate. */
  { "curve-fit", "data", "strain,σ (MPa)\n.1,20\n.2,41\n", NULL,
    "y may be column 1 “strain” or column 2 “σ (MPa)”" },
  /* A first column of text that would be the time is no name of the rows. */
  { "curve-fit", "data", "time,y\nMon 10:30,1\nMon 11:00,2\n", NULL,
    "x is to be “time”, but “Mon 10:30” in it is no number and no date" },
  { "curve-fit", "data", "elapsed (h),U,I\n10h30,1,2\n11h00,2,3\n", NULL,
    "but “10h30” in it is no number" },
  { "curve-fit", "data", "x,y\nlow,1\nhigh,2\n", NULL, "x is to be “x”" },
  { "oscillators", "edges", "from,to\na,1\nb,2\n", NULL, "from is to be “from”" },
  /* Numbers are those of the file, whose first column has the labels. */
  { "curve-fit", "data", "name,U,I\na,1,2\nb,2,3\n", "x=1,y=2",
    "x is to be 1, which is none" },
  { "sampling", "points", "a,b\n.1,.5\n.3,.9\n", "x1=a,x3=b", "x2, of 2" },
  { "sampling", "points", "a,b\n.1,.5\n.3,.9\n", "x1=a,x2=a",
    "x1 and x2 are both to be column “a”; each needs one of its own" },
  { "curve-fit", "data", "t,y,dy\n1,2,3\n4,6,1\n", "x=y,y=y",
    "data: x and y are both to be column “y”" },
  { "curve-fit", "data", "t,y,dy\n1,2,3\n4,6,1\n", "x=t,y=y,sigma=2",
    "y and sigma are both to be column “y”" },
  { "oscillators", "edges", "from,to\n1,2\n2,1\n", "from=to,to=to",
    "from and to are both to be column “to”" },
  { "inference", "phases", "time,a,b\n0,1,2\n1,2,3\n", "time=time,phi2=b",
    "no column is chosen for phi1" },
  { "inference", "phases", "time,a,b\n0,1,2\n1,2,3\n", "time=time,phi1=b,phi3=a",
    "no column is chosen for phi2, of 2" },
  { "inference", "phases", "time,a (deg),b\n0,1,2\n1,2,3\n", NULL,
    "column “a (deg)” is in deg; phi is needed in rad" },
  { "inference", "phases", "1,.5,.1\n2,.9,.2\n3,.4,.7\n", NULL,
    "time may be column 1 “c1” or column 2 “c2”" },
  { "inference", "phases", "time\n0\n1\n", NULL, "no column is phi" },
};

static void
refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const MurInput *input = find_input (refusals[i].experiment, refusals[i].input);
      g_autoptr (MurTable) table = parse (refusals[i].text);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) roles = refusals[i].roles != NULL
                               ? mur_selection_parse (input, refusals[i].roles, &error)
                               : NULL;

      g_assert_no_error (error);
      g_assert_null (
        mur_selection_new (input, table, (const char *const *)roles, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refusals[i].says));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* What of several columns was taken by order, and what nothing tells. */
static const struct
{
  const char *text;
  const char *roles; /* (nullable): said */
  MurDoubt doubt;
  const char *question; /* nullable */
} doubts[] = {
  /* A name of its own, one that is left, errors, labels and indices are no doubt. */
  { "x,y,U\n1,2,5\n2,3,4\n", NULL, MUR_DOUBT_NONE, NULL },
  { "U,I\n1,2\n2,3\n", NULL, MUR_DOUBT_NONE, NULL },
  { "U,I,I_err\n1,2,.1\n2,3,.1\n", NULL, MUR_DOUBT_NONE, NULL },
  { "id,U,I\n7,2,5\n3,3,4\n", NULL, MUR_DOUBT_NONE, NULL },
  { "t,U,comment\n1,2,5\n2,3,4\n", NULL, MUR_DOUBT_NONE, NULL },
  { "t,U,sample_id\n1,2,50\n2,3,40\n", NULL, MUR_DOUBT_NONE, NULL },
  { "time,elapsed time,U\n1,0,5\n2,1,6\n", NULL, MUR_DOUBT_NONE, NULL },
  /* Beside a time, in a file without names, of a repeated name: the first. */
  { "Time,T,RH\n0,20,50\n1,21,49\n", NULL, MUR_DOUBT_ORDER,
    "y may be column 2 “T” or column 3 “RH”" },
  { "1.5 2 3\n0.5 7 4\n", NULL, MUR_DOUBT_ORDER,
    "x and y may be column 1 “c1”, column 2 “c2” or column 3 “c3”" },
  { "m,U,U\n0,5,6\n3,7,8\n", NULL, MUR_DOUBT_ORDER,
    "x and y may be column 1 “m”, column 2 “U” or column 3 “U 2”" },
  { "day,2019,2020\n0,5,6\n1,7,8\n", NULL, MUR_DOUBT_ORDER,
    "x and y may be column 1 “day”, column 2 “2019” or column 3 “2020”" },
  { "U,I,y\n1,2,5\n2,3,4\n", NULL, MUR_DOUBT_ORDER,
    "x may be column 1 “U” or column 2 “I”" },
  /* Nothing tells. */
  { "x,y1,y2\n1,2,5\n2,3,4\n", NULL, MUR_DOUBT_EQUAL,
    "y may be column 2 “y1” or column 3 “y2”" },
  { "alpha,beta,gamma\n1,2,5\n2,3,4\n", NULL, MUR_DOUBT_EQUAL,
    "x and y may be column 1 “alpha”, column 2 “beta” or column 3 “gamma”" },
  { "name,t,Y_1,Y_2\na,1,2,5\nb,2,3,4\n", NULL, MUR_DOUBT_EQUAL,
    "y may be column 3 “Y_1” or column 4 “Y_2”" },
  { "t,a,b,c,d,e,f,g\n1,2,3,4,5,6,7,8\n", NULL, MUR_DOUBT_ORDER,
    "y may be column 2 “a”, column 3 “b”, column 4 “c”, column 5 “d”, column 6 “e”, "
    "column 7 “f” or one of 1 more" },
  /* What is said is not in doubt. */
  { "alpha,beta,gamma\n1,2,5\n2,3,4\n", "x=beta,y=gamma", MUR_DOUBT_NONE, NULL },
  { "x,y1,y2\n1,2,5\n2,3,4\n", "y=y2", MUR_DOUBT_NONE, NULL },
  { "alpha,beta,gamma\n1,2,5\n2,3,4\n", "y=gamma", MUR_DOUBT_ORDER,
    "x may be column 1 “alpha” or column 2 “beta”" },
};

static void
doubtful (void)
{
  const MurInput *input = find_input ("curve-fit", "data");

  for (gsize i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autoptr (MurTable) table = parse (doubts[i].text);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) roles = doubts[i].roles != NULL
                               ? mur_selection_parse (input, doubts[i].roles, NULL)
                               : NULL;
      g_autoptr (MurSelection) selection
        = mur_selection_complete (input, table, (const char *const *)roles, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (mur_selection_question (selection), ==, doubts[i].question);
      g_assert_cmpint (mur_selection_doubt (selection), ==, doubts[i].doubt);
      g_assert_true ((mur_selection_doubtful (selection) != NULL)
                     == (doubts[i].question != NULL));
    }
}

/* What is needed is guessed beside what is said; what is not, stays out. */
static void
completed (void)
{
  const MurInput *input = find_input ("curve-fit", "data");
  g_autoptr (MurTable) table = parse ("time,U,I,I_err\n1,2,5,.1\n2,3,4,.1\n");
  g_auto (GStrv) roles = mur_selection_parse (input, "y=I", NULL);
  g_autoptr (MurSelection) selection
    = mur_selection_complete (input, table, (const char *const *)roles, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mur_selection_column (selection, "x"), ==, 0);
  g_assert_cmpint (mur_selection_column (selection, "y"), ==, 2);
  g_assert_cmpint (mur_selection_column (selection, "sigma"), ==, -1);
  g_assert_null (mur_selection_new (input, table, (const char *const *)roles, &error));
  g_assert_nonnull (strstr (error->message, "no column is chosen for x"));
}

/* By name with a comma in it, by number, in any order; kept by name. */
static void
chosen (void)
{
  const MurInput *input = find_input ("curve-fit", "data");
  g_autoptr (MurTable) table = parse ("\"a, b\",U/V,3\n1,2,3\n4,5,\n7,8,9\n");
  g_auto (GStrv) roles = mur_selection_parse (input, "y=3, x=a, b", NULL);
  g_autoptr (MurSelection) selection
    = mur_selection_new (input, table, (const char *const *)roles, NULL);
  g_auto (GStrv) kept = mur_selection_dup_roles (selection);
  g_autoptr (MurTable) points = mur_selection_table (selection);

  g_assert_cmpint (mur_selection_column (selection, "x"), ==, 0);
  /* The name 3 goes before the number. */
  g_assert_cmpint (mur_selection_column (selection, "y"), ==, 2);
  g_assert_cmpuint (g_strv_length (kept), ==, 4);
  g_assert_cmpstr (kept[0], ==, "x");
  g_assert_cmpstr (kept[1], ==, "a, b");
  g_assert_cmpstr (kept[3], ==, "3");
  g_assert_cmpuint (mur_selection_n_left_out (selection), ==, 1);
  g_assert_cmpuint (mur_table_n_rows (points), ==, 2);
  g_assert_cmpfloat (mur_table_column (points, 0)[1], ==, 7);
  g_assert_cmpfloat (mur_table_column (points, 1)[1], ==, 9);

  g_auto (GStrv) row = mur_selection_parse (input, "x=,y=U/V", NULL);
  g_autoptr (MurSelection) counted
    = mur_selection_new (input, table, (const char *const *)row, NULL);
  g_autoptr (MurTable) counts = mur_selection_table (counted);

  g_assert_cmpint (mur_selection_column (counted, "x"), ==, -1);
  g_assert_cmpfloat (mur_table_column (counts, 0)[2], ==, 2);
  g_assert_cmpfloat (mur_table_column (counts, 1)[2], ==, 8);
}

/* What a name says of title and unit, as people write it. */
static void
titles (void)
{
  static const char *const cases[][3] = { { "Force (N)", "Force", "N" },
                                          { "U_1 / V", "U_1", "V" },
                                          { "time_ms", "time", "ms" },
                                          { "Time, s", "Time", "s" },
                                          { "p [bar]", "p", "bar" },
                                          { "x_max", "x_max", NULL },
                                          { "sin(2x/1000)+1", "sin(2x/1000)+1", NULL },
                                          { "U V", "U", "V" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurTable) brought = mur_table_new (), table = mur_table_new ();

      mur_table_add_take (brought, cases[i][0], NULL, g_new0 (double, 1), 1);
      mur_table_add_brought (table, "y", brought, 0);
      g_assert_cmpstr (mur_table_title (table, 0), ==, cases[i][1]);
      g_assert_cmpstr (mur_table_unit (table, 0), ==, cases[i][2]);
    }

  g_autoptr (MurTable) nameless = parse ("1.5,2\n0.5,7\n");
  g_autoptr (MurTable) table = mur_table_new ();

  mur_table_add_brought (table, "y", nameless, 1);
  g_assert_null (mur_table_title (table, 0));
}

/* Labels stay beside their rows. */
static void
labels (void)
{
  g_autoptr (MurTable) table = parse ("name,t,y\na,1,2\nb,,3\nc,4,5\n");
  g_autoptr (MurSelection) selection
    = mur_selection_new (find_input ("curve-fit", "data"), table, NULL, NULL);
  g_autoptr (MurTable) points = mur_selection_table (selection);

  g_assert_cmpuint (mur_table_n_rows (points), ==, 2);
  g_assert_cmpstr (mur_table_labels (points)[1], ==, "c");

  g_auto (GStrv) roles
    = mur_selection_parse (find_input ("curve-fit", "data"), "x=3,y=2", NULL);
  g_autoptr (MurSelection) numbered = mur_selection_new (
    find_input ("curve-fit", "data"), table, (const char *const *)roles, NULL);

  g_assert_cmpint (mur_selection_column (numbered, "x"), ==, 1);
  g_assert_cmpint (mur_selection_column (numbered, "y"), ==, 0);
}

/* Links of which none goes back may be meant both ways. */
static void
ways (void)
{
  static const char *const texts[] = { "from,to\n1,2\n2,3\n", "from,to\n1,2\n2,1\n" };
  const MurExperiment *oscillators
    = mur_experiment_find (mur_experiments (), "oscillators", NULL);
  const MurInput *input = find_input ("oscillators", "edges");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MurTable) table = parse (texts[i]);
      g_autoptr (MurSelection) selection = mur_selection_new (input, table, NULL, NULL);
      g_autoptr (MurParameters) parameters
        = mur_parameters_new (oscillators->parameters);
      g_autofree char *directed = NULL, *undirected = NULL;

      directed = mur_selection_describe (selection, parameters);
      g_assert_true (
        mur_parameters_set (parameters, "edge_direction", "undirected", NULL));
      undirected = mur_selection_describe (selection, parameters);
      g_assert_true ((strstr (directed, "goes one way") != NULL) == (i == 0));
      g_assert_cmpstr (undirected, ==, "from is “from”, to is “to”");
    }
}

/* Bad text after the colon. */
static void
misspelled (void)
{
  const MurInput *input = find_input ("curve-fit", "data");
  static const char *const texts[][2]
    = { { "z=t", "z is nothing that a column can be" },
        { "x", "x is not allowed; ROLE=COLUMN" } };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mur_selection_parse (input, texts[i][0], &error));
      g_assert_nonnull (strstr (error->message, texts[i][1]));
    }
}

void
mur_test_roles (void)
{
  g_test_add_func ("/experiments/roles/guessed", guessed);
  g_test_add_func ("/experiments/roles/refused", refused);
  g_test_add_func ("/experiments/roles/doubtful", doubtful);
  g_test_add_func ("/experiments/roles/completed", completed);
  g_test_add_func ("/experiments/roles/chosen", chosen);
  g_test_add_func ("/experiments/roles/titles", titles);
  g_test_add_func ("/experiments/roles/labels", labels);
  g_test_add_func ("/experiments/roles/ways", ways);
  g_test_add_func ("/experiments/roles/misspelled", misspelled);
}
