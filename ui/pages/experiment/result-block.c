/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are widgets, so that a screen reader reads one after the other: "Reduced χ²,
 * 0.994". Cells of a column are of one width. */

#include "ui/pages/experiment/result-block.h"

#include "ui/pages/experiment/results.h"

#define MOST_COLUMNS (1 + MUR_RESULTS_MOST_COLUMNS)

struct _MurResultBlock
{
  GtkWidget parent_instance;
  GtkSizeGroup *columns[MOST_COLUMNS];
  GtkWidget *row;   /* the one being filled */
  GtkWidget *cell;  /* the next one in it; NULL: one is to be made */
  guint column;     /* of that */
  GString *reading; /* what the row says */
};

G_DEFINE_FINAL_TYPE (MurResultBlock, mur_result_block, GTK_TYPE_WIDGET)

static void
mur_result_block_dispose (GObject *object)
{
  MurResultBlock *self = MUR_RESULT_BLOCK (object);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (row);
  for (guint i = 0; i < MOST_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  G_OBJECT_CLASS (mur_result_block_parent_class)->dispose (object);
}

static void
mur_result_block_finalize (GObject *object)
{
  g_string_free (MUR_RESULT_BLOCK (object)->reading, TRUE);
  G_OBJECT_CLASS (mur_result_block_parent_class)->finalize (object);
}

static void
mur_result_block_class_init (MurResultBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_result_block_dispose;
  G_OBJECT_CLASS (class)->finalize = mur_result_block_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "resultblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
mur_result_block_init (MurResultBlock *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  for (guint i = 0; i < MOST_COLUMNS; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->reading = g_string_new (NULL);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
mur_result_block_new (void)
{
  return g_object_new (MUR_TYPE_RESULT_BLOCK, NULL);
}

void
mur_result_block_begin (MurResultBlock *self, const char *title)
{
  g_return_if_fail (MUR_IS_RESULT_BLOCK (self) && title != NULL);
  self->row = NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static GtkWidget *
make_row (MurResultBlock *self)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  gtk_widget_insert_before (row, GTK_WIDGET (self), NULL);
  return row;
}

/* The row is as it will be; cells from before that it has not are out of sight. */
static void
end_row (MurResultBlock *self)
{
  if (self->row == NULL)
    return;
  for (; self->cell != NULL; self->cell = gtk_widget_get_next_sibling (self->cell))
    gtk_widget_set_visible (self->cell, FALSE);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, self->reading->str, -1);
}

void
mur_result_block_begin_row (MurResultBlock *self)
{
  GtkWidget *next;

  g_return_if_fail (MUR_IS_RESULT_BLOCK (self));

  end_row (self);
  next = self->row != NULL ? gtk_widget_get_next_sibling (self->row)
                           : gtk_widget_get_first_child (GTK_WIDGET (self));
  self->row = next != NULL ? next : make_row (self);
  self->cell = gtk_widget_get_first_child (self->row);
  self->column = 0;
  g_string_truncate (self->reading, 0);
  gtk_widget_set_visible (self->row, TRUE);
}

static GtkWidget *
make_cell (MurResultBlock *self)
{
  GtkWidget *cell = gtk_label_new (NULL);

  gtk_widget_add_css_class (cell, "numeric");
  gtk_size_group_add_widget (self->columns[self->column], cell);
  gtk_box_append (GTK_BOX (self->row), cell);
  return cell;
}

void
mur_result_block_add (MurResultBlock *self, MurCellKind kind, const char *text)
{
  GtkWidget *cell;

  g_return_if_fail (MUR_IS_RESULT_BLOCK (self) && self->row != NULL && text != NULL);
  g_return_if_fail (self->column < MOST_COLUMNS);

  cell = self->cell != NULL ? self->cell : make_cell (self);
  self->cell = gtk_widget_get_next_sibling (cell);
  self->column++;
  gtk_label_set_text (GTK_LABEL (cell), text);
  gtk_label_set_xalign (GTK_LABEL (cell), kind == MUR_CELL_NUMBER ? 1 : 0);
  if (kind == MUR_CELL_NAME)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
  gtk_widget_set_visible (cell, TRUE);
  if (*text != '\0')
    g_string_append_printf (self->reading, "%s%s", self->reading->len > 0 ? ", " : "",
                            text);
}

void
mur_result_block_end (MurResultBlock *self)
{
  GtkWidget *row;

  g_return_if_fail (MUR_IS_RESULT_BLOCK (self) && self->row != NULL);

  end_row (self);
  for (row = gtk_widget_get_next_sibling (self->row); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, FALSE);
}
