/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Legends: a small sample of each layer beside its name, on a ground that lets little
 * of the data through. Hidden layers keep their line, dimmed. */

#include <math.h>

#include "ui/plot/legend.h"
#include "ui/plot/painter-private.h"

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
  const double size = self->style.marker_size;
  /* One shape, or three small dots, which one alone would not show. */
  const gboolean small
    = self->style.marker == MUR_MARKER_DOT && size < 5.1 * self->unit;
  const int n = small ? 3 : 1;

  mur_canvas_set_colour (self->canvas, self->style.colour,
                         fmax (self->style.opacity, 0.6));
  for (int i = 0; i < n; i++)
    mur_marker_paint (self->canvas->cr, self->style.marker,
                      box.x + box.width * (i + 0.5) / n,
                      middle + (n > 1 ? rises[i] * box.height : 0), size, size);
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
  const double x = box.x + box.width / 2, cap = 4 * self->unit;

  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  mur_canvas_vertical (self->canvas, x, box.y + 0.15 * box.height,
                       box.y + 0.85 * box.height, self->unit);
  mur_canvas_horizontal (self->canvas, x - cap, x + cap, box.y + 0.15 * box.height,
                         self->unit);
  mur_canvas_horizontal (self->canvas, x - cap, x + cap, box.y + 0.85 * box.height,
                         self->unit);
}

static void
paint_sample (const MurLayerPainter *self, MurRectangle box)
{
  const double middle = box.y + box.height / 2;

  switch (self->layer->kind)
    {
    case MUR_LAYER_POINTS:
      if (mur_layer_is_density (self->layer))
        sample_area (self, box, 0.6 * self->style.opacity);
      else
        sample_points (self, box, middle);
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
    case MUR_LAYER_LINE:
    case MUR_LAYER_STEPS:
    case MUR_LAYER_RULE:
    default:
      sample_line (self, box, middle);
      break;
    }
}

static void
paint_entry (const MurLayout *self,
             const MurPanelPlace *place,
             const MurLegendEntry *entry,
             const MurCanvas *canvas,
             MurText *text)
{
  const gboolean hidden = mur_panel_place_hides (place, entry->layer);
  const double line = mur_legend_line_height (self, text);
  const double pad = MUR_LEGEND_PAD * self->unit;
  const MurRectangle box = { entry->x, entry->y, MUR_LEGEND_SWATCH * self->unit, line };
  const double base
    = entry->y + line / 2 + mur_text_digit_height (text, MUR_TEXT_LEGEND) / 2;
  const MurTextPlace at
    = { box.x + box.width + pad, mur_canvas_snap_y (canvas, base), 0, 0, 0 };
  MurLayerPainter painter;

  mur_layer_painter_init (&painter, self, place, canvas,
                          g_ptr_array_index (place->panel->layers, entry->layer));
  cairo_save (canvas->cr);
  cairo_new_path (canvas->cr);
  if (!hidden)
    paint_sample (&painter, box);
  cairo_restore (canvas->cr);
  mur_canvas_set_colour (canvas, hidden ? self->theme->dim_text : self->theme->text,
                         hidden ? 0.6 : 1);
  mur_text_draw (text, canvas->cr, MUR_TEXT_LEGEND, entry->text, &at);
}

static void
round_rectangle (cairo_t *cr, const MurRectangle *box, double radius)
{
  const double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, box->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, box->x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, box->x + radius, box->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

void
mur_legend_paint (const MurLayout *self,
                  const MurPanelPlace *place,
                  const MurCanvas *canvas,
                  MurText *text)
{
  if (!(place->legend.width > 0))
    return;
  if (place->view.legend != MUR_LEGEND_ABOVE)
    {
      cairo_new_path (canvas->cr);
      round_rectangle (canvas->cr, &place->legend, 5 * self->unit);
      mur_canvas_set_colour (canvas, self->theme->panel, 0.88);
      cairo_fill (canvas->cr);
    }
  for (guint i = 0; i < place->entries->len; i++)
    paint_entry (self, place, &g_array_index (place->entries, MurLegendEntry, i),
                 canvas, text);
}
