/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first rows of a table as they were read: above each column what it is taken as, its
 * name and its unit. Columns that nothing uses are pale. */

#include "ui/import/preview.h"

#include <math.h>

#include "core/base/number.h"

#define MOST_ROWS 8
#define MOST_COLUMNS 40
#define MOST_LETTERS 24
#define DIGITS 10 /* enough to see that a number was read as it stands */

/* Lines of the grid. */
enum
{
  LINE_ROLE,
  LINE_NAME,
  LINE_UNIT,
  LINE_FIRST
};

struct _MurImportPreview
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *grid; /* nullable */
};

G_DEFINE_FINAL_TYPE (MurImportPreview, mur_import_preview, GTK_TYPE_WIDGET)

static void
mur_import_preview_dispose (GObject *object)
{
  g_clear_pointer (&MUR_IMPORT_PREVIEW (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_import_preview_parent_class)->dispose (object);
}

static void
mur_import_preview_class_init (MurImportPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_import_preview_dispose;
  gtk_widget_class_set_css_name (widget_class, "importpreview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mur_import_preview_init (MurImportPreview *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static GtkWidget *
add_label (MurImportPreview *self, const char *text, int column, int line)
{
  GtkWidget *label = gtk_label_new (text);

  /* Only what is long: a label that may be cut is, where there are many columns. */
  if (g_utf8_strlen (text, -1) > MOST_LETTERS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_width_chars (GTK_LABEL (label), MOST_LETTERS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_LETTERS);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_tooltip_text (label, line == LINE_NAME ? text : NULL);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, line, 1, 1);
  return label;
}

/* Returns: (nullable): all that @column is: "x, y" */
static char *
dup_roles (const MurImport *import, const char *column)
{
  const char *const *roles = mur_import_roles (import);
  char *words = NULL;

  for (; roles != NULL && *roles != NULL; roles += 2)
    if (g_str_equal (roles[1], column))
      {
        g_autofree char *before = words;

        words = before != NULL ? g_strconcat (before, ", ", roles[0], NULL)
                               : g_strdup (roles[0]);
      }
  return words;
}

static gboolean
has_roles (const MurImport *import)
{
  return mur_import_input (import)->roles != NULL && mur_import_fixed (import) == NULL;
}

static void
add_column (MurImportPreview *self, const MurImport *import, guint column, int at)
{
  const MurTable *table = mur_import_table (import);
  const double *values = mur_table_column (table, column);
  const char *unit = mur_table_unit (table, column);
  g_autofree char *role = dup_roles (import, mur_table_name (table, column));
  const gboolean is_pale = has_roles (import) && role == NULL;
  const gsize n = MIN (mur_table_n_rows (table), MOST_ROWS);
  GtkWidget *name;

  if (has_roles (import) && role != NULL)
    {
      GtkWidget *tag = add_label (self, role, at, LINE_ROLE);

      gtk_widget_add_css_class (tag, "role");
      gtk_widget_set_halign (tag, GTK_ALIGN_END);
    }
  name = add_label (self, mur_table_name (table, column), at, LINE_NAME);
  gtk_widget_add_css_class (name, "heading");
  if (is_pale)
    gtk_widget_add_css_class (name, "dim-label");
  if (unit != NULL)
    gtk_widget_add_css_class (add_label (self, unit, at, LINE_UNIT), "dim-label");
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = mur_number_round (values[i], DIGITS);
      GtkWidget *cell
        = add_label (self, isnan (values[i]) ? "—" : text, at, LINE_FIRST + (int)i);

      gtk_widget_add_css_class (cell, "numeric");
      if (is_pale)
        gtk_widget_add_css_class (cell, "dim-label");
    }
}

static void
add_labels (MurImportPreview *self, const char *const *labels)
{
  for (int i = 0; i < MOST_ROWS && labels[i] != NULL; i++)
    {
      GtkWidget *label = add_label (self, labels[i], 0, LINE_FIRST + i);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
    }
}

static void
add_rest (MurImportPreview *self, guint n_columns, int at)
{
  g_autofree char *text = NULL;

  if (n_columns <= MOST_COLUMNS)
    return;
  text = g_strdup_printf ("and %u more", n_columns - MOST_COLUMNS);
  gtk_widget_add_css_class (add_label (self, text, at, LINE_NAME), "dim-label");
}

/* @import: with a table */
void
mur_import_preview_show (MurImportPreview *self, const MurImport *import)
{
  const MurTable *table = mur_import_table (import);
  const char *const *labels;
  guint n;
  int first;

  g_return_if_fail (MUR_IS_IMPORT_PREVIEW (self) && table != NULL);

  labels = mur_table_labels (table);
  n = mur_table_n_columns (table);
  first = labels != NULL ? 1 : 0;
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  if (labels != NULL)
    add_labels (self, labels);
  for (guint i = 0; i < MIN (n, MOST_COLUMNS); i++)
    add_column (self, import, i, first + (int)i);
  add_rest (self, n, first + MOST_COLUMNS);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
}
