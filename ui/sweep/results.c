/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sweep/results.h"

#include "core/base/number.h"
#include "core/experiments/registry.h"

#include <math.h>
#include <string.h>

/* More of an axis are looked up in the runs. */
#define MOST_LEVELS 10000

struct _MurSweepResults
{
  gatomicrefcount n_refs;
  MurStore *store;
  GMutex lock; /* for what reads the store again */
  MurStoreRows *rows;
  GArray *fields; /* of MurSweepField */
  guint8 *is_failed;
  GPtrArray *numbers; /* of fields that the store has as texts */
};

static void
clear_field (gpointer data)
{
  MurSweepField *field = data;
  g_free (field->title);
  g_strfreev (field->labels);
  g_free (field->levels);
}

/* Numbers for the choices of @parameter that occur in @indices, in their order. */
static double *
number_choices (const MurParameter *parameter,
                const double *indices,
                gsize n,
                char ***labels)
{
  const gsize n_choices = (gsize)parameter->maximum + 1;
  g_autofree double *places = g_new (double, n_choices);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  double *numbers = g_new (double, MAX (n, 1));
  for (gsize k = 0; k < n_choices; k++)
    places[k] = NAN;
  for (gsize i = 0; i < n; i++)
    if (!isnan (indices[i]))
      places[(gsize)indices[i]] = 0;
  double n_found = 0;
  for (gsize k = 0; k < n_choices; k++)
    if (!isnan (places[k]))
      {
        places[k] = n_found++;
        g_strv_builder_add (builder, parameter->choices[k].title);
      }
  for (gsize i = 0; i < n; i++)
    numbers[i] = isnan (indices[i]) ? NAN : places[(gsize)indices[i]];
  *labels = g_strv_builder_end (builder);
  return numbers;
}

/* Numbers for texts, in the order in which they come first. */
static double *
number_texts (const char *const *texts, gsize n, char ***labels)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  double *numbers = g_new (double, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    {
      gpointer number;
      numbers[i] = NAN;
      if (texts[i] == NULL)
        continue;
      if (!g_hash_table_lookup_extended (known, texts[i], NULL, &number))
        {
          number = GUINT_TO_POINTER (g_hash_table_size (known));
          g_hash_table_insert (known, (gpointer)texts[i], number);
          g_strv_builder_add (builder, texts[i]);
        }
      numbers[i] = GPOINTER_TO_UINT (number);
    }
  *labels = g_strv_builder_end (builder);
  return numbers;
}

char *
mur_sweep_title (const MurParameter *parameter)
{
  const char *group = parameter->group;
  return group == NULL || g_str_has_prefix (parameter->label, group)
             || (parameter->flags & MUR_PARAMETER_SEED) != 0
           ? g_strdup (parameter->label)
           : g_strdup_printf ("%s: %s", group, parameter->label);
}

static const MurSweepAxis *
find_axis (const MurSweepResults *self, const MurParameter *parameter)
{
  const MurDesign *design = mur_sweep_design (mur_store_sweep (self->store));
  for (guint i = 0; i < mur_design_n_axes (design); i++)
    if (mur_design_axis (design, i)->parameter == parameter)
      return mur_design_axis (design, i);
  g_return_val_if_reached (NULL);
}

/* Of a grid, so that axes rest while it is filled. */
static void
add_levels (MurSweepField *field, const MurSweepAxis *axis, MurSweepResults *self)
{
  const char *name = axis->parameter->name;
  if (axis->n == 0 || axis->n > MOST_LEVELS)
    return;
  g_autoptr (MurParameters) values
    = mur_parameters_new (mur_sweep_results_experiment (self)->parameters);
  field->n_levels = (gsize)axis->n;
  field->levels = g_new (double, field->n_levels);
  for (gsize i = 0; i < field->n_levels; i++)
    {
      mur_sweep_axis_apply (axis, i, values);
      g_autofree char *text = mur_parameters_format (values, name);
      if (!mur_number_parse (text, &field->levels[i]))
        field->levels[i] = NAN;
    }
}

static void
add_swept (MurSweepResults *self, const MurStoreColumn *column, guint index)
{
  const MurParameter *parameter = column->parameter;
  const MurSweepAxis *axis = find_axis (self, parameter);
  const gboolean is_number = parameter->kind == MUR_PARAMETER_NUMBER
                             || parameter->kind == MUR_PARAMETER_INTEGER;
  MurSweepField field = {
    .name = column->name,
    .title = mur_sweep_title (parameter),
    .unit = parameter->unit,
    .kind = MUR_SWEEP_FIELD_SWEPT,
    .values = self->rows->numbers[index],
    .is_whole = parameter->kind == MUR_PARAMETER_INTEGER,
    .is_seed = (parameter->flags & MUR_PARAMETER_SEED) != 0,
    .is_logarithmic = axis->is_logarithmic,
    .is_spread = axis->n == 0,
  };
  if (!is_number)
    {
      double *numbers = parameter->kind == MUR_PARAMETER_CHOICE
                          ? number_choices (parameter, self->rows->numbers[index],
                                            self->rows->n_rows, &field.labels)
                          : number_texts (self->rows->texts[index], self->rows->n_rows,
                                          &field.labels);
      g_ptr_array_add (self->numbers, numbers);
      field.values = numbers;
    }
  else
    add_levels (&field, axis, self);
  g_array_append_val (self->fields, field);
}

static void
add_result (MurSweepResults *self, const MurStoreColumn *column, guint index)
{
  const MurQuantity *quantity = column->quantity;
  MurSweepField field = {
    .name = column->name,
    .title = g_strdup (quantity->title),
    .symbol = quantity->symbol,
    .unit = quantity->unit,
    .kind = MUR_SWEEP_FIELD_RESULT,
    .values = self->rows->numbers[index],
  };
  g_array_append_val (self->fields, field);
}

static void
add_of_run (MurSweepResults *self, const MurStoreColumn *column, guint index)
{
  const gboolean is_seconds = column->kind == MUR_STORE_SECONDS;
  MurSweepField field = {
    .name = column->name,
    .title = g_strdup (is_seconds ? "Time a run" : "Run"),
    .unit = is_seconds ? "s" : NULL,
    .kind = MUR_SWEEP_FIELD_RUN,
    .values = self->rows->numbers[index],
    .is_whole = !is_seconds,
  };
  g_array_append_val (self->fields, field);
}

static void
add_fields (MurSweepResults *self)
{
  for (guint i = 0; i < mur_store_n_columns (self->store); i++)
    {
      const MurStoreColumn *column = mur_store_column (self->store, i);
      if (column->kind == MUR_STORE_SWEPT)
        add_swept (self, column, i);
      else if (column->kind == MUR_STORE_SCALAR)
        add_result (self, column, i);
      else if (column->kind == MUR_STORE_RUN || column->kind == MUR_STORE_SECONDS)
        add_of_run (self, column, i);
    }
}

static void
find_failed (MurSweepResults *self)
{
  const int status = mur_store_find_column (self->store, "status");
  self->is_failed = g_new0 (guint8, self->rows->n_rows + 1);
  for (gsize i = 0; status >= 0 && i < self->rows->n_rows; i++)
    self->is_failed[i] = self->rows->numbers[status][i] == MUR_STATUS_FAILED;
}

MurSweepResults *
mur_sweep_results_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (MurStore) store
    = mur_store_open (path, MUR_STORE_READ, mur_experiments (), error);
  MurStoreRows *rows = store != NULL ? mur_store_read (store, error) : NULL;
  if (rows == NULL)
    return NULL;
  MurSweepResults *self = g_new0 (MurSweepResults, 1);
  g_atomic_ref_count_init (&self->n_refs);
  g_mutex_init (&self->lock);
  self->store = g_steal_pointer (&store);
  self->rows = rows;
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_array_new (FALSE, TRUE, sizeof (MurSweepField));
  g_array_set_clear_func (self->fields, clear_field);
  add_fields (self);
  find_failed (self);
  return self;
}

MurSweepResults *
mur_sweep_results_ref (MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
mur_sweep_results_unref (MurSweepResults *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_array_unref (self->fields);
  g_ptr_array_unref (self->numbers);
  mur_store_rows_free (self->rows);
  mur_store_free (self->store);
  g_mutex_clear (&self->lock);
  g_free (self->is_failed);
  g_free (self);
}

const char *
mur_sweep_results_path (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_store_path (self->store);
}

const char *
mur_sweep_results_identity (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_store_identity (self->store);
}

const MurSweep *
mur_sweep_results_sweep (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_store_sweep (self->store);
}

const MurExperiment *
mur_sweep_results_experiment (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_sweep_base (mur_store_sweep (self->store))->experiment;
}

guint
mur_sweep_results_shard (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return mur_store_shard (self->store);
}

guint
mur_sweep_results_n_shards (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return mur_store_n_shards (self->store);
}

guint64
mur_sweep_results_n_runs (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return mur_store_n_runs (self->store);
}

guint64
mur_sweep_results_n_done (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return mur_store_n_done (self->store);
}

guint64
mur_sweep_results_n_failed (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return mur_store_n_failed (self->store);
}

gsize
mur_sweep_results_n_rows (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rows->n_rows;
}

guint64
mur_sweep_results_run (const MurSweepResults *self, gsize row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->n_rows, 0);
  return (guint64)self->rows->numbers[0][row];
}

const guint8 *
mur_sweep_results_failed (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->is_failed;
}

guint
mur_sweep_results_n_fields (const MurSweepResults *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->fields->len;
}

const MurSweepField *
mur_sweep_results_field (const MurSweepResults *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->fields->len, NULL);
  return &g_array_index (self->fields, MurSweepField, index);
}

const MurSweepField *
mur_sweep_results_find (const MurSweepResults *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; name != NULL && i < self->fields->len; i++)
    if (strcmp (mur_sweep_results_field (self, i)->name, name) == 0)
      return mur_sweep_results_field (self, i);
  return NULL;
}

MurSession *
mur_sweep_results_session (const MurSweepResults *self, guint64 run, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_store_session (self->store, run, error);
}

static gboolean
collect_cb (const char *bytes, gsize n, gpointer text, GError **error)
{
  g_string_append_len (text, bytes, (gssize)n);
  return TRUE;
}

char *
mur_sweep_results_format_csv (MurSweepResults *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  g_mutex_lock (&self->lock);
  const gboolean done = mur_store_write_csv (self->store, collect_cb, text, error);
  g_mutex_unlock (&self->lock);
  return done ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
