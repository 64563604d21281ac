/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Couplings of more oscillators than marks can tell apart: an image of what was found,
 * and one of the truth in the same colours. Those that were discovered are marked. */

#include "ui/figures/inference/private.h"

#include <math.h>

/* Of a dot, in cells of an image: it leaves their colour in sight. */
#define DISCOVERED_SIZE 9.0
#define LARGEST_SIZE 0.8

/* Row i is how each j drives i; the diagonal is none. Written row by row. */
static double *
copy_cells (const MurInferenceDrawing *self, const char *table)
{
  double *cells = mur_column_new (self->figure, (gsize)self->n * self->n);
  for (guint j = 0; j < self->n; j++)
    {
      const MurColumn from = mur_column_of (self->frame, table, "from_*", j + 1);
      for (guint i = 0; i < self->n; i++)
        cells[(gsize)i * self->n + j] = i == j ? NAN : from.values[i];
    }
  return cells;
}

/* Blank where the data do not see them: such values would drown the others. Returns: how
 * many */
static guint
blank_unseen (const MurInferenceDrawing *self, double *cells)
{
  const MurColumn upper = mur_column (self->frame, "estimates", "upper");
  gsize row = mur_infer_first (self, MUR_INFERENCE_COUPLINGS);
  guint n = 0;
  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      if (i != j && isinf (upper.values[row++]))
        {
          cells[(gsize)i * self->n + j] = NAN;
          n++;
        }
  return n;
}

static double
largest (const double *cells, gsize n)
{
  double most = 0;
  for (gsize i = 0; i < n; i++)
    most = isfinite (cells[i]) ? fmax (most, fabs (cells[i])) : most;
  return most;
}

static MurPanel *
add_image (const MurInferenceDrawing *self,
           const double *cells,
           double most,
           const char *title,
           guint row,
           guint column)
{
  MurPanel *panel = mur_figure_add_panel (self->figure, row, column, title);
  panel->equal = TRUE;
  panel->colours = MUR_COLOURS_DIVERGING;
  panel->colour_bar = TRUE;
  mur_axis_set (&panel->x, "Driven by", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Oscillator", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->z, "<i>K</i>", "rad/s", MUR_SCALE_LINEAR);
  panel->x.integer = panel->y.integer = TRUE;
  panel->x.minimum = panel->y.maximum = 0.5;
  panel->x.maximum = panel->y.minimum = self->n + 0.5;
  panel->z.minimum = -most;
  panel->z.maximum = most;
  MurLayer *image = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL,
                                        cells, self->n, self->n);
  image->x_min = image->y_min = 0.5;
  image->x_max = image->y_max = self->n + 0.5;
  return panel;
}

static void
add_discovered (const MurInferenceDrawing *self, MurPanel *panel)
{
  const gsize first = mur_infer_first (self, MUR_INFERENCE_COUPLINGS);
  const MurColumn discovered = mur_column (self->frame, "estimates", "discovered");
  double *x = mur_column_new (self->figure, discovered.n);
  double *y = mur_column_new (self->figure, discovered.n);
  gsize row = first, n = 0;
  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      if (i != j && row < discovered.n && discovered.values[row++] == 1)
        {
          x[n] = j + 1;
          y[n++] = i + 1;
        }
  if (n == 0)
    return;
  panel->caption = g_strdup_printf ("Rings: %" G_GSIZE_FORMAT " discovered", n);
  MurLayer *dots = mur_panel_add_points (panel, MUR_ROLE_SERIES_6, NULL, x, y, n);
  dots->marker = MUR_MARKER_RING;
  dots->size = fmin (DISCOVERED_SIZE / self->n, LARGEST_SIZE);
}

static void
add_words (MurPanel *panel, guint n_unseen)
{
  g_autofree char *before = panel->caption;
  panel->caption = NULL;
  if (n_unseen > 0)
    panel->caption
      = g_strdup_printf ("%s%sBlank: %u not seen", before != NULL ? before : "",
                         before != NULL ? ". " : "", n_unseen);
  else
    panel->caption = g_steal_pointer (&before);
}

void
mur_infer_add_couplings (const MurInferenceDrawing *self, guint row, guint column)
{
  const gsize n = (gsize)self->n * self->n;
  if (self->n <= MUR_INFERENCE_MARKED)
    {
      mur_infer_add_group (self, MUR_INFERENCE_COUPLINGS, row, column);
      return;
    }
  double *found = copy_cells (self, "couplings");
  const guint n_unseen = blank_unseen (self, found);
  const double *truth = self->has_truth ? copy_cells (self, "couplings_truth") : NULL;
  const double most = fmax (largest (found, n), truth != NULL ? largest (truth, n) : 0);
  const double limit = most > 0 ? most : 1;
  MurPanel *panel = add_image (self, found, limit, "Couplings", row, column);
  add_discovered (self, panel);
  add_words (panel, n_unseen);
  if (truth != NULL)
    add_image (self, truth, limit, "True couplings", row, column + 1);
  else
    {
      panel->n_columns = 2;
      /* A few that are hardly seen may be far out. */
      panel->z.minimum = panel->z.maximum = NAN;
      panel->z.limits = MUR_LIMITS_ROBUST;
    }
}
