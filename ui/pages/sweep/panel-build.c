/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/sweep/panel-private.h"

#include "ui/parameters/message.h"

/* @content: @control, or what that is in. */
static MurSweepPanelRow
add_row (GtkListBox *list,
         const char *title,
         GtkWidget *content,
         GtkWidget *control,
         const char *tooltip)
{
  MurSweepPanelRow row = { gtk_list_box_row_new (), control, mur_message_new () };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (top), label);
  gtk_box_append (GTK_BOX (top), content);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), row.message);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row.row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row.row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row.row), FALSE);
  gtk_widget_set_focusable (row.row, FALSE);
  gtk_widget_add_css_class (row.row, "parameter");
  gtk_widget_set_tooltip_text (row.row, tooltip);
  gtk_accessible_update_relation (
    GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, row.message, NULL, -1);
  gtk_list_box_append (list, row.row);
  return row;
}

static GtkListBox *
add_list (GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
make_entry (MurSweepPanel *self, int width, void (*changed) (MurSweepPanel *))
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_add_css_class (entry, "numeric");
  if (changed != NULL)
    g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed), self);
  return entry;
}

static void
add_design (MurSweepPanel *self, GtkWidget *box)
{
  static const char *const kinds[] = { "Grid", "Halton points", "Sobol points", NULL };
  GtkListBox *list = add_list (box);

  self->kind = gtk_drop_down_new_from_strings (kinds);
  g_signal_connect_swapped (self->kind, "notify::selected",
                            G_CALLBACK (mur_sweep_panel_redesigned), self);
  self->points = make_entry (self, 8, mur_sweep_panel_redesigned);
  gtk_editable_set_text (GTK_EDITABLE (self->points), "500");
  gtk_editable_set_alignment (GTK_EDITABLE (self->points), 1);
  self->runs = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->runs), "numeric");
  add_row (list, "Design", self->kind, self->kind,
           "All combinations, or points that fill the space evenly");
  self->points_row = add_row (list, "Points", self->points, self->points,
                              "How many points, each of which is a run");
  self->runs_row
    = add_row (list, "Runs", GTK_WIDGET (self->runs), GTK_WIDGET (self->runs),
               "How many runs there are, and about how long they take");
}

static GtkWidget *
make_store (MurSweepPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choose = gtk_button_new_from_icon_name ("document-save-as-symbolic");

  self->store = make_entry (self, 14, NULL);
  gtk_widget_set_hexpand (self->store, TRUE);
  gtk_widget_set_tooltip_text (choose, "Choose a File");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "run.choose-store");
  gtk_box_append (GTK_BOX (box), self->store);
  gtk_box_append (GTK_BOX (box), choose);
  return box;
}

static void
add_means (MurSweepPanel *self, GtkWidget *box)
{
  GtkListBox *list = add_list (box);
  GtkWidget *content;
  g_autofree char *workers = g_strdup_printf ("%u", g_get_num_processors ());

  self->workers = make_entry (self, 8, mur_sweep_panel_changed);
  gtk_editable_set_text (GTK_EDITABLE (self->workers), workers);
  gtk_editable_set_alignment (GTK_EDITABLE (self->workers), 1);
  self->workers_row = add_row (list, "Workers", self->workers, self->workers,
                               "How many runs are carried out at a time");
  content = make_store (self);
  self->store_row
    = add_row (list, "Store", content, self->store,
               "The file that keeps the results; one of the same sweep goes on");
}

static void
add_work (MurSweepPanel *self, GtkWidget *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->start = gtk_button_new_with_mnemonic ("_Start");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start), "run.start");
  gtk_widget_set_tooltip_text (self->start, "Carry Out the Runs (Ctrl+Enter)");
  gtk_widget_add_css_class (self->start, "suggested-action");
  self->stop = gtk_button_new_with_mnemonic ("S_top");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->stop), "run.stop");
  gtk_widget_set_tooltip_text (self->stop, "Stop, and Keep What Is Done (Ctrl+Enter)");
  gtk_widget_set_visible (self->stop, FALSE);
  self->fresh = gtk_button_new_with_mnemonic ("_New Design");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fresh), "run.new-design");
  gtk_widget_set_tooltip_text (self->fresh, "Begin Another Sweep of the Topic");
  gtk_widget_set_hexpand (self->start, TRUE);
  gtk_widget_set_hexpand (self->stop, TRUE);
  gtk_box_append (GTK_BOX (buttons), self->start);
  gtk_box_append (GTK_BOX (buttons), self->stop);
  gtk_box_append (GTK_BOX (buttons), self->fresh);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->progress = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->progress, 0);
  gtk_label_set_wrap (self->progress, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
}

void
mur_sweep_panel_build (MurSweepPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  self->topic = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->topic, 0);
  gtk_label_set_wrap (self->topic, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->topic), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->topic));
  self->axes = add_list (box);
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->add, "_Vary a Parameter");
  gtk_menu_button_set_use_underline (self->add, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add));
  add_design (self, box);
  add_means (self, box);
  add_work (self, box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  self->content = scroller;
}
