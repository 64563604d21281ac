/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/experiment/toy.h"

#include "core/base/error.h"

#include <string.h>

typedef struct
{
  MurPool *pool;
  double x[TOY_N];
  double gain;
  guint64 length, n_steps, fail_at;
  gulong step_us;
  MurVector *index; /* shared by all frames */
} Toy;

static int n_frames, n_alive;

static const MurChoice breaks[] = {
  { "never", "Never" },
  { "begin", "Begin" },
  { "step", "Step" },
  { "retune", "Retune" },
  { NULL },
};

static const MurParameter parameters[] = {
  { "gain", "Gain µ", NULL, NULL, "The factor of the map.", MUR_PARAMETER_NUMBER, "3.7",
    -2, 4, NULL, MUR_PARAMETER_LIVE | MUR_PARAMETER_MAIN },
  { "length", "Steps", NULL, NULL, "When it ends.", MUR_PARAMETER_INTEGER, "100", 1,
    1e9, NULL, MUR_PARAMETER_LIVE },
  { "step_us", "Pace", "µs", "Time", "What a step takes.", MUR_PARAMETER_INTEGER, "0",
    0, 1e6, NULL, 0 },
  { "breaks", "Breaks", NULL, "Faults", "Where it fails.", MUR_PARAMETER_CHOICE,
    "never", 0, 3, breaks, 0 },
  { "target", "Target", NULL, "Faults", "Not used.", MUR_PARAMETER_NUMBER, "none", 0,
    10, NULL, MUR_PARAMETER_LIVE | MUR_PARAMETER_OPTIONAL },
  { "note", "Note", NULL, "Text", "Not used.", MUR_PARAMETER_TEXT, "a \"note\"", 0, 0,
    NULL, 0 },
  { "offsets", "Offsets", NULL, "Text", "Not used.", MUR_PARAMETER_LIST, "0", -5, 10,
    NULL, 0 },
  { "seed", "Seed", NULL, "Text", "Where it starts.", MUR_PARAMETER_INTEGER, "42", 0,
    9007199254740991.0, NULL, MUR_PARAMETER_SEED },
  { NULL },
};

static gboolean
take_values (Toy *self, const MurParameters *values, GError **error)
{
  if (mur_parameters_number (values, "gain") < 0
      && mur_parameters_choice (values, "breaks") == 3)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "gain", "gain: refused by the toy");
      return FALSE;
    }
  self->gain = mur_parameters_number (values, "gain");
  self->length = mur_parameters_integer (values, "length");
  return TRUE;
}

static MurRun *
toy_begin (const MurParameters *values,
           const MurInputs *inputs,
           MurPool *pool,
           GError **error)
{
  const MurTable *data = mur_inputs_table (inputs, "data");
  double index[TOY_N];
  if (mur_parameters_choice (values, "breaks") == 1)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "breaks", "breaks: begin was wanted");
      return NULL;
    }
  Toy *self = g_new0 (Toy, 1);
  self->pool = pool;
  self->step_us = (gulong)mur_parameters_integer (values, "step_us");
  self->fail_at = mur_parameters_choice (values, "breaks") == 2 ? 17 : G_MAXUINT64;
  for (guint i = 0; i < TOY_N; i++)
    {
      index[i] = i;
      self->x[i]
        = (1 + i + (double)(mur_parameters_integer (values, "seed") % 97)) / 113;
      if (data != NULL)
        self->x[i] *= mur_table_column (data, 0)[0];
    }
  self->index = mur_vector_new (index, TOY_N);
  take_values (self, values, NULL);
  g_atomic_int_inc (&n_alive);
  return (MurRun *)self;
}

static void
map_chunk (gsize chunk, guint thread, gpointer data)
{
  Toy *self = data;
  self->x[chunk] = self->gain * self->x[chunk] * (1 - self->x[chunk]);
}

static MurStatus
toy_step (MurRun *run, GError **error)
{
  Toy *self = (Toy *)run;
  if (self->n_steps >= self->length)
    return MUR_STATUS_EXHAUSTED;
  if (self->n_steps == self->fail_at)
    {
      mur_error_set (error, MUR_ERROR_NUMERICAL, NULL, "the toy fails at step 17");
      return MUR_STATUS_FAILED;
    }
  if (self->step_us > 0)
    g_usleep (self->step_us);
  mur_pool_for (self->pool, TOY_N, map_chunk, self);
  self->n_steps++;
  return self->n_steps < self->length ? MUR_STATUS_RUNNING : MUR_STATUS_EXHAUSTED;
}

static MurFrame *
toy_frame (MurRun *run)
{
  Toy *self = (Toy *)run;
  MurFrame *frame = mur_frame_new ();
  MurTable *table = mur_table_new ();
  mur_table_add (table, "index", NULL, self->index);
  mur_table_add_take (table, "x", NULL, g_memdup2 (self->x, sizeof self->x), TOY_N);
  mur_frame_add_table (frame, "state", table);
  mur_frame_add_scalar (frame, "n_steps", NULL, (double)self->n_steps);
  g_atomic_int_inc (&n_frames);
  return frame;
}

static double
toy_progress (MurRun *run)
{
  Toy *self = (Toy *)run;
  return (double)self->n_steps / (double)self->length;
}

static double
toy_pace (MurRun *run)
{
  return ((Toy *)run)->n_steps < TOY_SLOW_STEPS ? TOY_SLOW_PACE : 1e5;
}

static gboolean
toy_retune (MurRun *run, const MurParameters *values, GError **error)
{
  return take_values ((Toy *)run, values, error);
}

static gboolean
nudge (Toy *self, const double *arguments, GError **error)
{
  if (arguments[0] < TOY_N)
    self->x[(guint)arguments[0]] += arguments[1];
  else
    mur_error_set (error, MUR_ERROR_VALUE, "nudge", "nudge: there are eight");
  return arguments[0] < TOY_N;
}

static gboolean
toy_act (MurRun *run, const MurActionCall *call, GError **error)
{
  Toy *self = (Toy *)run;
  if (g_str_equal (call->action->name, "nudge"))
    return nudge (self, call->arguments, error);
  for (guint i = 0; i < TOY_N; i++)
    self->x[i] = self->x[i] / 2 + 0.0625;
  return TRUE;
}

static void
toy_save (MurRun *run, MurArchive *archive)
{
  Toy *self = (Toy *)run;
  mur_archive_put_doubles (archive, "x", self->x, TOY_N);
  mur_archive_put_integer (archive, "n_steps", self->n_steps);
}

static void
toy_end (MurRun *run)
{
  Toy *self = (Toy *)run;
  mur_vector_unref (self->index);
  g_free (self);
  g_atomic_int_add (&n_alive, -1);
}

static MurRun *
toy_restore (const MurParameters *values,
             const MurInputs *inputs,
             MurPool *pool,
             const MurArchive *archive,
             GError **error)
{
  Toy *self = (Toy *)toy_begin (values, inputs, pool, error);
  if (self == NULL)
    return NULL;
  if (mur_archive_get_doubles (archive, "x", self->x, TOY_N, error)
      && mur_archive_get_integer (archive, "n_steps", &self->n_steps, error))
    return (MurRun *)self;
  toy_end ((MurRun *)self);
  return NULL;
}

static const MurInput toy_inputs[]
  = { { "data", "The first column scales." }, { NULL } };
static const char *const loud[] = { "gain", "3.75", NULL };
static const char *const nudge_arguments[] = { "WHICH", "BY", NULL };
static const MurAction actions[]
  = { { "kick", "Kick", "Moves all." },
      { "amplify", "Amplify", "Sets the gain.", loud },
      { "nudge", "Nudge", "Moves one.", .arguments = nudge_arguments,
        .done = "Point %s has moved" },
      { NULL } };
static const char *const calm[] = { "gain", "2.5", "length", "64", NULL };
static const MurPreset presets[] = { { "calm", "Calm", "Settles.", calm }, { NULL } };

const MurExperiment mur_toy = {
  .id = "toy",
  .title = "Toy",
  .summary = "Eight logistic maps.",
  .step_unit = "steps",
  .parameters = parameters,
  .inputs = toy_inputs,
  .actions = actions,
  .presets = presets,
  .begin = toy_begin,
  .step = toy_step,
  .frame = toy_frame,
  .progress = toy_progress,
  .pace = toy_pace,
  .retune = toy_retune,
  .act = toy_act,
  .save = toy_save,
  .restore = toy_restore,
  .end = toy_end,
};

const MurExperiment mur_toy_bare = {
  .id = "bare",
  .title = "Bare",
  .summary = "No more than has to be.",
  .step_unit = "steps",
  .parameters = parameters,
  .begin = toy_begin,
  .step = toy_step,
  .frame = toy_frame,
  .end = toy_end,
};

const MurExperiment *const mur_toy_registry[] = { &mur_toy, NULL };

guint
mur_toy_n_frames (void)
{
  return (guint)g_atomic_int_get (&n_frames);
}

guint
mur_toy_n_alive (void)
{
  return (guint)g_atomic_int_get (&n_alive);
}

MurSession *
mur_toy_session (guint length, guint step_us)
{
  MurSession *session = mur_session_new (&mur_toy);
  mur_parameters_set_number (session->parameters, "length", length, NULL);
  mur_parameters_set_number (session->parameters, "step_us", step_us, NULL);
  return session;
}

char *
mur_toy_run (MurJob *job)
{
  while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
    ;
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  return mur_frame_fingerprint (frame);
}
