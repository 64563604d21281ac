/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar beside a panel that says what its colours mean. */

#include "ui/plot/paint/colour-bar.h"

#include "ui/plot/figure/colormap.h"
#include "ui/plot/paint/frame.h"

/* The map is smooth: so many straight pieces are within one level of 255. */
#define N_STOPS 33

static MurColour
colour_at (const MurLayout *self, const MurPanel *panel, double t)
{
  if (mur_panel_explains_tints (panel))
    return mur_panel_tint (panel, self->theme, t);
  return mur_colormap (panel->colours, t);
}

static void
paint_colours (const MurLayout *self,
               const MurPanelPlace *place,
               const MurCanvas *canvas,
               const MurRectangle *box)
{
  cairo_pattern_t *colours
    = cairo_pattern_create_linear (0, box->y + box->height, 0, box->y);

  for (int i = 0; i < N_STOPS; i++)
    {
      const double t = (double)i / (N_STOPS - 1);
      const MurColour colour = colour_at (self, place->panel, t);

      cairo_pattern_add_color_stop_rgb (colours, t, colour.red, colour.green,
                                        colour.blue);
    }
  cairo_set_source (canvas->cr, colours);
  mur_canvas_rectangle (canvas, *box);
  cairo_fill (canvas->cr);
  cairo_pattern_destroy (colours);
}

/* Robust limits: values go on beyond both ends. */
static void
paint_tips (const MurLayout *self,
            const MurPanelPlace *place,
            const MurCanvas *canvas,
            const MurRectangle *box)
{
  for (int end = 0; end < 2; end++)
    {
      const double y = end == 0 ? box->y + box->height : box->y;
      const double out = (end == 0 ? 0.5 : -0.5) * box->width;

      mur_canvas_set_colour (canvas, colour_at (self, place->panel, end), 1);
      cairo_move_to (canvas->cr, box->x, y);
      cairo_line_to (canvas->cr, box->x + box->width, y);
      cairo_line_to (canvas->cr, box->x + box->width / 2, y + out);
      cairo_fill (canvas->cr);
    }
}

static void
paint_ticks (const MurLayout *self,
             const MurPanelPlace *place,
             const MurCanvas *canvas,
             MurText *text,
             double right)
{
  const MurTicks *ticks = place->z.ticks;
  const double digit = mur_text_digit_height (text, MUR_TEXT_TICK);
  const double x = right + (MUR_TICK_LENGTH + MUR_LABEL_GAP) * self->unit;

  for (guint i = 0; i < ticks->major->len; i++)
    {
      const MurTick *tick = &g_array_index (ticks->major, MurTick, i);
      const double y = mur_map_to_position (&place->z.map, tick->value);
      const MurTextPlace at = { x, mur_canvas_snap_y (canvas, y + digit / 2), 0, 0, 0 };

      mur_canvas_set_colour (canvas, self->theme->axis, 1);
      mur_canvas_horizontal (canvas, right, right + MUR_TICK_LENGTH * self->unit, y,
                             self->unit);
      mur_canvas_set_colour (canvas, self->theme->dim_text, 1);
      mur_text_draw (text, canvas->cr, MUR_TEXT_TICK, tick->label, &at);
    }
  if (ticks->exponent != NULL)
    {
      const double y = place->area.y - digit / 2 - MUR_TITLE_GAP * self->unit;
      const MurTextPlace at = { right, mur_canvas_snap_y (canvas, y), 0, 0, 0 };

      mur_text_draw (text, canvas->cr, MUR_TEXT_TICK, ticks->exponent, &at);
    }
}

/* At the right of the labels, read upwards as that of the y axis. */
static void
paint_title (const MurLayout *self,
             const MurPanelPlace *place,
             const MurCanvas *canvas,
             MurText *text,
             double left)
{
  if (place->z.title == NULL)
    return;
  mur_canvas_set_colour (canvas, self->theme->text, 1);
  mur_paint_upright_title (place, &place->z,
                           left + place->bar_labels + MUR_TITLE_GAP * self->unit,
                           place->bar_top, canvas, text);
}

void
mur_paint_colour_bar (const MurLayout *self,
                      const MurPanelPlace *place,
                      const MurCanvas *canvas,
                      MurText *text)
{
  const MurRectangle box = mur_colour_bar_box (self, place);
  const double right = box.x + box.width;

  if (place->z.ticks == NULL)
    return;
  cairo_new_path (canvas->cr);
  paint_colours (self, place, canvas, &box);
  if (place->panel->z.limits == MUR_LIMITS_ROBUST)
    paint_tips (self, place, canvas, &box);
  paint_ticks (self, place, canvas, text, right);
  paint_title (self, place, canvas, text,
               right + (MUR_TICK_LENGTH + MUR_LABEL_GAP) * self->unit);
}
