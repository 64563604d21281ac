/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names at the right ends of lines, in the colours of their lines, each joined to the
 * end of its line. Hidden layers keep their name, dimmed and struck out. */

#include "ui/plot/paint/line-names.h"

#include <math.h>

/* In units: of the lines to the names, and the room on both sides of them. */
#define JOINT_WIDTH 1.0
#define JOINT_GAP 2.5
#define JOINT_OPACITY 0.6

static void
paint_joint (const MurLayerPainter *self, const MurLegendEntry *entry)
{
  cairo_t *cr = self->canvas->cr;
  const MurRectangle *area = &self->place->area;
  const double right = area->x + area->width, gap = JOINT_GAP * self->unit;

  mur_canvas_set_colour (self->canvas, self->style.colour, JOINT_OPACITY);
  cairo_set_line_width (cr, JOINT_WIDTH * self->unit);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, fmin (entry->end_x + gap, right), entry->end_y);
  cairo_line_to (cr, right + gap, entry->end_y);
  cairo_line_to (cr, entry->x - gap, entry->y + entry->height / 2);
  cairo_stroke (cr);
}

static void
paint_name (const MurLayerPainter *self, const MurLegendEntry *entry, MurText *text)
{
  const gboolean hidden = mur_panel_place_hides (self->place, entry->layer);
  const double middle = entry->y + entry->height / 2;
  const double base = middle + mur_text_digit_height (text, MUR_TEXT_LEGEND) / 2;
  const MurTextPlace at = { entry->x, mur_canvas_snap_y (self->canvas, base), 0, 0, 0 };

  cairo_new_path (self->canvas->cr);
  if (!hidden)
    paint_joint (self, entry);
  mur_canvas_set_colour (
    self->canvas, hidden ? self->theme->dim_text : mur_painter_type_colour (self), 1);
  mur_text_draw (text, self->canvas->cr, MUR_TEXT_LEGEND, entry->text, &at);
  if (hidden)
    mur_canvas_horizontal (self->canvas, at.x, at.x + entry->width,
                           mur_canvas_snap_y (self->canvas, middle), self->unit);
}

void
mur_line_names_paint (const MurLayout *self,
                      const MurPanelPlace *place,
                      const MurCanvas *canvas,
                      MurText *text)
{
  for (guint i = 0; place->names != NULL && i < place->names->len; i++)
    {
      const MurLegendEntry *entry = &g_array_index (place->names, MurLegendEntry, i);
      MurLayerPainter painter;

      mur_layer_painter_init (&painter, self, place, canvas,
                              g_ptr_array_index (place->panel->layers, entry->layer));
      cairo_save (canvas->cr);
      paint_name (&painter, entry, text);
      cairo_restore (canvas->cr);
    }
}
