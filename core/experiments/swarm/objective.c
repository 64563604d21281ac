/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the swarm minimises: a landscape, or a formula in x1, x2, …. Points are cut in
 * chunks of one size over the pool; a value depends on its point alone.
 *
 * A formula is compiled twice: with its names as inputs, for many points at once, and as
 * parameters, for its derivatives at one. */

#include "core/experiments/swarm/private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define CHUNK 1024       /* points */
#define FEW_VALUES 16384 /* coordinates that are not worth a second thread */

static char **
list_names (guint dimensions)
{
  char **names = g_new0 (char *, dimensions + 1);

  for (guint d = 0; d < dimensions; d++)
    names[d] = g_strdup_printf ("x%u", d + 1);
  return names;
}

/* All coordinates have to occur in a program that has them as parameters. Returns:
 * (nullable): %NULL where it has not that many or its text is too long */
static MurProgram *
compile_derivatives (const char *formula, guint dimensions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (dimensions > MUR_PROGRAM_MAX_PARAMETERS)
    return NULL;
  g_string_printf (text, "(%s)+0*(0", formula);
  for (guint d = 0; d < dimensions; d++)
    g_string_append_printf (text, "+x%u", d + 1);
  g_string_append_c (text, ')');
  return text->len > MUR_PROGRAM_MAX_LENGTH
           ? NULL
           : mur_program_new (text->str, (const char *const[]){ NULL }, "x", NULL);
}

static gboolean
read_formula (MurSearchObjective *self, const MurParameters *parameters, GError **error)
{
  const char *formula = mur_parameters_text (parameters, "formula");
  g_auto (GStrv) names = list_names (self->dimensions);

  self->program = mur_program_new (formula, (const char *const *)names, NULL, error);
  if (self->program == NULL)
    return FALSE;
  self->derivatives = compile_derivatives (formula, self->dimensions);
  return TRUE;
}

static void
read_landscape (MurSearchObjective *self,
                const MurParameters *parameters,
                const double *lower,
                const double *upper)
{
  const guint n = self->dimensions;
  double shift[MUR_LANDSCAPE_MAX_DIMENSIONS], centre[MUR_LANDSCAPE_MAX_DIMENSIONS];
  gsize n_shifts;
  const double *shifts = mur_parameters_list (parameters, "shift", &n_shifts);

  for (guint d = 0; d < n; d++)
    {
      shift[d] = shifts[n_shifts == 1 ? 0 : d];
      centre[d] = 0.5 * (lower[d] + upper[d]);
    }
  const MurLandscapeChange change = {
    .shift = shift,
    .centre = centre,
    .mirror = (MurLandscapeMirror)mur_parameters_choice (parameters, "mirror"),
    .rotation = (MurLandscapeRotation)mur_parameters_choice (parameters, "rotate"),
    .seed = mur_parameters_integer (parameters, "seed"),
  };
  self->landscape = mur_landscape_new (
    (MurLandscapeKind)mur_parameters_choice (parameters, "landscape"), n, &change);
}

gboolean
mur_search_objective_init (MurSearchObjective *self,
                           const MurParameters *parameters,
                           const double *lower,
                           const double *upper,
                           MurPool *pool,
                           GError **error)
{
  *self = (MurSearchObjective){
    .dimensions = mur_search_dimensions (parameters),
    .pool = pool,
  };
  if (mur_search_has_formula (parameters))
    return read_formula (self, parameters, error);
  read_landscape (self, parameters, lower, upper);
  return TRUE;
}

void
mur_search_objective_clear (MurSearchObjective *self)
{
  g_clear_pointer (&self->landscape, mur_landscape_free);
  g_clear_pointer (&self->program, mur_program_unref);
  g_clear_pointer (&self->derivatives, mur_program_unref);
}

static void
evaluate_formula (const MurSearchObjective *self,
                  const double *points,
                  gsize n,
                  double *values)
{
  const guint dimensions = self->dimensions;
  g_autofree double *columns = g_new (double, n *dimensions);
  const double *inputs[MUR_LANDSCAPE_MAX_DIMENSIONS];
  g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (self->program);

  for (guint d = 0; d < dimensions; d++)
    {
      inputs[d] = columns + d * n;
      for (gsize i = 0; i < n; i++)
        columns[d * n + i] = points[i * dimensions + d];
    }
  g_autoptr (MurProgramCache) cache = mur_program_cache_new (self->program, inputs, n);
  mur_program_evaluate (cache, workspace, NULL, 0, n, values);
}

typedef struct
{
  const MurSearchObjective *objective;
  const double *points;
  gsize n;
  double *values;
} Work;

static void
evaluate_chunk_cb (gsize chunk, guint thread, gpointer data)
{
  const Work *work = data;
  const MurSearchObjective *self = work->objective;
  const gsize first = chunk * CHUNK;
  const gsize n = MIN (CHUNK, work->n - first);
  const double *points = work->points + first * self->dimensions;

  if (self->landscape != NULL)
    mur_landscape_evaluate (self->landscape, points, n, work->values + first);
  else
    evaluate_formula (self, points, n, work->values + first);
}

void
mur_search_objective_evaluate (const MurSearchObjective *self,
                               const double *points,
                               gsize n,
                               double *values)
{
  Work work = { self, points, n, values };
  const gsize n_chunks = (n + CHUNK - 1) / CHUNK;

  if (n * self->dimensions > FEW_VALUES)
    mur_pool_for (self->pool, n_chunks, evaluate_chunk_cb, &work);
  else
    for (gsize chunk = 0; chunk < n_chunks; chunk++)
      evaluate_chunk_cb (chunk, 0, &work);
}

static guint64
differentiate_formula (const MurSearchObjective *self,
                       const double *point,
                       double *gradient)
{
  double value;
  g_autoptr (MurProgramWorkspace) workspace
    = mur_program_workspace_new (self->derivatives);
  g_autoptr (MurProgramCache) cache
    = mur_program_cache_new (self->derivatives, NULL, 1);

  mur_program_evaluate_gradient (cache, workspace, point, 0, 1, &value, gradient, 1);
  return 1;
}

/* The step that balances rounding, ε / h, and what the third derivative adds, h². */
static double
difference_step (double x, double width)
{
  return cbrt (DBL_EPSILON) * fmax (fabs (x), 1e-3 * width);
}

guint64
mur_search_objective_gradient (const MurSearchObjective *self,
                               const double *lower,
                               const double *upper,
                               const double *point,
                               double *gradient)
{
  const guint n = self->dimensions;

  if (self->landscape != NULL)
    {
      mur_landscape_gradient (self->landscape, point, gradient);
      return 1;
    }
  if (self->derivatives != NULL)
    return differentiate_formula (self, point, gradient);
  g_autofree double *points = g_new (double, 2 * (gsize)n * n);
  g_autofree double *values = g_new (double, 2 * (gsize)n);

  for (guint k = 0; k < 2 * n; k++)
    {
      const guint d = k / 2;
      const double h = difference_step (point[d], upper[d] - lower[d]);
      const double x = k % 2 == 0 ? point[d] - h : point[d] + h;

      memcpy (points + (gsize)k * n, point, n * sizeof *point);
      points[(gsize)k * n + d] = CLAMP (x, lower[d], upper[d]);
    }
  mur_search_objective_evaluate (self, points, 2 * n, values);
  for (guint d = 0; d < n; d++)
    {
      const double gap
        = points[(2 * (gsize)d + 1) * n + d] - points[2 * (gsize)d * n + d];

      gradient[d] = gap > 0 ? (values[2 * d + 1] - values[2 * d]) / gap : 0;
    }
  return 2 * (guint64)n;
}
