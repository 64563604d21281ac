/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results below a figure: each table with labels, and the scalars by what they are
 * about, in blocks of rows. All of it is one stop of the Tab key, where arrow keys
 * scroll. */

#include "ui/pages/experiment/readout.h"

#include <math.h>
#include <string.h>

#include "core/base/estimate.h"
#include "ui/pages/experiment/result-block.h"
#include "ui/pages/experiment/results.h"

/* Below the heading of a block; a longer group goes on in the next one. */
#define MOST_ROWS 5
/* What does not fit in this height scrolls. */
#define MOST_HEIGHT 150
#define LEAST_HEIGHT 60

struct _MurReadout
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *flow;   /* in the scroller */
  GPtrArray *blocks; /* of MurResultBlock, in the flow */
  guint n_used;      /* blocks that are shown */
  MurFrame *frame;   /* the one shown; NULL at first */
};

G_DEFINE_FINAL_TYPE (MurReadout, mur_readout, GTK_TYPE_WIDGET)

static MurResultBlock *
add_block (MurReadout *self)
{
  GtkWidget *block = mur_result_block_new ();
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), block);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), child);
  g_ptr_array_add (self->blocks, block);
  return MUR_RESULT_BLOCK (block);
}

static MurResultBlock *
next_block (MurReadout *self, const char *title)
{
  MurResultBlock *block = self->n_used < self->blocks->len
                            ? g_ptr_array_index (self->blocks, self->n_used)
                            : add_block (self);

  self->n_used++;
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (block)), TRUE);
  mur_result_block_begin (block, title);
  return block;
}

static double
table_value (const MurTable *table, const char *name, gsize row)
{
  int column = mur_table_find (table, name);
  return column < 0 ? NAN : mur_table_column (table, (guint)column)[row];
}

static void
add_column_name (MurResultBlock *block,
                 const MurFrame *frame,
                 const char *table,
                 const char *column)
{
  g_autofree char *heading
    = mur_results_label (mur_frame_describe_column (frame, table, column), column);
  mur_result_block_add (block, MUR_CELL_NAME, heading);
}

static const char *
title_of (const MurFrame *frame, const char *table)
{
  const MurTableDescription *description = mur_frame_describe_table (frame, table);
  return description != NULL ? description->title : table;
}

static gboolean
is_any_expected (const MurTable *table)
{
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    if (!isnan (table_value (table, "expected", row)))
      return TRUE;
  return FALSE;
}

static void
add_estimate (MurResultBlock *block,
              const MurTable *table,
              gsize row,
              gboolean with_expected)
{
  const double uncertainty = table_value (table, "standard_error", row);
  const char *limit
    = mur_estimate_describe_limit (table_value (table, "at_limit", row));
  g_autofree char *value = NULL, *error = NULL, *known = NULL, *none = NULL;
  g_autofree char *with_sign = NULL;

  mur_estimate_format (table_value (table, "value", row), uncertainty, &value, &error);
  mur_estimate_format (table_value (table, "expected", row), uncertainty, &known,
                       &none);
  with_sign = error != NULL ? g_strconcat ("± ", error, NULL)
                            : g_strdup (limit != NULL ? limit : "");
  mur_result_block_begin_row (block);
  mur_result_block_add (block, MUR_CELL_TEXT, mur_table_labels (table)[row]);
  mur_result_block_add (block, MUR_CELL_NUMBER, value);
  mur_result_block_add (block, MUR_CELL_TEXT, with_sign);
  if (with_expected)
    mur_result_block_add (block, MUR_CELL_NUMBER, known);
}

/* A table of estimates: value ± standard error, or what kept it, and what was expected. */
static void
show_estimates (MurReadout *self, const MurFrame *frame, const char *name)
{
  const MurTable *table = mur_frame_table (frame, name);
  const gboolean with_expected = is_any_expected (table);
  MurResultBlock *block = next_block (self, title_of (frame, name));

  mur_result_block_begin_row (block);
  mur_result_block_add (block, MUR_CELL_NAME, title_of (frame, name));
  add_column_name (block, frame, name, "value");
  mur_result_block_add (block, MUR_CELL_NAME, "± error");
  if (with_expected)
    add_column_name (block, frame, name, "expected");
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    add_estimate (block, table, row, with_expected);
  mur_result_block_end (block);
}

static gboolean
shows_column (const MurFrame *frame, const char *table, const char *column)
{
  return mur_results_shows (mur_frame_describe_column (frame, table, column));
}

/* Any other table with labels: as it is. */
static void
show_table (MurReadout *self, const MurFrame *frame, const char *name)
{
  const MurTable *table = mur_frame_table (frame, name);
  MurResultBlock *block = next_block (self, title_of (frame, name));

  mur_result_block_begin_row (block);
  mur_result_block_add (block, MUR_CELL_NAME, title_of (frame, name));
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (shows_column (frame, name, mur_table_name (table, i)))
      add_column_name (block, frame, name, mur_table_name (table, i));
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    {
      mur_result_block_begin_row (block);
      mur_result_block_add (block, MUR_CELL_TEXT, mur_table_labels (table)[row]);
      for (guint i = 0; i < mur_table_n_columns (table); i++)
        {
          g_autofree char *value = NULL, *none = NULL;
          if (!shows_column (frame, name, mur_table_name (table, i)))
            continue;
          mur_estimate_format (mur_table_column (table, i)[row], NAN, &value, &none);
          mur_result_block_add (block, MUR_CELL_NUMBER, value);
        }
    }
  mur_result_block_end (block);
}

static void
show_tables (MurReadout *self, const MurFrame *frame)
{
  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    {
      const char *name = mur_frame_table_name (frame, i);
      const MurTable *table = mur_frame_table (frame, name);

      if (!mur_results_shows_table (frame, name))
        continue;
      if (mur_table_find (table, "value") >= 0)
        show_estimates (self, frame, name);
      else
        show_table (self, frame, name);
    }
}

static const char *
group_of (const MurQuantity *quantity)
{
  return quantity != NULL && quantity->group != NULL ? quantity->group : "Results";
}

/* The names of the scalars that people see, by group, groups in the order of their
 * first one. */
static GPtrArray *
find_scalars (const MurFrame *frame)
{
  const guint n = mur_frame_n_scalars (frame);
  GPtrArray *names = g_ptr_array_new ();
  g_autofree gboolean *is_done = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    for (guint j = i; j < n && !is_done[i]; j++)
      {
        const char *first = mur_frame_scalar_name (frame, i);
        const char *name = mur_frame_scalar_name (frame, j);
        const MurQuantity *quantity = mur_frame_describe_scalar (frame, name);
        if (is_done[j] || !mur_results_shows (quantity)
            || strcmp (group_of (quantity),
                       group_of (mur_frame_describe_scalar (frame, first)))
                 != 0)
          continue;
        g_ptr_array_add (names, (gpointer)name);
        is_done[j] = j > i;
      }
  return names;
}

static void
add_scalar (MurResultBlock *block, const MurFrame *frame, const char *name)
{
  const MurQuantity *quantity = mur_frame_describe_scalar (frame, name);
  g_autofree char *label = mur_results_label (quantity, name);
  g_autofree char *value = NULL, *none = NULL;

  mur_estimate_format (mur_frame_scalar (frame, name), NAN, &value, &none);
  mur_result_block_begin_row (block);
  mur_result_block_add (block, MUR_CELL_TEXT, label);
  mur_result_block_add (block, MUR_CELL_NUMBER, value);
}

static MurResultBlock *
begin_group (MurReadout *self, const char *title, gboolean goes_on)
{
  MurResultBlock *block = next_block (self, title);

  mur_result_block_begin_row (block);
  mur_result_block_add (block, MUR_CELL_NAME, goes_on ? "" : title);
  return block;
}

static void
show_scalars (MurReadout *self, const MurFrame *frame)
{
  g_autoptr (GPtrArray) names = find_scalars (frame);
  MurResultBlock *block = NULL;
  const char *group = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *next = group_of (mur_frame_describe_scalar (frame, name));
      const gboolean goes_on = g_strcmp0 (group, next) == 0;
      if (!goes_on || n_rows == MOST_ROWS)
        {
          if (block != NULL)
            mur_result_block_end (block);
          block = begin_group (self, next, goes_on);
          group = next;
          n_rows = 0;
        }
      add_scalar (block, frame, name);
      n_rows++;
    }
  if (block != NULL)
    mur_result_block_end (block);
}

static GtkSizeRequestMode
mur_readout_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As high as the blocks need in their width, up to some height: a scrolled window by
 * itself would not ask for the width. No wish for width comes from numbers that
 * change. The scrolled window is asked all the same: one that is not takes itself for
 * in need of a new size already, and does not pass on that it needs another. */
static void
mur_readout_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  MurReadout *self = MUR_READOUT (widget);
  int height;

  gtk_widget_measure (self->scroller, orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->flow, orientation, -1, minimum, NULL, NULL, NULL);
      *natural = *minimum;
      return;
    }
  gtk_widget_measure (self->flow, orientation, for_size, NULL, &height, NULL, NULL);
  *natural = MIN (height, MOST_HEIGHT);
  *minimum = MIN (height, LEAST_HEIGHT);
}

static void
mur_readout_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (MUR_READOUT (widget)->scroller, width, height, baseline, NULL);
}

static void
mur_readout_dispose (GObject *object)
{
  MurReadout *self = MUR_READOUT (object);

  g_clear_pointer (&self->frame, mur_frame_unref);
  g_ptr_array_set_size (self->blocks, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_readout_parent_class)->dispose (object);
}

static void
mur_readout_finalize (GObject *object)
{
  g_ptr_array_unref (MUR_READOUT (object)->blocks);
  G_OBJECT_CLASS (mur_readout_parent_class)->finalize (object);
}

static void
mur_readout_class_init (MurReadoutClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_readout_dispose;
  G_OBJECT_CLASS (class)->finalize = mur_readout_finalize;
  widget_class->get_request_mode = mur_readout_get_request_mode;
  widget_class->measure = mur_readout_measure;
  widget_class->size_allocate = mur_readout_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "readout");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mur_readout_init (MurReadout *self)
{
  GtkFlowBox *flow;

  self->blocks = g_ptr_array_new ();
  self->flow = gtk_flow_box_new ();
  flow = GTK_FLOW_BOX (self->flow);
  gtk_flow_box_set_selection_mode (flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (flow, 6);
  gtk_flow_box_set_column_spacing (flow, 24);
  gtk_flow_box_set_row_spacing (flow, 9);
  gtk_flow_box_set_homogeneous (flow, FALSE);
  gtk_widget_set_valign (self->flow, GTK_ALIGN_START);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->flow);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "Results", -1);
}

GtkWidget *
mur_readout_new (void)
{
  return g_object_new (MUR_TYPE_READOUT, NULL);
}

/* Shows the scalars and the labelled tables of @frame (referenced). */
void
mur_readout_show (MurReadout *self, const MurFrame *frame)
{
  g_return_if_fail (MUR_IS_READOUT (self) && frame != NULL);

  mur_frame_ref (frame);
  g_clear_pointer (&self->frame, mur_frame_unref);
  self->frame = (MurFrame *)frame;
  self->n_used = 0;
  show_tables (self, frame);
  show_scalars (self, frame);
  for (guint i = self->n_used; i < self->blocks->len; i++)
    gtk_widget_set_visible (gtk_widget_get_parent (g_ptr_array_index (self->blocks, i)),
                            FALSE);
}

/* Returns: (nullable): the results with every digit, to copy */
char *
mur_readout_dup_text (MurReadout *self)
{
  g_return_val_if_fail (MUR_IS_READOUT (self), NULL);
  return self->frame != NULL ? mur_results_copy (self->frame) : NULL;
}
