/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of a run: a slider over its steps, filled as far as the run has come, with
 * a mark where something was changed; and, while the past is in sight, what can be done
 * there. Buttons use the actions run.continue, run.last-step and run.dismiss of an
 * ancestor. */

#include "ui/pages/experiment/timeline.h"

#include "ui/widgets/names.h"

#include <math.h>

/* So many marks can be told apart. */
#define MOST_MARKS 100
#define PAGE 0.05 /* of all steps: Page Up and Page Down */

enum
{
  SIGNAL_SEEK, /* (step as a double) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _MurTimeline
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkScale *scale;
  GtkWidget *go_on;
  GtkWidget *present;
  GtkWidget *dismiss;
  gboolean is_past;
  gboolean has_ghost;
};

G_DEFINE_FINAL_TYPE (MurTimeline, mur_timeline, GTK_TYPE_WIDGET)

/* Where it is, is shown when the step has come into sight, or just before by the page. */
static gboolean
change_value_cb (GtkRange *range, GtkScrollType scroll, double value, MurTimeline *self)
{
  const double last = gtk_range_get_fill_level (range);

  g_signal_emit (self, signals[SIGNAL_SEEK], 0, CLAMP (round (value), 0, last));
  return GDK_EVENT_PROPAGATE;
}

/* Buttons take room from the slider: none comes or goes while that is in somebody's hand.
 */
static void
update_buttons_cb (MurTimeline *self)
{
  if (self->box == NULL
      || gtk_widget_has_css_class (GTK_WIDGET (self->scale), "dragging"))
    return;
  gtk_widget_set_visible (self->go_on, self->is_past);
  gtk_widget_set_visible (self->present, self->is_past);
  gtk_widget_set_visible (self->dismiss, self->has_ghost);
}

static void
mur_timeline_dispose (GObject *object)
{
  g_clear_pointer (&MUR_TIMELINE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_timeline_parent_class)->dispose (object);
}

static void
mur_timeline_class_init (MurTimelineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_timeline_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/murmuration/Murmuration/ui/timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, MurTimeline, box);
  gtk_widget_class_bind_template_child (widget_class, MurTimeline, scale);
  gtk_widget_class_bind_template_child_full (widget_class, "continue", FALSE,
                                             G_STRUCT_OFFSET (MurTimeline, go_on));
  gtk_widget_class_bind_template_child (widget_class, MurTimeline, present);
  gtk_widget_class_bind_template_child (widget_class, MurTimeline, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons_cb);
  signals[SIGNAL_SEEK]
    = g_signal_new ("seek", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
mur_timeline_init (MurTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mur_names_of_buttons (GTK_WIDGET (self));
}

GtkWidget *
mur_timeline_new (void)
{
  return g_object_new (MUR_TYPE_TIMELINE, NULL);
}

/* All steps as far as one can tell: from what part of its way the run has come. */
static double
count_all (const MurRunnerReport *report)
{
  const double steps = (double)report->steps;

  if (report->state == MUR_RUNNER_FINISHED || report->state == MUR_RUNNER_FAILED
      || !(report->progress > 0))
    return MAX (steps, 1);
  return MAX (round (steps / report->progress), MAX (steps, 1));
}

/* @step: the one in sight, or on its way there; @words: where that is, in the clock of the
 * topic; @has_ghost: whether the lines of the run before are shown */
void
mur_timeline_show (MurTimeline *self,
                   const MurRunnerReport *report,
                   guint64 step,
                   const char *words,
                   gboolean has_ghost)
{
  GtkRange *range;
  const double all = count_all (report);

  g_return_if_fail (MUR_IS_TIMELINE (self) && report != NULL && words != NULL);

  range = GTK_RANGE (self->scale);
  gtk_range_set_range (range, 0, all);
  gtk_range_set_increments (range, 1, MAX (round (PAGE * all), 1));
  gtk_range_set_fill_level (range, (double)report->steps);
  gtk_range_set_value (range, (double)step);
  gtk_widget_set_sensitive (GTK_WIDGET (range),
                            report->no_past == NULL && report->steps > 0);
  gtk_widget_set_tooltip_text (
    GTK_WIDGET (range), report->no_past != NULL
                          ? report->no_past
                          : "Go Back (comma), Forth (.), to the Beginning (Home)");
  gtk_accessible_update_property (GTK_ACCESSIBLE (range),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  self->is_past = report->is_past;
  self->has_ghost = has_ghost;
  update_buttons_cb (self);
}

/* Marks where @session was changed: a drag of many values once, where it began. */
void
mur_timeline_mark (MurTimeline *self, const MurSession *session)
{
  guint64 edit = 0, step = G_MAXUINT64;
  guint n = 0;

  g_return_if_fail (MUR_IS_TIMELINE (self) && session != NULL);

  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; i < session->changes->len && n < MOST_MARKS; i++)
    {
      const MurChange *change = g_ptr_array_index (session->changes, i);
      const gboolean goes_on = change->edit != 0 && change->edit == edit;

      edit = change->edit;
      if (goes_on || change->step == step)
        continue;
      step = change->step;
      gtk_scale_add_mark (self->scale, (double)step, GTK_POS_BOTTOM, NULL);
      n++;
    }
}
