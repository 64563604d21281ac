/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of an experiment, from its table: presets, inputs, the main ones, the
 * other groups under expanders, the seed, and what resets all. The panel owns the values
 * and inputs in force and their history; it emits "changed" when they change, with how
 * far the edit is, then "preset" where one was chosen, and "probe" when a text is being
 * typed that might come next; "titled" when titles change, which it keeps besides.
 *
 * Buttons use the actions run.new-seed, run.copy-seed, run.reset and run.act (name) of
 * an ancestor. */

#include "ui/parameters/panel-private.h"

#include <adwaita.h>

#include "ui/parameters/action-buttons.h"
#include "ui/parameters/values.h"
#include "ui/parameters/words.h"

enum
{
  SIGNAL_CHANGED, /* (MurEdit) */
  SIGNAL_PROBE,   /* (MurParameters) */
  SIGNAL_PRESET,  /* (id) */
  SIGNAL_TITLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurParameterPanel, mur_parameter_panel, GTK_TYPE_WIDGET)

void
mur_parameter_panel_show_values (MurParameterPanel *self)
{
  const MurParameters *values = mur_parameter_panel_get_parameters (self);
  const MurInputs *inputs = mur_parameter_panel_get_inputs (self);
  GHashTableIter iter;
  gpointer name, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &name, &row))
    {
      mur_parameter_row_show (row, values);
      mur_parameter_row_follow (row, self->experiment, values, inputs);
      mur_parameter_row_set_idle (
        row, mur_experiment_why_idle (self->experiment, values, inputs, name));
    }
  mur_preset_list_show (self->presets, values);
  mur_input_list_show (self->inputs, values, inputs);
}

void
mur_parameter_panel_emit_changed (MurParameterPanel *self, MurEdit edit)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint)edit);
}

void
mur_parameter_panel_emit_titled (MurParameterPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_TITLED], 0);
}

static void
record (MurParameterPanel *self,
        const MurParameters *values,
        guint64 gesture,
        MurEdit edit)
{
  mur_parameter_history_record (self->history, values,
                                mur_parameter_panel_get_inputs (self), gesture);
  mur_parameter_panel_show_values (self);
  mur_parameter_panel_emit_changed (self, edit);
}

static void
row_edited_cb (MurParameterRow *row,
               const char *text,
               guint edit,
               guint64 gesture,
               MurParameterPanel *self)
{
  const char *name = mur_parameter_row_get_parameter (row)->name;
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (self));
  g_autoptr (GError) error = NULL;

  if (mur_parameters_set (values, name, text, &error))
    mur_values_forget_names (self->experiment, values,
                             mur_parameter_panel_get_inputs (self));
  if (error != NULL)
    {
      g_autofree char *words
        = mur_words_beside (self->experiment->parameters, name, error->message);
      mur_parameter_row_refuse (row, words);
    }
  else if (edit == MUR_EDIT_TYPING)
    g_signal_emit (self, signals[SIGNAL_PROBE], 0, values);
  else
    record (self, values, gesture, edit);
}

static void
preset_chosen_cb (MurPresetList *presets, const char *id, MurParameterPanel *self)
{
  g_autoptr (MurParameters) values = mur_values_of_preset (
    self->experiment, id, mur_parameter_panel_get_parameters (self));
  if (values == NULL)
    return;
  record (self, values, 0, MUR_EDIT_DONE);
  g_signal_emit (self, signals[SIGNAL_PRESET], 0, id);
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
  gtk_widget_set_visible (GTK_WIDGET (self->seed_list),
                          mur_values_seed (self->experiment) != NULL);
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
  G_OBJECT_CLASS (mur_parameter_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (
    class, "/org/murmuration/Murmuration/ui/parameter-panel.ui");
  gtk_widget_class_bind_template_child (class, MurParameterPanel, scroller);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, presets);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, inputs);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, main_list);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, actions);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, group_list);
  gtk_widget_class_bind_template_child (class, MurParameterPanel, seed_list);
  gtk_widget_class_bind_template_callback (class, preset_chosen_cb);
}

static void
mur_parameter_panel_class_init (MurParameterPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (MUR_TYPE_INPUT_LIST);
  g_type_ensure (MUR_TYPE_PRESET_LIST);
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
  signals[SIGNAL_TITLED]
    = g_signal_new ("titled", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PRESET]
    = g_signal_new ("preset", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mur_parameter_panel_init (MurParameterPanel *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
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
  mur_preset_list_fill (self->presets, experiment);
  mur_input_list_fill (self->inputs, experiment->inputs);
  add_rows (self);
  mur_action_buttons_fill (self->actions, experiment);
  mur_parameter_panel_show_values (self);
  return GTK_WIDGET (self);
}

const MurExperiment *
mur_parameter_panel_get_experiment (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  return self->experiment;
}

/* The values in force; borrowed until the next change. */
const MurParameters *
mur_parameter_panel_get_parameters (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  return mur_parameter_history_values (self->history);
}

/* The inputs in force; borrowed until the next change. The same pointer is the same
 * tables. */
MurInputs *
mur_parameter_panel_get_inputs (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  return mur_parameter_history_inputs (self->history);
}

/* The number of the edit that brought what is in force, which undo would take back; 0:
 * there was none. A whole drag has one. */
guint64
mur_parameter_panel_get_edit (MurParameterPanel *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), 0);
  return mur_parameter_history_edit (self->history);
}

/* Brings @parameters (copied) into force, as one step. */
void
mur_parameter_panel_set_parameters (MurParameterPanel *self,
                                    const MurParameters *parameters)
{
  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  record (self, parameters, 0, MUR_EDIT_DONE);
}

/* Brings @parameters (copied) into force; those of one @gesture are one step. */
void
mur_parameter_panel_drag_parameters (MurParameterPanel *self,
                                     const MurParameters *parameters,
                                     guint64 gesture)
{
  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  record (self, parameters, gesture, MUR_EDIT_DRAGGING);
}

/* What came of the run, where the panel shows it beside what was asked. */
void
mur_parameter_panel_show_frame (MurParameterPanel *self, const MurFrame *frame)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self) && frame != NULL);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    mur_parameter_row_show_frame (row, self->experiment, frame);
}

/* Returns: (nullable): (transfer none): the row of the parameter @name */
MurParameterRow *
mur_parameter_panel_get_row (MurParameterPanel *self, const char *name)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_PANEL (self), NULL);
  return name != NULL ? g_hash_table_lookup (self->rows, name) : NULL;
}
