/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Helpers of all layers: styles in units, dashes, colours by value, the base of fills.
 */

#include "ui/plot/paint/layer-painter.h"

#include <math.h>

#include "ui/plot/figure/colours.h"

void
mur_layer_painter_init (MurLayerPainter *self,
                        const MurLayout *layout,
                        const MurPanelPlace *place,
                        const MurCanvas *canvas,
                        const MurLayer *layer)
{
  MurStyle style = layout->theme->styles[layer->role];

  style.line_width *= layout->unit;
  if (layer->kind != MUR_LAYER_BARS)
    style.line_width *= layer->width;
  style.marker_size *= layout->unit * layer->size;
  style.opacity *= CLAMP (layer->opacity, 0, 1);
  /* The dot leaves the choice to the role. */
  if (layer->marker != MUR_MARKER_DOT)
    style.marker = layer->marker;
  *self = (MurLayerPainter){ canvas,
                             place,
                             layer,
                             style,
                             layout->theme->band_opacity * CLAMP (layer->opacity, 0, 1),
                             layout->unit,
                             layout->theme,
                             NULL };
}

int
mur_style_dashes (const MurStyle *style, double unit, double *lengths)
{
  int n = 0;

  if (style->dashes == NULL)
    return 0;
  for (; n < 16 && style->dashes[n] != 0; n++)
    {
      const double length = style->dashes[n] * unit;

      /* Even places are dashes, odd ones gaps. */
      lengths[n] = n % 2 == 0 ? fmax (length - style->line_width, 0.01)
                              : length + style->line_width;
    }
  return n;
}

MurMap
mur_colours (const MurLayerPainter *self)
{
  const MurPanel *panel = self->place->panel;
  MurMap map;

  mur_map_init (&map, panel->z.scale, mur_layer_colours (panel, self->layer), 0, 255);
  return map;
}

double
mur_painter_ground (const MurLayerPainter *self)
{
  const MurMap *map = &self->place->y.map;

  if (map->scale == MUR_SCALE_LOG)
    return self->place->area.y + self->place->area.height;
  return CLAMP (mur_map_to_position (map, 0), -MUR_FARTHEST, MUR_FARTHEST);
}
