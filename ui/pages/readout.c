/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results below a figure: each table with labels, and the scalars, as aligned columns
 * of figures of one width. A column is one label, so that a person can select across
 * rows and an update costs little. */

#include "ui/pages/readout.h"

#include <math.h>

#include "ui/pages/results.h"

#define SCALARS_A_COLUMN 4
/* What does not fit in this height scrolls. */
#define MOST_HEIGHT 150
#define LEAST_HEIGHT 60

struct _MurReadout
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *flow;   /* in the scroller */
  GPtrArray *blocks; /* of GtkBox, in the flow: columns that stay together */
  guint n_used;      /* blocks that are shown */
  GtkWidget *column; /* the label that is filled next; NULL: one is to be made */
  MurFrame *frame;   /* the one shown; NULL at first */
};

G_DEFINE_FINAL_TYPE (MurReadout, mur_readout, GTK_TYPE_WIDGET)

static GtkWidget *
add_block (MurReadout *self)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_halign (block, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), block);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), child);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Columns of the block under way that are not needed any more. */
static void
hide_rest (MurReadout *self)
{
  for (; self->column != NULL;
       self->column = gtk_widget_get_next_sibling (self->column))
    gtk_widget_set_visible (self->column, FALSE);
}

/* What follows stands in another block. */
static void
next_block (MurReadout *self)
{
  GtkWidget *block;

  hide_rest (self);
  block = self->n_used < self->blocks->len
            ? g_ptr_array_index (self->blocks, self->n_used)
            : add_block (self);
  self->n_used++;
  self->column = gtk_widget_get_first_child (block);
  gtk_widget_set_visible (gtk_widget_get_parent (block), TRUE);
}

static GtkWidget *
add_column (MurReadout *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (g_ptr_array_index (self->blocks, self->n_used - 1), label);
  return label;
}

/* The next column shows @markup. @align: 0 left, 1 right */
static void
show_column (MurReadout *self, const char *markup, float align)
{
  GtkWidget *widget = self->column != NULL ? self->column : add_column (self);
  GtkLabel *label = GTK_LABEL (widget);

  gtk_label_set_markup (label, markup);
  gtk_label_set_xalign (label, align);
  gtk_label_set_justify (label, align > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_visible (widget, TRUE);
  self->column = gtk_widget_get_next_sibling (widget);
}

static GString *
column_new (const char *heading)
{
  g_autofree char *escaped = g_markup_escape_text (heading != NULL ? heading : "", -1);
  GString *column = g_string_new (NULL);
  if (heading != NULL)
    g_string_append_printf (column, "<span alpha=\"60%%\">%s</span>", escaped);
  return column;
}

static void
append_cell (GString *column, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  if (column->len > 0)
    g_string_append_c (column, '\n');
  g_string_append (column, escaped);
}

static void
take_column (MurReadout *self, GString *column, float align)
{
  show_column (self, column->str, align);
  g_string_free (column, TRUE);
}

static double
table_value (const MurTable *table, const char *name, gsize row)
{
  int column = mur_table_find (table, name);
  return column < 0 ? NAN : mur_table_column (table, (guint)column)[row];
}

static GString *
column_of (const MurFrame *frame, const char *table, const char *name)
{
  g_autofree char *heading
    = mur_results_label (mur_frame_describe_column (frame, table, name), name);
  return column_new (heading);
}

static GString *
column_of_names (const MurFrame *frame, const char *table)
{
  const MurTableDescription *description = mur_frame_describe_table (frame, table);
  return column_new (description != NULL ? description->title : table);
}

/* A table of estimates: value ± standard error, and what was expected. */
static void
show_estimates (MurReadout *self, const MurFrame *frame, const char *name)
{
  const MurTable *table = mur_frame_table (frame, name);
  const char *const *labels = mur_table_labels (table);
  GString *names = column_of_names (frame, name);
  GString *values = column_of (frame, name, "value");
  GString *errors = column_new ("± error");
  GString *expected = column_of (frame, name, "expected");
  gboolean any_expected = FALSE;

  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    {
      g_autofree char *value = NULL, *error = NULL, *known = NULL, *none = NULL;
      g_autofree char *with_sign = NULL;
      double expectation = table_value (table, "expected", row);

      mur_results_format (table_value (table, "value", row),
                          table_value (table, "standard_error", row), &value, &error);
      mur_results_format (expectation, table_value (table, "standard_error", row),
                          &known, &none);
      with_sign = g_strconcat ("± ", error, NULL);
      append_cell (names, labels[row]);
      append_cell (values, value);
      append_cell (errors, error != NULL ? with_sign : " ");
      append_cell (expected, known);
      any_expected |= !isnan (expectation);
    }
  take_column (self, names, 0);
  take_column (self, values, 1);
  take_column (self, errors, 0);
  if (any_expected)
    take_column (self, expected, 1);
  else
    g_string_free (expected, TRUE);
}

/* Any other table with labels: as it is. */
static void
show_table (MurReadout *self, const MurFrame *frame, const char *name)
{
  const MurTable *table = mur_frame_table (frame, name);
  const char *const *labels = mur_table_labels (table);
  GString *names = column_of_names (frame, name);

  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    append_cell (names, labels[row]);
  take_column (self, names, 0);
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      const char *column = mur_table_name (table, i);
      GString *values;
      if (!mur_results_shows (mur_frame_describe_column (frame, name, column)))
        continue;
      values = column_of (frame, name, column);
      for (gsize row = 0; row < mur_table_n_rows (table); row++)
        {
          g_autofree char *value = NULL, *none = NULL;
          mur_results_format (mur_table_column (table, i)[row], NAN, &value, &none);
          append_cell (values, value);
        }
      take_column (self, values, 1);
    }
}

static void
show_tables (MurReadout *self, const MurFrame *frame)
{
  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    {
      const char *name = mur_frame_table_name (frame, i);
      const MurTable *table = mur_frame_table (frame, name);

      if (mur_table_labels (table) == NULL)
        continue;
      next_block (self);
      if (mur_table_find (table, "value") >= 0)
        show_estimates (self, frame, name);
      else
        show_table (self, frame, name);
    }
}

/* Names of the scalars that people see. Returns: (element-type utf8) */
static GPtrArray *
find_scalars (const MurFrame *frame)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < mur_frame_n_scalars (frame); i++)
    {
      const char *name = mur_frame_scalar_name (frame, i);
      if (mur_results_shows (mur_frame_describe_scalar (frame, name)))
        g_ptr_array_add (names, (gpointer)name);
    }
  return names;
}

static void
append_scalar (const MurFrame *frame, const char *name, GString *names, GString *values)
{
  const MurQuantity *quantity = mur_frame_describe_scalar (frame, name);
  g_autofree char *label = mur_results_label (quantity, name);
  g_autofree char *value = NULL, *none = NULL;

  mur_results_format (mur_frame_scalar (frame, name), NAN, &value, &none);
  append_cell (names, label);
  append_cell (values, value);
}

static void
show_scalars (MurReadout *self, const MurFrame *frame)
{
  g_autoptr (GPtrArray) shown = find_scalars (frame);

  for (guint first = 0; first < shown->len; first += SCALARS_A_COLUMN)
    {
      GString *names = column_new (NULL), *values = column_new (NULL);

      next_block (self);
      for (guint i = first; i < MIN (shown->len, first + SCALARS_A_COLUMN); i++)
        append_scalar (frame, g_ptr_array_index (shown, i), names, values);
      g_string_prepend (names, "<span alpha=\"60%\">");
      g_string_append (names, "</span>");
      take_column (self, names, 0);
      take_column (self, values, 1);
    }
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
  hide_rest (self);
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
