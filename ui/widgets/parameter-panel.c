/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of an experiment, from its table: presets, the main ones, the other
 * groups under expanders, the seed, and what resets all. The panel owns the values in
 * force and their history; it says "changed" when they change, with how far the edit
 * is, and "probe" when a text is being typed that might come next.
 *
 * Buttons use the actions run.new-seed, run.copy-seed, run.reset, run.act (name) and
 * run.clear-input (name) of an ancestor, and win.open. */

#include "ui/widgets/parameter-panel.h"

#include <adwaita.h>
#include <string.h>

#include "ui/widgets/parameter-history.h"

/* Seeds that are drawn are short enough to be read out. */
#define MOST_SEED 1000000

struct _MurParameterPanel
{
  GtkWidget parent_instance;
  const MurExperiment *experiment;
  MurParameterHistory *history;

  GtkWidget *scroller;
  GtkListBox *preset_list;
  AdwComboRow *preset;
  GtkListBox *input_list;
  GtkListBox *main_list;
  GtkBox *actions;
  GtkListBox *group_list;
  GtkListBox *seed_list;

  GHashTable *rows;   /* name → MurParameterRow */
  GHashTable *inputs; /* name → AdwActionRow */
  gboolean updating;
};

enum
{
  SIGNAL_CHANGED, /* (MurEdit) */
  SIGNAL_PROBE,   /* (MurParameters) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurParameterPanel, mur_parameter_panel, GTK_TYPE_WIDGET)

static const MurParameter *
find_seed (MurParameterPanel *self)
{
  const MurParameter *parameter = self->experiment->parameters;
  for (; parameter->name != NULL; parameter++)
    if (parameter->flags & MUR_PARAMETER_SEED)
      return parameter;
  return NULL;
}

/* A preset says how, not with which random numbers: the seed in force stays. */
static MurParameters *
make_preset (MurParameterPanel *self, const char *id)
{
  const MurParameters *values = mur_parameter_panel_get_parameters (self);
  const MurParameter *seed = find_seed (self);
  g_autoptr (MurParameters) preset = mur_parameters_copy (values);

  if (!mur_experiment_apply_preset (self->experiment, id, preset, NULL))
    return NULL;
  if (seed != NULL)
    {
      g_autofree char *text = mur_parameters_format (values, seed->name);
      mur_parameters_set (preset, seed->name, text, NULL);
    }
  return g_steal_pointer (&preset);
}

/* Selects the preset that is in force, or "Custom", which stands last. */
static void
show_preset (MurParameterPanel *self)
{
  const MurParameters *values = mur_parameter_panel_get_parameters (self);
  const MurPreset *presets = self->experiment->presets;
  guint i;

  if (presets == NULL)
    return;
  for (i = 0; presets[i].id != NULL; i++)
    {
      g_autoptr (MurParameters) preset = make_preset (self, presets[i].id);
      if (preset != NULL && mur_parameters_equal (preset, values))
        break;
    }
  self->updating = TRUE;
  adw_combo_row_set_selected (self->preset, i);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->preset), presets[i].summary);
  self->updating = FALSE;
}

static void
show_values (MurParameterPanel *self)
{
  const MurParameters *values = mur_parameter_panel_get_parameters (self);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    mur_parameter_row_show (row, values);
  show_preset (self);
}

static void
emit_changed (MurParameterPanel *self, MurEdit edit)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint)edit);
}

static void
record (MurParameterPanel *self,
        const MurParameters *values,
        guint64 stroke,
        MurEdit edit)
{
  mur_parameter_history_record (self->history, values, stroke);
  show_values (self);
  emit_changed (self, edit);
}

static void
row_edited_cb (MurParameterRow *row,
               const char *text,
               guint edit,
               MurParameterPanel *self)
{
  const char *name = mur_parameter_row_get_parameter (row)->name;
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (self));
  g_autoptr (GError) error = NULL;

  if (!mur_parameters_set (values, name, text, &error))
    mur_parameter_row_refuse (row, error->message);
  else if (edit == MUR_EDIT_TYPING)
    g_signal_emit (self, signals[SIGNAL_PROBE], 0, values);
  else
    record (self, values, mur_parameter_row_get_stroke (row), edit);
}

static void
preset_selected_cb (MurParameterPanel *self)
{
  const MurPreset *presets = self->experiment->presets;
  guint selected = adw_combo_row_get_selected (self->preset);
  g_autoptr (MurParameters) values = NULL;

  if (self->updating || presets == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (presets[selected].id != NULL)
    values = make_preset (self, presets[selected].id);
  if (values != NULL)
    record (self, values, 0, MUR_EDIT_DONE);
  else
    show_preset (self);
}

static void
add_presets (MurParameterPanel *self)
{
  const MurPreset *preset = self->experiment->presets;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->preset_list), preset != NULL);
  if (preset == NULL)
    return;
  for (; preset->id != NULL; preset++)
    gtk_string_list_append (titles, preset->title);
  gtk_string_list_append (titles, "Custom");
  self->updating = TRUE;
  adw_combo_row_set_model (self->preset, G_LIST_MODEL (titles));
  self->updating = FALSE;
}

static GtkWidget *
input_button (const char *icon, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_input (MurParameterPanel *self, const MurInput *input)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *clear = input_button ("mur-reset-symbolic", "Back to the Built-In Input");
  GtkWidget *open = input_button ("document-open-symbolic", "Open a File (Ctrl+O)");
  g_autofree char *title = g_strdup (input->name);

  title[0] = g_ascii_toupper (title[0]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, input->summary);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "run.clear-input");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (clear), "s", input->name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  g_object_set_data (G_OBJECT (row), "clear", clear);
  gtk_list_box_append (self->input_list, row);
  g_hash_table_insert (self->inputs, (gpointer)input->name, row);
}

static void
add_inputs (MurParameterPanel *self)
{
  const MurInput *input = self->experiment->inputs;

  gtk_widget_set_visible (GTK_WIDGET (self->input_list), input != NULL);
  for (; input != NULL && input->name != NULL; input++)
    add_input (self, input);
  mur_parameter_panel_show_inputs (self, NULL);
}

static void
add_actions (MurParameterPanel *self)
{
  const MurAction *action = self->experiment->actions;

  gtk_widget_set_visible (GTK_WIDGET (self->actions), action != NULL);
  for (; action != NULL && action->name != NULL; action++)
    {
      GtkWidget *button = gtk_button_new_with_label (action->label);
      gtk_widget_set_tooltip_text (button, action->summary);
      gtk_widget_set_hexpand (button, TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "run.act");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", action->name);
      gtk_box_append (self->actions, button);
    }
}

/* The expander of @group, made when it is first asked for. */
static AdwExpanderRow *
find_group (MurParameterPanel *self, GHashTable *groups, const char *group)
{
  AdwExpanderRow *row = g_hash_table_lookup (groups, group);

  if (row != NULL)
    return row;
  row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), group);
  gtk_list_box_append (self->group_list, GTK_WIDGET (row));
  g_hash_table_insert (groups, (gpointer)group, row);
  return row;
}

static void
add_row (MurParameterPanel *self, GHashTable *groups, const MurParameter *parameter)
{
  GtkWidget *row = mur_parameter_row_new (parameter);
  const char *group = parameter->group != NULL ? parameter->group : "More";

  g_hash_table_insert (self->rows, (gpointer)parameter->name, row);
  g_signal_connect (row, "edited", G_CALLBACK (row_edited_cb), self);
  if (parameter->flags & MUR_PARAMETER_SEED)
    gtk_list_box_append (self->seed_list, row);
  else if (parameter->flags & MUR_PARAMETER_MAIN)
    gtk_list_box_append (self->main_list, row);
  else
    adw_expander_row_add_row (find_group (self, groups, group), row);
}

static void
add_rows (MurParameterPanel *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  const MurParameter *parameter = self->experiment->parameters;

  for (; parameter->name != NULL; parameter++)
    add_row (self, groups, parameter);
  gtk_widget_set_visible (GTK_WIDGET (self->group_list),
                          g_hash_table_size (groups) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->seed_list), find_seed (self) != NULL);
}

static void
mur_parameter_panel_dispose (GObject *object)
{
  MurParameterPanel *self = MUR_PARAMETER_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_parameter_panel_parent_class)->dispose (object);
}

static void
mur_parameter_panel_finalize (GObject *object)
{
  MurParameterPanel *self = MUR_PARAMETER_PANEL (object);

  g_clear_pointer (&self->history, mur_parameter_history_free);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->inputs);
  G_OBJECT_CLASS (mur_parameter_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (
    class, "/org/murmuration/Murmuration/ui/parameter-panel.ui");
  gtk_widget_class_bind_template_child (class, MurParameterPanel, scroller);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, preset_list);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, preset);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, input_list);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, main_list);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, actions);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, group_list);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, seed_list);
  gtk_widget_class_bind_template_callback (class, preset_selected_cb);
}

static void
mur_parameter_panel_class_init (MurParameterPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mur_parameter_panel_dispose;
  object_class->finalize = mur_parameter_panel_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "parameterpanel");
  bind_template (widget_class);
  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_PROBE]
    = g_signal_new ("probe", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
mur_parameter_panel_init (MurParameterPanel *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->inputs = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mur_parameter_panel_new (const MurExperiment *experiment)
{
  MurParameterPanel *self;
  g_autoptr (MurParameters) values = NULL;

  g_return_val_if_fail (experiment != NULL, NULL);

  self = g_object_new (MUR_TYPE_PARAMETER_PANEL, NULL);
  self->experiment = experiment;
  values = mur_parameters_new (experiment->parameters);
  self->history = mur_parameter_history_new (values);
  add_presets (self);
  add_inputs (self);
  add_rows (self);
  add_actions (self);
  show_values (self);
  return GTK_WIDGET (self);
}

/* The values in force; borrowed until the next change. */
const MurParameters *
mur_parameter_panel_get_parameters (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  return mur_parameter_history_values (self->history);
}

/* Brings @parameters (copied) into force, as one step. */
void
mur_parameter_panel_set_parameters (MurParameterPanel *self,
                                    const MurParameters *parameters)
{
  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  record (self, parameters, 0, MUR_EDIT_DONE);
}

/* Returns: (nullable): (transfer none): the row of the parameter @name */
MurParameterRow *
mur_parameter_panel_get_row (MurParameterPanel *self, const char *name)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  return name != NULL ? g_hash_table_lookup (self->rows, name) : NULL;
}

void
mur_parameter_panel_undo (MurParameterPanel *self)
{
  if (!mur_parameter_panel_can_undo (self))
    return;
  mur_parameter_history_undo (self->history);
  show_values (self);
  emit_changed (self, MUR_EDIT_DONE);
}

void
mur_parameter_panel_redo (MurParameterPanel *self)
{
  if (!mur_parameter_panel_can_redo (self))
    return;
  mur_parameter_history_redo (self->history);
  show_values (self);
  emit_changed (self, MUR_EDIT_DONE);
}

gboolean
mur_parameter_panel_can_undo (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), FALSE);
  return mur_parameter_history_can_undo (self->history);
}

gboolean
mur_parameter_panel_can_redo (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), FALSE);
  return mur_parameter_history_can_redo (self->history);
}

/* All parameters to their defaults, the seed too. */
void
mur_parameter_panel_reset (MurParameterPanel *self)
{
  g_autoptr (MurParameters) values = NULL;

  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  values = mur_parameters_new (self->experiment->parameters);
  record (self, values, 0, MUR_EDIT_DONE);
}

/* Draws another seed; where the experiment has none, nothing happens. */
void
mur_parameter_panel_new_seed (MurParameterPanel *self)
{
  const MurParameter *seed;
  g_autoptr (MurParameters) values = NULL;

  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  seed = find_seed (self);
  if (seed == NULL)
    return;
  values = mur_parameters_copy (mur_parameter_panel_get_parameters (self));
  mur_parameters_set_number (values, seed->name, g_random_int_range (1, MOST_SEED),
                             NULL);
  record (self, values, 0, MUR_EDIT_DONE);
}

/* Returns: (nullable): the seed in force as text */
char *
mur_parameter_panel_dup_seed (MurParameterPanel *self)
{
  const MurParameter *seed;

  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  seed = find_seed (self);
  return seed != NULL ? mur_parameters_format (
           mur_parameter_panel_get_parameters (self), seed->name)
                      : NULL;
}

/* Shows @message at the parameter @field and opens the group it is in. Returns: FALSE
 * where there is no such parameter */
gboolean
mur_parameter_panel_mark (MurParameterPanel *self,
                          const char *field,
                          const char *message)
{
  MurParameterRow *row = mur_parameter_panel_get_row (self, field);
  GtkWidget *group;

  if (row == NULL)
    return FALSE;
  mur_parameter_row_mark (row, message);
  group = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_EXPANDER_ROW);
  if (group != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  return TRUE;
}

/* Takes the marks of all parameters away. */
void
mur_parameter_panel_unmark (MurParameterPanel *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    mur_parameter_row_unmark (row);
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

/* Says where the inputs come from. @inputs: (nullable) */
void
mur_parameter_panel_show_inputs (MurParameterPanel *self, const MurInputs *inputs)
{
  GHashTableIter iter;
  gpointer name, row;

  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  g_hash_table_iter_init (&iter, self->inputs);
  while (g_hash_table_iter_next (&iter, &name, &row))
    {
      const char *source = find_source (inputs, name);
      g_autofree char *base = source != NULL ? g_path_get_basename (source) : NULL;
      g_autofree char *shown
        = g_markup_escape_text (base != NULL ? base : "Generated", -1);
      adw_action_row_set_subtitle (row, shown);
      gtk_widget_set_visible (g_object_get_data (row, "clear"), source != NULL);
    }
}
