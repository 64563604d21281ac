/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure to test with. */

#include "tests/ui/figure-view/fixture.h"

#include <math.h>

double
mur_test_x (guint row)
{
  return 0.37 * row - 2.9;
}

double
mur_test_y (guint row)
{
  return 1.5 + sin (0.61 * row) + 0.013 * row;
}

MurFigure *
mur_test_figure (double scale)
{
  MurFigure *figure = mur_figure_new ();
  double *x = g_new (double, 3 * MUR_TEST_N);
  double *y = x + MUR_TEST_N, *z = y + MUR_TEST_N;

  for (guint i = 0; i < MUR_TEST_N; i++)
    {
      x[i] = scale * mur_test_x (i);
      y[i] = mur_test_y (i);
      z[i] = 3.1 - 0.05 * i;
    }
  mur_figure_own (figure, x, g_free);
  mur_figure_set_title (figure, "Pendulum");
  for (guint row = 0; row < 2; row++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, row, 0, row > 0 ? "Below" : NULL);
      panel->link_x = 1;
      panel->legend = TRUE;
      mur_axis_set (&panel->x, "Time", "s", MUR_SCALE_LINEAR);
      mur_axis_set (&panel->y, "Angle", NULL, MUR_SCALE_LINEAR);
      if (row == 0)
        mur_panel_add_points (panel, MUR_ROLE_DATA, "Data", x, y, MUR_TEST_N);
      mur_panel_add_line (panel, MUR_ROLE_FIT, row == 0 ? "Fit" : "Rest", x, z,
                          MUR_TEST_N);
    }
  return figure;
}

/* Nothing wanted, anything is painted. */
static gboolean
is_painted (MurRange wanted, MurRange painted)
{
  return isnan (wanted.minimum)
         || (painted.minimum == wanted.minimum && painted.maximum == wanted.maximum);
}

static gboolean
is_settled (gpointer data)
{
  MurFigureView *view = data;
  const MurPainting *painting = mur_figure_image_get_painting (view->image);
  const MurPanelView *panels;
  guint n;

  panels = mur_navigation_panels (view->navigation, &n);
  if (painting == NULL || painting->figure != mur_navigation_figure (view->navigation)
      || painting->width != view->width || painting->height != view->height)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      MurPanelView painted = mur_layout_limits (painting->layout, i);
      if (!is_painted (panels[i].x, painted.x) || !is_painted (panels[i].y, painted.y)
          || painted.hidden != panels[i].hidden
          || painted.out_of_sight != panels[i].out_of_sight)
        return FALSE;
    }
  return TRUE;
}

void
mur_test_figure_settle (MurTestFigure *self)
{
  mur_test_wait (is_settled, self->view);
}

MurTestFigure
mur_test_figure_open (void)
{
  g_autoptr (MurFigure) figure = mur_test_figure (1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = mur_figure_view_new ();
  MurTestFigure self = { .view = MUR_FIGURE_VIEW (view) };

  self.bar = MUR_FIGURE_BAR (mur_figure_bar_new (self.view));
  self.after = gtk_button_new_with_label ("After");
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self.bar));
  gtk_box_append (GTK_BOX (box), self.after);
  self.window = mur_test_present (box, 700, 600);
  mur_figure_view_show (self.view, figure, MUR_FOLLOW_FIT);
  gtk_widget_grab_focus (view);
  mur_test_figure_settle (&self);
  return self;
}

/* Popovers go with their figure, whether or not they are up. */
void
mur_test_figure_close (MurTestFigure *self)
{
  gpointer left[] = { self->view, self->view->limits, self->view->menu };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    if (left[i] != NULL)
      g_object_add_weak_pointer (left[i], &left[i]);
  gtk_window_destroy (GTK_WINDOW (self->window));
  mur_test_pass (5);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    g_assert_null (left[i]);
}

const char *
mur_test_figure_text (MurTestFigure *self)
{
  return gtk_label_get_text (mur_figure_bar_get_readout (self->bar));
}

MurPanelView
mur_test_limits (MurTestFigure *self, guint panel)
{
  return mur_navigation_panels (self->view->navigation, NULL)[panel];
}
