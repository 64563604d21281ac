/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Helpers of all layers: styles in units, dashes, colours by value, the base of fills.
 */

#include "ui/plot/paint/layer-painter.h"

#include <math.h>

#include "ui/plot/figure/colormap.h"
#include "ui/plot/figure/colours.h"

/* Of type and its ground (WCAG 2.1, 1.4.3). */
#define TYPE_CONTRAST 4.5
/* Around marks, in units. */
#define MARK_RIM 2.5
/* Marks of a vector file that each need their own blending. */
#define BLENDED_MARKS 8000

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
  if (!isnan (layer->tint))
    style.colour = mur_panel_tint (place->panel, layout->theme, layer->tint);
  if (layer->dashed)
    style.dashes = layout->theme->styles[MUR_ROLE_REFERENCE].dashes;
  if (layer->solid)
    style.dashes = NULL;
  if (layer->marker != MUR_MARKER_OF_ROLE)
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

gsize
mur_painter_most_marks (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  const gboolean is_faint = self->style.opacity < 1 && !self->canvas->flat;

  switch (layer->kind)
    {
    case MUR_LAYER_POINTS:
      return layer->z != NULL || is_faint ? BLENDED_MARKS : MUR_VECTOR_MARKS;
    case MUR_LAYER_ARROWS:
      return BLENDED_MARKS;
    case MUR_LAYER_CELLS:
      return MUR_VECTOR_MARKS;
    case MUR_LAYER_LINE:
    case MUR_LAYER_BAND:
    case MUR_LAYER_RULE:
    case MUR_LAYER_BARS:
    case MUR_LAYER_STEPS:
    case MUR_LAYER_ERRORS:
    case MUR_LAYER_IMAGE:
    case MUR_LAYER_HISTOGRAM:
    case MUR_LAYER_CONTOURS:
    case MUR_LAYER_TEXT:
    case MUR_LAYER_CIRCLES:
    default:
      /* What is painted of them does not grow with their number, or is no mark. */
      return G_MAXSIZE;
    }
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

MurShades
mur_layer_shades (const MurLayerPainter *self)
{
  const MurPanel *panel = self->place->panel;
  MurShades shades
    = { .colours = panel->colours, .pixels = mur_colormap_pixels (panel->colours) };

  mur_map_init (&shades.map, panel->z.scale, mur_layer_colours (panel, self->layer), 0,
                255);
  return shades;
}

MurColour
mur_shade_colour (const MurShades *self, int index)
{
  return mur_colormap (self->colours, index / 255.0);
}

MurColour
mur_painter_type_colour (const MurLayerPainter *self)
{
  const MurTheme *theme = self->theme;

  for (double part = 0; part < 1; part += 0.125)
    {
      const MurColour colour = mur_colour_mix (self->style.colour, theme->text, part);

      if (mur_colour_contrast (colour, theme->panel) >= TYPE_CONTRAST
          && mur_colour_contrast (colour, theme->background) >= TYPE_CONTRAST)
        return colour;
    }
  return theme->text;
}

MurRectangle
mur_painter_clip (const MurLayerPainter *self)
{
  const MurRectangle *area = &self->place->area;
  const MurLayer *layer = self->layer;
  /* The farthest corner of any shape lies within 1.5 radii. */
  const double out = ceil (0.75 * self->style.marker_size + MARK_RIM * self->unit);

  if (layer->kind != MUR_LAYER_POINTS || mur_layer_is_density (layer)
      || mur_layer_is_mean (layer))
    return *area;
  return (MurRectangle){ area->x - out, area->y - out, area->width + 2 * out,
                         area->height + 2 * out };
}

MurRectangle
mur_painter_pixel_area (const MurLayerPainter *self, int left, int top)
{
  const MurCanvas *canvas = self->canvas;
  const MurRectangle *area = &self->place->area;

  return (MurRectangle){ area->x * canvas->scale_x + canvas->origin_x - left,
                         area->y * canvas->scale_y + canvas->origin_y - top,
                         area->width * canvas->scale_x,
                         area->height * canvas->scale_y };
}

double
mur_painter_ground (const MurLayerPainter *self)
{
  const MurMap *map = &self->place->y.map;

  if (map->scale == MUR_SCALE_LOG)
    return self->place->area.y + self->place->area.height;
  return CLAMP (mur_map_to_position (map, 0), -MUR_FARTHEST, MUR_FARTHEST);
}
