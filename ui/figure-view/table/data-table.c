/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of a figure, panel by panel, as they were when it was asked for. Rows
 * are made as they come into sight: a million of them open at once. */

#include "ui/figure-view/table/data-table.h"

#include "ui/figure-view/table/panel-columns.h"
#include "ui/figure-view/table/row-model.h"
#include "ui/plot/layout/describe.h"
#include "ui/widgets/task.h"
#include "ui/widgets/toasts.h"

struct _MurDataTable
{
  AdwWindow parent_instance;

  MurFigure *figure;
  GArray *columns; /* of MurPanelColumn, of the panel shown */

  GtkDropDown *panels;
  GtkColumnView *grid;
  GtkStack *stack;
  GtkWidget *copy;
  AdwToastOverlay *overlay;
  MurToasts *toasts;
};

G_DEFINE_FINAL_TYPE (MurDataTable, mur_data_table, ADW_TYPE_WINDOW)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_number_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_autofree char *text = g_strdup_printf ("%u", gtk_list_item_get_position (item) + 1);

  gtk_widget_add_css_class (gtk_list_item_get_child (item), "dim-label");
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MurDataTable *self)
{
  guint column
    = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "mur-column"));
  g_autofree char *text = NULL;

  text = mur_panel_column_text (
    &g_array_index (self->columns, MurPanelColumn, column),
    mur_row_get_index (MUR_ROW (gtk_list_item_get_item (item))));
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

/* Takes @factory. */
static void
append_column (MurDataTable *self, const char *title, GtkListItemFactory *factory)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->grid, column);
  g_object_unref (column);
}

static void
add_columns (MurDataTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_number_cb), NULL);
  append_column (self, "Row", factory);
  for (guint i = 0; i < self->columns->len; i++)
    {
      factory = gtk_signal_list_item_factory_new ();
      g_object_set_data (G_OBJECT (factory), "mur-column", GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
      append_column (self, g_array_index (self->columns, MurPanelColumn, i).title,
                     factory);
    }
}

/* The grid of GTK 4.8 does not look whether a column that is dragged or resized is there
 * still: that ends first, as it does where nothing may be pressed. */
static void
end_drags (MurDataTable *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->grid), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->grid), TRUE);
}

/* The grid of GTK 4.8 lays new columns out as far aside as it was scrolled, also where
 * there are none so far aside. */
static void
clear_columns (MurDataTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->grid);
  GtkColumnViewColumn *column;

  end_drags (self);
  gtk_adjustment_set_value (
    gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->grid)), 0);
  gtk_column_view_set_model (self->grid, NULL);
  while ((column = g_list_model_get_item (columns, 0)) != NULL)
    {
      gtk_column_view_remove_column (self->grid, column);
      g_object_unref (column);
    }
  g_clear_pointer (&self->columns, g_array_unref);
}

static void
show_panel (MurDataTable *self, guint panel)
{
  GtkSelectionModel *rows;
  gsize n;

  clear_columns (self);
  self->columns = mur_panel_columns (mur_figure_panel (self->figure, panel));
  n = mur_panel_columns_n_rows (self->columns);
  add_columns (self);
  rows = GTK_SELECTION_MODEL (gtk_single_selection_new (mur_row_model_new (n)));
  gtk_column_view_set_model (self->grid, rows);
  g_object_unref (rows);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "rows" : "none");
  gtk_widget_set_sensitive (self->copy, n > 0);
}

static void
panel_chosen_cb (MurDataTable *self)
{
  guint panel = gtk_drop_down_get_selected (self->panels);

  if (self->figure != NULL && panel < mur_figure_n_panels (self->figure))
    show_panel (self, panel);
}

/* What a copy needs, kept through a thread. */
typedef struct
{
  MurFigure *figure;
  guint panel;
} Copy;

static void
copy_free (Copy *self)
{
  mur_figure_unref (self->figure);
  g_free (self);
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Copy *copy = data;
  g_autoptr (GArray) columns
    = mur_panel_columns (mur_figure_panel (copy->figure, copy->panel));

  g_task_return_pointer (task, mur_panel_columns_to_csv (columns), g_free);
}

static void
copied_cb (gpointer owner, GTask *task)
{
  MurDataTable *self = MUR_DATA_TABLE (owner);
  g_autofree char *csv = g_task_propagate_pointer (task, NULL);

  if (csv == NULL || self->figure == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), csv);
  mur_toasts_show (self->toasts, "Copied as CSV");
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MurDataTable *self = MUR_DATA_TABLE (widget);
  Copy *copy;

  if (self->columns == NULL || self->columns->len == 0)
    return;
  copy = g_new (Copy, 1);
  copy->figure = mur_figure_ref (self->figure);
  copy->panel = gtk_drop_down_get_selected (self->panels);
  mur_task_run (self, copy_thread, copy, (GDestroyNotify)copy_free, copied_cb);
}

static void
mur_data_table_dispose (GObject *object)
{
  MurDataTable *self = MUR_DATA_TABLE (object);

  if (self->grid != NULL)
    gtk_column_view_set_model (self->grid, NULL);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->figure, mur_figure_unref);
  g_clear_pointer (&self->toasts, mur_toasts_free);
  G_OBJECT_CLASS (mur_data_table_parent_class)->dispose (object);
}

static void
mur_data_table_class_init (MurDataTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_data_table_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/murmuration/Murmuration/ui/data-table.ui");
  gtk_widget_class_bind_template_child (widget_class, MurDataTable, panels);
  gtk_widget_class_bind_template_child (widget_class, MurDataTable, grid);
  gtk_widget_class_bind_template_child (widget_class, MurDataTable, stack);
  gtk_widget_class_bind_template_child (widget_class, MurDataTable, copy);
  gtk_widget_class_bind_template_child (widget_class, MurDataTable, overlay);
  gtk_widget_class_bind_template_callback (widget_class, panel_chosen_cb);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
mur_data_table_init (MurDataTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toasts = mur_toasts_new (self->overlay);
}

static void
show_names (MurDataTable *self, const MurFigure *figure)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *title = mur_figure_title (figure);
  g_autofree char *window_title
    = g_strdup_printf ("%s: Data", title != NULL ? title : "Figure");

  gtk_window_set_title (GTK_WINDOW (self), window_title);
  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    {
      g_autofree char *name = mur_panel_name (mur_figure_panel (figure, i), i);
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->panels, G_LIST_MODEL (names));
}

/* The numbers of @figure (referenced), beginning with those of @panel. */
GtkWidget *
mur_data_table_new (const MurFigure *figure, guint panel)
{
  MurDataTable *self;

  g_return_val_if_fail (figure != NULL, NULL);

  self = g_object_new (MUR_TYPE_DATA_TABLE, NULL);
  mur_data_table_show (self, figure, panel);
  return GTK_WIDGET (self);
}

/* The same in place of what was shown. */
void
mur_data_table_show (MurDataTable *self, const MurFigure *figure, guint panel)
{
  g_return_if_fail (MUR_IS_DATA_TABLE (self) && figure != NULL);

  clear_columns (self);
  g_clear_pointer (&self->figure, mur_figure_unref);
  show_names (self, figure);
  self->figure = mur_figure_ref (figure);
  if (panel >= mur_figure_n_panels (figure))
    return;
  gtk_drop_down_set_selected (self->panels, panel);
  show_panel (self, panel);
}

/* Returns: (transfer none): the rows and columns */
GtkColumnView *
mur_data_table_get_grid (MurDataTable *self)
{
  g_return_val_if_fail (MUR_IS_DATA_TABLE (self), NULL);
  return self->grid;
}
