/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Margins are guessed from what a panel has: they are the same in every frame, so that
 * panels are not arranged anew while a run goes on. */

#include "ui/plot/layout/arrange-guess.h"

#include <math.h>

/* What stands around a data area, at unit 1; beside it its colour bar, or names of
 * lines; above it a line of text. */
#define MARGIN_X 75.0
#define MARGIN_Y 60.0
#define BAR 85.0
#define NAMES 50.0
#define LINE 19.0

typedef struct
{
  const GArray *weights;
  double *margins; /* of each row or column */
  double room;     /* without all of them */
} Tracks;

static double
margin_across (const MurPanel *panel, double unit)
{
  return unit
         * (MARGIN_X + (panel->colour_bar ? BAR : 0) + (panel->line_names ? NAMES : 0));
}

static double
margin_down (const MurPanel *panel, double unit)
{
  return unit
         * (MARGIN_Y + (panel->title != NULL ? LINE : 0)
            + (panel->caption != NULL ? LINE : 0));
}

static void
init_tracks (Tracks *self, const GArray *weights, double size)
{
  *self = (Tracks){ weights, g_new0 (double, weights->len), size };
}

/* A panel in a single row or column. */
static void
add_margin (Tracks *self, guint first, guint n, double margin)
{
  if (n != 1 || margin <= self->margins[first])
    return;
  self->room -= margin - self->margins[first];
  self->margins[first] = margin;
}

/* A panel in several has the margins between them. */
static double
side_of (const Tracks *self, guint first, guint n, double margin)
{
  double all = 0, weight = 0, inner = 0;

  for (guint i = 0; i < self->weights->len; i++)
    {
      const gboolean is_own = i >= first && i < first + n;

      all += g_array_index (self->weights, double, i);
      weight += is_own ? g_array_index (self->weights, double, i) : 0;
      inner += is_own ? self->margins[i] : 0;
    }
  return fmax (fmax (self->room, 1) * weight / all + inner - margin, 1);
}

static double
guess_area (const MurPanelPlace *place,
            const Tracks *across,
            const Tracks *down,
            double unit)
{
  const MurGridCell *cell = &place->cell;
  const double aspect = mur_panel_aspect (place->panel);
  const double width = side_of (across, cell->column, cell->n_columns,
                                margin_across (place->panel, unit));
  const double height
    = side_of (down, cell->row, cell->n_rows, margin_down (place->panel, unit));

  if (isnan (aspect))
    return width * height;
  return fmin (width, height * aspect) * fmin (height, width / aspect);
}

double
mur_arrange_guess (const MurLayout *self, double unit)
{
  Tracks across, down;
  double sum = 0;

  init_tracks (&across, self->column_weights, self->width);
  init_tracks (&down, self->row_weights, self->height);
  for (guint i = 0; i < self->n_shown; i++)
    {
      const MurPanelPlace *place = self->shown[i];
      const MurGridCell *cell = &place->cell;

      add_margin (&across, cell->column, cell->n_columns,
                  margin_across (place->panel, unit));
      add_margin (&down, cell->row, cell->n_rows, margin_down (place->panel, unit));
    }
  for (guint i = 0; i < self->n_shown; i++)
    sum += log (guess_area (self->shown[i], &across, &down, unit));
  g_free (across.margins);
  g_free (down.margins);
  return exp (sum / MAX (self->n_shown, 1));
}
