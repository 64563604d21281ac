/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Precision: where the last digits go. r1 − n·r2 at once and by n subtractions, how their
 * difference grows, the bits of a number, and sums by six methods.
 *
 * A step is a portion of the sums, as long as there is one, and one of the growth. */

#include "core/experiments/precision/private.h"

#include "core/base/error.h"
#include "core/experiments/registry.h"

#include <math.h>

/* About what it takes of one thread, in nanoseconds, at the lowest instruction level. */
#define SUBTRACTION 0.3
#define TERM 40.0
#define TAKEN_APART 150.0

static void
free_precision (MurPrecision *self)
{
  mur_precision_pairs_clear (&self->pairs);
  mur_precision_growth_clear (&self->growth);
  mur_precision_sums_clear (&self->sums);
  mur_precision_number_clear (&self->number);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurPrecision, free_precision)

static gboolean
check_live (const MurParameters *parameters, GError **error)
{
  const guint64 element = mur_parameters_integer (parameters, "element");
  const guint64 n = mur_parameters_integer (parameters, "elements");
  if (element > n)
    return mur_error_refuse_count (error, MUR_ERROR_VALUE, "element", element,
                                   "1 … %" G_GUINT64_FORMAT ", the elements there are",
                                   n);
  return mur_precision_number_check (parameters, error);
}

static gboolean
check (const MurParameters *parameters, const MurInputs *inputs, GError **error)
{
  return check_live (parameters, error)
         && mur_precision_sums_check (parameters, inputs, error);
}

static MurRun *
begin (const MurParameters *parameters,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  if (!check (parameters, inputs, error))
    return NULL;
  MurPrecision *self = g_new0 (MurPrecision, 1);
  self->pool = pool;
  self->arithmetic.rounding
    = (MurRounding)mur_parameters_choice (parameters, "rounding");
  self->arithmetic.contraction
    = (MurContraction)mur_parameters_choice (parameters, "contraction");
  mur_precision_pairs_init (&self->pairs, &self->arithmetic, parameters);
  mur_precision_growth_init (&self->growth, parameters);
  mur_precision_sums_init (&self->sums, parameters, inputs);
  mur_precision_number_read (&self->number, parameters);
  return (MurRun *)self;
}

static MurCost
cost (const MurParameters *parameters, const MurInputs *inputs)
{
  const double draws = (double)mur_parameters_integer (parameters, "draws");
  const double chosen = (double)mur_parameters_integer (parameters, "subtractions");
  const double longest = (double)mur_parameters_integer (parameters, "longest");
  const double terms = (double)mur_precision_sums_count (parameters, inputs);
  const double nanoseconds = draws * fmax (chosen, longest) * SUBTRACTION + terms * TERM
                             + chosen * TAKEN_APART;
  return (MurCost){ .bytes = 8 * (3 * draws + 3 * terms + 4 * chosen) + 1e5,
                    .seconds = nanoseconds * 1e-9 };
}

static gboolean
is_done (const MurPrecision *self)
{
  return mur_precision_sums_are_done (&self->sums)
         && mur_precision_growth_is_done (&self->growth);
}

static MurStatus
step (MurRun *run, GError **error)
{
  MurPrecision *self = (MurPrecision *)run;
  if (!mur_precision_sums_are_done (&self->sums))
    mur_precision_sums_advance (&self->sums, &self->arithmetic, self->pool);
  if (!mur_precision_growth_is_done (&self->growth))
    mur_precision_growth_advance (&self->growth, &self->arithmetic, self->pool);
  return is_done (self) ? MUR_STATUS_EXHAUSTED : MUR_STATUS_RUNNING;
}

static double
progress (MurRun *run)
{
  const MurPrecision *self = (const MurPrecision *)run;
  return fmin (mur_precision_sums_progress (&self->sums),
               mur_precision_growth_progress (&self->growth));
}

static char *
reason (MurRun *run)
{
  const MurPrecision *self = (const MurPrecision *)run;
  return g_strdup_printf ("%" G_GUINT64_FORMAT " subtractions of %" G_GSIZE_FORMAT
                          " pairs, %" G_GSIZE_FORMAT " terms",
                          self->growth.now, self->growth.n_draws, self->sums.n_added);
}

static gboolean
retune (MurRun *run, const MurParameters *parameters, GError **error)
{
  MurPrecision *self = (MurPrecision *)run;
  if (!check_live (parameters, error))
    return FALSE;
  mur_precision_pairs_choose (&self->pairs, &self->arithmetic,
                              (guint)mur_parameters_integer (parameters, "element"));
  mur_precision_number_read (&self->number, parameters);
  return TRUE;
}

static void
save (MurRun *run, MurArchive *archive)
{
  const MurPrecision *self = (const MurPrecision *)run;
  mur_precision_growth_save (&self->growth, archive);
  mur_precision_sums_save (&self->sums, archive);
}

static MurRun *
restore (const MurParameters *parameters,
         const MurInputs *inputs,
         MurPool *pool,
         const MurArchive *archive,
         GError **error)
{
  g_autoptr (MurPrecision) self
    = (MurPrecision *)begin (parameters, inputs, pool, error);
  if (self == NULL || !mur_precision_growth_restore (&self->growth, archive, error)
      || !mur_precision_sums_restore (&self->sums, archive, error))
    return NULL;
  return (MurRun *)g_steal_pointer (&self);
}

static MurFrame *
make_frame (MurRun *run)
{
  const MurPrecision *self = (const MurPrecision *)run;
  MurFrame *frame = mur_frame_new ();
  mur_precision_pairs_add_tables (&self->pairs, frame);
  mur_precision_growth_add_table (&self->growth, frame);
  mur_precision_pairs_add_steps (&self->pairs, frame);
  mur_precision_sums_add_table (&self->sums, &self->arithmetic, frame);
  mur_precision_number_add_tables (&self->number, frame);
  mur_precision_growth_add_law (&self->growth, frame);
  mur_precision_growth_add_scalars (&self->growth, frame);
  mur_frame_add_scalar (frame, "element", NULL, self->pairs.element);
  mur_precision_growth_add_course (&self->growth, frame);
  mur_precision_sums_add_scalars (&self->sums, frame);
  mur_precision_number_add_scalars (&self->number, frame);
  return frame;
}

static void
end (MurRun *run)
{
  free_precision ((MurPrecision *)run);
}

const MurExperiment mur_experiment_precision = {
  .id = "precision",
  .title = "Precision",
  .summary = "Where the last digits go: the same sum twice, bits, and ways to add.",
  .step_unit = "steps",
  .parameters = mur_precision_parameters,
  .inputs = mur_precision_inputs,
  .presets = mur_precision_presets,
  .idle = mur_precision_idle,
  .tables = mur_precision_tables,
  .scalars = mur_precision_scalars,
  .check = check,
  .cost = cost,
  .begin = begin,
  .step = step,
  .frame = make_frame,
  .progress = progress,
  .reason = reason,
  .retune = retune,
  .save = save,
  .restore = restore,
  .end = end,
};
