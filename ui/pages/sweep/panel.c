/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Designs a sweep: which parameters are varied, how, by how many workers, and into which
 * file. What is wrong is said at its row as soon as it is typed.
 *
 * Buttons use the actions run.vary (name), run.choose-store, run.start, run.stop and
 * run.new-design of an ancestor. */

#include "ui/pages/sweep/panel-private.h"

#include <string.h>

#include "core/base/error.h"

G_DEFINE_FINAL_TYPE (MurSweepPanel, mur_sweep_panel, GTK_TYPE_WIDGET)

static void give_focus (MurSweepPanel *self);

static void
mur_sweep_panel_dispose (GObject *object)
{
  MurSweepPanel *self = MUR_SWEEP_PANEL (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_sweep_panel_parent_class)->dispose (object);
}

static void
mur_sweep_panel_finalize (GObject *object)
{
  MurSweepPanel *self = MUR_SWEEP_PANEL (object);

  g_ptr_array_unref (self->rows);
  g_free (self->focused);
  g_clear_pointer (&self->base, mur_session_free);
  G_OBJECT_CLASS (mur_sweep_panel_parent_class)->finalize (object);
}

static void
mur_sweep_panel_class_init (MurSweepPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = mur_sweep_panel_dispose;
  object_class->finalize = mur_sweep_panel_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "sweeppanel");
}

static void
mur_sweep_panel_init (MurSweepPanel *self)
{
  self->rows = g_ptr_array_new ();
  self->shard = self->n_shards = 1;
  self->updating = TRUE;
  mur_sweep_panel_build (self);
  g_signal_connect (self, "map", G_CALLBACK (give_focus), NULL);
  self->updating = FALSE;
  mur_sweep_panel_changed (self);
}

GtkWidget *
mur_sweep_panel_new (void)
{
  return g_object_new (MUR_TYPE_SWEEP_PANEL, NULL);
}

/* Returns: (nullable): what is swept */
const MurExperiment *
mur_sweep_panel_get_experiment (MurSweepPanel *self)
{
  g_return_val_if_fail (MUR_IS_SWEEP_PANEL (self), NULL);
  return self->base != NULL ? self->base->experiment : NULL;
}

guint
mur_sweep_panel_n_axes (MurSweepPanel *self)
{
  g_return_val_if_fail (MUR_IS_SWEEP_PANEL (self), 0);
  return self->rows->len;
}

MurDesignKind
mur_sweep_panel_get_kind (MurSweepPanel *self)
{
  return (MurDesignKind)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
}

/* Rows */

static void suggest_path (MurSweepPanel *self);

/* Another design has a store of its own. */
void
mur_sweep_panel_redesigned (MurSweepPanel *self)
{
  if (self->updating)
    return;
  if (self->is_of_store)
    {
      self->is_of_store = FALSE;
      self->shard = self->n_shards = 1;
      suggest_path (self);
      mur_sweep_panel_show_work (self, NULL, FALSE);
    }
  mur_sweep_panel_changed (self);
}

static void
removed_cb (MurSweepAxisRow *row, MurSweepPanel *self)
{
  g_ptr_array_remove (self->rows, row);
  gtk_list_box_remove (self->axes, GTK_WIDGET (row));
  mur_sweep_panel_redesigned (self);
}

/* Takes @draft. */
static MurSweepAxisRow *
add_axis (MurSweepPanel *self, MurSweepDraft *draft)
{
  GtkWidget *row = mur_sweep_axis_row_new (draft);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (mur_sweep_panel_redesigned),
                            self);
  g_signal_connect (row, "removed", G_CALLBACK (removed_cb), self);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->axes, row);
  return MUR_SWEEP_AXIS_ROW (row);
}

static void
clear_axes (MurSweepPanel *self)
{
  while (self->rows->len > 0)
    gtk_list_box_remove (self->axes,
                         g_ptr_array_steal_index (self->rows, self->rows->len - 1));
}

/* The part of @menu that has the parameters of @group (nullable), which @parts knows. */
static GMenu *
find_part (GMenu *menu, GHashTable *parts, const char *group)
{
  GMenu *part = g_hash_table_lookup (parts, group != NULL ? group : "");

  if (part != NULL)
    return part;
  part = g_menu_new ();
  g_hash_table_insert (parts, (gpointer)(group != NULL ? group : ""), part);
  if (group == NULL)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (part));
  else
    g_menu_append_submenu (menu, group, G_MENU_MODEL (part));
  return part;
}

/* The parameters that can be varied, those of each group together. */
static GMenuModel *
make_menu (const MurExperiment *experiment)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GHashTable) parts
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (const MurParameter *row = experiment->parameters; row->name != NULL; row++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (row->label, NULL);
      if (row->flags & MUR_PARAMETER_VIEW)
        continue;
      g_menu_item_set_action_and_target (item, "run.vary", "s", row->name);
      g_menu_append_item (find_part (menu, parts, row->group), item);
    }
  return G_MENU_MODEL (menu);
}

/* Beside the folder's other stores: "oscillators-sweep-2.db". */
static void
suggest_path (MurSweepPanel *self)
{
  const char *special = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *folder = special != NULL ? special : g_get_home_dir ();

  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name
        = g_strdup_printf ("%s-sweep%s.db", self->base->experiment->id, number);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      mur_sweep_panel_set_path (self, path);
      return;
    }
}

static void
set_topic (MurSweepPanel *self)
{
  const MurExperiment *experiment = self->base->experiment;
  g_autoptr (GMenuModel) menu = make_menu (experiment);
  g_autofree char *text = g_strdup_printf (
    "%s. All that is not varied is as on its page.", experiment->title);

  gtk_label_set_text (self->topic, text);
  gtk_menu_button_set_menu_model (self->add, menu);
}

/* Designs begin with the values, inputs and changes of @base; axes stay where they are of
 * the same experiment. */
void
mur_sweep_panel_set_base (MurSweepPanel *self, const MurSession *base)
{
  gboolean is_other;

  g_return_if_fail (MUR_IS_SWEEP_PANEL (self) && base != NULL);

  is_other = self->base == NULL || self->base->experiment != base->experiment;
  g_clear_pointer (&self->base, mur_session_free);
  self->base = mur_session_copy (base);
  self->shard = self->n_shards = 1;
  self->is_of_store = FALSE;
  if (is_other)
    {
      clear_axes (self);
      set_topic (self);
    }
  suggest_path (self);
  mur_sweep_panel_changed (self);
}

/* What is not in sight yet would not hear that it has lost the focus again. */
static void
give_focus (MurSweepPanel *self)
{
  MurSweepAxisRow *row = mur_sweep_panel_find_row (self, self->focused);

  g_clear_pointer (&self->focused, g_free);
  if (row != NULL)
    mur_sweep_axis_row_focus (row);
}

/* Adds the parameter @name of the base's experiment; one that is there is shown. Returns:
 * FALSE where it cannot be varied */
gboolean
mur_sweep_panel_vary (MurSweepPanel *self, const char *name, GError **error)
{
  const MurParameter *parameter;

  g_return_val_if_fail (MUR_IS_SWEEP_PANEL (self) && name != NULL, FALSE);
  g_return_val_if_fail (self->base != NULL, FALSE);

  parameter = mur_parameter_require (self->base->experiment->parameters, name, error);
  if (parameter == NULL)
    return FALSE;
  if (parameter->flags & MUR_PARAMETER_VIEW)
    {
      mur_error_set (error, MUR_ERROR_VALUE, NULL,
                     "%s changes only the picture, not the run", parameter->label);
      return FALSE;
    }
  if (mur_sweep_panel_find_row (self, name) == NULL)
    {
      add_axis (self, mur_sweep_draft_new (parameter, self->base->parameters));
      mur_sweep_panel_redesigned (self);
    }
  g_free (self->focused);
  self->focused = g_strdup (name);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    give_focus (self);
  return TRUE;
}

/* Nothing is varied any more. */
void
mur_sweep_panel_clear (MurSweepPanel *self)
{
  g_return_if_fail (MUR_IS_SWEEP_PANEL (self));

  clear_axes (self);
  self->shard = self->n_shards = 1;
  self->is_of_store = FALSE;
  if (self->base != NULL)
    suggest_path (self);
  mur_sweep_panel_changed (self);
}

/* What is in the store at @path, to be looked at or gone on with. */
void
mur_sweep_panel_show_sweep (MurSweepPanel *self,
                            const MurSweep *sweep,
                            const char *path,
                            guint shard,
                            guint n_shards)
{
  const MurDesign *design;

  g_return_if_fail (MUR_IS_SWEEP_PANEL (self) && sweep != NULL && path != NULL);

  design = mur_sweep_design (sweep);
  self->updating = TRUE;
  g_clear_pointer (&self->base, mur_session_free);
  self->base = mur_session_copy (mur_sweep_base (sweep));
  self->shard = shard;
  self->n_shards = n_shards;
  set_topic (self);
  clear_axes (self);
  for (guint i = 0; i < mur_design_n_axes (design); i++)
    add_axis (self, mur_sweep_draft_new_of (mur_design_axis (design, i)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), mur_design_kind (design));
  if (mur_design_kind (design) != MUR_DESIGN_GRID)
    {
      g_autofree char *points
        = g_strdup_printf ("%" G_GUINT64_FORMAT, mur_design_n_runs (design));
      gtk_editable_set_text (GTK_EDITABLE (self->points), points);
    }
  mur_sweep_panel_set_path (self, path);
  self->is_of_store = TRUE;
  self->updating = FALSE;
  mur_sweep_panel_changed (self);
}

void
mur_sweep_panel_set_path (MurSweepPanel *self, const char *path)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (MUR_IS_SWEEP_PANEL (self) && path != NULL);
  shown = g_filename_display_name (path);
  gtk_editable_set_text (GTK_EDITABLE (self->store), shown);
  gtk_editable_set_position (GTK_EDITABLE (self->store), -1);
}
