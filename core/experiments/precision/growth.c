/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How rms, maximum and shares grow with the number of subtractions: all pairs go from one
 * number to the next, and are compared there with the product at once.
 *
 * Numbers are twelve a decade, whole, and the one that the other tables have. Pairs are
 * cut in chunks of one size, and the results of chunks joined in their order. */

#include "core/experiments/precision/private.h"

#include "core/base/error.h"

#include <gsl/gsl_fit.h>
#include <math.h>
#include <string.h>

#define MARKS_A_DECADE 12
#define CHUNK 1024
/* Subtractions in a step at most; some milliseconds of one thread. */
#define STEP_SUBTRACTIONS 40000000
/* What comparing a pair costs, in subtractions. */
#define COMPARISON 16

static gsize
count_chunks (const MurPrecisionGrowth *self)
{
  return (self->n_draws + CHUNK - 1) / CHUNK;
}

static void
add_mark (GArray *marks, guint64 mark)
{
  if (marks->len == 0 || g_array_index (marks, guint64, marks->len - 1) < mark)
    g_array_append_val (marks, mark);
}

static GArray *
make_marks (guint64 chosen, guint64 longest)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint64));
  const guint64 last = MAX (chosen, longest);
  for (guint i = 0;; i++)
    {
      const guint64 mark = (guint64)rint (pow (10, (double)i / MARKS_A_DECADE));
      if (mark > chosen)
        add_mark (marks, chosen);
      if (mark >= last)
        break;
      add_mark (marks, mark);
    }
  add_mark (marks, last);
  return marks;
}

void
mur_precision_growth_init (MurPrecisionGrowth *self, const MurParameters *parameters)
{
  const gsize n = self->n_draws = (gsize)mur_parameters_integer (parameters, "draws");
  self->chosen = mur_parameters_integer (parameters, "subtractions");
  self->marks
    = make_marks (self->chosen, mur_parameters_integer (parameters, "longest"));
  self->starts = g_new (double, n);
  self->steps = g_new (double, n);
  mur_precision_draw (mur_parameters_integer (parameters, "seed"), n, self->starts,
                      self->steps);
  self->stepwise = g_memdup2 (self->starts, n * sizeof *self->starts);
  self->rows = g_new0 (MurDifferences, self->marks->len);
  self->parts = g_new0 (MurDifferences, count_chunks (self));
}

void
mur_precision_growth_clear (MurPrecisionGrowth *self)
{
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->steps, g_free);
  g_clear_pointer (&self->stepwise, g_free);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->parts, g_free);
}

gboolean
mur_precision_growth_is_done (const MurPrecisionGrowth *self)
{
  return self->n_measured == self->marks->len;
}

static guint64
mark_at (const MurPrecisionGrowth *self, guint index)
{
  return g_array_index (self->marks, guint64, index);
}

double
mur_precision_growth_progress (const MurPrecisionGrowth *self)
{
  return (double)self->now / (double)mark_at (self, self->marks->len - 1);
}

typedef struct
{
  MurPrecisionGrowth *self;
  const MurPrecisionArithmetic *arithmetic;
  guint64 times;
  gboolean measures; /* after them */
} Portion;

static void
subtract_chunk (const Portion *portion, gsize first, gsize n, double *direct)
{
  MurPrecisionGrowth *self = portion->self;
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope
    = mur_rounding_enter (portion->arithmetic->rounding);
  mur_subtract_stepwise (portion->times, n, self->steps + first,
                         self->stepwise + first);
  if (portion->measures)
    mur_subtract_directly (self->now + portion->times, portion->arithmetic->contraction,
                           n, self->starts + first, self->steps + first, direct);
}

static void
advance_chunk_cb (gsize chunk, guint thread, gpointer data)
{
  const Portion *portion = data;
  MurPrecisionGrowth *self = portion->self;
  const gsize first = chunk * CHUNK, n = MIN (self->n_draws - first, CHUNK);
  double direct[CHUNK];
  subtract_chunk (portion, first, n, direct);
  if (!portion->measures)
    return;
  mur_differences_init (&self->parts[chunk]);
  mur_differences_add (&self->parts[chunk], n, direct, self->stepwise + first);
}

/* To the next mark, or as far as @most subtractions of each pair go. */
static guint64
advance_once (MurPrecisionGrowth *self,
              const MurPrecisionArithmetic *arithmetic,
              MurPool *pool,
              guint64 most)
{
  const guint64 left = mark_at (self, self->n_measured) - self->now;
  const Portion portion = { self, arithmetic, MIN (left, most), left <= most };
  MurDifferences *row = &self->rows[self->n_measured];
  mur_pool_for (pool, count_chunks (self), advance_chunk_cb, (gpointer)&portion);
  self->now += portion.times;
  if (!portion.measures)
    return portion.times;
  mur_differences_init (row);
  for (gsize chunk = 0; chunk < count_chunks (self); chunk++)
    mur_differences_merge (row, &self->parts[chunk]);
  self->n_measured++;
  return portion.times + COMPARISON;
}

void
mur_precision_growth_advance (MurPrecisionGrowth *self,
                              const MurPrecisionArithmetic *arithmetic,
                              MurPool *pool)
{
  guint64 left = MAX (STEP_SUBTRACTIONS / self->n_draws, 1);
  while (left > 0 && !mur_precision_growth_is_done (self))
    {
      const guint64 done = advance_once (self, arithmetic, pool, left);
      left -= MIN (done, left);
    }
}

static double
share (guint64 n, const MurDifferences *row)
{
  return 100.0 * (double)n / (double)row->n;
}

void
mur_precision_growth_add_table (const MurPrecisionGrowth *self, MurFrame *frame)
{
  static const char *const names[] = { "n", "rms", "maximum", "zero_share" };
  static const char *const units[] = { NULL, NULL, NULL, "%" };
  const gsize n = self->n_measured;
  double *columns[G_N_ELEMENTS (names)];
  MurTable *table = mur_table_new ();
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    columns[c] = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      columns[0][i] = (double)mark_at (self, i);
      columns[1][i] = mur_differences_rms (&self->rows[i]);
      columns[2][i] = self->rows[i].maximum;
      columns[3][i] = share (self->rows[i].n_zeros, &self->rows[i]);
    }
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    mur_table_add_take (table, names[c], units[c], columns[c], n);
  mur_frame_add_table (frame, "growth", table);
}

/* A straight line through the logarithms of the last decade. */
typedef struct
{
  double first, last; /* numbers of subtractions */
  double offset, slope, error;
} Law;

static Law
find_law (const MurPrecisionGrowth *self)
{
  const guint n = self->n_measured;
  const double last = n > 0 ? (double)mark_at (self, n - 1) : 0;
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  gsize n_used = 0;
  double cov00, cov01, cov11, squares;
  Law law = { NAN, NAN, NAN, NAN, NAN };
  for (guint i = 0; i < n; i++)
    {
      const double rms = mur_differences_rms (&self->rows[i]);
      if ((double)mark_at (self, i) * 10 < last || !(rms > 0))
        continue;
      x[n_used] = log10 ((double)mark_at (self, i));
      y[n_used++] = log10 (rms);
    }
  if (n_used < 3)
    return law;
  gsl_fit_linear (x, 1, y, 1, n_used, &law.offset, &law.slope, &cov00, &cov01, &cov11,
                  &squares);
  law.error = sqrt (cov11);
  law.first = pow (10, x[0]);
  law.last = last;
  return law;
}

void
mur_precision_growth_add_law (const MurPrecisionGrowth *self, MurFrame *frame)
{
  const Law law = find_law (self);
  const double n[] = { law.first, law.last };
  double rms[G_N_ELEMENTS (n)];
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (n); i++)
    rms[i] = pow (10, law.offset + law.slope * log10 (n[i]));
  mur_table_add_take (table, "n", NULL, g_memdup2 (n, sizeof n), G_N_ELEMENTS (n));
  mur_table_add_take (table, "rms", NULL, g_memdup2 (rms, sizeof rms),
                      G_N_ELEMENTS (n));
  mur_frame_add_table (frame, "law", table);
}

void
mur_precision_growth_add_scalars (const MurPrecisionGrowth *self, MurFrame *frame)
{
  const MurDifferences *row = NULL;
  for (guint i = 0; i < self->n_measured && row == NULL; i++)
    if (mark_at (self, i) == self->chosen)
      row = &self->rows[i];
  mur_frame_add_scalar (frame, "rms", NULL, row ? mur_differences_rms (row) : NAN);
  mur_frame_add_scalar (frame, "maximum", NULL, row ? row->maximum : NAN);
  mur_frame_add_scalar (frame, "zero_share", "%",
                        row ? share (row->n_zeros, row) : NAN);
  mur_frame_add_scalar (frame, "multiples_share", "%",
                        row ? share (row->n_multiples, row) : NAN);
}

void
mur_precision_growth_add_course (const MurPrecisionGrowth *self, MurFrame *frame)
{
  const Law law = find_law (self);
  mur_frame_add_scalar (frame, "n", NULL, (double)self->now);
  mur_frame_add_scalar (frame, "longest", NULL,
                        (double)mark_at (self, self->marks->len - 1));
  mur_frame_add_scalar (frame, "slope", NULL, law.slope);
  mur_frame_add_scalar (frame, "slope_error", NULL, law.error);
}

/* Of a row: the sum of squares, the maximum, zeros, multiples. */
#define N_SAVED 4

void
mur_precision_growth_save (const MurPrecisionGrowth *self, MurArchive *archive)
{
  const gsize n = self->n_measured;
  double *rows = g_new (double, n *N_SAVED + 1);
  for (gsize i = 0; i < n; i++)
    {
      rows[N_SAVED * i] = self->rows[i].squares;
      rows[N_SAVED * i + 1] = self->rows[i].maximum;
      rows[N_SAVED * i + 2] = (double)self->rows[i].n_zeros;
      rows[N_SAVED * i + 3] = (double)self->rows[i].n_multiples;
    }
  mur_archive_put_integer (archive, "growth_now", self->now);
  mur_archive_put_integer (archive, "growth_measured", n);
  mur_archive_take_doubles (archive, "growth_rows", rows, n * N_SAVED);
  mur_archive_put_doubles (archive, "growth_stepwise", self->stepwise, self->n_draws);
}

/* Between the mark that was measured last and the next. */
static gboolean
check_place (const MurPrecisionGrowth *self, guint64 n, guint64 now, GError **error)
{
  if (n > self->marks->len)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "growth_measured", n,
                                   "at most %u", self->marks->len);
  const guint64 least = n > 0 ? mark_at (self, (guint)n - 1) : 0;
  const guint64 most = n < self->marks->len ? mark_at (self, (guint)n) - 1 : least;
  if (now >= least && now <= most)
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_INPUT, "growth_now", now,
                                 "from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT,
                                 least, most);
}

static gboolean
take_rows (MurPrecisionGrowth *self, const double *rows, GError **error)
{
  for (guint i = 0; i < self->n_measured; i++, rows += N_SAVED)
    {
      if (!(rows[2] >= 0 && rows[2] <= (double)self->n_draws && rows[3] >= 0
            && rows[3] <= (double)self->n_draws))
        {
          mur_error_set (
            error, MUR_ERROR_INPUT, "growth_rows",
            "growth_rows: row %u of the saved state counts more pairs than "
            "the %" G_GSIZE_FORMAT " there are",
            i + 1, self->n_draws);
          return FALSE;
        }
      self->rows[i] = (MurDifferences){ rows[0], rows[1], (guint64)rows[2],
                                        (guint64)rows[3], self->n_draws };
    }
  return TRUE;
}

gboolean
mur_precision_growth_restore (MurPrecisionGrowth *self,
                              const MurArchive *archive,
                              GError **error)
{
  guint64 n, now;
  if (!mur_archive_get_integer (archive, "growth_measured", &n, error)
      || !mur_archive_get_integer (archive, "growth_now", &now, error)
      || !check_place (self, n, now, error))
    return FALSE;
  g_autofree double *rows = g_new (double, n *N_SAVED + 1);
  if (!mur_archive_get_doubles (archive, "growth_rows", rows, n * N_SAVED, error)
      || !mur_archive_get_doubles (archive, "growth_stepwise", self->stepwise,
                                   self->n_draws, error))
    return FALSE;
  self->n_measured = (guint)n;
  self->now = now;
  return take_rows (self, rows, error);
}
