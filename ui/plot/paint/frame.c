/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Grids, axes and titles. Every straight line fills whole pixels. */

#include "ui/plot/paint/frame.h"

#include <math.h>

#include "ui/plot/layout/legend.h"
#include "ui/plot/paint/colour-bar.h"

static double
x_position (const MurPanelPlace *place, double value)
{
  return mur_map_to_position (&place->x.map, value);
}

static double
y_position (const MurPanelPlace *place, double value)
{
  return mur_map_to_position (&place->y.map, value);
}

static void
paint_minor_grid (const MurLayout *self,
                  const MurPanelPlace *place,
                  const MurCanvas *canvas)
{
  const MurRectangle *area = &place->area;
  const GArray *x = place->x.ticks->minor, *y = place->y.ticks->minor;

  mur_canvas_set_colour (canvas, self->theme->minor_grid, 1);
  for (guint i = 0; place->x.map.scale == MUR_SCALE_LOG && i < x->len; i++)
    mur_canvas_vertical (canvas, x_position (place, g_array_index (x, double, i)),
                         area->y, area->y + area->height, self->unit);
  for (guint i = 0; place->y.map.scale == MUR_SCALE_LOG && i < y->len; i++)
    mur_canvas_horizontal (canvas, area->x, area->x + area->width,
                           y_position (place, g_array_index (y, double, i)),
                           self->unit);
}

static void
paint_grid (const MurLayout *self, const MurPanelPlace *place, const MurCanvas *canvas)
{
  const MurRectangle *area = &place->area;
  const GArray *x = place->x.ticks->major, *y = place->y.ticks->major;

  paint_minor_grid (self, place, canvas);
  mur_canvas_set_colour (canvas, self->theme->grid, 1);
  for (guint i = 0; place->panel->x.labels == NULL && i < x->len; i++)
    mur_canvas_vertical (canvas,
                         x_position (place, g_array_index (x, MurTick, i).value),
                         area->y, area->y + area->height, self->unit);
  for (guint i = 0; place->panel->y.labels == NULL && i < y->len; i++)
    mur_canvas_horizontal (canvas, area->x, area->x + area->width,
                           y_position (place, g_array_index (y, MurTick, i).value),
                           self->unit);
}

static void
paint_ticks (const MurLayout *self, const MurPanelPlace *place, const MurCanvas *canvas)
{
  const double bottom = place->area.y + place->area.height, left = place->area.x;
  const double major = MUR_TICK_LENGTH * self->unit;
  const double minor = MUR_MINOR_TICK_LENGTH * self->unit;
  const MurTicks *x = place->x.ticks, *y = place->y.ticks;

  for (guint i = 0; i < x->major->len; i++)
    mur_canvas_vertical (canvas,
                         x_position (place, g_array_index (x->major, MurTick, i).value),
                         bottom, bottom + major, self->unit);
  for (guint i = 0; i < x->minor->len; i++)
    mur_canvas_vertical (canvas,
                         x_position (place, g_array_index (x->minor, double, i)),
                         bottom, bottom + minor, self->unit);
  for (guint i = 0; i < y->major->len; i++)
    mur_canvas_horizontal (
      canvas, left - major, left,
      y_position (place, g_array_index (y->major, MurTick, i).value), self->unit);
  for (guint i = 0; i < y->minor->len; i++)
    mur_canvas_horizontal (canvas, left - minor, left,
                           y_position (place, g_array_index (y->minor, double, i)),
                           self->unit);
}

static void
paint_axes (const MurLayout *self, const MurPanelPlace *place, const MurCanvas *canvas)
{
  const MurRectangle *area = &place->area;
  const double bottom = area->y + area->height;
  const double half = mur_canvas_line_width (canvas, self->unit) / 2;

  mur_canvas_set_colour (canvas, self->theme->axis, 1);
  paint_ticks (self, place, canvas);
  /* Outside the data area, so that marks do not touch them; the corner is closed. */
  mur_canvas_horizontal (canvas, mur_canvas_snap_x (canvas, area->x) - 2 * half,
                         mur_canvas_snap_x (canvas, area->x + area->width),
                         mur_canvas_snap_y (canvas, bottom) + half, self->unit);
  mur_canvas_vertical (canvas, mur_canvas_snap_x (canvas, area->x) - half,
                       mur_canvas_snap_y (canvas, area->y),
                       mur_canvas_snap_y (canvas, bottom), self->unit);
}

static void
draw (const MurCanvas *canvas,
      MurText *text,
      MurTextKind kind,
      const char *markup,
      MurTextPlace place)
{
  /* A base line on a pixel edge is as sharp as unhinted type gets. */
  if (place.angle == 0)
    place.y = mur_canvas_snap_y (canvas, place.y);
  mur_text_draw (text, canvas->cr, kind, markup, &place);
}

static void
paint_x_labels (const MurLayout *self,
                const MurPanelPlace *place,
                const MurCanvas *canvas,
                MurText *text)
{
  const GArray *major = place->x.ticks->major;
  const double bottom = place->area.y + place->area.height;
  const double y = bottom + mur_x_label_base (self->unit, text);

  for (guint i = 0; i < major->len; i++)
    {
      const MurTick *tick = &g_array_index (major, MurTick, i);

      draw (canvas, text, MUR_TEXT_TICK, tick->label,
            (MurTextPlace){ x_position (place, tick->value), y, 0.5, 0, 0 });
    }
}

static void
paint_y_labels (const MurLayout *self,
                const MurPanelPlace *place,
                const MurCanvas *canvas,
                MurText *text)
{
  const GArray *major = place->y.ticks->major;
  const double x = place->area.x - (MUR_TICK_LENGTH + MUR_LABEL_GAP) * self->unit;
  const double digit = mur_text_digit_height (text, MUR_TEXT_TICK);

  for (guint i = 0; i < major->len; i++)
    {
      const MurTick *tick = &g_array_index (major, MurTick, i);

      draw (canvas, text, MUR_TEXT_TICK, tick->label,
            (MurTextPlace){ x, y_position (place, tick->value) + digit / 2, 1, 0, 0 });
    }
  if (place->y.ticks->exponent != NULL)
    draw (canvas, text, MUR_TEXT_TICK, place->y.ticks->exponent,
          (MurTextPlace){ x, place->area.y - digit / 2 - MUR_TITLE_GAP * self->unit, 1,
                          0, 0 });
}

/* Beside the middle of the axis; a long one beside all that the panel has. */
void
mur_paint_upright_title (const MurPanelPlace *place,
                         const MurAxisPlace *axis,
                         double left,
                         double above,
                         const MurCanvas *canvas,
                         MurText *text)
{
  const MurRectangle *area = &place->area;
  const MurTextFit *fit = &axis->heading.fit;
  const double length
    = fit->size * mur_text_width (text, MUR_TEXT_AXIS_TITLE, axis->title);
  const double whole = above + area->height + place->bottom;
  const double middle = fit->n_lines <= 1 && length <= area->height
                          ? area->y + area->height / 2
                          : area->y - above + whole / 2;

  draw (canvas, text, MUR_TEXT_AXIS_TITLE, axis->title,
        (MurTextPlace){ left + fit->size * mur_text_ascent (text, MUR_TEXT_AXIS_TITLE),
                        middle, 0.5, -G_PI / 2, axis->heading.room, *fit });
}

static void
paint_y_title (const MurPanelPlace *place, const MurCanvas *canvas, MurText *text)
{
  mur_paint_upright_title (place, &place->y, place->area.x - place->left, place->top,
                           canvas, text);
}

static void
paint_axis_titles (const MurLayout *self,
                   const MurPanelPlace *place,
                   const MurCanvas *canvas,
                   MurText *text)
{
  const MurRectangle *area = &place->area;
  const char *exponent = place->x.ticks->exponent;
  const double line = mur_text_line (text, MUR_TEXT_AXIS_TITLE);
  const double y = area->y + area->height + place->bottom
                   - mur_legend_room_below (self, place)
                   - (MAX (place->x.heading.n_lines, 1) - 1) * line
                   - mur_text_descent (text, MUR_TEXT_AXIS_TITLE);

  if (place->x.title != NULL && !place->shares_x)
    draw (canvas, text, MUR_TEXT_AXIS_TITLE, place->x.title,
          (MurTextPlace){ area->x + area->width / 2, y, 0.5, 0, place->x.heading.room,
                          place->x.heading.fit });
  if (exponent != NULL && !place->shares_x)
    draw (canvas, text, MUR_TEXT_TICK, exponent,
          (MurTextPlace){ area->x + area->width, y, 1, 0, 0 });
  if (place->y.title != NULL)
    paint_y_title (place, canvas, text);
}

/* Of several lines the last is at @base, where one alone would be. */
static void
draw_heading (const MurPanelPlace *place,
              const MurTitlePlace *heading,
              const MurCanvas *canvas,
              MurText *text,
              MurTextKind kind,
              const char *markup,
              double base)
{
  const MurTextFit *fit = &heading->fit;
  const double above
    = (MAX (fit->n_lines, 1) - 1) * fit->size * mur_text_line (text, kind);

  draw (canvas, text, kind, markup,
        (MurTextPlace){ place->area.x, base - above, 0, 0, heading->room, *fit });
}

static void
paint_titles (const MurLayout *self,
              const MurPanelPlace *place,
              const MurCanvas *canvas,
              MurText *text)
{
  mur_canvas_set_colour (canvas, self->theme->dim_text, 1);
  if (!place->shares_x)
    paint_x_labels (self, place, canvas, text);
  paint_y_labels (self, place, canvas, text);
  mur_canvas_set_colour (canvas, self->theme->text, 1);
  paint_axis_titles (self, place, canvas, text);
  if (place->panel->caption != NULL)
    {
      mur_canvas_set_colour (canvas, self->theme->dim_text, 1);
      draw_heading (place, &place->caption, canvas, text, MUR_TEXT_LEGEND,
                    place->panel->caption, mur_caption_base (self, place, text));
      mur_canvas_set_colour (canvas, self->theme->text, 1);
    }
  if (place->panel->title != NULL)
    draw_heading (place, &place->title, canvas, text, MUR_TEXT_PANEL_TITLE,
                  place->panel->title, mur_title_base (self, place, text));
}

void
mur_paint_panel_ground (const MurLayout *self,
                        const MurPanelPlace *place,
                        const MurCanvas *canvas)
{
  if (self->bare)
    return;
  cairo_new_path (canvas->cr);
  mur_canvas_set_colour (canvas, self->theme->panel, 1);
  mur_canvas_rectangle (canvas, place->area);
  cairo_fill (canvas->cr);
}

void
mur_paint_panel_frame (const MurLayout *self,
                       const MurPanelPlace *place,
                       const MurCanvas *canvas,
                       MurText *text)
{
  paint_grid (self, place, canvas);
  paint_axes (self, place, canvas);
  paint_titles (self, place, canvas, text);
  mur_paint_colour_bar (self, place, canvas, text);
}
