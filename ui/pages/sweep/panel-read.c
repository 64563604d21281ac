/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed into the panel of a sweep, read; and what is wrong with it. */

#include "ui/pages/sweep/panel-private.h"

#include <math.h>

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/parallel/workers.h"
#include "ui/parameters/message.h"
#include "ui/parameters/words.h"

/* Runs that are asked what they cost. */

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
mark_row (MurSweepPanelRow *row, const char *message)
{
  mur_message_show (row->message, message);
  mur_message_mark (row->control, message != NULL);
}

/* Returns: (nullable): the row of @field, which is no parameter */
static MurSweepPanelRow *
find_field (MurSweepPanel *self, const char *field)
{
  const struct
  {
    const char *field;
    MurSweepPanelRow *row;
  } rows[] = { { "points", &self->points_row },
               { "workers", &self->workers_row },
               { "runs", &self->runs_row },
               { "over", &self->runs_row } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (field, rows[i].field) == 0)
      return rows[i].row;
  return NULL;
}

MurSweepAxisRow *
mur_sweep_panel_find_row (MurSweepPanel *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->rows->len; i++)
    {
      MurSweepAxisRow *row = g_ptr_array_index (self->rows, i);
      if (g_str_equal (mur_sweep_axis_row_get_draft (row)->parameter->name, name))
        return row;
    }
  return NULL;
}

static void
unmark (MurSweepPanel *self)
{
  MurSweepPanelRow *const rows[]
    = { &self->points_row, &self->runs_row, &self->workers_row, &self->store_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    mark_row (rows[i], NULL);
  for (guint i = 0; i < self->rows->len; i++)
    mur_sweep_axis_row_mark (g_ptr_array_index (self->rows, i), NULL);
}

/* Says @error (nullable: nothing is wrong) at the row that it is about; what is about none
 * of them is about the store. */
void
mur_sweep_panel_mark (MurSweepPanel *self, const GError *error)
{
  const char *field;
  MurSweepAxisRow *row;
  MurSweepPanelRow *other;

  g_return_if_fail (MUR_IS_SWEEP_PANEL (self));

  unmark (self);
  if (error == NULL)
    return;
  field = mur_error_field (error);
  row = mur_sweep_panel_find_row (self, field);
  other = find_field (self, field);
  if (row != NULL)
    {
      g_autofree char *message
        = mur_words_beside (self->base->experiment->parameters, field, error->message);
      mur_sweep_axis_row_mark (row, message);
    }
  else if (other != NULL)
    mark_row (other, mur_words_behind (field, error->message));
  else
    mark_row (&self->store_row, error->message);
}

/* What is typed */

static gboolean
read_count (
  const char *field, const char *text, double most, guint64 *count, GError **error)
{
  double value;

  if (mur_number_parse (text, &value) && value >= 1 && value <= most
      && value == floor (value))
    {
      *count = (guint64)value;
      return TRUE;
    }
  return mur_error_refuse (error, MUR_ERROR_VALUE, field,
                           *text != '\0' ? text : "nothing",
                           "a whole number from 1 to %.0f", most);
}

/* Returns: (transfer full) (nullable) */
static MurDesign *
read_design (MurSweepPanel *self, GError **error)
{
  const MurDesignKind kind = mur_sweep_panel_get_kind (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) over = NULL;
  guint64 n_points = 0;

  if (kind != MUR_DESIGN_GRID
      && !read_count ("points", text_of (self->points), MUR_DESIGN_MOST_RUNS, &n_points,
                      error))
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *text = mur_sweep_draft_format (
        mur_sweep_axis_row_get_draft (g_ptr_array_index (self->rows, i)), kind, error);
      if (text == NULL)
        return NULL;
      g_strv_builder_add (builder, text);
    }
  over = g_strv_builder_end (builder);
  if (over[0] == NULL || self->base == NULL)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "over",
                     "over: Vary at least one parameter");
      return NULL;
    }
  return mur_design_new (self->base->experiment, kind, n_points,
                         (const char *const *)over, error);
}

static gboolean
read_workers (MurSweepPanel *self, guint *n, GError **error)
{
  guint64 count = 0;

  if (!read_count ("workers", text_of (self->workers), MUR_WORKERS_MOST, &count, error))
    return FALSE;
  *n = (guint)count;
  return TRUE;
}

/* A name without folders is one in the person's folder of documents. */
static char *
read_path (MurSweepPanel *self, GError **error)
{
  const char *text = text_of (self->store);
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (*text == '\0')
    {
      mur_error_refuse (error, MUR_ERROR_VALUE, "store", "nothing",
                        "the file that keeps the results");
      return NULL;
    }
  if (g_str_has_prefix (text, "~/"))
    return g_build_filename (g_get_home_dir (), text + 2, NULL);
  return g_canonicalize_filename (text, folder != NULL ? folder : g_get_home_dir ());
}

/* Reads what is to be carried out; what is wrong is in @error. */
gboolean
mur_sweep_panel_read (MurSweepPanel *self, MurSweepOrder *order, GError **error)
{
  MurDesign *design;

  g_return_val_if_fail (MUR_IS_SWEEP_PANEL (self) && order != NULL, FALSE);

  *order = (MurSweepOrder){ .shard = self->shard, .n_shards = self->n_shards };
  if (!read_workers (self, &order->n_workers, error))
    return FALSE;
  design = read_design (self, error);
  if (design == NULL)
    return FALSE;
  order->path = read_path (self, error);
  if (order->path == NULL)
    {
      mur_design_free (design);
      return FALSE;
    }
  order->sweep = mur_sweep_new (self->base, design, NULL, error);
  if (order->sweep != NULL)
    return TRUE;
  g_clear_pointer (&order->path, g_free);
  return FALSE;
}

/* "205, about 3 h"; how many they are, where nobody can tell the time. */
static char *
describe_runs (MurSweepPanel *self, const MurDesign *design)
{
  const double each = mur_design_mean_seconds (design, self->base);
  const guint64 n = mur_design_n_runs (design);
  g_autofree char *time = NULL;
  guint n_workers = 1;

  if (!(each >= MUR_DESIGN_TOLD_SECONDS) || !read_workers (self, &n_workers, NULL))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  n_workers = MIN (n_workers, g_get_num_processors ());
  time = mur_number_duration (mur_design_seconds_by (each, n, n_workers));
  return g_strdup_printf ("%" G_GUINT64_FORMAT ", about %s", n, time);
}

/* Judges what is there by now. */
void
mur_sweep_panel_changed (MurSweepPanel *self)
{
  const MurDesignKind kind = mur_sweep_panel_get_kind (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurDesign) design = NULL;
  g_autofree char *runs = NULL;
  guint n_workers;

  if (self->updating)
    return;
  gtk_widget_set_visible (self->points_row.row, kind != MUR_DESIGN_GRID);
  for (guint i = 0; i < self->rows->len; i++)
    mur_sweep_axis_row_set_kind (g_ptr_array_index (self->rows, i), kind);
  gtk_widget_set_visible (GTK_WIDGET (self->axes), self->rows->len > 0);
  if (self->rows->len > 0)
    design = read_design (self, &error);
  if (design != NULL)
    {
      runs = describe_runs (self, design);
      read_workers (self, &n_workers, &error);
    }
  gtk_label_set_text (self->runs, runs != NULL ? runs : "–");
  mur_sweep_panel_mark (self, error);
}
