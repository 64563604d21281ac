/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The painter: frames, then layers, then legends. Each kind of layer has its own unit.
 */

#include "ui/plot/paint/painter.h"

#include "ui/plot/paint/areas.h"
#include "ui/plot/paint/cells.h"
#include "ui/plot/paint/contour-layer.h"
#include "ui/plot/paint/errors.h"
#include "ui/plot/paint/flat.h"
#include "ui/plot/paint/frame.h"
#include "ui/plot/paint/histogram.h"
#include "ui/plot/paint/image.h"
#include "ui/plot/paint/labels.h"
#include "ui/plot/paint/legend.h"
#include "ui/plot/paint/line-names.h"
#include "ui/plot/paint/lines.h"
#include "ui/plot/paint/marker.h"
#include "ui/plot/paint/outside.h"
#include "ui/plot/paint/points.h"
#include "ui/plot/paint/shapes.h"

/* Of marks on images: how far it stands out, in units. */
#define RIM 1.25
#define RIM_OPACITY 0.8

/* What a kind of layer needs before it can be painted. */
enum
{
  X = 1 << 0,
  Y = 1 << 1,
  Y2 = 1 << 2,
  Z = 1 << 3,
  DX = 1 << 4,
  DY = 1 << 5
};

static const struct
{
  guint needs;
  void (*paint) (const MurLayerPainter *self);
} painters[] = {
  [MUR_LAYER_LINE] = { X | Y, mur_paint_lines },
  [MUR_LAYER_POINTS] = { X | Y, mur_paint_points },
  [MUR_LAYER_BAND] = { X | Y | Y2, mur_paint_band },
  [MUR_LAYER_RULE] = { 0, mur_paint_rule },
  [MUR_LAYER_BARS] = { X | Y, mur_paint_bars },
  [MUR_LAYER_STEPS] = { X | Y, mur_paint_lines },
  [MUR_LAYER_ERRORS] = { X | Y | Y2, mur_paint_errors },
  [MUR_LAYER_IMAGE] = { Z, mur_paint_image },
  [MUR_LAYER_HISTOGRAM] = { X | Y, mur_paint_histogram },
  [MUR_LAYER_CELLS] = { X | Y | DX | DY, mur_paint_cells },
  [MUR_LAYER_ARROWS] = { X | Y | DX | DY, mur_paint_arrows },
  [MUR_LAYER_CONTOURS] = { Z, mur_paint_contours },
  [MUR_LAYER_TEXT] = { X | Y, mur_paint_texts },
  [MUR_LAYER_CIRCLES] = { X | Y | DX, mur_paint_circles },
};

static void
paint_layer (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  const guint has = (layer->x != NULL ? X : 0) | (layer->y != NULL ? Y : 0)
                    | (layer->y2 != NULL ? Y2 : 0) | (layer->z != NULL ? Z : 0)
                    | (layer->dx != NULL ? DX : 0) | (layer->dy != NULL ? DY : 0);

  if (layer->kind < G_N_ELEMENTS (painters)
      && (painters[layer->kind].needs & ~has) == 0)
    painters[layer->kind].paint (self);
}

/* Marks on an image may have its colours. Ghosts and guides are to stay faint. */
static gboolean
wants_rim (const MurLayer *layer)
{
  if (layer->role == MUR_ROLE_GHOST || layer->role == MUR_ROLE_GUIDE)
    return FALSE;
  if (layer->kind == MUR_LAYER_POINTS)
    return layer->z == NULL && !mur_layer_is_density (layer);
  return layer->kind == MUR_LAYER_LINE || layer->kind == MUR_LAYER_STEPS
         || layer->kind == MUR_LAYER_ARROWS || layer->kind == MUR_LAYER_CIRCLES;
}

/* The same marks, wider and in the panel's colour, below them. */
static void
paint_rim (const MurLayerPainter *self)
{
  MurLayerPainter rim = *self;
  MurLayer bare = *self->layer;

  bare.filled = FALSE;
  rim.layer = &bare;
  rim.style.colour = self->theme->panel;
  rim.style.opacity *= RIM_OPACITY;
  rim.style.line_width += 2 * RIM * self->unit;
  rim.style.dashes = NULL;
  if (!mur_marker_is_stroked (self->style.marker))
    rim.style.marker_size += 2 * RIM * self->unit;
  paint_layer (&rim);
}

static void
paint_layers (const MurLayout *self,
              const MurPanelPlace *place,
              const MurCanvas *canvas,
              MurText *text)
{
  cairo_t *cr = canvas->cr;
  gboolean on_image = FALSE;

  for (guint i = 0; i < place->panel->layers->len; i++)
    {
      MurLayerPainter painter;

      if (mur_panel_place_hides (place, i)
          || mur_flat_is_below (canvas, place->panel, i))
        continue;
      mur_layer_painter_init (&painter, self, place, canvas,
                              g_ptr_array_index (place->panel->layers, i));
      painter.text = text;
      cairo_save (cr);
      cairo_new_path (cr);
      mur_canvas_rectangle (canvas, mur_painter_clip (&painter));
      cairo_clip (cr);
      if (on_image && wants_rim (painter.layer))
        paint_rim (&painter);
      paint_layer (&painter);
      mur_paint_outside (&painter);
      on_image |= painter.layer->kind == MUR_LAYER_IMAGE;
      cairo_restore (cr);
    }
  mur_line_names_paint (self, place, canvas, text);
  mur_legend_paint (self, place, canvas, text);
}

/* Panels' grounds, grids, axes and titles: what stays while data move. Not the ground
 * of the whole figure, which a widget has already. */
void
mur_layout_paint_frame (const MurLayout *self, cairo_t *cr)
{
  g_autoptr (MurText) text = NULL;
  MurCanvas canvas;

  g_return_if_fail (self != NULL && cr != NULL);
  cairo_save (cr);
  mur_canvas_init (&canvas, cr, self->theme->panel);
  text = mur_text_new (self->theme, self->unit, cr);
  mur_text_set_sink (text, self->texts);
  for (guint i = 0; i < self->n_shown; i++)
    {
      mur_paint_panel_ground (self, self->shown[i], &canvas);
      if (canvas.flat)
        mur_flat_paint_bands (self, self->shown[i], &canvas);
      mur_paint_panel_frame (self, self->shown[i], &canvas, text);
    }
  cairo_restore (cr);
}

/* The layers, and the legends, which lie over them. */
void
mur_layout_paint_data (const MurLayout *self, cairo_t *cr)
{
  g_autoptr (MurText) text = NULL;
  MurCanvas canvas;

  g_return_if_fail (self != NULL && cr != NULL);
  cairo_save (cr);
  mur_canvas_init (&canvas, cr, self->theme->panel);
  text = mur_text_new (self->theme, self->unit, cr);
  mur_text_set_sink (text, self->texts);
  for (guint i = 0; i < self->n_shown; i++)
    paint_layers (self, self->shown[i], &canvas, text);
  cairo_restore (cr);
}

static void
paint_ground (const MurLayout *self, cairo_t *cr)
{
  MurCanvas canvas;

  mur_canvas_init (&canvas, cr, self->theme->panel);
  cairo_save (cr);
  mur_canvas_set_colour (&canvas, self->theme->background, 1);
  mur_canvas_rectangle (&canvas, (MurRectangle){ 0, 0, self->width, self->height });
  cairo_fill (cr);
  cairo_restore (cr);
}

void
mur_layout_paint (const MurLayout *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL && cr != NULL);
  if (!self->bare)
    paint_ground (self, cr);
  mur_layout_paint_frame (self, cr);
  mur_layout_paint_data (self, cr);
}
