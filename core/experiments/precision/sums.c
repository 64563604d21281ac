/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The terms, added by six methods in two formats, a portion a step. Each method is done by
 * one thread, so that none depends on how many there are. */

#include "core/experiments/precision/private.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/selection.h"

#include <math.h>
#include <string.h>

#define PORTION 131072 /* terms a step */
/* What is added: each method, then the sizes of the terms. */
#define N_PARTS (MUR_N_SUM_METHODS + 1)

/* Terms beyond it make sums that are infinite. */
#define GREATEST 1e300

static gboolean
check_value (double value, gsize at, GError **error)
{
  if (fabs (value) <= GREATEST)
    return TRUE;
  g_autofree char *shown = mur_number_format (value);
  mur_error_set (error, MUR_ERROR_INPUT, "values",
                 "values: number %" G_GSIZE_FORMAT
                 " is %s; each has to be from −1e300 to 1e300",
                 at + 1, shown);
  return FALSE;
}

gboolean
mur_precision_sums_check (const MurParameters *parameters,
                          const MurInputs *inputs,
                          GError **error)
{
  GError *local_error = NULL;
  g_autoptr (MurTable) table
    = mur_inputs_select (inputs, &mur_precision_inputs[0], &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (table == NULL)
    return TRUE;
  const gsize n = mur_table_n_rows (table);
  if (n == 0)
    {
      mur_error_set (
        error, MUR_ERROR_INPUT, "values",
        "values: the table has no row with a number; at least one is needed");
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    if (!check_value (mur_table_column (table, 0)[i], i, error))
      return FALSE;
  return TRUE;
}

static MurTermSettings
read_settings (const MurParameters *parameters)
{
  return (MurTermSettings){
    .terms = (MurTerms)mur_parameters_choice (parameters, "terms"),
    .n = (gsize)mur_parameters_integer (parameters, "term_count"),
    .condition = mur_parameters_number (parameters, "condition"),
    .seed = mur_parameters_integer (parameters, "seed"),
  };
}

gsize
mur_precision_sums_count (const MurParameters *parameters, const MurInputs *inputs)
{
  const MurTable *table = mur_inputs_table (inputs, "values");
  const MurTermSettings settings = read_settings (parameters);
  gsize n;
  if (table != NULL)
    return mur_table_n_rows (table);
  if (settings.terms != MUR_TERMS_TYPED)
    return mur_terms_count (&settings);
  mur_parameters_list (parameters, "typed", &n);
  return n;
}

/* A person's terms are at once where the sums take them from. */
static void
take (MurPrecisionSums *self, const double *terms, gsize n)
{
  self->n = n;
  self->given = g_memdup2 (terms, n * sizeof *terms);
}

void
mur_precision_sums_init (MurPrecisionSums *self,
                         const MurParameters *parameters,
                         const MurInputs *inputs)
{
  g_autoptr (MurTable) table
    = mur_inputs_select (inputs, &mur_precision_inputs[0], NULL);
  self->settings = read_settings (parameters);
  self->order = (MurTermOrder)mur_parameters_choice (parameters, "order");
  if (table != NULL)
    take (self, mur_table_column (table, 0), mur_table_n_rows (table));
  else if (self->settings.terms == MUR_TERMS_TYPED)
    {
      gsize n;
      const double *terms = mur_parameters_list (parameters, "typed", &n);
      take (self, terms, n);
    }
  else
    self->n = mur_terms_count (&self->settings);
  for (MurSumFormat format = 0; format < MUR_N_SUM_FORMATS; format++)
    {
      for (MurSumMethod method = 0; method < MUR_N_SUM_METHODS; method++)
        mur_sum_init (&self->sums[format][method], method, format);
      mur_sum_init (&self->absolutes[format], MUR_SUM_EXACT, format);
    }
}

static void
forget_terms (MurPrecisionSums *self)
{
  for (MurSumFormat format = 0; format < MUR_N_SUM_FORMATS; format++)
    g_clear_pointer (&self->terms[format], g_free);
}

void
mur_precision_sums_clear (MurPrecisionSums *self)
{
  forget_terms (self);
  g_clear_pointer (&self->given, g_free);
}

gboolean
mur_precision_sums_are_done (const MurPrecisionSums *self)
{
  return self->n_added == self->n;
}

double
mur_precision_sums_progress (const MurPrecisionSums *self)
{
  return (double)self->n_added / (double)self->n;
}

/* As late as they are needed: a run that has added them all never makes them again. */
static void
make_terms (MurPrecisionSums *self)
{
  double *terms = g_new (double, self->n);
  double *floats = g_new (double, self->n);
  if (self->given != NULL)
    memcpy (terms, self->given, self->n * sizeof *terms);
  else
    mur_terms_fill (&self->settings, terms);
  mur_terms_arrange (self->order, self->settings.seed, self->n, terms, floats);
  mur_sum_to_floats (self->n, terms, floats);
  self->terms[MUR_SUM_IN_DOUBLE] = terms;
  self->terms[MUR_SUM_IN_FLOAT] = floats;
}

typedef struct
{
  MurPrecisionSums *self;
  MurRounding rounding;
  gsize n;
} Portion;

static void
add_part_cb (gsize part, guint thread, gpointer data)
{
  const Portion *portion = data;
  MurPrecisionSums *self = portion->self;
  const MurSumFormat format = (MurSumFormat)(part / N_PARTS);
  const double *terms = self->terms[format] + self->n_added;
  if (part % N_PARTS == MUR_N_SUM_METHODS)
    {
      mur_exact_sum_add_absolutes (&self->absolutes[format].exact, portion->n, terms);
      return;
    }
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope
    = mur_rounding_enter (portion->rounding);
  mur_sum_add (&self->sums[format][part % N_PARTS], portion->n, terms);
}

void
mur_precision_sums_advance (MurPrecisionSums *self,
                            const MurPrecisionArithmetic *arithmetic,
                            MurPool *pool)
{
  const Portion portion
    = { self, arithmetic->rounding, MIN (self->n - self->n_added, PORTION) };
  if (self->terms[0] == NULL)
    make_terms (self);
  mur_pool_for (pool, N_PARTS * MUR_N_SUM_FORMATS, add_part_cb, (gpointer)&portion);
  self->n_added += portion.n;
  if (mur_precision_sums_are_done (self))
    forget_terms (self);
}

static double
nearest (const MurExactSum *sum, MurSumFormat format)
{
  return mur_exact_sum_round (sum, format, MUR_ROUNDING_NEAREST);
}

static double
result_of (const MurSum *sum, MurRounding rounding)
{
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (rounding);
  return mur_sum_result (sum, rounding);
}

typedef struct
{
  double error, ulps, bound, value, bound_ulps;
} Row;

/* What a method's result is too great by is exact, but for one rounding. */
static Row
make_row (const MurPrecisionSums *self,
          MurSumFormat format,
          MurSumMethod method,
          MurRounding rounding)
{
  const MurSum *exact = &self->sums[format][MUR_SUM_EXACT];
  const double sum = nearest (&exact->exact, MUR_SUM_IN_DOUBLE);
  const double absolutes = nearest (&self->absolutes[format].exact, MUR_SUM_IN_DOUBLE);
  const double value = result_of (&self->sums[format][method], rounding);
  const double ulp = sum != 0 ? mur_sum_format_ulp (format, sum) : (double)NAN;
  MurExactSum rest = exact->exact;
  Row row = { NAN, NAN, NAN, value, NAN };
  if (!isfinite (value) || !isfinite (sum))
    return row;
  mur_exact_sum_negate (&rest);
  mur_exact_sum_add (&rest, value);
  row.error = nearest (&rest, MUR_SUM_IN_DOUBLE);
  row.bound = mur_sum_bound (method, format, rounding, self->n_added, absolutes, sum);
  row.ulps = row.error == 0 ? 0 : fabs (row.error) / ulp;
  row.bound_ulps = row.bound / ulp;
  return row;
}

void
mur_precision_sums_add_table (const MurPrecisionSums *self,
                              const MurPrecisionArithmetic *arithmetic,
                              MurFrame *frame)
{
  enum
  {
    N = MUR_N_SUM_FORMATS * MUR_N_SUM_METHODS
  };
  static const char *const labels[] = { "naive",
                                        "pairwise",
                                        "kahan",
                                        "neumaier",
                                        "double-double",
                                        "exact",
                                        "float-naive",
                                        "float-pairwise",
                                        "float-kahan",
                                        "float-neumaier",
                                        "float-double-double",
                                        "float-exact",
                                        NULL };
  double *error = g_new (double, N), *ulps = g_new (double, N);
  double *bound = g_new (double, N), *value = g_new (double, N);
  double *bound_ulps = g_new (double, N);
  MurTable *table = mur_table_new ();
  for (guint i = 0; i < N; i++)
    {
      const Row row
        = make_row (self, (MurSumFormat)(i / MUR_N_SUM_METHODS),
                    (MurSumMethod)(i % MUR_N_SUM_METHODS), arithmetic->rounding);
      error[i] = row.error;
      ulps[i] = row.ulps;
      bound[i] = row.bound;
      value[i] = row.value;
      bound_ulps[i] = row.bound_ulps;
    }
  mur_table_add_take (table, "error", NULL, error, N);
  mur_table_add_take (table, "ulps", "ulp", ulps, N);
  mur_table_add_take (table, "bound", NULL, bound, N);
  mur_table_add_take (table, "sum", NULL, value, N);
  mur_table_add_take (table, "bound_ulps", "ulp", bound_ulps, N);
  mur_table_set_labels (table, labels);
  mur_frame_add_table (frame, "methods", table);
}

void
mur_precision_sums_add_scalars (const MurPrecisionSums *self, MurFrame *frame)
{
  const double sum
    = nearest (&self->sums[MUR_SUM_IN_DOUBLE][MUR_SUM_EXACT].exact, MUR_SUM_IN_DOUBLE);
  const double absolutes
    = nearest (&self->absolutes[MUR_SUM_IN_DOUBLE].exact, MUR_SUM_IN_DOUBLE);
  mur_frame_add_scalar (frame, "condition", NULL, absolutes / fabs (sum));
  mur_frame_add_scalar (frame, "sum", NULL, sum);
  mur_frame_add_scalar (frame, "terms_added", NULL, (double)self->n_added);
}

static char *
name_of (MurSumFormat format, guint part)
{
  return g_strdup_printf ("sums_%s_%s", format == MUR_SUM_IN_FLOAT ? "float" : "double",
                          part < MUR_N_SUM_METHODS ? mur_sum_methods[part].id
                                                   : "absolutes");
}

static MurSum *
sum_at (MurPrecisionSums *self, MurSumFormat format, guint part)
{
  return part < MUR_N_SUM_METHODS ? &self->sums[format][part]
                                  : &self->absolutes[format];
}

void
mur_precision_sums_save (const MurPrecisionSums *self, MurArchive *archive)
{
  mur_archive_put_integer (archive, "sums_added", self->n_added);
  for (MurSumFormat format = 0; format < MUR_N_SUM_FORMATS; format++)
    for (guint part = 0; part < N_PARTS; part++)
      {
        g_autofree char *name = name_of (format, part);
        mur_sum_save (sum_at ((MurPrecisionSums *)self, format, part), archive, name);
      }
}

gboolean
mur_precision_sums_restore (MurPrecisionSums *self,
                            const MurArchive *archive,
                            GError **error)
{
  guint64 n;
  if (!mur_archive_get_integer (archive, "sums_added", &n, error))
    return FALSE;
  if (n > self->n)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "sums_added", n,
                                   "at most %" G_GSIZE_FORMAT, self->n);
  self->n_added = (gsize)n;
  for (MurSumFormat format = 0; format < MUR_N_SUM_FORMATS; format++)
    for (guint part = 0; part < N_PARTS; part++)
      {
        g_autofree char *name = name_of (format, part);
        MurSum *sum = sum_at (self, format, part);
        sum->n = n;
        if (!mur_sum_restore (sum, archive, name, error))
          return FALSE;
      }
  return TRUE;
}
