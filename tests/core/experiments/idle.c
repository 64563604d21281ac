/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said to have no effect has none: another value gives the same bits. And it is
 * said of nothing that has one. */

#include "core/experiments/registry.h"

#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <string.h>

#define MOST_SECONDS 4e-3 /* some 0.3 ms, and 20 ms where rows are looked at */

/* Enough for every parameter to show, and few enough for the largest preset. */
#define N_STEPS 4

/* Sets "a=b c=d"; values hold no blanks. */
static void
set_all (MurParameters *parameters, const char *assignments)
{
  g_auto (GStrv) words = g_strsplit (assignments, " ", -1);
  for (char **word = words; *word != NULL && **word != '\0'; word++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) pair = g_strsplit (*word, "=", 2);
      mur_parameters_set (parameters, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
}

/* Adds a table of @n_rows rows of numbers to @inputs. */
static void
add_table (MurInputs *inputs, const char *name, const char *columns, gsize n_rows)
{
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);
  MurTable *table = mur_table_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      double *values = g_new (double, n_rows);
      for (gsize row = 0; row < n_rows; row++)
        values[row] = (double)((row * 7 + i * 3) % 10 + 1) / 11;
      mur_table_add_take (table, names[i], NULL, values, n_rows);
    }
  mur_inputs_add (inputs, name, "table.csv", table);
}

static char *
run (const MurSession *session, guint n_steps)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, n_steps);
  return mur_runs_fingerprint (job);
}

/* Another value than the one in force, if @index has one. */
static gboolean
set_other (MurParameters *parameters, const MurParameter *row, guint index)
{
  g_autofree char *before = mur_parameters_format (parameters, row->name);
  g_autofree char *number = NULL;
  const char *text = number;
  if (row->kind == MUR_PARAMETER_CHOICE)
    text = index <= (guint)row->maximum ? row->choices[index].id : NULL;
  else if (row->kind == MUR_PARAMETER_TEXT)
    text = index == 0 ? "x1" : NULL;
  else if (index < 2)
    text = number = g_strdup_printf ("%.0f", index == 0 ? MAX (row->minimum, 1)
                                                        : MIN (row->maximum, 3));
  return text != NULL && strcmp (text, before) != 0
         && mur_parameters_set (parameters, row->name, text, NULL);
}

/* Marks in @seen which rows of the table hold. */
static void
check_idle (const MurSession *session, GHashTable *seen)
{
  const MurExperiment *experiment = session->experiment;
  g_autofree char *expected = run (session, N_STEPS);
  for (const MurIdle *idle = experiment->idle; idle->name != NULL; idle++)
    {
      const MurParameter *row = mur_parameter_find (experiment->parameters, idle->name);
      if (!idle->holds (session->parameters, session->inputs))
        continue;
      g_hash_table_add (seen, (gpointer)idle);
      g_assert_nonnull (mur_experiment_why_idle (experiment, session->parameters,
                                                 session->inputs, idle->name));
      for (guint i = 0; i < 64; i++)
        {
          g_autoptr (MurSession) other = mur_session_copy (session);
          if (!set_other (other->parameters, row, i))
            continue;
          g_autofree char *fingerprint = run (other, N_STEPS);
          if (strcmp (fingerprint, expected) != 0)
            g_error ("%s of %s is said to have no effect", row->name, experiment->id);
        }
    }
}

typedef struct
{
  const MurExperiment *experiment;
  const char *assignments;
  const char *input; /* (nullable) */
  const char *columns;
  gsize n_rows;
} Case;

static const Case cases[] = {
  { &mur_experiment_curve_fit, "patience=0 start=uniform" },
  { &mur_experiment_curve_fit, "formula=p1*t", "data", "t y", 9 },
  { &mur_experiment_curve_fit, "model=gaussian" },
  { &mur_experiment_curve_fit, "objective=huber" },
  { &mur_experiment_curve_fit, "objective=cauchy" },
  { &mur_experiment_sampling, "count=64" },
  { &mur_experiment_sampling, "count=64 integrand=oscillatory" },
  { &mur_experiment_sampling, "count=64 dimensions=1 x_dimension=1 sequence=sobol "
                              "reference=random" },
  { &mur_experiment_sampling, "dimensions=2 reference=random", "points", "a b c", 10 },
  { &mur_experiment_oscillators,
    "samples=41 count=7 topology=random frequency_distribution=demonstration" },
  { &mur_experiment_oscillators, "samples=401 mode=sweep noise=0.25 solver=rk4" },
  { &mur_experiment_oscillators, "samples=41 topology=ring start=cauchy" },
  { &mur_experiment_oscillators, "samples=41", "oscillators", "omega phase", 10 },
  { &mur_experiment_oscillators, "samples=41", "couplings", "a b c", 3 },
  { &mur_experiment_inference, "samples=41" },
  { &mur_experiment_inference, "samples=41 dynamic_noise=0.125" },
  { &mur_experiment_inference, "samples=41 estimator=regression window=1" },
  { &mur_experiment_inference, "iterations=9", "phases", "phi1 phi2", 9 },
  { &mur_experiment_parallel, "call=apply task_size=1e-3" },
  { &mur_experiment_swarm, "start=uniform" },
  { &mur_experiment_swarm, "landscape=formula law=fips neighbourhood=ring" },
  { &mur_experiment_swarm, "dimensions=3 landscape=levy law=bare-bones" },
  { &mur_experiment_swarm, "law=constriction neighbourhood=random start=sobol" },
  { &mur_experiment_precision, "draws=1000 longest=100 term_count=100 element=1" },
  { &mur_experiment_precision, "draws=1000 longest=100 terms=cancellation" },
  { &mur_experiment_precision, "draws=1000 longest=100", "values", "value", 9 },
};

static MurSession *
open_case (const Case *self)
{
  MurSession *session = mur_session_new (self->experiment);
  if (self->input != NULL)
    add_table (session->inputs, self->input, self->columns, self->n_rows);
  set_all (session->parameters, self->assignments);
  return session;
}

static void
test_no_effect (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurSession) session = open_case (&cases[i]);
      check_idle (session, seen);
    }
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    for (const MurIdle *idle = (*e)->idle; idle != NULL && idle->name != NULL; idle++)
      if (!g_hash_table_contains (seen, idle))
        g_error ("no case in which %s of %s has no effect because: %s", idle->name,
                 (*e)->id, idle->why);
}

/* The value that has an effect comes last. */
static const Case effects[] = {
  { &mur_experiment_swarm, "landscape=formula formula=x1^2+x2^4" },
  { &mur_experiment_swarm, "landscape=levy dimensions=3" },
  { &mur_experiment_swarm, "lower=-4.5" },
  { &mur_experiment_swarm, "upper=4.5" },
  { &mur_experiment_swarm, "shift=0.5" },
  { &mur_experiment_swarm, "rotate=random" },
  { &mur_experiment_swarm, "mirror=centre" },
  { &mur_experiment_swarm, "noise=0.5" },
  { &mur_experiment_swarm, "inertia=0.5" },
  { &mur_experiment_swarm, "law=spso-2011 inertia=0.5" },
  { &mur_experiment_swarm, "generations=20 inertia_rule=linear" },
  { &mur_experiment_swarm, "inertia_rule=random" },
  { &mur_experiment_swarm, "generations=20 inertia_rule=linear inertia_end=0.6" },
  { &mur_experiment_swarm, "law=constriction cognitive=2.05" },
  { &mur_experiment_swarm, "law=spso-2011 social=2" },
  { &mur_experiment_swarm, "law=fips constriction=0.6" },
  { &mur_experiment_swarm, "law=fips acceleration=4" },
  { &mur_experiment_swarm, "law=fips neighbourhood=ring itself=with" },
  { &mur_experiment_swarm, "law=bare-bones kept=0.5" },
  { &mur_experiment_swarm, "law=constriction draw=particle" },
  { &mur_experiment_swarm, "perturbation=0.5" },
  { &mur_experiment_swarm, "velocity_limit=0.05" },
  { &mur_experiment_swarm, "bound=none" },
  { &mur_experiment_swarm, "neighbourhood=von-neumann" },
  { &mur_experiment_swarm, "neighbourhood=ring neighbours=3" },
  { &mur_experiment_swarm, "neighbourhood=random informants=5" },
  { &mur_experiment_swarm, "start=scrambled halton_base=3" },
  { &mur_experiment_swarm, "start=halton halton_base=3" },
  { &mur_experiment_swarm, "evaluations=100" },
  { &mur_experiment_swarm, "patience=1 grace=90" },
  { &mur_experiment_swarm, "target=1e-3" },
  { &mur_experiment_swarm, "radius=0.6" },
  { &mur_experiment_swarm, "generations=9 refine=simplex" },
  { &mur_experiment_swarm, "generations=9 refine=bfgs" },
  { &mur_experiment_curve_fit, "samples=77" },
  { &mur_experiment_curve_fit, "generations=5 model=line" },
  { &mur_experiment_curve_fit, "generations=5 refine=end intervals=profile" },
  { &mur_experiment_curve_fit, "generations=5 constraints=p1=1:2" },
  { &mur_experiment_curve_fit, "generations=5 t_min=-1" },
  { &mur_experiment_curve_fit, "generations=5 objective=huber huber=0.5" },
  { &mur_experiment_curve_fit, "generations=5 objective=cauchy cauchy=0.5" },
  { &mur_experiment_curve_fit, "generations=5 noise=0.25" },
  { &mur_experiment_curve_fit, "generations=5 start=halton halton_base=3" },
  { &mur_experiment_curve_fit, "patience=2 grace=90" },
  { &mur_experiment_sampling, "count=64 sequence=sobol" },
  { &mur_experiment_sampling, "count=64 dimensions=3 x_dimension=1 y_dimension=3" },
  { &mur_experiment_sampling, "count=64 reference=permuted sequence=sobol "
                              "first_base=7" },
  { &mur_experiment_sampling, "count=64 sequence=halton leap=409" },
  { &mur_experiment_sampling, "count=64 integrand=formula formula=x1" },
  { &mur_experiment_sampling, "scale=min-max", "points", "a b c", 10 },
  { &mur_experiment_inference, "samples=41" },
  { &mur_experiment_inference, "samples=41 example=switched" },
  { &mur_experiment_inference, "samples=41 example=network count=4" },
  { &mur_experiment_inference, "samples=41 example=network iterations=1 links=0.875" },
  { &mur_experiment_inference, "samples=41 observation=sum" },
  { &mur_experiment_inference, "samples=41 duration=1" },
  { &mur_experiment_inference, "samples=41 clock_slip=-1e-4" },
  { &mur_experiment_inference, "samples=41 observation_noise=0.125" },
  { &mur_experiment_inference, "samples=41 dynamic_noise=0.125" },
  { &mur_experiment_inference, "samples=41 dynamic_noise=0.125 diffusion=0.5" },
  { &mur_experiment_inference,
    "samples=41 dynamic_noise=0.125 false_discovery_rate=0.75" },
  { &mur_experiment_inference, "samples=41 dynamic_noise=0.125 prior=laplace" },
  { &mur_experiment_inference, "samples=41 likelihood=transitions" },
  { &mur_experiment_inference, "samples=41 sigma=0.125" },
  { &mur_experiment_inference, "samples=41 prior=normal" },
  { &mur_experiment_inference, "samples=41 prior=normal prior_scale=0.125" },
  { &mur_experiment_inference, "samples=41 start=regression" },
  { &mur_experiment_inference, "samples=41 start=truth perturbation=0.5" },
  { &mur_experiment_inference, "samples=41 estimator=lbfgs" },
  { &mur_experiment_inference, "samples=41 estimator=lbfgs history=2" },
  { &mur_experiment_inference, "samples=41 iterations=2" },
  { &mur_experiment_inference, "samples=41 tolerance=0.5" },
  { &mur_experiment_inference, "samples=41 errors=hessian" },
  { &mur_experiment_inference, "samples=41 errors=profile" },
  { &mur_experiment_inference, "duration=1 samples=11 draws=9" },
  { &mur_experiment_inference, "samples=41 window=1" },
  { &mur_experiment_inference, "samples=41 window=1 advance=0.5" },
  { &mur_experiment_inference, "samples=41 window=1 advance=0.5 widening=4" },
  { &mur_experiment_inference, "samples=41 tried=1,2,3,4,5,6,7,8,9,10,11,12" },
  { &mur_experiment_inference, "iterations=9 content=signals", "phases", "phi1 phi2",
    40 },
  { &mur_experiment_inference, "iterations=9 summed=2", "phases", "phi1", 9 },
  { &mur_experiment_oscillators, "samples=41 count=9" },
  { &mur_experiment_oscillators, "samples=41 coupling=0.25" },
  { &mur_experiment_oscillators, "samples=41 topology=ring reach=2" },
  { &mur_experiment_oscillators, "samples=41 topology=small-world rewiring=0.75" },
  { &mur_experiment_oscillators, "samples=41 topology=small-world reach=2" },
  { &mur_experiment_oscillators, "samples=41 topology=scale-free links=2" },
  { &mur_experiment_oscillators, "samples=41 topology=two-populations difference=0.5" },
  { &mur_experiment_oscillators, "samples=41 topology=ring-exponential "
                                 "kernel_decay=2" },
  { &mur_experiment_oscillators, "samples=41 topology=ring-cosine "
                                 "kernel_amplitude=0.5" },
  { &mur_experiment_oscillators, "samples=41 count=3 topology=matrix "
                                 "matrix=1,2,3,4,5,6,7,8,9" },
  { &mur_experiment_oscillators, "samples=41 frequency_distribution=equal "
                                 "frequency_centre=2" },
  { &mur_experiment_oscillators, "samples=41 frequency_distribution=normal "
                                 "frequency_width=2" },
  { &mur_experiment_oscillators, "samples=41 frequency_distribution=bimodal "
                                 "frequency_distance=2" },
  { &mur_experiment_oscillators, "samples=41 count=3 frequency_distribution=list "
                                 "frequencies=2" },
  { &mur_experiment_oscillators, "samples=41 start=uniform phase_low=0.5" },
  { &mur_experiment_oscillators, "samples=41 start=uniform phase_high=5" },
  { &mur_experiment_oscillators, "samples=41 start=cauchy start_order=0.25" },
  { &mur_experiment_oscillators,
    "samples=41 topology=two-populations start=two-populations "
    "start_offset=1" },
  { &mur_experiment_oscillators, "samples=41 start=twisted start_turns=2" },
  { &mur_experiment_oscillators, "samples=41 count=3 start=list phases=2" },
  { &mur_experiment_oscillators, "samples=41 start_scatter=0.5", "couplings", "a b c",
    3 },
  { &mur_experiment_oscillators, "samples=41 tolerance=1e-3 solver=rk4" },
  { &mur_experiment_oscillators, "samples=41 tolerance=0.125" },
  { &mur_experiment_oscillators, "samples=41 solver=heun step=0.03" },
  { &mur_experiment_oscillators, "samples=401 mode=sweep sweep_points=5" },
  { &mur_experiment_oscillators, "samples=401 mode=sweep sweep_settle=0.25" },
  { &mur_experiment_precision,
    "draws=1000 longest=100 terms=harmonic order=ascending" },
  { &mur_experiment_precision, "draws=1000 longest=100 terms=typed typed=3" },
  { &mur_experiment_precision, "draws=1000 longest=100 term_count=99" },
  { &mur_experiment_precision,
    "draws=1000 longest=100 terms=ill-conditioned term_count=99 condition=10" },
  { &mur_experiment_precision, "draws=1000 longest=100 order=descending", "values",
    "value", 9 },
};

/* The same without its last assignment has other bits, and the parameter is not said to
 * have no effect. */
static void
test_effect (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      const char *last = strrchr (effects[i].assignments, ' ');
      const char *name = last != NULL ? last + 1 : effects[i].assignments;
      g_autofree char *rest
        = g_strndup (effects[i].assignments, (gsize)(name - effects[i].assignments));
      g_autofree char *field = g_strndup (name, strcspn (name, "="));
      Case without = effects[i];
      without.assignments = g_strchomp (rest);
      g_autoptr (MurSession) before = open_case (&without);
      g_autoptr (MurSession) after = open_case (&effects[i]);
      g_assert_null (mur_experiment_why_idle (after->experiment, after->parameters,
                                              after->inputs, field));
      g_autofree char *expected = run (before, 1000);
      g_autofree char *fingerprint = run (after, 1000);
      if (strcmp (fingerprint, expected) == 0)
        g_error ("%s has no effect", effects[i].assignments);
    }
}

/* Tables of any size are asked at every change in the window: what is said of the columns
 * does not look at the rows. */
static void
test_large (void)
{
  const gsize n = 1000000;
  const MurExperiment *experiment = &mur_experiment_curve_fit;
  g_autoptr (MurParameters) parameters = mur_parameters_new (experiment->parameters);
  g_autoptr (MurInputs) inputs = mur_inputs_new ();
  MurTable *table = mur_table_new ();
  double *t = g_new (double, n), *y = g_new (double, n), seconds;
  g_autoptr (GTimer) timer = NULL;

  for (gsize i = 0; i < n; i++)
    {
      t[i] = (double)i;
      y[i] = (double)(i % 7);
    }
  mur_table_add_take (table, "t", NULL, t, n);
  mur_table_add_take (table, "y", NULL, y, n);
  mur_inputs_add (inputs, "data", "own.csv", table);
  mur_inputs_set_roles (inputs, "data",
                        (const char *const[]){ "x", "t", "y", "y", NULL });
  timer = g_timer_new ();
  for (const MurParameter *row = experiment->parameters; row->name != NULL; row++)
    mur_experiment_why_idle (experiment, parameters, inputs, row->name);
  g_strfreev (experiment->constrained->names (parameters, inputs));
  seconds = g_timer_elapsed (timer, NULL);
  g_test_message ("%.3f ms", seconds * 1e3);
  g_assert_cmpfloat (seconds, <, MOST_SECONDS);
}

void
mur_test_idle (void)
{
  g_test_add_func ("/experiments/idle/no-effect", test_no_effect);
  g_test_add_func ("/experiments/idle/effect", test_effect);
  g_test_add_func ("/experiments/idle/large", test_large);
}
