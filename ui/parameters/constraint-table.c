/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parameters/constraint-table.h"

#include <math.h>
#include <string.h>

struct _MurConstraintTable
{
  GtkWidget parent_instance;
  const char *field;
  char *text;      /* in force */
  GPtrArray *rows; /* of MurConstraintRow */
  MurConstraintColumns columns;
  MurConstraintRow *last;   /* (nullable): the row that was edited last */
  MurConstraintRow *marked; /* (nullable): the one that shows a message */

  /* What the rows are of; %NULL at first. */
  MurParameters *values;
  MurInputs *inputs;
};

enum
{
  SIGNAL_EDITED, /* (text) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurConstraintTable, mur_constraint_table, GTK_TYPE_WIDGET)

static void
mur_constraint_table_dispose (GObject *object)
{
  MurConstraintTable *self = MUR_CONSTRAINT_TABLE (object);
  GtkWidget *child;

  self->last = self->marked = NULL;
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->columns.entries);
  g_clear_object (&self->columns.button);
  g_clear_pointer (&self->inputs, mur_inputs_unref);
  G_OBJECT_CLASS (mur_constraint_table_parent_class)->dispose (object);
}

static void
mur_constraint_table_finalize (GObject *object)
{
  MurConstraintTable *self = MUR_CONSTRAINT_TABLE (object);

  g_free (self->text);
  g_ptr_array_unref (self->rows);
  mur_parameters_free (self->values);
  G_OBJECT_CLASS (mur_constraint_table_parent_class)->finalize (object);
}

static void
mur_constraint_table_class_init (MurConstraintTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_constraint_table_dispose;
  G_OBJECT_CLASS (class)->finalize = mur_constraint_table_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "constrainttable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_EDITED]
    = g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* Over the entries of all rows; these are named each by itself. */
static GtkWidget *
make_heads (MurConstraintTable *self)
{
  static const char *const titles[] = { "Lower", "Upper", "Start", "Fix" };
  GtkWidget *heads = g_object_new (GTK_TYPE_BOX, "spacing", 6, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const gboolean is_entry = i < MUR_N_CONSTRAINT_PARTS;
      GtkWidget *head = gtk_label_new (titles[i]);

      gtk_label_set_xalign (GTK_LABEL (head), is_entry ? 1 : 0.5F);
      gtk_widget_set_hexpand (head, is_entry);
      gtk_widget_add_css_class (head, "caption");
      gtk_widget_add_css_class (head, "dim-label");
      gtk_size_group_add_widget (
        is_entry ? self->columns.entries : self->columns.button, head);
      gtk_box_append (GTK_BOX (heads), head);
    }
  return heads;
}

static void
mur_constraint_table_init (MurConstraintTable *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  self->text = g_strdup ("");
  self->rows = g_ptr_array_new ();
  self->columns.entries = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->columns.button = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_insert_before (make_heads (self), widget, NULL);
}

GtkWidget *
mur_constraint_table_new (const char *field)
{
  MurConstraintTable *self = g_object_new (MUR_TYPE_CONSTRAINT_TABLE, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}

static MurConstraintRow *
row_at (const MurConstraintTable *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static void
show_row (MurConstraintTable *self, MurConstraintRow *row)
{
  MurConstraint constraint;

  mur_constraints_find (self->text, mur_constraint_row_get_name (row), &constraint);
  mur_constraint_row_show (row, &constraint);
}

void
mur_constraint_table_show (MurConstraintTable *self, const char *text)
{
  g_return_if_fail (MUR_IS_CONSTRAINT_TABLE (self) && text != NULL);

  g_free (self->text);
  self->text = g_strdup (text);
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, row_at (self, i));
}

static void
asked_cb (MurConstraintRow *row,
          const MurConstraint *constraint,
          MurConstraintTable *self)
{
  g_autofree char *text = mur_constraints_replace (
    self->text, mur_constraint_row_get_name (row), constraint);

  self->last = row;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, text);
}

static void
add_row (MurConstraintTable *self)
{
  GtkWidget *row = mur_constraint_row_new (self->field, &self->columns);

  g_signal_connect (row, "asked", G_CALLBACK (asked_cb), self);
  gtk_widget_insert_before (row, GTK_WIDGET (self), NULL);
  g_ptr_array_add (self->rows, row);
}

/* What is being typed in it goes with it. */
static void
remove_row (MurConstraintTable *self)
{
  MurConstraintRow *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);

  if (row == self->last)
    self->last = NULL;
  if (row == self->marked)
    self->marked = NULL;
  mur_constraint_row_set_name (row, "");
  gtk_widget_unparent (GTK_WIDGET (row));
}

/* A row that gets another name has nothing of the old one. */
static void
name_row (MurConstraintTable *self, guint i, const char *name)
{
  static const MurConstraintResult nothing = { NAN, NAN, NAN, NAN, NAN };
  MurConstraintRow *row = row_at (self, i);

  if (strcmp (mur_constraint_row_get_name (row), name) == 0)
    return;
  mur_constraint_row_set_name (row, name);
  mur_constraint_row_mark (row, NULL);
  mur_constraint_row_show_result (row, &nothing);
  show_row (self, row);
}

/* Whether the names are others is not known; FALSE: they cannot be. */
static gboolean
may_differ (const MurConstraintTable *self,
            const MurParameters *values,
            const MurInputs *inputs)
{
  return self->values == NULL || self->inputs != inputs
         || !mur_parameters_differ_live_only (self->values, values);
}

void
mur_constraint_table_follow (MurConstraintTable *self,
                             const MurExperiment *experiment,
                             const MurParameters *values,
                             const MurInputs *inputs)
{
  g_auto (GStrv) names = NULL;
  guint n;

  g_return_if_fail (MUR_IS_CONSTRAINT_TABLE (self));

  if (experiment->constrained == NULL || !may_differ (self, values, inputs))
    return;
  g_clear_pointer (&self->values, mur_parameters_free);
  g_clear_pointer (&self->inputs, mur_inputs_unref);
  self->values = mur_parameters_copy (values);
  self->inputs = mur_inputs_ref (inputs);
  names = experiment->constrained->names (values, inputs);
  if (names == NULL)
    return;
  n = g_strv_length (names);
  while (self->rows->len < n)
    add_row (self);
  while (self->rows->len > n)
    remove_row (self);
  for (guint i = 0; i < n; i++)
    name_row (self, i, names[i]);
}

static double
value_at (const MurTable *table, const char *column, gsize row)
{
  const int found = table != NULL ? mur_table_find (table, column) : -1;

  return found >= 0 && row < mur_table_n_rows (table)
           ? mur_table_column (table, (guint)found)[row]
           : NAN;
}

/* Of @row of the results. */
static void
show_result (MurConstraintRow *widget,
             const MurTable *results,
             const MurTable *limits,
             gsize row)
{
  const MurConstraintResult result = {
    .value = value_at (results, "value", row),
    .error = value_at (results, "standard_error", row),
    .at_limit = value_at (results, "at_limit", row),
    .lower = value_at (limits, "lower_limit", row),
    .upper = value_at (limits, "upper_limit", row),
  };

  mur_constraint_row_show_result (widget, &result);
}

void
mur_constraint_table_show_frame (MurConstraintTable *self,
                                 const MurConstrained *constrained,
                                 const MurFrame *frame)
{
  const MurTable *results, *limits;
  const char *const *labels;

  g_return_if_fail (MUR_IS_CONSTRAINT_TABLE (self));

  if (constrained == NULL)
    return;
  results = mur_frame_table (frame, constrained->results);
  labels = results != NULL ? mur_table_labels (results) : NULL;
  limits
    = constrained->limits != NULL ? mur_frame_table (frame, constrained->limits) : NULL;
  for (gsize row = 0; labels != NULL && labels[row] != NULL; row++)
    {
      MurConstraintRow *widget = mur_constraint_table_get_row (self, labels[row]);
      if (widget != NULL)
        show_result (widget, results, limits, row);
    }
}

gboolean
mur_constraint_table_mark (MurConstraintTable *self, const char *message)
{
  g_return_val_if_fail (MUR_IS_CONSTRAINT_TABLE (self), FALSE);

  if (self->marked != NULL)
    mur_constraint_row_mark (self->marked, NULL);
  self->marked = message != NULL ? self->last : NULL;
  if (self->marked != NULL)
    mur_constraint_row_mark (self->marked, message);
  return self->marked != NULL;
}

MurConstraintRow *
mur_constraint_table_get_row (MurConstraintTable *self, const char *name)
{
  g_return_val_if_fail (MUR_IS_CONSTRAINT_TABLE (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (mur_constraint_row_get_name (row_at (self, i)), name) == 0)
      return row_at (self, i);
  return NULL;
}
