/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fuzz/seeds.h"

#include "core/experiments/registry.h"
#include "core/run/job.h"
#include "tests/fuzz/recipe.h"

#include <math.h>
#include <string.h>

typedef struct
{
  MurFuzzSeedFunc func;
  gpointer data;
} Sink;

static void
put (const Sink *sink, const char *target, const char *name, const char *text)
{
  sink->func (target, name, text, strlen (text), sink->data);
}

/* Sizes are what makes an input large and a run slow. */
static void
make_small (MurParameters *parameters)
{
  static const char *const sizes[] = { "count", "samples", "particles", "dimensions" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (mur_parameter_find (mur_parameters_table (parameters), sizes[i]) != NULL
        && mur_parameters_integer (parameters, sizes[i]) > 9)
      mur_parameters_set (parameters, sizes[i], "9", NULL);
}

static void
put_figures (const Sink *sink, const char *name, const char *recipe)
{
  static const char *const targets[] = { "png", "svg", "pdf", "eps" };

  for (guint format = 0; format < G_N_ELEMENTS (targets); format++)
    {
      g_autoptr (GBytes) bytes = mur_fuzz_export ((MurFormat)format, recipe);
      gsize length;
      const char *file = g_bytes_get_data (bytes, &length);

      sink->func (targets[format], name, file, length, sink->data);
    }
}

/* A preset that cannot be as small as that has no checkpoint here. */
static void
put_checkpoint (const Sink *sink, const char *name, const MurSession *session)
{
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autofree char *text = NULL;

  if (job == NULL)
    return;
  mur_job_step (job, NULL);
  text = mur_job_checkpoint (job);
  put (sink, "checkpoint", name, text);
}

static void
put_session (const Sink *sink, const MurExperiment *experiment, const char *preset)
{
  g_autoptr (MurSession) session = mur_session_new (experiment);
  g_autofree char *name
    = g_strdup_printf ("%s-%s", experiment->id, preset == NULL ? "default" : preset);
  g_autofree char *text = NULL;

  if (preset != NULL)
    mur_experiment_apply_preset (experiment, preset, session->parameters, NULL);
  make_small (session->parameters);
  text = mur_session_format (session);
  put (sink, "session", name, text);
  put_checkpoint (sink, name, session);
  if (preset == NULL)
    put_figures (sink, name, text);
}

/* With every input the experiment knows, and changes on the way. */
static void
put_full_session (const Sink *sink, const MurExperiment *experiment)
{
  static const double x[] = { 0.25, NAN, 1e-300 }, y[] = { -0.0, INFINITY, 7 };
  static const char *const labels[] = { "a", "\u03c0 \"b\"", "", NULL };
  g_autoptr (MurSession) session = mur_session_new (experiment);
  g_autofree char *name = g_strdup_printf ("%s-full", experiment->id);
  g_autofree char *text = NULL;

  for (const MurInput *input = experiment->inputs; input != NULL && input->name != NULL;
       input++)
    {
      MurTable *table = mur_table_new ();

      mur_table_add_take (table, "x", "m", g_memdup2 (x, sizeof x), 3);
      mur_table_add_take (table, "y\n", NULL, g_memdup2 (y, sizeof y), 3);
      mur_table_set_labels (table, labels);
      mur_inputs_add (session->inputs, input->name, "in.csv", table);
    }
  for (const MurAction *action = experiment->actions;
       action != NULL && action->name != NULL; action++)
    if (action->assignments == NULL)
      mur_session_add_change (session, 3, action->name, NULL);
  mur_session_add_change (session, 5, NULL, session->parameters);
  text = mur_session_format (session);
  put (sink, "session", name, text);
}

void
mur_fuzz_seeds (MurFuzzSeedFunc func, gpointer data)
{
  const Sink sink = { func, data };

  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      put_session (&sink, *e, NULL);
      put_full_session (&sink, *e);
      for (const MurPreset *preset = (*e)->presets; preset && preset->id; preset++)
        put_session (&sink, *e, preset->id);
    }
}
