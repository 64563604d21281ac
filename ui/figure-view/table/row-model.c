/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figure-view/table/row-model.h"

struct _MurRow
{
  GObject parent_instance;
  guint index;
};

G_DEFINE_FINAL_TYPE (MurRow, mur_row, G_TYPE_OBJECT)

static void
mur_row_class_init (MurRowClass *class)
{
}

static void
mur_row_init (MurRow *self)
{
}

gsize
mur_row_get_index (MurRow *self)
{
  g_return_val_if_fail (MUR_IS_ROW (self), 0);
  return self->index;
}

struct _MurRowModel
{
  GObject parent_instance;
  guint n;
};

static GType
get_item_type (GListModel *list)
{
  return MUR_TYPE_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return MUR_ROW_MODEL (list)->n;
}

static gpointer
get_item (GListModel *list, guint position)
{
  MurRow *row;

  if (position >= MUR_ROW_MODEL (list)->n)
    return NULL;
  row = g_object_new (MUR_TYPE_ROW, NULL);
  row->index = position;
  return row;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MurRowModel,
                               mur_row_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      list_model_init))

static void
mur_row_model_class_init (MurRowModelClass *class)
{
}

static void
mur_row_model_init (MurRowModel *self)
{
}

/* Beyond what a list can hold, the first rows. */
GListModel *
mur_row_model_new (gsize n)
{
  MurRowModel *self = g_object_new (MUR_TYPE_ROW_MODEL, NULL);
  self->n = (guint)MIN (n, G_MAXUINT - 1);
  return G_LIST_MODEL (self);
}
