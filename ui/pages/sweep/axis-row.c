/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A parameter that is varied: its scale, from, to and how many values, or a list; a button
 * that takes it out, and room for a message. Emits "changed", and "removed". */

#include "ui/pages/sweep/axis-row.h"

#include "ui/parameters/message.h"
#include "ui/sweep/results.h"
#include "ui/widgets/names.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _MurSweepAxisRow
{
  GtkListBoxRow parent_instance;
  MurSweepDraft *draft;
  MurDesignKind kind;
  GtkWidget *scale; /* (nullable): of numbers */
  GtkWidget *range; /* from, to, count */
  GtkWidget *from, *to, *count;
  GtkWidget *times;
  GtkWidget *list;
  GtkWidget *message;
};

G_DEFINE_FINAL_TYPE (MurSweepAxisRow, mur_sweep_axis_row, GTK_TYPE_LIST_BOX_ROW)

static void
mur_sweep_axis_row_finalize (GObject *object)
{
  mur_sweep_draft_free (MUR_SWEEP_AXIS_ROW (object)->draft);
  G_OBJECT_CLASS (mur_sweep_axis_row_parent_class)->finalize (object);
}

static void
mur_sweep_axis_row_class_init (MurSweepAxisRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mur_sweep_axis_row_finalize;
  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED]
    = g_signal_new ("removed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
mur_sweep_axis_row_init (MurSweepAxisRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "parameter");
}

static void
update_sight (MurSweepAxisRow *self)
{
  const gboolean is_list = self->draft->scale == MUR_DRAFT_LIST;
  const gboolean is_counted = self->kind == MUR_DESIGN_GRID;
  GtkWidget *hidden = is_list ? self->range : self->list;

  /* An entry that goes out of sight with the focus does not hear of it. */
  if (self->scale != NULL
      && (gtk_widget_get_focus_child (hidden) != NULL || gtk_widget_has_focus (hidden)
          || (!is_counted && gtk_widget_get_focus_child (self->count) != NULL)))
    gtk_widget_grab_focus (self->scale);

  gtk_widget_set_visible (self->range, !is_list);
  gtk_widget_set_visible (self->list, is_list);
  gtk_widget_set_visible (self->times, is_counted);
  gtk_widget_set_visible (self->count, is_counted);
}

/* What was typed or chosen goes into the draft. */
static void
changed_cb (MurSweepAxisRow *self)
{
  MurSweepDraft *draft = self->draft;
  struct
  {
    GtkWidget *entry;
    char **text;
  } texts[] = { { self->from, &draft->from },
                { self->to, &draft->to },
                { self->count, &draft->count },
                { self->list, &draft->list } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i].text);
      *texts[i].text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (texts[i].entry)));
    }
  if (self->scale != NULL)
    draft->scale
      = (MurDraftScale)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scale));
  update_sight (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_cb (MurSweepAxisRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static GtkWidget *
make_entry (MurSweepAxisRow *self, const char *text, const char *name, int width)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *label
    = g_strdup_printf ("%s: %s", self->draft->parameter->label, name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_set_tooltip_text (entry, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message,
                                  NULL, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  return entry;
}

static GtkWidget *
make_sign (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_range (MurSweepAxisRow *self, GtkWidget *box)
{
  MurSweepDraft *draft = self->draft;

  self->range = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->from = make_entry (self, draft->from, "From", 5);
  self->to = make_entry (self, draft->to, "To", 5);
  self->count = make_entry (self, draft->count, "Number of values", 3);
  self->times = make_sign ("×");
  gtk_widget_set_hexpand (self->from, TRUE);
  gtk_widget_set_hexpand (self->to, TRUE);
  gtk_box_append (GTK_BOX (self->range), self->from);
  gtk_box_append (GTK_BOX (self->range), make_sign ("–"));
  gtk_box_append (GTK_BOX (self->range), self->to);
  gtk_box_append (GTK_BOX (self->range), self->times);
  gtk_box_append (GTK_BOX (self->range), self->count);
  gtk_widget_set_hexpand (self->range, TRUE);
  gtk_box_append (GTK_BOX (box), self->range);
  self->list = make_entry (self, draft->list,
                           mur_sweep_draft_is_number (draft) ? "A list, or FROM..TO"
                                                             : "A list with commas",
                           8);
  gtk_widget_set_hexpand (self->list, TRUE);
  gtk_box_append (GTK_BOX (box), self->list);
}

static void
add_scale (MurSweepAxisRow *self, GtkWidget *box)
{
  static const char *const titles[] = { "Linear", "Log", "List", NULL };
  g_autofree char *label = g_strdup_printf ("%s: Scale", self->draft->parameter->label);

  self->scale = gtk_drop_down_new_from_strings (titles);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scale), self->draft->scale);
  gtk_widget_set_tooltip_text (self->scale, "Scale");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message,
                                  NULL, -1);
  g_signal_connect_swapped (self->scale, "notify::selected", G_CALLBACK (changed_cb),
                            self);
  gtk_box_append (GTK_BOX (box), self->scale);
}

static void
add_top (MurSweepAxisRow *self, GtkWidget *box)
{
  const MurParameter *parameter = self->draft->parameter;
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tooltip = g_strdup_printf ("Do Not Vary %s", parameter->label);
  g_autofree char *title = mur_sweep_title (parameter);
  g_autofree char *markup
    = g_markup_printf_escaped ("%s <span alpha=\"60%%\">%s</span>", title,
                               parameter->unit != NULL ? parameter->unit : "");

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, parameter->summary);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, tooltip);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (top), label);
  gtk_box_append (GTK_BOX (top), remove);
  gtk_box_append (GTK_BOX (box), top);
}

static void
build (MurSweepAxisRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->message = mur_message_new ();
  add_top (self, box);
  if (mur_sweep_draft_is_number (self->draft))
    add_scale (self, values);
  add_range (self, values);
  gtk_box_append (GTK_BOX (box), values);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  mur_names_of_buttons (GTK_WIDGET (self));
}

/* Takes @draft. */
GtkWidget *
mur_sweep_axis_row_new (MurSweepDraft *draft)
{
  MurSweepAxisRow *self;

  g_return_val_if_fail (draft != NULL, NULL);

  self = g_object_new (MUR_TYPE_SWEEP_AXIS_ROW, NULL);
  self->draft = draft;
  build (self);
  update_sight (self);
  return GTK_WIDGET (self);
}

const MurSweepDraft *
mur_sweep_axis_row_get_draft (MurSweepAxisRow *self)
{
  g_return_val_if_fail (MUR_IS_SWEEP_AXIS_ROW (self), NULL);
  return self->draft;
}

/* Its first value takes the focus. */
void
mur_sweep_axis_row_focus (MurSweepAxisRow *self)
{
  g_return_if_fail (MUR_IS_SWEEP_AXIS_ROW (self));
  gtk_widget_grab_focus (self->draft->scale == MUR_DRAFT_LIST ? self->list
                                                              : self->from);
}

/* Points of a sequence are as many as there are: the count goes out of sight. */
void
mur_sweep_axis_row_set_kind (MurSweepAxisRow *self, MurDesignKind kind)
{
  g_return_if_fail (MUR_IS_SWEEP_AXIS_ROW (self));
  self->kind = kind;
  update_sight (self);
}

/* Says what is wrong with it, or, %NULL, nothing. */
void
mur_sweep_axis_row_mark (MurSweepAxisRow *self, const char *message)
{
  g_return_if_fail (MUR_IS_SWEEP_AXIS_ROW (self));

  GtkWidget *const entries[] = { self->from, self->to, self->count, self->list };
  mur_message_show (self->message, message);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    mur_message_mark (entries[i], message != NULL);
}

/* Returns: (nullable): what is said to be wrong */
const char *
mur_sweep_axis_row_get_message (MurSweepAxisRow *self)
{
  g_return_val_if_fail (MUR_IS_SWEEP_AXIS_ROW (self), NULL);
  return gtk_widget_get_visible (self->message)
           ? gtk_label_get_text (GTK_LABEL (self->message))
           : NULL;
}
