/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Halving: a number is halved until few of it are left. The topic of the recipe in the
 * README: all that a topic needs to be run, drawn, saved and changed on the way. */

#include "core/experiments/registry.h"

#define WORK_MICROSECONDS 2000 /* of a step */

typedef struct
{
  GArray *course; /* of double */
  double factor;
  guint64 n_steps;
} Halving;

static const MurParameter parameters[] = {
  { .name = "start",
    .label = "Start",
    .summary = "The first number.",
    MUR_NUMBER ("1", 0.5, 1000),
    .flags = MUR_PARAMETER_MAIN },
  { .name = "factor",
    .label = "Factor",
    .summary = "What a step leaves of it.",
    MUR_NUMBER ("0.5", 0.1, 0.9),
    .flags = MUR_PARAMETER_MAIN | MUR_PARAMETER_LIVE },
  { .name = "steps",
    .label = "Steps",
    .summary = "When it ends.",
    MUR_INTEGER ("20", 1, 1000),
    .flags = MUR_PARAMETER_MAIN },
  { NULL },
};

static const MurQuantity quantities[] = {
  { "step", NULL, "Step", NULL, "Steps, from 0 on." },
  { "x", "x", "Left", NULL, "What is left of the number." },
  { NULL },
};

static const MurTableDescription tables[] = {
  { "course", "Course", "The number, step by step.", quantities },
  { NULL },
};

static const MurQuantity scalars[] = {
  { "step", NULL, "Step", NULL, "How many steps there have been." },
  { "x", "x", "Left", NULL, "What is left of the number now." },
  { NULL },
};

static void
end (MurRun *run)
{
  Halving *self = (Halving *)run;
  g_array_unref (self->course);
  g_free (self);
}

static MurRun *
begin (const MurParameters *values,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  Halving *self = g_new0 (Halving, 1);
  double start = mur_parameters_number (values, "start");
  self->factor = mur_parameters_number (values, "factor");
  self->n_steps = mur_parameters_integer (values, "steps");
  self->course = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->course, start);
  return (MurRun *)self;
}

static double
last (const Halving *self)
{
  return g_array_index (self->course, double, self->course->len - 1);
}

static MurStatus
step (MurRun *run, GError **error)
{
  Halving *self = (Halving *)run;
  double x = last (self) * self->factor;
  if (self->course->len > self->n_steps)
    return MUR_STATUS_EXHAUSTED;
  g_usleep (WORK_MICROSECONDS);
  g_array_append_val (self->course, x);
  return self->course->len > self->n_steps ? MUR_STATUS_EXHAUSTED : MUR_STATUS_RUNNING;
}

static MurFrame *
frame (MurRun *run)
{
  Halving *self = (Halving *)run;
  gsize n = self->course->len;
  double *steps = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    steps[i] = (double)i;
  MurFrame *frame = mur_frame_new ();
  MurTable *course = mur_table_new ();
  mur_table_add_take (course, "step", NULL, steps, n);
  mur_table_add_take (course, "x", NULL,
                      g_memdup2 (self->course->data, n * sizeof (double)), n);
  mur_frame_add_table (frame, "course", course);
  mur_frame_add_scalar (frame, "step", NULL, (double)(n - 1));
  mur_frame_add_scalar (frame, "x", NULL, last (self));
  return frame;
}

static double
progress (MurRun *run)
{
  Halving *self = (Halving *)run;
  return (double)(self->course->len - 1) / (double)self->n_steps;
}

static gboolean
retune (MurRun *run, const MurParameters *values, GError **error)
{
  ((Halving *)run)->factor = mur_parameters_number (values, "factor");
  return TRUE;
}

static void
save (MurRun *run, MurArchive *archive)
{
  Halving *self = (Halving *)run;
  mur_archive_put_integer (archive, "n", self->course->len);
  mur_archive_put_doubles (archive, "course", (double *)(gpointer)self->course->data,
                           self->course->len);
}

static MurRun *
restore (const MurParameters *values,
         const MurInputs *inputs,
         MurPool *pool,
         const MurArchive *archive,
         GError **error)
{
  Halving *self = (Halving *)begin (values, inputs, pool, error);
  guint64 n;
  if (mur_archive_get_integer (archive, "n", &n, error) && n <= 1001)
    {
      g_array_set_size (self->course, (guint)n);
      if (mur_archive_get_doubles (archive, "course",
                                   (double *)(gpointer)self->course->data, n, error))
        return (MurRun *)self;
    }
  end ((MurRun *)self);
  return NULL;
}

const MurExperiment mur_experiment_halving = {
  .id = "halving",
  .title = "Halving",
  .summary = "A number is halved again and again.",
  .step_unit = "steps",
  .parameters = parameters,
  .tables = tables,
  .scalars = scalars,
  .begin = begin,
  .step = step,
  .frame = frame,
  .progress = progress,
  .retune = retune,
  .save = save,
  .restore = restore,
  .end = end,
};
