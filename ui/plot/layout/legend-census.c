/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn in a panel goes into a raster of squares, in which many boxes can be
 * tried, or is compared with one box. */

#include "ui/plot/layout/legend-census.h"

#include <math.h>

#include "ui/plot/layout/drawn.h"

/* Of a square. */
#define SIDE 4.0

/* What of the segment from @a to @b lies in @box (Liang and Barsky 1984), as parts of
 * it; %FALSE: nothing. */
static gboolean
clip (const MurRectangle *box, MurPoint a, MurPoint b, double *from, double *to)
{
  const double p[] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
  const double q[] = { a.x - box->x, box->x + box->width - a.x, a.y - box->y,
                       box->y + box->height - a.y };

  *from = 0;
  *to = 1;
  for (int side = 0; side < 4; side++)
    {
      if (p[side] == 0 && q[side] < 0)
        return FALSE;
      if (p[side] < 0)
        *from = fmax (*from, q[side] / p[side]);
      else if (p[side] > 0)
        *to = fmin (*to, q[side] / p[side]);
    }
  return *from <= *to;
}

static void
take (MurCensus *self, double x, double y)
{
  const int column = (int)((x - self->area.x) / self->side);
  const int row = (int)((y - self->area.y) / self->side);

  self->taken[MIN (row, self->n_rows - 1) * self->n_columns
              + MIN (column, self->n_columns - 1)]
    = 1;
}

static gboolean
holds (const MurRectangle *box, MurPoint p)
{
  return p.x >= box->x && p.x <= box->x + box->width && p.y >= box->y
         && p.y <= box->y + box->height;
}

/* Once in each square along an axis, else twice, for corners that are cut. */
static void
take_segment (gpointer data, MurPoint a, MurPoint b)
{
  MurCensus *self = data;
  const double dx = b.x - a.x, dy = b.y - a.y;
  double from, to, length;
  int n;

  /* Most are short. */
  if (fabs (dx) < self->side / 2 && fabs (dy) < self->side / 2 && holds (&self->area, a)
      && holds (&self->area, b))
    {
      take (self, a.x, a.y);
      take (self, b.x, b.y);
      return;
    }
  if (!clip (&self->area, a, b, &from, &to))
    return;
  length = (to - from) * fmax (fabs (dx), fabs (dy));
  n = (int)ceil ((dx == 0 || dy == 0 ? 1 : 2) * length / self->side);
  for (int i = 0; i <= n; i++)
    {
      const double t = from + (n > 0 ? (to - from) * i / n : 0);
      const double x = a.x + t * dx, y = a.y + t * dy;

      /* Rounding may put them just outside. */
      take (self, x > self->area.x ? x : self->area.x,
            y > self->area.y ? y : self->area.y);
    }
}

/* The squares from @low to @high, which lie @from the first. */
static void
squares (
  double low, double high, double from, double side, int n, int *first, int *last)
{
  *first = (int)CLAMP (floor ((low - from) / side), 0, n);
  *last = (int)CLAMP (floor ((high - from) / side), -1, n - 1);
}

static void
take_rectangle (gpointer data, MurPoint a, MurPoint b)
{
  MurCensus *self = data;
  int left, right, top, bottom;

  squares (fmin (a.x, b.x), fmax (a.x, b.x), self->area.x, self->side, self->n_columns,
           &left, &right);
  squares (fmin (a.y, b.y), fmax (a.y, b.y), self->area.y, self->side, self->n_rows,
           &top, &bottom);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      self->taken[row * self->n_columns + column] = 1;
}

void
mur_census_init (MurCensus *self, const MurPanelPlace *place, MurText *text)
{
  const MurDrawn visit = { place, text, take_segment, take_rectangle, self };

  self->area = place->area;
  self->side = SIDE;
  self->n_columns = (int)ceil (place->area.width / SIDE);
  self->n_rows = (int)ceil (place->area.height / SIDE);
  self->taken = g_new0 (guint8, (gsize)self->n_columns * self->n_rows);
  mur_drawn_visit (&visit);
}

void
mur_census_clear (MurCensus *self)
{
  g_clear_pointer (&self->taken, g_free);
}

gboolean
mur_census_is_free (const MurCensus *self, MurRectangle box, double around)
{
  int left, right, top, bottom;

  squares (box.x - around, box.x + box.width + around, self->area.x, self->side,
           self->n_columns, &left, &right);
  squares (box.y - around, box.y + box.height + around, self->area.y, self->side,
           self->n_rows, &top, &bottom);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      if (self->taken[row * self->n_columns + column])
        return FALSE;
  return TRUE;
}

/* One box. */
typedef struct
{
  MurRectangle box;
  gboolean found;
} Search;

static void
find_segment (gpointer data, MurPoint a, MurPoint b)
{
  Search *self = data;
  double from, to;

  self->found = self->found || clip (&self->box, a, b, &from, &to);
}

static void
find_rectangle (gpointer data, MurPoint a, MurPoint b)
{
  Search *self = data;
  const MurRectangle *box = &self->box;

  self->found |= fmin (a.x, b.x) < box->x + box->width && fmax (a.x, b.x) > box->x
                 && fmin (a.y, b.y) < box->y + box->height && fmax (a.y, b.y) > box->y;
}

gboolean
mur_panel_place_draws_in (const MurPanelPlace *place, MurText *text, MurRectangle box)
{
  Search search = { box, FALSE };
  const MurDrawn visit = { place, text, find_segment, find_rectangle, &search };

  mur_drawn_visit (&visit);
  return search.found;
}
