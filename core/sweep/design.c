/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Designs. A grid's run is a number written in the counts of its axes. */

#include "core/sweep/design.h"

#include "core/base/error.h"
#include "core/base/json-reader.h"
#include "core/base/json-writer.h"
#include "core/sampling/sampler.h"

#include <math.h>
#include <string.h>

#define MOST_LOOKED_AT 64

const MurChoice mur_design_kinds[] = {
  [MUR_DESIGN_GRID] = { "grid", "Grid" },
  [MUR_DESIGN_HALTON] = { "halton", "Halton points" },
  [MUR_DESIGN_SOBOL] = { "sobol", "Sobol points" },
  [MUR_N_DESIGN_KINDS] = { NULL },
};

struct _MurDesign
{
  MurDesignKind kind;
  guint64 n_runs;
  GPtrArray *axes;     /* of MurSweepAxis */
  MurSampler *sampler; /* (nullable) */
};

void
mur_design_free (MurDesign *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->axes);
  mur_sampler_free (self->sampler);
  g_free (self);
}

static gboolean
check_form (const MurDesign *self, const MurSweepAxis *axis, GError **error)
{
  const char *values = strchr (axis->text, '=') + 1;
  if (self->kind == MUR_DESIGN_GRID && axis->n == 0)
    return mur_error_refuse (error, MUR_ERROR_VALUE, axis->parameter->name, values,
                             "in a grid FROM:TO:COUNT; an interval alone is for points "
                             "of a sequence");
  if (self->kind != MUR_DESIGN_GRID && axis->items == NULL && axis->n > 0
      && strchr (values, ':') != NULL)
    return mur_error_refuse (error, MUR_ERROR_VALUE, axis->parameter->name, values,
                             "FROM:TO without a count, which is that of the points");
  return TRUE;
}

static gboolean
add_axis (MurDesign *self, MurSweepAxis *axis, GError **error)
{
  for (guint i = 0; i < self->axes->len; i++)
    if (mur_design_axis (self, i)->parameter == axis->parameter)
      {
        mur_error_set (error, MUR_ERROR_VALUE, axis->parameter->name,
                       "%s: twice is not allowed; one axis a parameter",
                       axis->parameter->name);
        mur_sweep_axis_free (axis);
        return FALSE;
      }
  g_ptr_array_add (self->axes, axis);
  return check_form (self, axis, error);
}

static gboolean
refuse_runs (const char *field, double n, GError **error)
{
  mur_error_set (error, MUR_ERROR_VALUE, field,
                 "%s: %.15g are too many runs; at most %d", field, n,
                 MUR_DESIGN_MOST_RUNS);
  return FALSE;
}

static gboolean
count_grid (MurDesign *self, GError **error)
{
  double n = 1;
  for (guint i = 0; i < self->axes->len; i++)
    n *= (double)mur_design_axis (self, i)->n;
  self->n_runs = n <= MUR_DESIGN_MOST_RUNS ? (guint64)n : 0;
  return self->n_runs > 0 || refuse_runs ("over", n, error);
}

static gboolean
make_points (MurDesign *self, guint64 n_points, GError **error)
{
  const gboolean is_halton = self->kind == MUR_DESIGN_HALTON;
  const MurSamplerSettings settings = {
    .sequence = is_halton ? MUR_SEQUENCE_HALTON : MUR_SEQUENCE_SOBOL,
    .dimensions = self->axes->len,
    .first_index = is_halton,
    .leap = 1,
    .count = n_points,
  };
  if (n_points == 0)
    return mur_error_refuse (error, MUR_ERROR_VALUE, "points", "0",
                             "a whole number from 1 to %d", MUR_DESIGN_MOST_RUNS);
  if (n_points > MUR_DESIGN_MOST_RUNS)
    return refuse_runs ("points", (double)n_points, error);
  self->n_runs = n_points;
  self->sampler = mur_sampler_new (&settings, error);
  return self->sampler != NULL;
}

MurDesign *
mur_design_new (const MurExperiment *experiment,
                MurDesignKind kind,
                guint64 n_points,
                const char *const *over,
                GError **error)
{
  g_return_val_if_fail (experiment != NULL && kind < MUR_N_DESIGN_KINDS, NULL);

  g_autoptr (MurDesign) self = g_new0 (MurDesign, 1);
  self->kind = kind;
  self->axes = g_ptr_array_new_with_free_func ((GDestroyNotify)mur_sweep_axis_free);
  if (over == NULL || *over == NULL)
    {
      mur_error_refuse (error, MUR_ERROR_VALUE, "over", "nothing",
                        "at least one NAME=VALUES, such as seed=1..20");
      return NULL;
    }
  for (; *over != NULL; over++)
    {
      MurSweepAxis *axis = mur_sweep_axis_parse (experiment->parameters, *over, error);
      if (axis == NULL || !add_axis (self, axis, error))
        return NULL;
    }
  if (kind == MUR_DESIGN_GRID ? !count_grid (self, error)
                              : !make_points (self, n_points, error))
    return NULL;
  return g_steal_pointer (&self);
}

MurDesignKind
mur_design_kind (const MurDesign *self)
{
  g_return_val_if_fail (self != NULL, MUR_DESIGN_GRID);
  return self->kind;
}

guint64
mur_design_n_runs (const MurDesign *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_runs;
}

guint
mur_design_n_axes (const MurDesign *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->axes->len;
}

const MurSweepAxis *
mur_design_axis (const MurDesign *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->axes->len, NULL);
  return g_ptr_array_index (self->axes, index);
}

void
mur_design_apply (const MurDesign *self, guint64 index, MurParameters *parameters)
{
  g_return_if_fail (self != NULL && index < self->n_runs && parameters != NULL);

  for (guint i = self->axes->len; i > 0; i--)
    {
      const MurSweepAxis *axis = mur_design_axis (self, i - 1);
      if (self->sampler != NULL)
        {
          double u, *column = &u;
          mur_sampler_fill (self->sampler, index, 1, i - 1, 1, &column);
          mur_sweep_axis_apply_unit (axis, u, parameters);
        }
      else
        {
          mur_sweep_axis_apply (axis, index % axis->n, parameters);
          index /= axis->n;
        }
    }
}

double
mur_design_mean_seconds (const MurDesign *self, const MurSession *base)
{
  const MurExperiment *experiment = base->experiment;
  const guint64 n = MIN (self->n_runs, MOST_LOOKED_AT);
  g_autoptr (MurParameters) values = mur_parameters_copy (base->parameters);
  double sum = 0;
  guint n_told = 0;

  for (guint64 i = 0; i < n && experiment->cost != NULL; i++)
    {
      mur_design_apply (self, i * self->n_runs / n, values);
      if (!mur_experiment_check (experiment, values, base->inputs, NULL))
        continue;
      sum += experiment->cost (values, base->inputs).seconds;
      n_told++;
    }
  return n_told > 0 ? sum / n_told : NAN;
}

double
mur_design_seconds_by (double each, guint64 n_runs, guint n_workers)
{
  g_return_val_if_fail (n_workers > 0, NAN);
  return n_runs > 0 ? each * (double)n_runs / (double)MIN (n_runs, n_workers) : 0;
}

char *
mur_design_format (const MurDesign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  mur_json_writer_add_text (writer, "kind", mur_design_kinds[self->kind].id);
  mur_json_writer_add_count (writer, "points",
                             self->sampler != NULL ? (gint64)self->n_runs : 0);
  mur_json_writer_begin_array (writer, "over");
  for (guint i = 0; i < self->axes->len; i++)
    mur_json_writer_add_text (writer, NULL, mur_design_axis (self, i)->text);
  mur_json_writer_end (writer);
  return g_strchomp (mur_json_writer_finish (writer));
}

static gboolean
read_kind (MurJson root, MurDesignKind *kind)
{
  for (guint i = 0; i < MUR_N_DESIGN_KINDS; i++)
    if (mur_json_is (mur_json_member (root, "kind"), mur_design_kinds[i].id))
      {
        *kind = (MurDesignKind)i;
        return TRUE;
      }
  return FALSE;
}

/* Returns: (nullable): the texts; %NULL where @over is no array of such */
static char **
read_over (MurJson over)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  MurJsonIter iter;
  MurJson text;
  if (mur_json_kind (over) != MUR_JSON_ARRAY)
    return NULL;
  mur_json_iter_init (&iter, over);
  while (mur_json_iter_next (&iter, NULL, &text))
    {
      if (mur_json_kind (text) != MUR_JSON_STRING)
        return NULL;
      g_autofree char *copy = mur_json_dup_string (text);
      g_strv_builder_add (texts, copy);
    }
  return g_strv_builder_end (texts);
}

MurDesign *
mur_design_parse (const MurExperiment *experiment, const char *text, GError **error)
{
  g_return_val_if_fail (experiment != NULL && text != NULL, NULL);

  MurJson root;
  MurDesignKind kind = MUR_DESIGN_GRID;
  double points = 0;
  if (!mur_json_check (text, -1, &root, error))
    return NULL;
  g_auto (GStrv) over = read_over (mur_json_member (root, "over"));
  if (over == NULL || !read_kind (root, &kind)
      || !mur_json_get_number (mur_json_member (root, "points"), &points)
      || !(points >= 0 && points <= MUR_DESIGN_MOST_RUNS))
    {
      mur_error_set (error, MUR_ERROR_INPUT, "design",
                     "design: it is none that this version reads");
      return NULL;
    }
  return mur_design_new (experiment, kind, (guint64)points, (const char *const *)over,
                         error);
}
