/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn in a panel, as segments and rectangles: of each datum, and of the lines
 * between them. */

#include "ui/plot/layout/drawn.h"

#include <math.h>

#include "ui/plot/figure/errors.h"

/* Of a circle. */
#define N_SIDES 32
/* Texts beyond are few among so many. */
#define MOST_TEXTS 500

static MurPoint
point_of (const MurDrawn *self, double x, double y)
{
  return (MurPoint){ mur_map_to_position (&self->place->x.map, x),
                     mur_map_to_position (&self->place->y.map, y) };
}

static gboolean
is_shown (MurPoint p)
{
  return isfinite (p.x) && isfinite (p.y);
}

static void
visit_segment (const MurDrawn *self, MurPoint a, MurPoint b)
{
  if (is_shown (a) && is_shown (b))
    self->segment (self->data, a, b);
}

static void
visit_rectangle (const MurDrawn *self, MurPoint a, MurPoint b)
{
  if (is_shown (a) && is_shown (b))
    self->rectangle (self->data, a, b);
}

static void
visit_points (const MurDrawn *self, const MurLayer *layer)
{
  for (gsize i = 0; i < layer->n; i++)
    {
      const MurPoint p = point_of (self, layer->x[i], layer->y[i]);

      visit_segment (self, p, p);
    }
}

/* A single point shows as well. */
static void
visit_line (const MurDrawn *self, const MurLayer *layer, const double *y)
{
  MurPoint before = { NAN, NAN };

  for (gsize i = 0; i < layer->n; i++)
    {
      const MurPoint p = point_of (self, layer->x[i], y[i]);
      const MurPoint corner = { p.x, before.y };

      if (!is_shown (before))
        visit_segment (self, p, p);
      else if (layer->kind == MUR_LAYER_STEPS)
        {
          visit_segment (self, before, corner);
          visit_segment (self, corner, p);
        }
      else
        visit_segment (self, before, p);
      before = p;
    }
}

/* Bars from one value to the other. */
static void
visit_spans (const MurDrawn *self, const MurLayer *layer)
{
  for (gsize i = 0; i < layer->n; i++)
    visit_segment (self, point_of (self, layer->x[i], layer->y[i]),
                   point_of (self, layer->x[i], layer->y2[i]));
}

/* Points with their bars, which reach the ends of the area at the most. */
static void
visit_errors (const MurDrawn *self, const MurLayer *layer)
{
  const MurMap *y = &self->place->y.map;

  for (gsize i = 0; i < layer->n; i++)
    {
      const double x = mur_map_to_position (&self->place->x.map, layer->x[i]);
      double ends[2];

      mur_layer_error_ends (layer, y->scale, i, ends);
      visit_segment (self, (MurPoint){ x, mur_map_to_position (y, ends[0]) },
                     (MurPoint){ x, mur_map_to_position (y, ends[1]) });
    }
}

static void
visit_rule (const MurDrawn *self, const MurLayer *layer)
{
  const MurRectangle *area = &self->place->area;

  if (layer->x != NULL)
    {
      const double x = mur_map_to_position (&self->place->x.map, layer->x[0]);

      visit_segment (self, (MurPoint){ x, area->y },
                     (MurPoint){ x, area->y + area->height });
    }
  if (layer->y != NULL)
    {
      const double y = mur_map_to_position (&self->place->y.map, layer->y[0]);

      visit_segment (self, (MurPoint){ area->x, y },
                     (MurPoint){ area->x + area->width, y });
    }
}

/* Bars stand on zero, or at the bottom of a log axis. */
static void
visit_bars (const MurDrawn *self, const MurLayer *layer)
{
  const MurMap *y = &self->place->y.map;
  const gboolean histogram = layer->kind == MUR_LAYER_HISTOGRAM;
  const double ground
    = y->scale == MUR_SCALE_LOG ? y->start : mur_map_to_position (y, 0);

  for (gsize i = 0; i < layer->n; i++)
    {
      const double half = histogram ? 0 : layer->width / 2;
      const MurPoint a = point_of (self, layer->x[i] - half, layer->y[i]);
      const MurPoint b = point_of (
        self, histogram ? layer->x[i + 1] : layer->x[i] + half, layer->y[i]);

      visit_rectangle (self, a, (MurPoint){ b.x, ground });
    }
}

static void
visit_grid (const MurDrawn *self, const MurLayer *layer)
{
  visit_rectangle (self, point_of (self, layer->x_min, layer->y_min),
                   point_of (self, layer->x_max, layer->y_max));
}

static void
visit_shapes (const MurDrawn *self, const MurLayer *layer)
{
  for (gsize i = 0; i < layer->n; i++)
    {
      const MurPoint a = point_of (self, layer->x[i], layer->y[i]);
      const MurPoint b
        = point_of (self, layer->x[i] + layer->dx[i], layer->y[i] + layer->dy[i]);

      if (layer->kind == MUR_LAYER_CELLS)
        visit_rectangle (self, a, b);
      else
        visit_segment (self, a, b);
    }
}

static void
visit_circles (const MurDrawn *self, const MurLayer *layer)
{
  for (gsize i = 0; i < layer->n; i++)
    {
      MurPoint before = { NAN, NAN };

      for (int side = 0; side <= N_SIDES; side++)
        {
          const double angle = 2 * G_PI * side / N_SIDES;
          const MurPoint p = point_of (self, layer->x[i] + layer->dx[i] * cos (angle),
                                       layer->y[i] + layer->dx[i] * sin (angle));

          if (side > 0)
            visit_segment (self, before, p);
          before = p;
        }
    }
}

/* A text above or below its point is a line and a half away at the most. */
static void
find_heights (const MurDrawn *self, MurAnchor anchor, double *above, double *below)
{
  const double line = mur_text_line (self->text, MUR_TEXT_LEGEND);

  *above = anchor == MUR_ANCHOR_ABOVE   ? 1.5 * line
           : anchor == MUR_ANCHOR_BELOW ? 0
                                        : line / 2;
  *below = anchor == MUR_ANCHOR_BELOW   ? 1.5 * line
           : anchor == MUR_ANCHOR_ABOVE ? 0
                                        : line / 2;
}

/* As wide as they are, on both sides of the point where they may be. */
static void
visit_texts (const MurDrawn *self, const MurLayer *layer)
{
  double above, below;

  find_heights (self, layer->anchor, &above, &below);
  for (gsize i = 0; layer->texts != NULL && i < MIN (layer->n, MOST_TEXTS); i++)
    {
      const MurPoint p = point_of (self, layer->x[i], layer->y[i]);
      g_autofree char *valid = NULL;
      g_autofree char *markup = NULL;
      double width;

      if (layer->texts[i] == NULL)
        continue;
      valid = g_utf8_make_valid (layer->texts[i], -1);
      markup = g_markup_escape_text (valid, -1);
      width = mur_text_width (self->text, MUR_TEXT_LEGEND, markup);
      visit_rectangle (
        self,
        (MurPoint){ p.x - (layer->anchor == MUR_ANCHOR_RIGHT ? 0 : width),
                    p.y - above },
        (MurPoint){ p.x + (layer->anchor == MUR_ANCHOR_LEFT ? 0 : width),
                    p.y + below });
    }
}

static void
visit_columns (const MurDrawn *self, const MurLayer *layer)
{
  switch (layer->kind)
    {
    case MUR_LAYER_BAND:
      visit_line (self, layer, layer->y);
      visit_line (self, layer, layer->y2);
      visit_spans (self, layer);
      break;
    case MUR_LAYER_ERRORS:
      visit_spans (self, layer);
      break;
    case MUR_LAYER_LINE:
    case MUR_LAYER_STEPS:
      visit_line (self, layer, layer->y);
      break;
    case MUR_LAYER_BARS:
    case MUR_LAYER_HISTOGRAM:
      visit_bars (self, layer);
      break;
    case MUR_LAYER_CELLS:
    case MUR_LAYER_ARROWS:
      visit_shapes (self, layer);
      break;
    case MUR_LAYER_CIRCLES:
      visit_circles (self, layer);
      break;
    case MUR_LAYER_TEXT:
      visit_texts (self, layer);
      break;
    case MUR_LAYER_POINTS:
      if (mur_layer_has_errors (layer))
        visit_errors (self, layer);
      G_GNUC_FALLTHROUGH;
    case MUR_LAYER_RULE:
    case MUR_LAYER_IMAGE:
    case MUR_LAYER_CONTOURS:
    default:
      visit_points (self, layer);
      break;
    }
}

void
mur_drawn_visit (const MurDrawn *self)
{
  for (guint i = 0; i < self->place->panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (self->place->panel->layers, i);

      if (mur_panel_place_hides (self->place, i))
        continue;
      if (layer->kind == MUR_LAYER_RULE)
        visit_rule (self, layer);
      else if (layer->kind == MUR_LAYER_IMAGE || layer->kind == MUR_LAYER_CONTOURS)
        visit_grid (self, layer);
      else if (mur_layer_has_columns (layer))
        visit_columns (self, layer);
    }
}
