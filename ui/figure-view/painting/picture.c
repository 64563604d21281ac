/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture in a figure view, and the description that goes with it. */

#include "ui/figure-view/painting/picture.h"

#include "ui/plot/layout/describe.h"

/* The height at which a presented figure has type of the usual size. */
#define PRESENTED_HEIGHT 620

/* What is shown, unless it still is another scene. */
static const MurPainting *
painting_of_scene (MurFigureView *self)
{
  const MurPainting *painting = mur_figure_image_get_painting (self->image);
  return painting != NULL && painting->scene == self->navigation ? painting : NULL;
}

MurFigure *
mur_figure_view_painted_figure (MurFigureView *self)
{
  const MurPainting *painting = painting_of_scene (self);
  return painting != NULL ? painting->figure : NULL;
}

const MurLayout *
mur_figure_view_layout (MurFigureView *self)
{
  const MurPainting *painting = painting_of_scene (self);
  guint n;

  mur_navigation_panels (self->navigation, &n);
  return painting != NULL && mur_figure_n_panels (painting->figure) == n
           ? painting->layout
           : NULL;
}

MurHit
mur_figure_view_hit (MurFigureView *self, double x, double y)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  return layout != NULL ? mur_layout_hit (layout, x, y) : (MurHit){ 0 };
}

double
mur_figure_view_type_scale (MurFigureView *self)
{
  const double height = gtk_widget_get_height (GTK_WIDGET (self));
  return self->presenting ? CLAMP (height / PRESENTED_HEIGHT, 1.2, 4) : 1;
}

void
mur_figure_view_repaint (MurFigureView *self)
{
  mur_figure_image_paint (self->image, self->navigation,
                          mur_figure_view_type_scale (self));
}

/* The description is that of the figure, or, while keys move the data cursor or a handle,
 * the values there. */
void
mur_figure_view_describe (MurFigureView *self)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  g_autofree char *whole = NULL;
  const char *title;

  if (figure == NULL)
    return;
  title = mur_figure_title (figure);
  if ((self->reading.reader != MUR_READ_KEYS && !self->handle_focus.on)
      || self->reading.text == NULL)
    whole
      = mur_figure_describe_in (figure, mur_navigation_panels (self->navigation, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "Figure",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  whole != NULL ? whole : self->reading.text, -1);
}
