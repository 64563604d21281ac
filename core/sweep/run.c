/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One run of a sweep, and the row that it makes. The only frame that is made is the last
 * one. */

#include "core/sweep/sweep.h"

#include "core/base/error.h"
#include "core/base/json-writer.h"
#include "core/run/job.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

static gsize
count_scalars (const MurExperiment *experiment)
{
  gsize n = 0;
  while (experiment->scalars != NULL && experiment->scalars[n].name != NULL)
    n++;
  return n;
}

/* Frames have their scalars about in the order in which they are described, so each is
 * looked for from the place of the one before. */
static GVariant *
read_scalars (const MurExperiment *experiment, const MurFrame *frame)
{
  const gsize n = count_scalars (experiment);
  const guint n_there = frame != NULL ? mur_frame_n_scalars (frame) : 0;
  g_autofree double *values = g_new (double, n);
  guint at = 0;
  for (gsize i = 0; i < n; i++)
    {
      values[i] = NAN;
      for (guint tried = 0; tried < n_there; tried++, at = (at + 1) % n_there)
        {
          const char *name = mur_frame_scalar_name (frame, at);
          if (strcmp (name, experiment->scalars[i].name) != 0)
            continue;
          values[i] = mur_frame_scalar (frame, name);
          break;
        }
    }
  return g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, values, n, sizeof *values);
}

static GVariant *
compress_bytes (gconstpointer bytes, gsize n)
{
  uLongf size = compressBound (n);
  g_autofree guint8 *packed = g_malloc (size);
  if (compress2 (packed, &size, bytes, n, Z_BEST_SPEED) != Z_OK)
    g_error ("zlib has no memory left");
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, packed, size, 1);
}

static GVariant *
pack_numbers (const double *values, gsize n)
{
  g_autofree guint64 *bits = g_new (guint64, n);
  for (gsize i = 0; i < n; i++)
    {
      memcpy (&bits[i], &values[i], sizeof bits[i]);
      bits[i] = GUINT64_TO_LE (bits[i]);
    }
  return compress_bytes (bits, n * sizeof *bits);
}

/* {"labels": [...]} */
static GVariant *
pack_labels (const char *const *labels)
{
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  mur_json_writer_add_texts (writer, "labels", labels);
  g_autofree char *text = mur_json_writer_finish (writer);
  return compress_bytes (text, strlen (text));
}

static void
keep_table (GVariantBuilder *kept, const char *name, const MurTable *table)
{
  const guint64 n_rows = mur_table_n_rows (table);
  const char *const *labels = mur_table_labels (table);
  if (labels != NULL)
    g_variant_builder_add (kept, "(sussst@ay)", name, 0u, "label", "", "labels", n_rows,
                           pack_labels (labels));
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      const char *unit = mur_table_unit (table, i);
      g_variant_builder_add (kept, "(sussst@ay)", name, i + 1,
                             mur_table_name (table, i), unit != NULL ? unit : "",
                             "float64", n_rows,
                             pack_numbers (mur_table_column (table, i), n_rows));
    }
}

static GVariant *
make_row (const MurSweep *self,
          guint64 index,
          MurStatus status,
          const char *message,
          double seconds,
          const MurFrame *frame)
{
  const MurExperiment *experiment = mur_sweep_base (self)->experiment;
  g_autofree char *fingerprint = frame != NULL ? mur_frame_fingerprint (frame) : NULL;
  GVariantBuilder kept;
  g_variant_builder_init (&kept, G_VARIANT_TYPE ("a(sussstay)"));
  for (const char *const *name = mur_sweep_keep (self); *name != NULL; name++)
    {
      const MurTable *table = frame != NULL ? mur_frame_table (frame, *name) : NULL;
      if (table != NULL)
        keep_table (&kept, *name, table);
    }
  return g_variant_new ("(tusds@ada(sussstay))", index + 1, (guint32)status,
                        message != NULL ? message : "", seconds,
                        fingerprint != NULL ? fingerprint : "",
                        read_scalars (experiment, frame), &kept);
}

GVariant *
mur_sweep_row_failed (const MurSweep *self, guint64 index, const char *message)
{
  g_return_val_if_fail (self != NULL && message != NULL, NULL);
  return make_row (self, index, MUR_STATUS_FAILED, message, 0, NULL);
}

/* Whether a table that is kept is described as derived. */
static gboolean
wants_derived (const MurSweep *self)
{
  const MurTableDescription *tables = mur_sweep_base (self)->experiment->tables;
  for (const char *const *name = mur_sweep_keep (self); *name != NULL; name++)
    if (mur_table_description_find (tables, *name)->flags & MUR_DESCRIBED_DERIVED)
      return TRUE;
  return FALSE;
}

static gboolean
is_cancelled (const gint *cancelled)
{
  return cancelled != NULL && g_atomic_int_get (cancelled) != 0;
}

GVariant *
mur_sweep_run (const MurSweep *self,
               guint64 index,
               const gint *cancelled,
               GError **error)
{
  g_return_val_if_fail (self != NULL && index < mur_sweep_n_runs (self), NULL);

  const gint64 start = g_get_monotonic_time ();
  g_autoptr (MurSession) session = mur_sweep_session (self, index);
  g_autoptr (GError) failure = NULL;
  g_autoptr (MurJob) job = mur_job_new (session, 1, &failure);
  g_autoptr (MurFrame) frame = NULL;
  MurStatus status = job != NULL ? mur_job_status (job) : MUR_STATUS_FAILED;
  while (status == MUR_STATUS_RUNNING && !is_cancelled (cancelled))
    status = mur_job_step (job, &failure);
  if (status == MUR_STATUS_RUNNING)
    {
      mur_error_set (error, MUR_ERROR_NUMERICAL, NULL, "the run was cancelled");
      return NULL;
    }
  if (status != MUR_STATUS_FAILED)
    frame = wants_derived (self) ? mur_job_frame (job) : mur_job_results (job);
  const double seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  return make_row (self, index, status, failure != NULL ? failure->message : NULL,
                   seconds, frame);
}
