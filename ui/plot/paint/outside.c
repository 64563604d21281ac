/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Data beyond robust limits: a caret at the border, as far along it as the datum, one
 * for all that would overlap. */

#include "ui/plot/paint/outside.h"

#include <math.h>

/* In units. */
#define WIDE 7.0
#define HIGH 4.5
#define PLACE (WIDE + 1)
#define FAINTEST 0.7

/* Places along the two borders that an axis ends at. */
typedef struct
{
  const MurMap *along, *across;
  double start, side; /* of the places */
  guint n;
  guint8 *low, *high; /* which are taken */
} Borders;

static void
borders_init (Borders *self,
              const MurLayerPainter *painter,
              const MurMap *along,
              const MurMap *across)
{
  const double length = fabs (along->end - along->start);

  self->along = along;
  self->across = across;
  self->start = fmin (along->start, along->end);
  self->n = (guint)fmax (floor (length / (PLACE * painter->unit)), 1);
  self->side = length / self->n;
  self->low = g_new0 (guint8, self->n);
  self->high = g_new0 (guint8, self->n);
}

static void
borders_clear (Borders *self)
{
  g_free (self->low);
  g_free (self->high);
}

static void
take (Borders *self, const double *along, const double *across, gsize n)
{
  const double low = fmin (self->across->minimum, self->across->maximum);
  const double high = fmax (self->across->minimum, self->across->maximum);

  for (gsize i = 0; across != NULL && i < n; i++)
    if (across[i] < low || across[i] > high)
      {
        const double at
          = (mur_map_to_position (self->along, along[i]) - self->start) / self->side;

        if (at >= 0 && at <= self->n
            && mur_scale_shows (self->across->scale, across[i]))
          (across[i] < low ? self->low : self->high)[MIN ((guint)at, self->n - 1)] = 1;
      }
}

/* A triangle at (@x, @y) that points along (@dx, @dy). */
static void
caret (const MurLayerPainter *self, double x, double y, double dx, double dy)
{
  const double back = HIGH * self->unit, half = WIDE / 2 * self->unit;
  cairo_t *cr = self->canvas->cr;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - back * dx - half * dy, y - back * dy + half * dx);
  cairo_line_to (cr, x - back * dx + half * dy, y - back * dy - half * dx);
  cairo_close_path (cr);
}

static void
paint_borders (const MurLayerPainter *self, const Borders *borders, gboolean upright)
{
  for (guint i = 0; i < borders->n; i++)
    {
      const double at = borders->start + (i + 0.5) * borders->side;
      const double ends[] = { borders->across->start, borders->across->end };
      const double out = ends[1] > ends[0] ? 1 : -1;

      for (int high = 0; high < 2; high++)
        {
          const double way = high ? out : -out;

          if (!(high ? borders->high : borders->low)[i])
            continue;
          if (upright)
            caret (self, at, ends[high], 0, way);
          else
            caret (self, ends[high], at, way, 0);
        }
    }
}

/* @upright: beyond the limits of y */
static void
mark (const MurLayerPainter *self, gboolean upright)
{
  const MurLayer *layer = self->layer;
  const MurMap *x = &self->place->x.map, *y = &self->place->y.map;
  Borders borders;

  borders_init (&borders, self, upright ? x : y, upright ? y : x);
  take (&borders, upright ? layer->x : layer->y, upright ? layer->y : layer->x,
        layer->n);
  if (upright)
    take (&borders, layer->x, layer->y2, layer->n);
  mur_canvas_set_colour (self->canvas, self->style.colour,
                         fmax (self->style.opacity, FAINTEST));
  paint_borders (self, &borders, upright);
  cairo_fill (self->canvas->cr);
  borders_clear (&borders);
}

void
mur_paint_outside (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  const MurPanel *panel = self->place->panel;
  const gboolean values
    = layer->kind == MUR_LAYER_POINTS || layer->kind == MUR_LAYER_LINE
      || layer->kind == MUR_LAYER_STEPS || layer->kind == MUR_LAYER_ERRORS
      || layer->kind == MUR_LAYER_BARS;

  if (!values || layer->outside_limits || layer->x == NULL || layer->y == NULL)
    return;
  if (panel->y.limits == MUR_LIMITS_ROBUST)
    mark (self, TRUE);
  if (panel->x.limits == MUR_LIMITS_ROBUST)
    mark (self, FALSE);
}
