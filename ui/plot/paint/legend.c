/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Legends: a small sample of each layer beside its name, on a ground that lets little
 * of the data through. Hidden layers keep their line, dimmed and struck out. */

#include "ui/plot/paint/legend.h"

#include <math.h>

#include "ui/plot/layout/legend.h"
#include "ui/plot/paint/legend-sample.h"

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
  const MurTextPlace at = { box.x + box.width + pad,
                            mur_canvas_snap_y (canvas, base),
                            0,
                            0,
                            entry->name_room,
                            entry->fit };
  MurLayerPainter painter;

  mur_layer_painter_init (&painter, self, place, canvas,
                          g_ptr_array_index (place->panel->layers, entry->layer));
  cairo_save (canvas->cr);
  cairo_new_path (canvas->cr);
  if (!hidden)
    mur_legend_sample (&painter, box);
  cairo_restore (canvas->cr);
  mur_canvas_set_colour (canvas, hidden ? self->theme->dim_text : self->theme->text, 1);
  mur_text_draw (text, canvas->cr, MUR_TEXT_LEGEND, entry->text, &at);
  if (hidden)
    mur_canvas_horizontal (canvas, at.x, entry->x + entry->width,
                           mur_canvas_snap_y (canvas, entry->y + line / 2), self->unit);
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
  if (mur_legend_is_inside (place->view.legend) && !self->bare)
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
