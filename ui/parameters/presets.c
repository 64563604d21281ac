/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The presets of an experiment to choose from, and which of them is in force. Emits
 * "chosen" with the id of one. */

#include "ui/parameters/presets.h"

#include <adwaita.h>

#include "ui/parameters/values.h"

struct _MurPresetList
{
  GtkWidget parent_instance;
  const MurExperiment *experiment;
  GtkWidget *list;
  AdwComboRow *row;
  guint in_force;    /* the last one, after all presets, is "Custom" */
  gboolean updating; /* the row changes, but nobody chooses */
};

enum
{
  SIGNAL_CHOSEN, /* (id) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How wide the list that opens is. */
#define SENTENCE_CHARS 40

G_DEFINE_FINAL_TYPE (MurPresetList, mur_preset_list, GTK_TYPE_WIDGET)

static void
select_in_force (MurPresetList *self)
{
  self->updating = TRUE;
  adw_combo_row_set_selected (self->row, self->in_force);
  self->updating = FALSE;
}

static void
selected_cb (AdwComboRow *row, GParamSpec *spec, MurPresetList *self)
{
  guint selected = adw_combo_row_get_selected (row);
  const char *id = NULL;

  if (self->updating || selected == GTK_INVALID_LIST_POSITION
      || selected == self->in_force)
    return;
  id = self->experiment->presets[selected].id;
  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  else
    select_in_force (self);
}

/* An item of the list that opens: the title, and below it the sentence. */
static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MurPresetList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), SENTENCE_CHARS);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_list_item_set_child (item, box);
}

/* Of the preset at @index; the last one is none. */
static const char *
sentence_of (MurPresetList *self, guint index)
{
  const MurPreset *presets = self->experiment->presets;
  return presets != NULL && presets[index].id != NULL ? presets[index].summary
                                                      : "Values of your own.";
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MurPresetList *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkStringObject *title = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)),
                      gtk_string_object_get_string (title));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      sentence_of (self, gtk_list_item_get_position (item)));
}

static void
mur_preset_list_dispose (GObject *object)
{
  g_clear_pointer (&MUR_PRESET_LIST (object)->list, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_preset_list_parent_class)->dispose (object);
}

static void
mur_preset_list_class_init (MurPresetListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mur_preset_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN]
    = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mur_preset_list_init (MurPresetList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), "Preset");
  adw_combo_row_set_use_subtitle (self->row, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  adw_combo_row_set_list_factory (self->row, factory);
  g_signal_connect (self->row, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (self->row));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

void
mur_preset_list_fill (MurPresetList *self, const MurExperiment *experiment)
{
  const MurPreset *preset;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_return_if_fail (MUR_IS_PRESET_LIST (self) && experiment != NULL);

  self->experiment = experiment;
  preset = experiment->presets;
  gtk_widget_set_visible (GTK_WIDGET (self), preset != NULL);
  for (; preset != NULL && preset->id != NULL; preset++)
    gtk_string_list_append (titles, preset->title);
  gtk_string_list_append (titles, "Custom");
  self->updating = TRUE;
  adw_combo_row_set_model (self->row, G_LIST_MODEL (titles));
  self->updating = FALSE;
}

/* Selects the preset that @values are. */
void
mur_preset_list_show (MurPresetList *self, const MurParameters *values)
{
  g_return_if_fail (MUR_IS_PRESET_LIST (self));

  if (self->experiment->presets == NULL)
    return;
  self->in_force = mur_values_find_preset (self->experiment, values);
  select_in_force (self);
}
