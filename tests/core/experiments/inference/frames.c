/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/experiments/inference/frames.h"

#include "tests/core/experiments/runs.h"

#include <math.h>
#include <string.h>

MurFrame *
mur_test_inference_run (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);

  mur_runs_finish (job);
  return mur_job_frame (job);
}

const double *
mur_test_inference_column (const MurFrame *frame, const char *table, const char *column)
{
  const MurTable *found = mur_frame_table (frame, table);
  int at;

  g_assert_nonnull (found);
  at = mur_table_find (found, column);
  g_assert_cmpint (at, >=, 0);
  return mur_table_column (found, (guint)at);
}

gsize
mur_test_inference_n_rows (const MurFrame *frame, const char *table)
{
  return mur_table_n_rows (mur_frame_table (frame, table));
}

double
mur_test_inference_estimate (const MurFrame *frame,
                             const char *label,
                             const char *column)
{
  const char *const *labels = mur_table_labels (mur_frame_table (frame, "estimates"));
  guint row = 0;

  while (labels[row] != NULL && !g_str_equal (labels[row], label))
    row++;
  g_assert_nonnull (labels[row]);
  return mur_test_inference_column (frame, "estimates", column)[row];
}

double
mur_test_inference_error (const MurFrame *frame)
{
  const double *values = mur_test_inference_column (frame, "estimates", "value");
  const double *truth = mur_test_inference_column (frame, "estimates", "truth");
  double most = 0;

  for (gsize k = 0; k < mur_test_inference_n_rows (frame, "estimates"); k++)
    {
      g_assert_true (isfinite (values[k]));
      most = fmax (most, fabs (values[k] - truth[k]));
    }
  return most;
}

void
mur_test_inference_assert_note (const MurFrame *frame, const char *part)
{
  const char *note = mur_frame_note (frame);

  if (note == NULL || strstr (note, part) == NULL)
    g_error ("“%s” does not say “%s”", note, part);
}
