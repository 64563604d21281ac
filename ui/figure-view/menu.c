/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What pops up over a figure: the menu of all that can be done, and the limits of an
 * axis. */

#include "ui/figure-view/menu.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/asks.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figure-view/sight.h"
#include "ui/figure-view/words/axis-limits.h"
#include "ui/plot/layout/describe.h"

static void
append (GMenu *menu, const char *label, const char *action)
{
  g_menu_append (menu, label, action);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_moves (void)
{
  GMenu *section = g_menu_new ();

  append (section, "_Fit Axes", "figure.fit");
  append (section, "_Back", "figure.back");
  append (section, "F_orward", "figure.forward");
  return section;
}

/* @name as a label, in which an underscore would mark a key. */
static char *
label_of (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

/* A check mark for each of the panels. */
static GMenu *
make_panel_list (MurFigureView *self)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  GMenu *list = g_menu_new ();

  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    {
      g_autofree char *name = mur_panel_name (mur_figure_panel (figure, i), i);
      g_autofree char *label = label_of (name);
      g_autofree char *action = g_strdup_printf ("figure." MUR_PANEL_ACTION, i);

      append (list, label, action);
    }
  return list;
}

static GMenu *
make_panels (MurFigureView *self)
{
  g_autoptr (GMenu) list = make_panel_list (self);
  GMenu *section = g_menu_new ();
  guint n, n_in_sight = mur_navigation_n_in_sight (self->navigation);

  mur_navigation_panels (self->navigation, &n);
  if (n_in_sight > 1)
    append (section, "_Enlarge Panel", "figure.enlarge");
  if (n > 1 && !mur_navigation_is_enlarged (self->navigation))
    g_menu_append_submenu (section, "Pa_nels", G_MENU_MODEL (list));
  if (n_in_sight < n)
    append (section, "All _Panels", "figure.all-panels");
  return section;
}

/* What the run can be asked for there. */
static GMenu *
make_asks (MurFigureView *self)
{
  GMenu *section = g_menu_new ();
  const char *drop = mur_figure_view_drop_label (self);
  g_autofree char *carry = mur_figure_view_carry_label (self);

  if (drop != NULL)
    append (section, drop, "figure.drop");
  if (carry != NULL)
    append (section, carry, "figure.carry");
  return section;
}

static GMenu *
make_checks (void)
{
  GMenu *section = g_menu_new ();

  append (section, "Logarithmic _x", "figure.log-x");
  append (section, "Logarithmic _y", "figure.log-y");
  append (section, "_Lock View", "figure.lock");
  return section;
}

static char *
name_series (MurFigureView *self)
{
  const MurPick *pick = &self->reading.pick;
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  const MurPanel *panel;
  const MurLayer *layer;

  if (!self->reading.picked || pick->panel >= mur_figure_n_panels (figure))
    return NULL;
  panel = mur_figure_panel ((MurFigure *)figure, pick->panel);
  if (pick->layer >= panel->layers->len)
    return NULL;
  layer = g_ptr_array_index (panel->layers, pick->layer);
  if (layer->name == NULL)
    return g_strdup ("Series");
  return label_of (layer->name);
}

static gboolean
can_be_named (MurFigureView *self)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  const MurPanel *panel = mur_figure_panel (figure, self->reading.pick.panel);
  const MurLayer *layer = g_ptr_array_index (panel->layers, self->reading.pick.layer);

  return layer->name != NULL;
}

static GMenu *
make_limits (MurFigureView *self)
{
  GMenu *section = g_menu_new ();
  g_autofree char *series = name_series (self);

  append (section, "Limits of x…", "figure.limits-x");
  append (section, "Limits of y…", "figure.limits-y");
  if (series != NULL)
    {
      gboolean hidden = mur_navigation_is_hidden (
        self->navigation, self->reading.pick.panel, self->reading.pick.layer);
      g_autofree char *label = g_strdup_printf (hidden ? "Show %s" : "Hide %s", series);
      append (section, label, "figure.toggle-series");
    }
  append (section, "Show _All Series", "figure.show-all");
  return section;
}

static GMenu *
make_titles (MurFigureView *self)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  GMenu *section = g_menu_new ();
  g_autofree char *series = name_series (self);

  if (mur_figure_panel (figure, mur_figure_view_current_panel (self))->title != NULL)
    append (section, "Title of Panel…", "figure.title-panel");
  append (section, "Title of x…", "figure.title-x");
  append (section, "Title of y…", "figure.title-y");
  if (series != NULL && can_be_named (self))
    {
      g_autofree char *label = g_strdup_printf ("Name of %s…", series);
      append (section, label, "figure.title-series");
    }
  return section;
}

/* What the window can do with the figure besides. */
static GMenu *
make_more (MurFigureView *self)
{
  GMenu *section = g_menu_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (G_IS_ACTION_GROUP (root)
      && g_action_group_has_action (G_ACTION_GROUP (root), "copy-image"))
    append (section, "_Copy Image", "win.copy-image");
  append (section, "_Data Table", "figure.show-table");
  return section;
}

/* The keys are the figure's again. */
static void
closed_cb (MurFigureView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

GtkWidget *
mur_figure_view_add_popover (MurFigureView *self, GtkWidget *popover)
{
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
  return popover;
}

/* GTK finds no monitor for a popover that points out of the window. */
static int
clamp_to (double position, int size)
{
  return (int)CLAMP (position, 0, MAX (size - 1, 0));
}

void
mur_figure_view_point_popover (MurFigureView *self,
                               GtkWidget *popover,
                               MurRectangle box)
{
  gtk_popover_set_pointing_to (
    GTK_POPOVER (popover),
    &(GdkRectangle){ clamp_to (box.x, self->width), clamp_to (box.y, self->height),
                     MAX (1, (int)box.width), MAX (1, (int)box.height) });
}

/* At (@x, @y), about what is there. */
void
mur_figure_view_popup_menu (MurFigureView *self, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const MurHit hit = mur_figure_view_hit (self, x, y);

  if (mur_navigation_figure (self->navigation) == NULL)
    return;
  if (hit.kind != MUR_HIT_NOTHING)
    self->reading.panel = hit.panel;
  mur_figure_view_update_menu_actions (self);
  append_section (menu, make_asks (self));
  append_section (menu, make_moves ());
  append_section (menu, make_panels (self));
  append_section (menu, make_checks ());
  append_section (menu, make_limits (self));
  append_section (menu, make_titles (self));
  append_section (menu, make_more (self));
  if (self->menu == NULL)
    {
      self->menu
        = mur_figure_view_add_popover (self, gtk_popover_menu_new_from_model (NULL));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (
    GTK_POPOVER (self->menu),
    &(GdkRectangle){ clamp_to (x, self->width), clamp_to (y, self->height), 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
limits_moved_cb (MurFigureView *self)
{
  mur_figure_view_moved (self, TRUE);
}

/* At the strip of @axis. */
void
mur_figure_view_popup_limits (MurFigureView *self, guint panel, MurAxes axis)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurRectangle strip;

  if (layout == NULL || mur_figure_view_is_locked (self))
    return;
  if (self->limits == NULL)
    {
      self->limits
        = mur_figure_view_add_popover (self, GTK_WIDGET (mur_axis_limits_new ()));
      g_signal_connect_swapped (self->limits, "moved", G_CALLBACK (limits_moved_cb),
                                self);
    }
  mur_figure_view_end_scroll (self);
  strip = mur_layout_axis_strip (layout, panel, axis);
  gtk_popover_set_position (GTK_POPOVER (self->limits),
                            axis == MUR_AXIS_X ? GTK_POS_TOP : GTK_POS_RIGHT);
  mur_figure_view_point_popover (self, self->limits, strip);
  mur_axis_limits_show (MUR_AXIS_LIMITS (self->limits), self->navigation, panel, axis);
}

void
mur_figure_view_present_popups (MurFigureView *self)
{
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->limits != NULL)
    gtk_popover_present (GTK_POPOVER (self->limits));
  if (self->title != NULL)
    gtk_popover_present (GTK_POPOVER (self->title));
}
