/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/fitting/sets.h"

#include "core/base/csv/csv.h"
#include "core/base/json-reader.h"

#include <math.h>

/* Terms of a model that can change places: blocks of parameters. */
typedef struct
{
  const char *name; /* what the set's begins with */
  guint n_blocks, size;
  guint blocks[3][3];
} Exchange;

static const Exchange exchanges[] = {
  { "Lanczos", 3, 2, { { 0, 1 }, { 2, 3 }, { 4, 5 } } },
  { "Gauss", 2, 3, { { 2, 3, 4 }, { 5, 6, 7 } } },
  { "MGH17", 2, 2, { { 1, 3 }, { 2, 4 } } },
  { "ENSO", 2, 3, { { 3, 4, 5 }, { 6, 7, 8 } } },
};

static double *
read_numbers (MurJson object, const char *name, guint *n)
{
  const MurJson array = mur_json_member (object, name);
  double *values = g_new (double, mur_json_count (array));
  MurJsonIter iter;
  MurJson value;

  *n = 0;
  mur_json_iter_init (&iter, array);
  while (mur_json_iter_next (&iter, NULL, &value))
    g_assert_true (mur_json_get_number (value, &values[(*n)++]));
  return values;
}

static void
free_set (gpointer data)
{
  MurReferenceSet *self = data;

  mur_model_free (self->model);
  mur_table_unref (self->table);
  g_free (self->name);
  g_free (self->formula);
  g_free (self->starts[0]);
  g_free (self->starts[1]);
  g_free (self->certified);
  g_free (self->errors);
  g_free (self);
}

/* The last column is the response; the others are predictors by name. */
static MurModel *
make_model (const MurReferenceSet *self)
{
  const guint n_inputs = mur_table_n_columns (self->table) - 1;
  const char *names[3] = { NULL };
  const double *inputs[2];
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_inputs, ==, g_str_equal (self->name, "Nelson") ? 2 : 1);
  for (guint i = 0; i < n_inputs; i++)
    {
      names[i] = mur_table_name (self->table, i);
      inputs[i] = mur_table_column (self->table, i);
    }
  g_autoptr (MurProgram) program = mur_program_new (self->formula, names, "p", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mur_program_n_parameters (program), ==, self->n);
  return mur_model_new_inputs (program, inputs,
                               mur_table_column (self->table, n_inputs),
                               mur_table_n_rows (self->table));
}

static MurReferenceSet *
read_set (const char *folder, char *name, MurJson object)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.csv", folder, name);
  g_autoptr (GError) error = NULL;
  MurReferenceSet *self = g_new0 (MurReferenceSet, 1);

  self->name = name;
  self->formula = mur_json_dup_string (mur_json_member (object, "formula"));
  self->starts[0] = read_numbers (object, "start1", &self->n);
  self->starts[1] = read_numbers (object, "start2", &self->n);
  self->certified = read_numbers (object, "certified", &self->n);
  self->errors = read_numbers (object, "certified_sd", &self->n);
  g_assert_true (mur_json_get_number (mur_json_member (object, "rss"), &self->sum));
  self->table = mur_csv_read (path, &error);
  g_assert_no_error (error);
  self->model = make_model (self);
  return self;
}

GPtrArray *
mur_reference_sets (void)
{
  g_autofree char *folder
    = g_build_filename (g_getenv ("MUR_TEST_DIR"), "fixtures", "strd", NULL);
  g_autofree char *path = g_build_filename (folder, "certified.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sets = g_ptr_array_new_with_free_func (free_set);
  MurJson root, name, value;
  MurJsonIter iter;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  mur_json_check (text, -1, &root, &error);
  g_assert_no_error (error);
  mur_json_iter_init (&iter, root);
  while (mur_json_iter_next (&iter, &name, &value))
    g_ptr_array_add (sets, read_set (folder, mur_json_dup_string (name), value));
  g_assert_cmpuint (sets->len, ==, 27);
  return sets;
}

void
mur_reference_box (const MurReferenceSet *self,
                   double width,
                   double *lower,
                   double *upper)
{
  for (guint k = 0; k < self->n; k++)
    {
      const double a = self->starts[0][k], b = self->starts[1][k];
      const double c = self->certified[k];
      const double low = fmin (fmin (a, b), c), high = fmax (fmax (a, b), c);
      const double size = fmax (high - low, 0.1 * fmax (fabs (low), fabs (high)));

      lower[k] = (low + high) / 2 - width * size;
      upper[k] = (low + high) / 2 + width * size;
    }
}

/* Of a term p cos + q sin of the period of the first of @block, at whole times: the
 * longest of the periods that give the same values. */
static void
take_longest_period (double *values, const guint *block)
{
  double frequency = 1 / values[block[0]];

  frequency -= round (frequency);
  if (frequency < 0)
    values[block[2]] = -values[block[2]];
  values[block[0]] = 1 / fabs (frequency);
}

static void
take_signs (const MurReferenceSet *self, double *values)
{
  if (g_str_has_prefix (self->name, "Gauss"))
    {
      values[4] = fabs (values[4]);
      values[7] = fabs (values[7]);
    }
  if (g_str_equal (self->name, "Eckerle4") && values[1] < 0)
    {
      values[0] = -values[0];
      values[1] = -values[1];
    }
  for (guint i = 0; i < 2 && g_str_equal (self->name, "ENSO"); i++)
    take_longest_period (values, exchanges[3].blocks[i]);
}

static void
exchange (const Exchange *rule, guint a, guint b, double *values)
{
  for (guint i = 0; i < rule->size && values != NULL; i++)
    {
      const double kept = values[rule->blocks[a][i]];

      values[rule->blocks[a][i]] = values[rule->blocks[b][i]];
      values[rule->blocks[b][i]] = kept;
    }
}

/* Terms in the order of the certified ones, by their first parameters but one: two that
 * are the wrong way round change places until none is. */
static void
sort_terms (const MurReferenceSet *self,
            const Exchange *rule,
            double *values,
            double *errors)
{
  for (guint round = 0; round < rule->n_blocks; round++)
    for (guint a = 0; a < rule->n_blocks; a++)
      for (guint b = a + 1; b < rule->n_blocks; b++)
        {
          const guint i = rule->blocks[a][1], j = rule->blocks[b][1];
          const double *truth = self->certified;

          if ((values[i] < values[j]) != (truth[i] < truth[j]))
            exchange (rule, a, b, values), exchange (rule, a, b, errors);
        }
}

void
mur_reference_match (const MurReferenceSet *self, double *values, double *errors)
{
  take_signs (self, values);
  for (gsize i = 0; i < G_N_ELEMENTS (exchanges); i++)
    if (g_str_has_prefix (self->name, exchanges[i].name))
      sort_terms (self, &exchanges[i], values, errors);
}

double
mur_reference_digits (const double *values, const double *certified, guint n)
{
  double digits = 11;

  for (guint k = 0; k < n; k++)
    {
      const double error = fabs (values[k] - certified[k]) / fabs (certified[k]);

      digits = fmin (digits, error > 0 ? -log10 (error) : 11);
      if (isnan (values[k]))
        return 0;
    }
  return fmax (digits, 0);
}
