/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/figure-page.h"

/* Of the header bars, the one at the window's end has its buttons: @header, unless the
 * panel of @flap is beside it. @folded: nothing else of the window is in sight */
void
mur_figure_page_update_header (AdwHeaderBar *header, AdwFlap *flap, gboolean folded)
{
  const gboolean beside
    = adw_flap_get_reveal_flap (flap) && !adw_flap_get_folded (flap);

  adw_header_bar_set_show_end_title_buttons (header, !beside);
  adw_header_bar_set_show_start_title_buttons (header, folded);
}

/* Presented, the figure is alone, and large. @around: what else goes with the header */
void
mur_figure_page_set_presenting (GtkWidget *page,
                                GtkWidget *header,
                                GtkWidget *around,
                                MurFigureView *view,
                                gboolean presenting)
{
  gtk_widget_set_visible (header, !presenting);
  gtk_widget_set_visible (around, !presenting);
  if (presenting)
    gtk_widget_add_css_class (page, "presenting");
  else
    gtk_widget_remove_css_class (page, "presenting");
  mur_figure_view_set_presenting (view, presenting);
}

/* @sight is shown as @view shows it: a picture of it has every pixel of the screen. */
void
mur_figure_page_take_view (MurFigureView *view, MurInSight *sight)
{
  GtkWidget *widget = GTK_WIDGET (view);
  guint n;
  const MurPanelView *views = mur_figure_view_get_views (view, &n);

  mur_in_sight_set_views (sight, views, n);
  sight->shown.theme = mur_figure_view_get_theme (view);
  sight->shown.scale = mur_figure_view_get_scale (view);
  sight->shown.dpi = 96 * gtk_widget_get_scale_factor (widget);
  sight->shown.width_mm = gtk_widget_get_width (widget) / 96.0 * 25.4;
  sight->shown.height_mm = gtk_widget_get_height (widget) / 96.0 * 25.4;
}
