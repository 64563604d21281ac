/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn of which runs. A figure is made on a thread, one at a time; of what is
 * chosen meanwhile the last counts. */

#include "ui/pages/sweep/private.h"

#include "ui/figures/titles.h"
#include "ui/parameters/drop-down.h"
#include "ui/sweep/figure.h"
#include "ui/widgets/task.h"

static const struct
{
  const char *part; /* (nullable): of a look; %NULL: the statistic */
  const char *title;
  const char *tooltip;
} kinds[MUR_N_SWEEP_CHOICES] = {
  [MUR_SWEEP_CHOICE_VALUE] = { "value", "Value", "What came out of the runs" },
  [MUR_SWEEP_CHOICE_STATISTIC]
  = { NULL, "Statistic", "What of the values of the runs in a cell" },
  [MUR_SWEEP_CHOICE_X] = { "x", "Across", "What goes from left to right" },
  [MUR_SWEEP_CHOICE_Y] = { "y", "Up", "What goes from bottom to top" },
};

/* Drawing */

typedef struct
{
  MurSweepResults *results;
  MurSweepLook *look;
  guint number;
} Drawing;

static void
drawing_free (Drawing *self)
{
  mur_sweep_results_unref (self->results);
  mur_sweep_look_free (self->look);
  g_free (self);
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Drawing *drawing = data;

  g_task_return_pointer (task, mur_sweep_figure (drawing->results, drawing->look),
                         (GDestroyNotify)mur_figure_unref);
}

static void begin_drawing (MurSweepPage *self);

static void
drawn_cb (gpointer owner, GTask *task)
{
  MurSweepPage *self = MUR_SWEEP_PAGE (owner);
  const Drawing *drawing = g_task_get_task_data (task);
  g_autoptr (MurFigure) figure = g_task_propagate_pointer (task, NULL);

  self->is_drawing = FALSE;
  if (self->actions == NULL || self->results == NULL)
    return;
  if (drawing->number != self->drawing)
    {
      begin_drawing (self);
      return;
    }
  self->drawn = drawing->number;
  g_clear_pointer (&self->figure, mur_figure_unref);
  self->figure = mur_figure_ref (figure);
  mur_figure_view_show (self->view, figure, self->follow);
  self->follow = MUR_FOLLOW_GROW;
}

static void
begin_drawing (MurSweepPage *self)
{
  Drawing *drawing = g_new (Drawing, 1);

  *drawing = (Drawing){ mur_sweep_results_ref (self->results),
                        mur_sweep_look_copy (self->look), self->drawing };
  self->is_drawing = TRUE;
  mur_task_run (self, draw_thread, drawing, (GDestroyNotify)drawing_free, drawn_cb);
}

/* Draws the runs anew, soon. What asks for more than a widening of the axes is not
 * forgotten by what comes after it. */
void
mur_sweep_page_draw (MurSweepPage *self, MurFollow follow)
{
  if (self->results == NULL)
    return;
  self->drawing++;
  if (follow != MUR_FOLLOW_GROW)
    self->follow = follow;
  if (!self->is_drawing)
    begin_drawing (self);
}

/* Choices */

#define CHOICE_CHARACTERS 12 /* as there are up to four side by side */

static gboolean
set_choice (MurSweepPage *self, guint kind, const char *id)
{
  return kinds[kind].part == NULL
           ? mur_sweep_look_set_statistic (self->look, id, NULL)
           : mur_sweep_look_set (self->look, self->results, kinds[kind].part, id, NULL);
}

static void show_choices (MurSweepPage *self);

static void
chosen_cb (GtkDropDown *drop, GParamSpec *spec, MurSweepPage *self)
{
  const guint selected = gtk_drop_down_get_selected (drop);

  if (self->updating || self->results == NULL)
    return;
  for (guint i = 0; i < MUR_N_SWEEP_CHOICES; i++)
    if (self->choice[i].drop == drop && selected < self->choice[i].ids->len
        && set_choice (self, i, g_ptr_array_index (self->choice[i].ids, selected)))
      {
        show_choices (self);
        mur_sweep_page_draw (self, MUR_FOLLOW_ANEW);
      }
}

static void
build_choice (MurSweepPage *self, guint kind)
{
  MurSweepChoice *choice = &self->choice[kind];
  GtkWidget *label = gtk_label_new (kinds[kind].title);
  GtkWidget *child;

  choice->ids = g_ptr_array_new_with_free_func (g_free);
  choice->drop = GTK_DROP_DOWN (mur_drop_down_new (NULL, CHOICE_CHARACTERS));
  gtk_widget_set_tooltip_text (GTK_WIDGET (choice->drop), kinds[kind].tooltip);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (choice->drop),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  choice->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (choice->box), label);
  gtk_box_append (GTK_BOX (choice->box), GTK_WIDGET (choice->drop));
  g_signal_connect (choice->drop, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_flow_box_insert (self->choices, choice->box, -1);
  child = gtk_widget_get_parent (choice->box);
  gtk_widget_set_focusable (child, FALSE);
}

void
mur_sweep_page_build_choices (MurSweepPage *self)
{
  for (guint i = 0; i < MUR_N_SWEEP_CHOICES; i++)
    build_choice (self, i);
}

/* "Order parameter r" */
static char *
describe_field (const MurSweepField *field)
{
  return field->symbol != NULL && *field->symbol != '\0'
           ? g_strdup_printf ("%s %s", field->title, field->symbol)
           : g_strdup (field->title);
}

static void
list_fields (MurSweepPage *self, guint kind, GtkStringList *titles)
{
  for (guint i = 0; i < mur_sweep_results_n_fields (self->results); i++)
    {
      const MurSweepField *field = mur_sweep_results_field (self->results, i);
      g_autofree char *title = describe_field (field);
      if (!mur_sweep_look_takes (self->look, kinds[kind].part, field))
        continue;
      gtk_string_list_append (titles, title);
      g_ptr_array_add (self->choice[kind].ids, g_strdup (field->name));
    }
}

static void
list_statistics (MurSweepPage *self, guint kind, GtkStringList *titles)
{
  if (self->look->scene != MUR_SWEEP_HEAT)
    return;
  for (guint i = 0; i < MUR_N_STATISTICS; i++)
    {
      gtk_string_list_append (titles, mur_statistics[i].title);
      g_ptr_array_add (self->choice[kind].ids, g_strdup (mur_statistics[i].id));
    }
}

/* What there is to choose from in the scene, and what is chosen. One thing is no choice. */
static void
show_choice (MurSweepPage *self, guint kind)
{
  MurSweepChoice *choice = &self->choice[kind];
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const char *part = kinds[kind].part;
  const char *chosen = part != NULL ? mur_sweep_look_get (self->look, part)
                                    : mur_statistics[self->look->statistic].id;

  g_ptr_array_set_size (choice->ids, 0);
  if (part != NULL)
    list_fields (self, kind, titles);
  else
    list_statistics (self, kind, titles);
  gtk_drop_down_set_model (choice->drop, G_LIST_MODEL (titles));
  for (guint i = 0; i < choice->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (choice->ids, i), chosen) == 0)
      gtk_drop_down_set_selected (choice->drop, i);
  gtk_widget_set_visible (gtk_widget_get_parent (choice->box), choice->ids->len > 1);
}

static void
show_choices (MurSweepPage *self)
{
  guint n = 0;

  self->updating = TRUE;
  for (guint i = 0; i < MUR_N_SWEEP_CHOICES; i++)
    {
      show_choice (self, i);
      n += self->choice[i].ids->len > 1;
    }
  gtk_flow_box_set_max_children_per_line (self->choices, MAX (n, 2));
  self->updating = FALSE;
}

void
mur_sweep_page_set_scene (MurSweepPage *self, const char *id)
{
  const MurScene *scene;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "scene");

  if (self->look == NULL || !mur_sweep_look_set_scene (self->look, id, NULL))
    return;
  scene = &mur_sweep_scenes[self->look->scene];
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (scene->id));
  mur_scene_switcher_show (self->switcher, scene);
  mur_figure_view_set_scene (self->view, scene->id);
  show_choices (self);
  mur_sweep_page_draw (self, MUR_FOLLOW_FIT);
}

void
mur_sweep_page_clear_results (MurSweepPage *self)
{
  g_clear_pointer (&self->results, mur_sweep_results_unref);
  g_clear_pointer (&self->look, mur_sweep_look_free);
  g_clear_pointer (&self->figure, mur_figure_unref);
}

void
mur_sweep_page_take_results (MurSweepPage *self,
                             MurSweepResults *results,
                             MurSweepLook *look)
{
  mur_sweep_page_forget_reading (self);
  mur_sweep_page_clear_results (self);
  self->results = results;
  self->look = look;
  gtk_stack_set_visible_child_name (self->stack, results != NULL ? "figure" : "empty");
  if (results != NULL)
    mur_sweep_page_set_scene (self, mur_sweep_scenes[look->scene].id);
  mur_sweep_page_update (self);
}
