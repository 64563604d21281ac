/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figure-view/painting/overlay-shapes.h"

#include <math.h>

#define LABEL_GAP 10.0
#define LABEL_PAD 5.0
/* Of a grip, at rest. */
#define GRIP_LENGTH 18.0
#define GRIP_WIDTH 7.0
#define RING_SIZE 16.0
/* What one that has the keys is larger by. */
#define GRIP_GROWTH 1.35

double
mur_overlay_thickness (double scale)
{
  return fmax (1, round (scale));
}

static GdkRGBA
rgba_of (MurColour colour, double opacity)
{
  return (GdkRGBA){ (float)colour.red, (float)colour.green, (float)colour.blue,
                    (float)(colour.alpha * opacity) };
}

static graphene_rect_t
rect_of (MurRectangle box)
{
  return GRAPHENE_RECT_INIT ((float)box.x, (float)box.y, (float)box.width,
                             (float)box.height);
}

void
mur_overlay_fill (GtkSnapshot *snapshot,
                  MurRectangle box,
                  MurColour colour,
                  double opacity)
{
  graphene_rect_t rect = rect_of (box);
  GdkRGBA rgba = rgba_of (colour, opacity);

  if (box.width > 0 && box.height > 0)
    gtk_snapshot_append_color (snapshot, &rgba, &rect);
}

void
mur_overlay_outline (GtkSnapshot *snapshot,
                     MurRectangle box,
                     double radius,
                     double width,
                     MurColour colour)
{
  graphene_rect_t rect = rect_of (box);
  GdkRGBA rgba = rgba_of (colour, 1);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, (float)radius);
  gtk_snapshot_append_border (
    snapshot, &rounded,
    (const float[]){ (float)width, (float)width, (float)width, (float)width },
    (const GdkRGBA[]){ rgba, rgba, rgba, rgba });
}

static PangoLayout *
make_text (GtkWidget *widget, const MurTheme *theme, double scale, const char *label)
{
  PangoLayout *text = gtk_widget_create_pango_layout (widget, label);
  PangoFontDescription *font = pango_font_description_from_string (theme->font);

  pango_font_description_set_size (font,
                                   (int)(theme->font_points * scale * PANGO_SCALE));
  pango_layout_set_font_description (text, font);
  pango_font_description_free (font);
  return text;
}

/* Right above the point, or where there is room in the area. */
static MurRectangle
place_label (GtkWidget *widget,
             const MurOverlayLabel *label,
             double scale,
             double width,
             double height)
{
  const MurRectangle *area = &label->area;
  const double gap = LABEL_GAP * scale;
  double x = label->x + gap, y = label->y - gap - height;

  if (x + width > area->x + area->width)
    x = label->x - gap - width;
  if (y < area->y)
    y = label->y + gap;
  x = CLAMP (x, 0, fmax (0, gtk_widget_get_width (widget) - width));
  return (MurRectangle){ floor (x), floor (y), width, height };
}

void
mur_overlay_label (GtkWidget *widget,
                   GtkSnapshot *snapshot,
                   const MurTheme *theme,
                   double scale,
                   const MurOverlayLabel *label)
{
  g_autoptr (PangoLayout) text = make_text (widget, theme, scale, label->text);
  const double pad = LABEL_PAD * scale;
  GdkRGBA ink = rgba_of (theme->text, 1);
  MurRectangle box;
  int width, height;

  pango_layout_get_pixel_size (text, &width, &height);
  box = place_label (widget, label, scale, width + 2 * pad, height + pad);
  mur_overlay_fill (snapshot, box, theme->background, 0.92);
  mur_overlay_outline (snapshot, box, 3, mur_overlay_thickness (scale), label->colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float)round (box.x + pad), (float)round (box.y + pad / 2)));
  gtk_snapshot_append_layout (snapshot, text, &ink);
  gtk_snapshot_restore (snapshot);
}

/* A ring leaves the mark inside it to be seen. */
static void
append_grip (GtkSnapshot *snapshot,
             MurRectangle box,
             gboolean is_ring,
             double line,
             const MurTheme *theme,
             MurColour edge)
{
  const double radius = fmin (box.width, box.height) / 2;
  GskRoundedRect rounded;
  graphene_rect_t rect = rect_of (box);

  if (!is_ring)
    {
      gsk_rounded_rect_init_from_rect (&rounded, &rect, (float)radius);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      mur_overlay_fill (snapshot, box, theme->panel, 1);
      gtk_snapshot_pop (snapshot);
    }
  mur_overlay_outline (snapshot, box, radius, line, edge);
}

void
mur_overlay_grip (GtkSnapshot *snapshot,
                  const MurTheme *theme,
                  double scale,
                  const MurOverlayGrip *grip)
{
  const gboolean is_large = grip->state == MUR_GRIP_FOCUSED;
  const double size = scale * (is_large ? GRIP_GROWTH : 1);
  const double width = size * (grip->is_ring ? RING_SIZE : GRIP_LENGTH);
  const double height = size * (grip->is_ring ? RING_SIZE : GRIP_WIDTH);
  const MurRectangle box = { grip->x - width / 2, grip->y - height / 2, width, height };
  const MurColour edge = grip->state == MUR_GRIP_RESTING
                           ? theme->axis
                           : theme->styles[MUR_ROLE_DATA].colour;

  append_grip (snapshot, box, grip->is_ring,
               (grip->state == MUR_GRIP_RESTING ? 1.5 : 2.5) * scale, theme, edge);
}
