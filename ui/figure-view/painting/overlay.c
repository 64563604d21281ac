/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A widget of its own over the picture, which draws a few rectangles and a short text,
 * so that moving the pointer repaints no figure. Rectangles of no size are not drawn.
 */

#include "ui/figure-view/painting/overlay.h"

#include <math.h>

#include "ui/figure-view/painting/overlay-shapes.h"

#define DOT_SIZE 9.0
#define LIGHT_WIDTH 2.0

struct _MurFigureOverlay
{
  GtkWidget parent_instance;

  const MurTheme *theme;
  double scale;

  /* The crosshair: in the area of its panel, and up through linked panels. */
  gboolean crossed;
  gboolean dotted; /* at a datum */
  double x, y;
  MurRectangle area;
  GArray *uprights; /* of MurRectangle: the line in each panel, of no width */
  MurColour colour;
  char *label;     /* NULL: none */
  MurLight *light; /* (nullable): what is of the thing at the crosshair */

  MurRectangle band, focus_ring;
  GArray *grips; /* of MurOverlayGrip */
};

G_DEFINE_FINAL_TYPE (MurFigureOverlay, mur_figure_overlay, GTK_TYPE_WIDGET)

static double
thickness (MurFigureOverlay *self)
{
  return mur_overlay_thickness (self->scale);
}

static void
snapshot_cross (MurFigureOverlay *self, GtkSnapshot *snapshot)
{
  const double width = thickness (self);
  const MurRectangle *area = &self->area;
  const double y = floor (self->y - width / 2 + 0.5);

  for (guint i = 0; i < self->uprights->len; i++)
    {
      MurRectangle line = g_array_index (self->uprights, MurRectangle, i);
      line.x = floor (line.x - width / 2 + 0.5);
      line.width = width;
      mur_overlay_fill (snapshot, line, self->theme->dim_text, 0.6);
    }
  mur_overlay_fill (snapshot, (MurRectangle){ area->x, y, area->width, width },
                    self->theme->dim_text, 0.6);
}

static void
snapshot_dot (MurFigureOverlay *self, GtkSnapshot *snapshot)
{
  const double size = DOT_SIZE * self->scale, more = 2 * thickness (self);
  const MurRectangle dot = { self->x - size / 2, self->y - size / 2, size, size };
  const MurRectangle around
    = { dot.x - more, dot.y - more, size + 2 * more, size + 2 * more };

  mur_overlay_outline (snapshot, around, size, more, self->theme->panel);
  mur_overlay_outline (snapshot, dot, size, more, self->colour);
}

static void
stroke_part (cairo_t *cr, const MurLight *light, const MurLightPart *part, double size)
{
  const double *at = &g_array_index (light->points, double, 2 * part->first);
  gboolean on = FALSE;

  cairo_save (cr);
  cairo_rectangle (cr, part->area.x, part->area.y, part->area.width, part->area.height);
  cairo_clip (cr);
  cairo_new_path (cr);
  if (part->n == 1 && isfinite (at[0]) && isfinite (at[1]))
    cairo_arc (cr, at[0], at[1], size, 0, 2 * G_PI);
  for (gsize i = 0; i < part->n && part->n > 1; i++, at += 2)
    {
      const gboolean is_there = isfinite (at[0]) && isfinite (at[1]);
      if (is_there && on)
        cairo_line_to (cr, at[0], at[1]);
      else if (is_there)
        cairo_move_to (cr, at[0], at[1]);
      on = is_there;
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
snapshot_light (MurFigureOverlay *self, GtkSnapshot *snapshot)
{
  const GtkWidget *widget = GTK_WIDGET (self);
  const MurColour ink = self->theme->text;
  const graphene_rect_t all
    = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width ((GtkWidget *)widget),
                          (float)gtk_widget_get_height ((GtkWidget *)widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &all);

  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.85);
  cairo_set_line_width (cr, LIGHT_WIDTH * self->scale);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->light->parts->len; i++)
    stroke_part (cr, self->light, &g_array_index (self->light->parts, MurLightPart, i),
                 DOT_SIZE * self->scale);
  cairo_destroy (cr);
}

static void
mur_figure_overlay_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MurFigureOverlay *self = MUR_FIGURE_OVERLAY (widget);
  const MurColour accent = self->theme->styles[MUR_ROLE_DATA].colour;

  if (self->band.width > 0 || self->band.height > 0)
    {
      mur_overlay_fill (snapshot, self->band, accent, 0.15);
      mur_overlay_outline (snapshot, self->band, 0, thickness (self), accent);
    }
  if (self->crossed && self->light != NULL)
    snapshot_light (self, snapshot);
  if (self->crossed)
    snapshot_cross (self, snapshot);
  if (self->crossed && self->dotted)
    snapshot_dot (self, snapshot);
  for (guint i = 0; i < self->grips->len; i++)
    mur_overlay_grip (snapshot, self->theme, self->scale,
                      &g_array_index (self->grips, MurOverlayGrip, i));
  if (self->crossed && self->label != NULL)
    {
      const MurOverlayLabel label
        = { self->label, self->x, self->y, self->area, self->colour };
      mur_overlay_label (widget, snapshot, self->theme, self->scale, &label);
    }
  if (self->focus_ring.width > 0)
    mur_overlay_outline (snapshot, self->focus_ring, 4, 2 * thickness (self), accent);
}

static void
mur_figure_overlay_finalize (GObject *object)
{
  MurFigureOverlay *self = MUR_FIGURE_OVERLAY (object);

  g_array_unref (self->uprights);
  g_array_unref (self->grips);
  g_free (self->label);
  mur_light_free (self->light);
  G_OBJECT_CLASS (mur_figure_overlay_parent_class)->finalize (object);
}

static void
mur_figure_overlay_class_init (MurFigureOverlayClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mur_figure_overlay_finalize;
  widget_class->snapshot = mur_figure_overlay_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mur_figure_overlay_init (MurFigureOverlay *self)
{
  self->theme = mur_theme_find ("light");
  self->scale = 1;
  self->uprights = g_array_new (FALSE, FALSE, sizeof (MurRectangle));
  self->grips = g_array_new (FALSE, FALSE, sizeof (MurOverlayGrip));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

MurFigureOverlay *
mur_figure_overlay_new (void)
{
  return g_object_new (MUR_TYPE_FIGURE_OVERLAY, NULL);
}

/* @scale: of type and lines */
void
mur_figure_overlay_set_theme (MurFigureOverlay *self,
                              const MurTheme *theme,
                              double scale)
{
  g_return_if_fail (MUR_IS_FIGURE_OVERLAY (self) && theme != NULL && scale > 0);
  self->theme = theme;
  self->scale = scale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The upright line, at the same x in all panels that share it. */
static void
find_uprights (MurFigureOverlay *self,
               MurFigure *figure,
               const MurLayout *layout,
               guint panel)
{
  guint link = mur_figure_panel (figure, panel)->link_x;
  double x, y;

  g_array_set_size (self->uprights, 0);
  mur_layout_to_data (layout, panel, self->x, self->y, &x, &y);
  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    if (i == panel || (link != 0 && mur_figure_panel (figure, i)->link_x == link))
      {
        MurRectangle line = mur_layout_panel (layout, i);
        double left = line.x, right = line.x + line.width, unused;

        mur_layout_to_position (layout, i, x, y, &line.x, &unused);
        if (line.x >= left && line.x <= right)
          g_array_append_val (self->uprights, line);
      }
}

static void
cross (MurFigureOverlay *self,
       MurFigure *figure,
       const MurLayout *layout,
       guint panel,
       double px,
       double py)
{
  self->crossed = TRUE;
  self->x = px;
  self->y = py;
  self->area = mur_layout_panel (layout, panel);
  find_uprights (self, figure, layout, panel);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->light, mur_light_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
label_pick (const MurLayout *layout, const MurPick *pick)
{
  g_autofree char *x = mur_pick_format (layout, pick->panel, MUR_AXIS_X, pick->x);
  g_autofree char *y = mur_pick_format (layout, pick->panel, MUR_AXIS_Y, pick->y);

  return g_strdup_printf ("%s, %s", x, y);
}

/* The crosshair at @pick, one of @layout, with its values; nothing where it is out of
 * sight. */
void
mur_figure_overlay_show_pick (MurFigureOverlay *self,
                              MurFigure *figure,
                              const MurLayout *layout,
                              const MurPick *pick)
{
  const MurLayer *layer;
  double px, py, key;

  g_return_if_fail (MUR_IS_FIGURE_OVERLAY (self) && layout != NULL && pick != NULL);

  if (!mur_pick_position (layout, pick, &px, &py))
    {
      mur_figure_overlay_hide_cross (self);
      return;
    }
  cross (self, figure, layout, pick->panel, px, py);
  layer
    = g_ptr_array_index (mur_figure_panel (figure, pick->panel)->layers, pick->layer);
  self->dotted = TRUE;
  self->colour = self->theme->styles[layer->role].colour;
  self->label = label_pick (layout, pick);
  key = mur_pick_key (layout, pick);
  if (!isnan (key))
    self->light = mur_light_new (layout, key);
}

/* Returns: (nullable): what is lit up */
const MurLight *
mur_figure_overlay_get_light (MurFigureOverlay *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_OVERLAY (self), NULL);
  return self->crossed ? self->light : NULL;
}

/* The crosshair between data. */
void
mur_figure_overlay_show_place (MurFigureOverlay *self,
                               MurFigure *figure,
                               const MurLayout *layout,
                               guint panel,
                               double px,
                               double py)
{
  g_return_if_fail (MUR_IS_FIGURE_OVERLAY (self) && layout != NULL);

  cross (self, figure, layout, panel, px, py);
  self->dotted = FALSE;
}

void
mur_figure_overlay_hide_cross (MurFigureOverlay *self)
{
  g_return_if_fail (MUR_IS_FIGURE_OVERLAY (self));
  if (!self->crossed)
    return;
  self->crossed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: whether there is a crosshair; where */
gboolean
mur_figure_overlay_get_cross (MurFigureOverlay *self, double *px, double *py)
{
  g_return_val_if_fail (MUR_IS_FIGURE_OVERLAY (self), FALSE);
  *px = self->x;
  *py = self->y;
  return self->crossed;
}

/* Returns: (nullable): the values at the crosshair */
const char *
mur_figure_overlay_get_label (MurFigureOverlay *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_OVERLAY (self), NULL);
  return self->crossed ? self->label : NULL;
}

/* @band: of no size: none */
void
mur_figure_overlay_show_band (MurFigureOverlay *self, MurRectangle band)
{
  g_return_if_fail (MUR_IS_FIGURE_OVERLAY (self));
  self->band = band;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: whether there is a rubber band; where */
gboolean
mur_figure_overlay_get_band (MurFigureOverlay *self, MurRectangle *band)
{
  g_return_val_if_fail (MUR_IS_FIGURE_OVERLAY (self), FALSE);
  *band = self->band;
  return band->width > 0 || band->height > 0;
}

/* @ring: the place of the focus ring; of no size: none */
void
mur_figure_overlay_show_focus_ring (MurFigureOverlay *self, MurRectangle ring)
{
  g_return_if_fail (MUR_IS_FIGURE_OVERLAY (self));
  if (ring.width <= 0 && self->focus_ring.width <= 0)
    return;
  self->focus_ring = ring;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Takes @n grips of handles, the last one on top. */
void
mur_figure_overlay_show_grips (MurFigureOverlay *self,
                               const MurOverlayGrip *grips,
                               guint n)
{
  g_return_if_fail (MUR_IS_FIGURE_OVERLAY (self));
  if (n == 0 && self->grips->len == 0)
    return;
  g_array_set_size (self->grips, 0);
  g_array_append_vals (self->grips, grips, n);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: (transfer none): the grips that are shown, of which there are *@n */
const MurOverlayGrip *
mur_figure_overlay_get_grips (MurFigureOverlay *self, guint *n)
{
  g_return_val_if_fail (MUR_IS_FIGURE_OVERLAY (self), NULL);
  *n = self->grips->len;
  return (const MurOverlayGrip *)(gconstpointer)self->grips->data;
}
