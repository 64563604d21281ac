/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row for each role, to choose a column for it; where there may be any number of
 * columns, a row for each column, to take it or not. Emits "changed" when a person has
 * chosen. */

#include "ui/import/role-rows.h"

#include <adwaita.h>

struct _MurRoleRows
{
  GtkWidget parent_instance;
  GtkWidget *list;
  const MurInput *input; /* nullable */
  MurTable *table;       /* nullable */
  GPtrArray *controls;   /* AdwComboRow a role, or GtkSwitch a column */
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurRoleRows, mur_role_rows, GTK_TYPE_WIDGET)

static void
mur_role_rows_dispose (GObject *object)
{
  MurRoleRows *self = MUR_ROLE_ROWS (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->table, mur_table_unref);
  g_clear_pointer (&self->controls, g_ptr_array_unref);
  G_OBJECT_CLASS (mur_role_rows_parent_class)->dispose (object);
}

static void
mur_role_rows_class_init (MurRoleRowsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mur_role_rows_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "rolerows");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
mur_role_rows_init (MurRoleRows *self)
{
  self->controls = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

/* Of one column each; behind them may be one that takes any number. */
static guint
count_single (MurRoleRows *self)
{
  guint n = 0;

  while (self->input->roles[n].name != NULL
         && self->input->roles[n].kind != MUR_INPUT_EACH)
    n++;
  return n;
}

static void
chosen_cb (MurRoleRows *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* "the values to fit" */
static char *
make_title (const char *words)
{
  char *title = g_strdup (words);

  title[0] = g_ascii_toupper (title[0]);
  return title;
}

/* "Voltage (mV)" */
static char *
describe_column (const MurTable *table, guint column)
{
  const char *name = mur_table_name (table, column);
  const char *unit = mur_table_unit (table, column);

  return unit != NULL ? g_strdup_printf ("%s (%s)", name, unit) : g_strdup (name);
}

static const char *
describe_none (MurInputRoleKind kind)
{
  if (kind == MUR_INPUT_OR_ROW)
    return "The number of the row";
  return kind == MUR_INPUT_OPTIONAL || kind == MUR_INPUT_ERROR ? "None" : "Choose…";
}

/* The first entry is for no column. */
static GListModel *
make_entries (const MurTable *table, MurInputRoleKind kind)
{
  GtkStringList *entries = gtk_string_list_new (NULL);

  gtk_string_list_append (entries, describe_none (kind));
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      g_autofree char *entry = describe_column (table, i);

      gtk_string_list_append (entries, entry);
    }
  return G_LIST_MODEL (entries);
}

static void
add_role (MurRoleRows *self, const MurInputRole *role)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *subtitle = make_title (role->summary);
  g_autoptr (GListModel) entries = make_entries (self->table, role->kind);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), role->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), entries);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->controls, row);
}

static void
add_column (MurRoleRows *self, guint column)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();
  g_autofree char *title = describe_column (self->table, column);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (control, "notify::active", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->controls, control);
}

static void
rebuild (MurRoleRows *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->controls, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (self->table == NULL || self->input->roles == NULL)
    return;
  const guint n = count_single (self);

  for (guint i = 0; i < n; i++)
    add_role (self, &self->input->roles[i]);
  for (guint i = 0;
       self->input->roles[n].name != NULL && i < mur_table_n_columns (self->table); i++)
    add_column (self, i);
}

static const char *
find_column (const char *const *roles, const char *role)
{
  for (; roles != NULL && *roles != NULL; roles += 2)
    if (g_str_equal (roles[0], role))
      return roles[1];
  return NULL;
}

/* Whether @column is one of any number. */
static gboolean
is_taken (MurRoleRows *self, const char *const *roles, const char *column)
{
  const char *name = self->input->roles[count_single (self)].name;

  for (; roles != NULL && *roles != NULL; roles += 2)
    if (g_str_has_prefix (roles[0], name) && g_str_equal (roles[1], column))
      return TRUE;
  return FALSE;
}

/* One that is to be chosen still is marked; it does not show what it is not. */
static void
select_column (MurRoleRows *self, guint i, const char *column)
{
  const MurInputRoleKind kind = self->input->roles[i].kind;
  GtkWidget *row = self->controls->pdata[i];
  const int at = column != NULL ? mur_table_find (self->table, column) : -1;
  const gboolean is_asked
    = column == NULL && kind != MUR_INPUT_OPTIONAL && kind != MUR_INPUT_ERROR;

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), is_asked && kind == MUR_INPUT_OR_ROW
                                                     ? GTK_INVALID_LIST_POSITION
                                                     : (guint)(at + 1));
  if (is_asked)
    gtk_widget_add_css_class (row, "asked");
  else
    gtk_widget_remove_css_class (row, "asked");
}

static void
select_columns (MurRoleRows *self, const char *const *roles)
{
  const guint n = self->controls->len > 0 ? count_single (self) : 0;

  for (guint i = 0; i < self->controls->len; i++)
    if (i >= n)
      gtk_switch_set_active (
        self->controls->pdata[i],
        is_taken (self, roles, mur_table_name (self->table, i - n)));
    else
      select_column (self, i, find_column (roles, self->input->roles[i].name));
}

void
mur_role_rows_show (MurRoleRows *self, const MurImport *import)
{
  const MurTable *table = mur_import_table (import);

  g_return_if_fail (MUR_IS_ROLE_ROWS (self));

  self->filling = TRUE;
  if (table != self->table || mur_import_input (import) != self->input)
    {
      g_clear_pointer (&self->table, mur_table_unref);
      self->table = table != NULL ? mur_table_ref (table) : NULL;
      self->input = mur_import_input (import);
      rebuild (self);
    }
  select_columns (self, mur_import_roles (import));
  self->filling = FALSE;
}

/* Whether there is anything to choose. */
gboolean
mur_role_rows_has_any (MurRoleRows *self)
{
  g_return_val_if_fail (MUR_IS_ROLE_ROWS (self), FALSE);
  return self->controls->len > 0;
}

/* Whether @column has a role of its own. */
static gboolean
is_single (MurRoleRows *self, guint column)
{
  for (guint i = 0; i < count_single (self); i++)
    if (adw_combo_row_get_selected (self->controls->pdata[i]) == column + 1)
      return TRUE;
  return FALSE;
}

/* What was chosen: role, column, …, %NULL. */
char **
mur_role_rows_dup (MurRoleRows *self)
{
  g_autoptr (GStrvBuilder) roles = g_strv_builder_new ();
  guint n = 0;

  g_return_val_if_fail (MUR_IS_ROLE_ROWS (self), NULL);

  const guint n_single = self->controls->len > 0 ? count_single (self) : 0;

  for (guint i = 0; i < self->controls->len; i++)
    if (i < n_single)
      {
        const MurInputRole *role = &self->input->roles[i];
        const guint at = adw_combo_row_get_selected (self->controls->pdata[i]);

        if (at == GTK_INVALID_LIST_POSITION)
          continue;
        if (at > 0)
          g_strv_builder_add_many (roles, role->name,
                                   mur_table_name (self->table, at - 1), NULL);
        else if (role->kind == MUR_INPUT_OR_ROW)
          g_strv_builder_add_many (roles, role->name, "", NULL);
      }
    else if (gtk_switch_get_active (self->controls->pdata[i])
             && !is_single (self, i - n_single))
      {
        g_autofree char *name
          = g_strdup_printf ("%s%u", self->input->roles[n_single].name, ++n);

        g_strv_builder_add_many (roles, name,
                                 mur_table_name (self->table, i - n_single), NULL);
      }
  return g_strv_builder_end (roles);
}
