/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The samples of legends: what a layer looks like, in a box as high as a line of type.
 */

#include "ui/plot/paint/legend-sample.h"

#include <math.h>

#include "ui/plot/figure/colormap.h"
#include "ui/plot/figure/errors.h"
#include "ui/plot/paint/marker.h"

static void
sample_line (const MurLayerPainter *self, MurRectangle box, double middle)
{
  cairo_t *cr = self->canvas->cr;
  double lengths[16];
  const int n = mur_style_dashes (&self->style, self->unit, lengths);

  /* Faint lines are many on the panel and one here. */
  mur_canvas_set_colour (self->canvas, self->style.colour,
                         fmax (self->style.opacity, 0.6));
  cairo_set_line_width (cr, fmax (self->style.line_width, self->unit));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, lengths, n, 0);
  cairo_move_to (cr, box.x, middle);
  cairo_line_to (cr, box.x + box.width, middle);
  cairo_stroke (cr);
}

static void
sample_points (const MurLayerPainter *self, MurRectangle box, double middle)
{
  static const double rises[] = { 0.12, -0.18, 0.1 };
  const double size = fmin (self->style.marker_size, 0.9 * box.height);
  /* One shape, or three small dots, which one alone would not show. */
  const gboolean small
    = self->style.marker == MUR_MARKER_DOT && size < 5.1 * self->unit;
  const int n = small ? 3 : 1;

  mur_canvas_set_colour (self->canvas, self->style.colour,
                         fmax (self->style.opacity, 0.6));
  for (int i = 0; i < n; i++)
    mur_marker_paint (self->canvas->cr, self->style.marker,
                      box.x + box.width * (i + 0.5) / n,
                      middle + (n > 1 ? rises[i] * box.height : 0), size, size,
                      MUR_MARKER_STROKE * self->style.line_width);
}

/* Three of the colours. */
static void
sample_colours (const MurLayerPainter *self, MurRectangle box, double middle)
{
  static const double parts[] = { 0.1, 0.5, 0.9 };
  const double size = fmax (self->style.marker_size, 5 * self->unit);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      mur_canvas_set_colour (self->canvas,
                             mur_colormap (self->place->panel->colours, parts[i]), 1);
      mur_marker_paint (self->canvas->cr, self->style.marker,
                        box.x + box.width * (i + 0.5) / G_N_ELEMENTS (parts), middle,
                        size, size, MUR_MARKER_STROKE * self->style.line_width);
    }
}

static void
sample_area (const MurLayerPainter *self, MurRectangle box, double opacity)
{
  mur_canvas_set_colour (self->canvas, self->style.colour, opacity);
  mur_canvas_rectangle (self->canvas, (MurRectangle){ box.x, box.y + 0.22 * box.height,
                                                      box.width, 0.56 * box.height });
  cairo_fill (self->canvas->cr);
}

static void
sample_error (const MurLayerPainter *self, MurRectangle box)
{
  const double x = box.x + box.width / 2;
  const double cap
    = mur_layer_has_errors (self->layer) ? 3 * self->unit : 4 * self->unit;

  mur_canvas_set_colour (self->canvas, self->style.colour,
                         fmax (self->style.opacity, 0.6));
  mur_canvas_vertical (self->canvas, x, box.y + 0.15 * box.height,
                       box.y + 0.85 * box.height, self->unit);
  mur_canvas_horizontal (self->canvas, x - cap, x + cap, box.y + 0.15 * box.height,
                         self->unit);
  mur_canvas_horizontal (self->canvas, x - cap, x + cap, box.y + 0.85 * box.height,
                         self->unit);
}

/* A shade with a line above it, or all around. */
static void
sample_shade (const MurLayerPainter *self, MurRectangle box, double opacity)
{
  const double top = box.y + 0.22 * box.height, bottom = box.y + 0.78 * box.height;
  const gboolean around = self->layer->kind == MUR_LAYER_CELLS;
  const double wide = MIN (self->style.line_width, 1.5 * self->unit);

  sample_area (self, box, opacity);
  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  mur_canvas_horizontal (self->canvas, box.x, box.x + box.width, top, wide);
  if (!around)
    return;
  mur_canvas_horizontal (self->canvas, box.x, box.x + box.width, bottom, wide);
  mur_canvas_vertical (self->canvas, box.x, top, bottom, wide);
  mur_canvas_vertical (self->canvas, box.x + box.width, top, bottom, wide);
}

static void
sample_arrow (const MurLayerPainter *self, MurRectangle box, double middle)
{
  cairo_t *cr = self->canvas->cr;
  const double right = box.x + 0.85 * box.width, head = 0.28 * box.height;

  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  cairo_set_line_width (cr, self->style.line_width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, box.x + 0.15 * box.width, middle);
  cairo_line_to (cr, right, middle);
  cairo_move_to (cr, right - 1.4 * head, middle - head);
  cairo_line_to (cr, right, middle);
  cairo_line_to (cr, right - 1.4 * head, middle + head);
  cairo_stroke (cr);
}

static void
sample_circle (const MurLayerPainter *self, MurRectangle box, double middle)
{
  cairo_t *cr = self->canvas->cr;

  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  cairo_set_line_width (cr, self->style.line_width);
  cairo_arc (cr, box.x + box.width / 2, middle, 0.36 * box.height, 0, 2 * G_PI);
  cairo_stroke (cr);
}

/* Contours are never dashed. */
static void
sample_contours (const MurLayerPainter *self, MurRectangle box, double middle)
{
  MurLayerPainter solid = *self;

  solid.style.dashes = NULL;
  sample_line (&solid, box, middle);
}

static void
sample_marks (const MurLayerPainter *self, MurRectangle box, double middle)
{
  if (mur_layer_has_errors (self->layer))
    {
      sample_error (self, box);
      mur_marker_paint (self->canvas->cr, self->style.marker, box.x + box.width / 2,
                        middle, fmin (self->style.marker_size, 0.5 * box.height),
                        fmin (self->style.marker_size, 0.5 * box.height),
                        MUR_MARKER_STROKE * self->style.line_width);
    }
  else if (self->layer->z != NULL)
    sample_colours (self, box, middle);
  else if (mur_layer_is_density (self->layer))
    sample_area (self, box, 0.6 * self->style.opacity);
  else
    sample_points (self, box, middle);
}

void
mur_legend_sample (const MurLayerPainter *self, MurRectangle box)
{
  const double middle = box.y + box.height / 2;

  switch (self->layer->kind)
    {
    case MUR_LAYER_POINTS:
      sample_marks (self, box, middle);
      break;
    case MUR_LAYER_BAND:
      sample_area (self, box, self->band_opacity);
      break;
    case MUR_LAYER_BARS:
    case MUR_LAYER_IMAGE:
      sample_area (self, box, 0.85 * self->style.opacity);
      break;
    case MUR_LAYER_ERRORS:
      sample_error (self, box);
      break;
    case MUR_LAYER_HISTOGRAM:
      sample_shade (self, box, fmin (2 * self->band_opacity, 1));
      break;
    case MUR_LAYER_CELLS:
      sample_shade (self, box, self->band_opacity);
      break;
    case MUR_LAYER_ARROWS:
      sample_arrow (self, box, middle);
      break;
    case MUR_LAYER_CIRCLES:
      sample_circle (self, box, middle);
      break;
    case MUR_LAYER_CONTOURS:
      sample_contours (self, box, middle);
      break;
    case MUR_LAYER_LINE:
    case MUR_LAYER_STEPS:
      if (self->layer->filled)
        sample_area (self, box, self->band_opacity);
      sample_line (self, box, middle);
      break;
    case MUR_LAYER_RULE:
    case MUR_LAYER_TEXT:
    default:
      sample_line (self, box, middle);
      break;
    }
}
