/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table is taken for, before it is: its first rows, which column is what, and how
 * its text is read, each guessed and open to be changed. Says "taken" once a run can begin
 * with the whole table; what is wrong with it is said here, to be mended. */

#include "ui/import/sheet.h"

#include <string.h>

#include "ui/import/preview.h"
#include "ui/import/role-rows.h"
#include "ui/import/taking.h"
#include "ui/widgets/task.h"

#define MOST_LINES 12
#define MOST_LETTERS 160 /* of a line */

struct _MurImportSheet
{
  AdwWindow parent_instance;

  MurImport *import;
  char *path;        /* nullable */
  MurInputs *others; /* the tables in use */
  gboolean filling;

  AdwWindowTitle *title;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkWidget *switcher;
  MurImportPreview *preview;
  GtkLabel *text;
  GtkLabel *message;
  GtkWidget *inputs;
  AdwComboRow *input;
  GtkWidget *columns;
  MurRoleRows *roles;
  GtkWidget *reading;
  AdwComboRow *separator;
  AdwComboRow *point;
  AdwComboRow *header;
  AdwActionRow *skipped_row;
  GtkSpinButton *skipped;
  GtkWidget *accept;
};

enum
{
  SIGNAL_TAKEN, /* (MurTaking) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As the template lists them. */
static const char separators[] = { 0, ',', ';', '\t', ' ' };
static const char *const separator_names[]
  = { NULL, "Found: comma", "Found: semicolon", "Found: tab", "Found: blanks" };
static const char points[] = { 0, '.', ',' };
static const char *const point_names[] = { NULL, "Found: point", "Found: comma" };

G_DEFINE_FINAL_TYPE (MurImportSheet, mur_import_sheet, ADW_TYPE_WINDOW)

static guint
find_letter (const char *letters, guint n, char letter)
{
  for (guint i = 1; i < n; i++)
    if (letters[i] == letter)
      return i;
  return 0;
}

/* What was found, beneath rows that leave it so. */
static void
show_found (MurImportSheet *self)
{
  const MurCsvFormat *format = mur_import_format (self->import);
  const MurCsvFormat *found = mur_import_found (self->import);
  const guint separator
    = find_letter (separators, G_N_ELEMENTS (separators), found->separator);
  const guint point = find_letter (points, G_N_ELEMENTS (points), found->point);
  const char *header = found->header == MUR_CSV_HEADER_NONE ? "Found: none"
                       : found->header == MUR_CSV_HEADER_FIRST
                         ? "Found: above the numbers"
                         : "";
  g_autofree char *skipped
    = g_strdup_printf ("Found: %" G_GSIZE_FORMAT, found->n_skipped);

  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (self->separator),
    format->separator == 0 && separator > 0 ? separator_names[separator] : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->point),
                               format->point == 0 && point > 0 ? point_names[point]
                                                               : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->header),
                               format->header == MUR_CSV_HEADER_FOUND ? header : "");
  adw_action_row_set_subtitle (self->skipped_row,
                               format->n_skipped == 0 && separator > 0 ? skipped : "");
}

/* The end of the line at @at, and with it the beginning of the next one. */
static const char *
end_line (const char *at, const char **next)
{
  const char *end = at + strcspn (at, "\r\n");

  *next = end + (*end != '\0') + (end[0] == '\r' && end[1] == '\n');
  return end;
}

/* With their numbers, as messages name them. */
static void
show_text (MurImportSheet *self)
{
  gsize length;
  const char *text = mur_import_text (self->import, &length);
  g_autofree char *lines = mur_csv_dup_lines (text, length, MOST_LINES);
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *next = lines;

  for (guint line = 1; line <= MOST_LINES && *next != '\0'; line++)
    {
      const char *at = next;
      const char *end = end_line (at, &next);
      const glong n = g_utf8_strlen (at, end - at);
      g_autofree char *begin = g_utf8_substring (at, 0, MIN (n, MOST_LETTERS));

      g_string_append_printf (shown, "%s%3u  %s%s", line > 1 ? "\n" : "", line, begin,
                              n > MOST_LETTERS ? "…" : "");
    }
  gtk_label_set_text (self->text, shown->str);
}

static void
show_message (MurImportSheet *self, const char *problem)
{
  g_autofree char *words
    = problem == NULL ? mur_import_describe (self->import) : g_strdup (problem);

  gtk_label_set_text (self->message, words);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

static void
update (MurImportSheet *self)
{
  const char *problem = mur_import_problem (self->import);
  const gboolean is_table = mur_import_table (self->import) != NULL;

  mur_role_rows_show (self->roles, self->import);
  gtk_widget_set_visible (self->columns, mur_role_rows_has_any (self->roles)
                                           && mur_import_fixed (self->import) == NULL);
  if (is_table)
    mur_import_preview_show (self->preview, self->import);
  if (mur_import_format (self->import) != NULL)
    show_found (self);
  gtk_stack_page_set_visible (
    gtk_stack_get_page (self->stack, gtk_stack_get_child_by_name (self->stack, "rows")),
    is_table);
  gtk_stack_set_visible_child_name (self->stack, is_table ? "rows" : "text");
  show_message (self, problem);
  gtk_widget_set_sensitive (self->accept, problem == NULL);
}

static void
input_chosen_cb (MurImportSheet *self)
{
  const MurExperiment *experiment;
  const guint at = adw_combo_row_get_selected (self->input);

  if (self->filling || self->import == NULL || at == GTK_INVALID_LIST_POSITION)
    return;
  experiment = mur_import_experiment (self->import);
  mur_import_set_input (self->import, experiment->inputs[at].name);
  update (self);
}

static void
roles_chosen_cb (MurImportSheet *self)
{
  g_auto (GStrv) roles = mur_role_rows_dup (self->roles);

  mur_import_set_roles (self->import, (const char *const *)roles);
  update (self);
}

static void
format_chosen_cb (MurImportSheet *self)
{
  MurCsvFormat format;

  if (self->filling || self->import == NULL)
    return;
  format = (MurCsvFormat){
    .separator = separators[adw_combo_row_get_selected (self->separator)],
    .point = points[adw_combo_row_get_selected (self->point)],
    .header = (MurCsvHeader)adw_combo_row_get_selected (self->header),
    .n_skipped = (gsize)gtk_spin_button_get_value_as_int (self->skipped),
  };
  mur_import_set_format (self->import, &format);
  update (self);
}

static void
take_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (mur_taking_run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_busy (MurImportSheet *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_sensitive (self->accept, !busy);
  gtk_widget_set_sensitive (self->reading, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->roles), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->input), !busy);
}

/* What is wrong further down, or with the table for this experiment, is known only now:
 * the sheet stays, for another choice may be right. */
static void
taken_cb (gpointer owner, GTask *task)
{
  MurImportSheet *self = MUR_IMPORT_SHEET (owner);
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (g_task_propagate_boolean (task, &error))
    g_signal_emit (self, signals[SIGNAL_TAKEN], 0, g_task_get_task_data (task));
  else
    show_message (self, error->message);
}

/* Takes the table as it is seen. */
void
mur_import_sheet_accept (MurImportSheet *self)
{
  g_return_if_fail (MUR_IS_IMPORT_SHEET (self));

  if (mur_import_problem (self->import) != NULL
      || gtk_spinner_get_spinning (self->spinner))
    return;
  set_busy (self, TRUE);
  mur_task_run (self, take_thread,
                mur_taking_new (self->import, self->path, self->others),
                (GDestroyNotify)mur_taking_free, taken_cb);
}

static void
mur_import_sheet_dispose (GObject *object)
{
  MurImportSheet *self = MUR_IMPORT_SHEET (object);

  g_clear_pointer (&self->import, mur_import_free);
  g_clear_pointer (&self->others, mur_inputs_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (mur_import_sheet_parent_class)->dispose (object);
}

static void
mur_import_sheet_class_init (MurImportSheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (MUR_TYPE_IMPORT_PREVIEW);
  g_type_ensure (MUR_TYPE_ROLE_ROWS);
  G_OBJECT_CLASS (class)->dispose = mur_import_sheet_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/murmuration/Murmuration/ui/import-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, title);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, spinner);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, switcher);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, preview);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, text);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, message);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, input);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, inputs);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, columns);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, roles);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, reading);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, separator);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, point);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, header);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, skipped_row);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, skipped);
  gtk_widget_class_bind_template_child (widget_class, MurImportSheet, accept);
  gtk_widget_class_bind_template_callback (widget_class, input_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, roles_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mur_import_sheet_accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  signals[SIGNAL_TAKEN]
    = g_signal_new ("taken", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
mur_import_sheet_init (MurImportSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Every input of the experiment, where there are several. */
static void
fill_inputs (MurImportSheet *self)
{
  const MurExperiment *experiment = mur_import_experiment (self->import);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = 0, at = 0;

  for (; experiment->inputs[n].name != NULL; n++)
    {
      if (&experiment->inputs[n] == mur_import_input (self->import))
        at = n;
      gtk_string_list_append (names, experiment->inputs[n].name);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->input, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->input, at);
  self->filling = FALSE;
  gtk_widget_set_visible (self->inputs,
                          n > 1 && mur_import_format (self->import) != NULL);
}

/* Takes @import. @path: (nullable): the file it is the beginning of; %NULL: there is a
 * table already, and only its columns are to be chosen. @others: the tables in use */
GtkWidget *
mur_import_sheet_new (MurImport *import, const char *path, const MurInputs *others)
{
  MurImportSheet *self;
  const gboolean is_text = import != NULL && mur_import_format (import) != NULL;

  g_return_val_if_fail (import != NULL, NULL);

  self = g_object_new (MUR_TYPE_IMPORT_SHEET, NULL);
  self->import = import;
  self->path = g_strdup (path);
  self->others = mur_inputs_ref (others);
  adw_window_title_set_subtitle (self->title, mur_import_name (import));
  gtk_widget_set_visible (self->reading, is_text);
  gtk_widget_set_visible (self->switcher, is_text);
  if (!is_text)
    {
      adw_window_title_set_title (self->title, "Choose Columns");
      gtk_window_set_title (GTK_WINDOW (self), "Choose Columns");
      gtk_button_set_label (GTK_BUTTON (self->accept), "_Apply");
    }
  fill_inputs (self);
  show_text (self);
  update (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept);
  gtk_widget_grab_focus (self->accept);
  return GTK_WIDGET (self);
}

/* Returns: (nullable): the file */
const char *
mur_import_sheet_get_path (MurImportSheet *self)
{
  g_return_val_if_fail (MUR_IS_IMPORT_SHEET (self), NULL);
  return self->path;
}

/* What was chosen. */
const MurImport *
mur_import_sheet_get_import (MurImportSheet *self)
{
  g_return_val_if_fail (MUR_IS_IMPORT_SHEET (self), NULL);
  return self->import;
}
