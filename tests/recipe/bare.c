/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bare: counts to ten. It has no function that may be absent, and no figure. */

#include "core/experiments/registry.h"

typedef struct
{
  guint n;
} Bare;

static const MurParameter parameters[] = {
  { .name = "target",
    .label = "Target",
    .summary = "How far to count.",
    MUR_INTEGER ("10", 1, 1000),
    .flags = MUR_PARAMETER_MAIN | MUR_PARAMETER_LIVE },
  { NULL },
};

static const MurQuantity scalars[] = {
  { "left", NULL, "Left", NULL, "How far there is to go." },
  { NULL },
};

static MurRun *
begin (const MurParameters *values,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  Bare *self = g_new0 (Bare, 1);
  self->n = (guint)mur_parameters_integer (values, "target");
  return (MurRun *)self;
}

static MurStatus
step (MurRun *run, GError **error)
{
  Bare *self = (Bare *)run;
  self->n -= self->n > 0;
  return self->n > 0 ? MUR_STATUS_RUNNING : MUR_STATUS_EXHAUSTED;
}

static MurFrame *
frame (MurRun *run)
{
  MurFrame *frame = mur_frame_new ();
  mur_frame_add_scalar (frame, "left", NULL, ((Bare *)run)->n);
  return frame;
}

static void
end (MurRun *run)
{
  g_free (run);
}

const MurExperiment mur_experiment_bare = {
  .id = "bare",
  .title = "Bare",
  .summary = "No more than has to be.",
  .step_unit = "steps",
  .parameters = parameters,
  .scalars = scalars,
  .begin = begin,
  .step = step,
  .frame = frame,
  .end = end,
};
