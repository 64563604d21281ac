/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of many starts, into an archive and out of it. */

#include "core/fitting/starts-private.h"

#include "core/base/error.h"

void
mur_starts_save (const MurStarts *self, MurArchive *archive)
{
  const double numbers[] = { self->best_sum, self->next_sum,   self->sensitivity,
                             self->last_sum, self->best_value, self->next_value };

  mur_archive_put_integer (archive, "starts_searches", self->n_searches);
  mur_archive_put_integer (archive, "starts_searched", (guint64)self->has_searched);
  mur_archive_put_integer (archive, "starts_settled", (guint64)self->is_settled);
  mur_archive_put_integer (archive, "starts_evaluations", self->n_evaluations);
  mur_archive_put_integer (archive, "starts_iterations", self->n_iterations);
  mur_archive_put_integer (archive, "starts_status", self->status);
  mur_archive_put_doubles (archive, "starts_sums", self->sums, self->n_searches);
  mur_archive_put_doubles (archive, "starts_fresh", self->is_fresh, self->n_searches);
  mur_archive_put_doubles (archive, "starts_best", self->best, self->n);
  mur_archive_put_doubles (archive, "starts_next", self->next, self->n);
  mur_archive_put_doubles (archive, "starts_lowest", numbers, G_N_ELEMENTS (numbers));
  mur_archive_put_integer (archive, "starts_last", self->last != NULL);
  if (self->last != NULL)
    mur_descent_save (self->last, archive);
}

static gboolean
restore_last (MurStarts *self, const MurArchive *archive, GError **error)
{
  guint64 has_last;

  if (!mur_archive_get_integer (archive, "starts_last", &has_last, error))
    return FALSE;
  if (has_last == 0)
    return TRUE;
  self->last = mur_descent_new (self->model, &self->loss, self->lower, self->upper);
  return mur_descent_restore (self->last, archive, error);
}

gboolean
mur_starts_restore (MurStarts *self, const MurArchive *archive, GError **error)
{
  guint64 searched, settled, status;
  double numbers[6];

  if (!mur_archive_get_integer (archive, "starts_searches", &self->n_searches, error))
    return FALSE;
  if (self->n_searches > self->budget)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "starts_searches",
                                   self->n_searches, "at most as many as were planned");
  if (!mur_archive_get_integer (archive, "starts_searched", &searched, error)
      || !mur_archive_get_integer (archive, "starts_settled", &settled, error)
      || !mur_archive_get_integer (archive, "starts_evaluations", &self->n_evaluations,
                                   error)
      || !mur_archive_get_integer (archive, "starts_iterations", &self->n_iterations,
                                   error)
      || !mur_archive_get_integer (archive, "starts_status", &status, error)
      || !mur_archive_get_doubles (archive, "starts_sums", self->sums, self->n_searches,
                                   error)
      || !mur_archive_get_doubles (archive, "starts_fresh", self->is_fresh,
                                   self->n_searches, error)
      || !mur_archive_get_doubles (archive, "starts_best", self->best, self->n, error)
      || !mur_archive_get_doubles (archive, "starts_next", self->next, self->n, error)
      || !mur_archive_get_doubles (archive, "starts_lowest", numbers, 6, error))
    return FALSE;
  self->has_searched = searched != 0;
  self->is_settled = settled != 0;
  self->n_iterations = MIN (self->n_iterations, MUR_STARTS_LAST_ITERATIONS);
  self->status = (MurStatus)MIN (status, MUR_STATUS_FAILED);
  self->best_sum = numbers[0];
  self->next_sum = numbers[1];
  self->sensitivity = numbers[2];
  self->last_sum = numbers[3];
  self->best_value = numbers[4];
  self->next_value = numbers[5];
  return restore_last (self, archive, error);
}
