/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A band of an opaque colour would hide the grid and the marks that shine through it on
 * a screen, so in flat files all bands come first. Where some overlap, each part has the
 * mixture of those that are there: inside a band, the later ones are painted once more
 * on its colour. */

#include "ui/plot/paint/flat.h"

#include "ui/plot/paint/areas.h"

/* The work doubles with each band; those above are as on the plain ground. */
#define MOST_MIXED 5

/* What is below an image would not be seen. */
gboolean
mur_flat_is_below (const MurCanvas *canvas, const MurPanel *panel, guint layer)
{
  if (!canvas->flat)
    return FALSE;
  for (guint i = 0; i < layer; i++)
    {
      const MurLayer *before = g_ptr_array_index (panel->layers, i);

      if (before->kind == MUR_LAYER_IMAGE
          || (before->kind == MUR_LAYER_CELLS && before->z != NULL))
        return FALSE;
    }
  return ((const MurLayer *)g_ptr_array_index (panel->layers, layer))->kind
         == MUR_LAYER_BAND;
}

/* From the last to the first, so that what is seen of a place is painted from the first
 * band that holds it. */
static void
paint_mixed (const GArray *bands, guint first, MurColour ground)
{
  for (guint i = bands->len; i-- > first;)
    {
      MurLayerPainter band = g_array_index (bands, MurLayerPainter, i);
      MurCanvas canvas = *band.canvas;

      canvas.ground = ground;
      band.canvas = &canvas;
      mur_paint_band (&band);
      if (i + 1 == bands->len || bands->len > MOST_MIXED)
        continue;
      cairo_save (canvas.cr);
      mur_clip_to_band (&band);
      paint_mixed (bands, i + 1,
                   mur_colour_mix (ground, band.style.colour,
                                   band.style.colour.alpha * band.band_opacity));
      cairo_restore (canvas.cr);
    }
}

void
mur_flat_paint_bands (const MurLayout *self,
                      const MurPanelPlace *place,
                      const MurCanvas *canvas)
{
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (MurLayerPainter));

  for (guint i = 0; i < place->panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (place->panel->layers, i);
      MurLayerPainter painter;

      if (mur_panel_place_hides (place, i)
          || !mur_flat_is_below (canvas, place->panel, i) || layer->x == NULL
          || layer->y == NULL || layer->y2 == NULL)
        continue;
      mur_layer_painter_init (&painter, self, place, canvas, layer);
      g_array_append_val (bands, painter);
    }
  cairo_save (canvas->cr);
  cairo_new_path (canvas->cr);
  mur_canvas_rectangle (canvas, place->area);
  cairo_clip (canvas->cr);
  paint_mixed (bands, 0, canvas->ground);
  cairo_restore (canvas->cr);
}
