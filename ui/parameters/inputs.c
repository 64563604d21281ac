/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables an experiment takes, and where those in use come from. Buttons use the
 * actions win.open-input (name), win.choose-columns (name) and run.clear-input (name) of an
 * ancestor. */

#include "ui/parameters/inputs.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  AdwActionRow *row;
  const MurInput *input;
  GtkWidget *columns, *clear;
} Row;

struct _MurInputList
{
  GtkWidget parent_instance;
  GtkWidget *list;
  GArray *rows; /* of Row */
};

G_DEFINE_FINAL_TYPE (MurInputList, mur_input_list, GTK_TYPE_WIDGET)

static void
mur_input_list_dispose (GObject *object)
{
  g_clear_pointer (&MUR_INPUT_LIST (object)->list, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_input_list_parent_class)->dispose (object);
}

static void
mur_input_list_finalize (GObject *object)
{
  g_array_unref (MUR_INPUT_LIST (object)->rows);
  G_OBJECT_CLASS (mur_input_list_parent_class)->finalize (object);
}

static void
mur_input_list_class_init (MurInputListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mur_input_list_dispose;
  G_OBJECT_CLASS (class)->finalize = mur_input_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
mur_input_list_init (MurInputList *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

static GtkWidget *
add_button (AdwActionRow *row,
            const char *icon,
            const char *tooltip,
            const char *action,
            const char *input)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", input);
  adw_action_row_add_suffix (row, button);
  return button;
}

static void
add_row (MurInputList *self, const MurInput *input)
{
  AdwActionRow *action_row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *title = g_strdup (input->name);
  Row row = { .input = input, .row = action_row };

  title[0] = g_ascii_toupper (title[0]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), title);
  adw_action_row_set_subtitle_lines (action_row, 3);
  gtk_widget_set_tooltip_text (GTK_WIDGET (action_row), input->summary);
  row.columns = add_button (action_row, "document-properties-symbolic",
                            "Choose Columns", "win.choose-columns", input->name);
  row.clear
    = add_button (action_row, "mur-reset-symbolic", "Back to What the Program Makes",
                  "run.clear-input", input->name);
  add_button (action_row, "document-open-symbolic", "Open a Table", "win.open-input",
              input->name);
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (action_row));
  g_array_append_val (self->rows, row);
}

/* @inputs: (nullable): ends with a %NULL name */
void
mur_input_list_fill (MurInputList *self, const MurInput *inputs)
{
  g_return_if_fail (MUR_IS_INPUT_LIST (self));

  gtk_widget_set_visible (GTK_WIDGET (self), inputs != NULL);
  for (; inputs != NULL && inputs->name != NULL; inputs++)
    add_row (self, inputs);
  mur_input_list_show (self, NULL, NULL);
}

static const char *
find_source (const MurInputs *inputs, const char *name)
{
  guint n = inputs != NULL ? mur_inputs_n (inputs) : 0;
  for (guint i = 0; i < n; i++)
    if (strcmp (mur_inputs_name (inputs, i), name) == 0)
      return mur_inputs_source (inputs, i);
  return NULL;
}

/* "x is “Time”, y is “U”": Returns: (nullable): %NULL where nothing is to be chosen */
static char *
describe_columns (const MurInput *input,
                  const MurParameters *parameters,
                  const MurInputs *inputs)
{
  const char *const *roles = mur_inputs_roles (inputs, input->name);
  g_autoptr (GString) words = g_string_new (NULL);
  char *fixed = input->describe != NULL ? input->describe (parameters, inputs) : NULL;

  if (fixed != NULL || roles == NULL)
    return fixed;
  for (; *roles != NULL; roles += 2)
    g_string_append_printf (words, "%s%s is %s%s%s", words->len > 0 ? ", " : "",
                            roles[0], *roles[1] != '\0' ? "“" : "",
                            *roles[1] != '\0' ? roles[1] : "the row",
                            *roles[1] != '\0' ? "”" : "");
  return g_strdup (words->str);
}

static char *
describe_source (const MurInput *input,
                 const MurParameters *parameters,
                 const MurInputs *inputs,
                 const char *source)
{
  g_autofree char *base = g_path_get_basename (source);
  g_autofree char *columns = describe_columns (input, parameters, inputs);
  g_autofree char *text
    = columns != NULL ? g_strdup_printf ("%s: %s", base, columns) : g_strdup (base);

  return g_markup_escape_text (text, -1);
}

/* Says which of @inputs (nullable) are in use, and which of their columns are what. */
void
mur_input_list_show (MurInputList *self,
                     const MurParameters *parameters,
                     const MurInputs *inputs)
{
  g_return_if_fail (MUR_IS_INPUT_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      const char *source = find_source (inputs, row->input->name);
      g_autofree char *markup
        = source != NULL ? describe_source (row->input, parameters, inputs, source)
                         : g_strdup ("Generated");

      adw_action_row_set_subtitle (row->row, markup);
      gtk_widget_set_visible (row->columns,
                              source != NULL && row->input->roles != NULL);
      gtk_widget_set_visible (row->clear, source != NULL);
    }
}
