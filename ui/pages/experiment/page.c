/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One page for every topic: a run, its figure, its parameters and results. The page
 * looks at the run on the frame clock while there is something to see, and lets the
 * clock rest otherwise. */

#include "ui/pages/experiment/private.h"

#include "ui/figures/registry.h"
#include "ui/pages/experiment/run-words.h"

/* Words and numbers that change faster cannot be read. */
#define READ_OUT_USEC (G_USEC_PER_SEC / 10)

enum
{
  PROP_SHOW_PARAMETERS = 1,
  PROP_FOLDED,
  PROP_ENDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE_WITH_CODE (MurExperimentPage,
                               mur_experiment_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MUR_TYPE_PAGE,
                                                      mur_experiment_page_init_page))

MurRunnerReport
mur_experiment_page_report (MurExperimentPage *self)
{
  MurRunner *runner = mur_run_control_runner (self->control);
  MurRunnerReport none
    = { .state = self->is_refused ? MUR_RUNNER_FAILED : MUR_RUNNER_READY };
  return runner != NULL ? mur_runner_report (runner) : none;
}

static void
show_status (MurExperimentPage *self, const MurRunnerReport *report)
{
  g_autofree char *status
    = self->shown_preparing
        ? g_strdup ("Preparing the new run")
        : mur_run_words (self->experiment, mur_run_control_parameters (self->control),
                         self->seen, self->frame, report);

  gtk_label_set_text (self->subtitle, status);
  mur_run_bar_show (self->run_bar, report->state, self->speed->label, status);
  mur_run_bar_show (self->bottom_bar, report->state, self->speed->label, status);
  mur_experiment_page_show_timelines (self, report);
}

/* Results and status: at once where the state has turned, otherwise not too often. */
static void
read_out (MurExperimentPage *self, const MurRunnerReport *report)
{
  gint64 now = g_get_monotonic_time ();
  gboolean turned
    = report->state != self->shown_state || report->is_past != self->shown_past;

  self->read_out_due = !turned && now - self->read_out_usec < READ_OUT_USEC;
  if (self->read_out_due)
    return;
  if (report->n_logs != self->shown_logs)
    mur_experiment_page_mark_timelines (self);
  show_status (self, report);
  if (self->frame != NULL)
    {
      mur_readout_show (self->readout, self->frame);
      mur_parameter_panel_show_frame (self->panel, self->frame);
    }
  self->shown_state = report->state;
  self->shown_past = report->is_past;
  self->shown_logs = report->n_logs;
  self->read_out_usec = now;
  if (!turned)
    return;
  mur_experiment_page_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENDED]);
}

/* Takes @frame. */
static void
take_frame (MurExperimentPage *self,
            MurFrame *frame,
            const MurRunnerReport *report,
            MurFollow follow)
{
  g_clear_pointer (&self->frame, mur_frame_unref);
  self->frame = frame;
  if (!report->is_past)
    {
      g_clear_pointer (&self->present_frame, mur_frame_unref);
      self->present_frame = mur_frame_ref (frame);
    }
  mur_experiment_page_draw (self, follow);
  self->read_out_due = TRUE;
}

/* At the end of a run, axes that only grew so far fit what there is. */
static void
settle_figure (MurExperimentPage *self)
{
  MurFigure *figure = mur_figure_view_dup_figure (self->view);

  if (figure == NULL)
    return;
  mur_figure_view_show (self->view, figure, MUR_FOLLOW_FIT);
  mur_figure_unref (figure);
}

/* *@place becomes a reference to @inputs (nullable). */
static void
set_inputs (MurInputs **place, MurInputs *inputs)
{
  if (inputs != NULL)
    mur_inputs_ref (inputs);
  g_clear_pointer (place, mur_inputs_unref);
  *place = inputs;
}

/* What is known of the frame that was taken last. */
static void
look_at_past (MurExperimentPage *self, MurRunnerReport *report)
{
  const MurRunnerReport newest = mur_experiment_page_report (self);

  report->is_past = newest.is_past;
  report->shown = newest.shown;
  report->n_logs = newest.n_logs;
  mur_experiment_page_settle_past (self, report);
}

/* A run that has ended by now has left its last frame. One that ends while it is looked
 * at has perhaps not been seen to its end: it counts as running until the next look. */
static void
poll_run (MurExperimentPage *self)
{
  g_autoptr (GError) error = NULL;
  MurRunnerReport report = mur_experiment_page_report (self);
  MurFrame *frame;
  guint events = mur_run_control_poll (self->control, &frame, &error);

  if (events & MUR_RUN_STARTED)
    {
      report = mur_experiment_page_report (self);
      if (report.state == MUR_RUNNER_FINISHED)
        report.state = MUR_RUNNER_RUNNING;
      set_inputs (&self->seen, self->inputs);
      mur_experiment_page_keep_run (self);
      self->seeking = FALSE;
      self->shown_logs = G_MAXUINT;
      mur_parameter_panel_unmark (self->panel);
      mur_experiment_page_show_refusal (self, NULL);
    }
  look_at_past (self, &report);
  if (events & MUR_RUN_FRAME)
    take_frame (self, frame, &report,
                events & MUR_RUN_STARTED ? MUR_FOLLOW_FIT : MUR_FOLLOW_GROW);
  if (report.state == MUR_RUNNER_FINISHED && self->shown_state == MUR_RUNNER_RUNNING)
    settle_figure (self);
  if (events & MUR_RUN_REFUSED)
    {
      mur_experiment_page_take_refusal (self, error);
      report.state = mur_experiment_page_report (self).state;
    }
  else
    mur_experiment_page_take_error (self, error, report.state);
  if (events & MUR_RUN_ERROR)
    self->seeking = FALSE;
  mur_experiment_page_confirm (self, &report,
                               (events & (MUR_RUN_ERROR | MUR_RUN_STARTED)) != 0);
  if (self->read_out_due || report.state != self->shown_state
      || report.is_past != self->shown_past || report.n_logs != self->shown_logs)
    read_out (self, &report);
}

/* A large table takes a while to its first frame; the run before is in sight until then,
 * and its words are not those of the new one. */
static void
show_preparing (MurExperimentPage *self)
{
  const gboolean is_preparing = mur_run_control_is_preparing (self->control);
  const MurRunnerReport report = mur_experiment_page_report (self);

  if (is_preparing == self->shown_preparing)
    return;
  self->shown_preparing = is_preparing;
  show_status (self, &report);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MurExperimentPage *self = MUR_EXPERIMENT_PAGE (widget);
  gboolean live = mur_run_control_is_live (self->control);

  poll_run (self);
  show_preparing (self);
  if (live || mur_run_control_is_live (self->control) || self->read_out_due
      || self->seeking)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

void
mur_experiment_page_watch (MurExperimentPage *self)
{
  if (self->tick_id == 0)
    self->tick_id
      = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

void
mur_experiment_page_keep_inputs (MurExperimentPage *self)
{
  set_inputs (&self->inputs, mur_parameter_panel_get_inputs (self->panel));
}

void
mur_experiment_page_begin_session (MurExperimentPage *self,
                                   const MurSession *session,
                                   MurRunnerState state)
{
  g_clear_handle_id (&self->restart_id, g_source_remove);
  mur_run_control_begin (self->control, session, state);
  mur_experiment_page_keep_inputs (self);
  mur_experiment_page_update_actions (self);
  mur_experiment_page_watch (self);
}

void
mur_experiment_page_begin (MurExperimentPage *self, MurRunnerState state)
{
  g_autoptr (MurSession) session = mur_experiment_page_make_session (
    self, mur_parameter_panel_get_parameters (self->panel));

  mur_experiment_page_begin_session (self, session, state);
}

void
mur_experiment_page_begin_again (MurExperimentPage *self)
{
  gboolean paused = mur_experiment_page_report (self).state == MUR_RUNNER_PAUSED;
  mur_experiment_page_begin (self, paused ? MUR_RUNNER_PAUSED : MUR_RUNNER_RUNNING);
}

static void
flap_changed_cb (MurExperimentPage *self)
{
  mur_experiment_page_update_chrome (self);
  if (!mur_experiment_page_get_show_parameters (self))
    mur_popovers_end (GTK_WIDGET (self->panel_box));
  g_object_notify (G_OBJECT (self), "show-parameters");
}

static void
mur_experiment_page_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *spec)
{
  MurExperimentPage *self = MUR_EXPERIMENT_PAGE (object);

  if (id == PROP_SHOW_PARAMETERS)
    g_value_set_boolean (value, mur_experiment_page_get_show_parameters (self));
  else if (id == PROP_FOLDED)
    g_value_set_boolean (value, self->folded);
  else if (id == PROP_ENDED)
    g_value_set_boolean (value, mur_experiment_page_get_end (self) != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mur_experiment_page_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *spec)
{
  MurExperimentPage *self = MUR_EXPERIMENT_PAGE (object);

  if (id == PROP_SHOW_PARAMETERS)
    mur_experiment_page_set_show_parameters (self, g_value_get_boolean (value));
  else if (id == PROP_FOLDED)
    mur_experiment_page_set_folded (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mur_experiment_page_dispose (GObject *object)
{
  MurExperimentPage *self = MUR_EXPERIMENT_PAGE (object);

  g_clear_handle_id (&self->restart_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  self->probe_serial++;
  g_clear_pointer (&self->control, mur_run_control_free);
  g_clear_pointer (&self->frame, mur_frame_unref);
  mur_experiment_page_clear_past (self);
  g_clear_pointer (&self->state_path, g_free);
  g_clear_pointer (&self->done, g_free);
  g_clear_pointer (&self->inputs, mur_inputs_unref);
  g_clear_pointer (&self->seen, mur_inputs_unref);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->toasts, mur_toasts_free);
  G_OBJECT_CLASS (mur_experiment_page_parent_class)->dispose (object);
}

static gboolean
not_cb (MurExperimentPage *self, gboolean value)
{
  return !value;
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (
    class, "/org/murmuration/Murmuration/ui/experiment-page.ui");
  gtk_widget_class_bind_template_child (class, MurExperimentPage, flap);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, header);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, menu);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, title);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, subtitle);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, run_bar);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, bottom_bar);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, bottom);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, squeezer);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, timeline);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, bottom_timeline);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, overlay);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, switcher);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, view);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, figure_bar);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, missing);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, results);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, readout);
  gtk_widget_class_bind_template_child (class, MurExperimentPage, panel_box);
  gtk_widget_class_bind_template_callback (class, mur_experiment_page_update_chrome);
  gtk_widget_class_bind_template_callback (class, flap_changed_cb);
  gtk_widget_class_bind_template_callback (class, not_cb);
}

static void
mur_experiment_page_class_init (MurExperimentPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  g_type_ensure (MUR_TYPE_FIGURE_BAR);
  g_type_ensure (MUR_TYPE_FIGURE_VIEW);
  g_type_ensure (MUR_TYPE_READOUT);
  g_type_ensure (MUR_TYPE_RUN_BAR);
  g_type_ensure (MUR_TYPE_SCENE_SWITCHER);
  g_type_ensure (MUR_TYPE_TIMELINE);
  object_class->dispose = mur_experiment_page_dispose;
  object_class->get_property = mur_experiment_page_get_property;
  object_class->set_property = mur_experiment_page_set_property;
  g_object_class_override_property (object_class, PROP_SHOW_PARAMETERS,
                                    "show-parameters");
  g_object_class_override_property (object_class, PROP_FOLDED, "folded");
  properties[PROP_ENDED] = g_param_spec_boolean (
    "ended", NULL, NULL, FALSE,
    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_property (object_class, PROP_ENDED, properties[PROP_ENDED]);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
mur_experiment_page_init (MurExperimentPage *self)
{
  self->actions = g_simple_action_group_new ();
  self->control = mur_run_control_new ();
  self->speed = &mur_speeds[1];
  self->shown_state = MUR_RUNNER_CANCELLED;
  gtk_widget_init_template (GTK_WIDGET (self));
  mur_popovers_end_with (GTK_WIDGET (self));
  self->toasts = mur_toasts_new (self->overlay);
}

/* A page that begins to run at once. */
GtkWidget *
mur_experiment_page_new (const MurExperiment *experiment)
{
  MurExperimentPage *self;

  g_return_val_if_fail (experiment != NULL, NULL);

  self = g_object_new (MUR_TYPE_EXPERIMENT_PAGE, NULL);
  self->experiment = experiment;
  self->ghosts = mur_ghosts_new (experiment);
  gtk_label_set_text (self->title, experiment->title);
  mur_experiment_page_show_missing (self);
  mur_scene_switcher_fill (self->switcher, mur_scenes (experiment));
  self->panel = MUR_PARAMETER_PANEL (mur_parameter_panel_new (experiment));
  gtk_widget_set_vexpand (GTK_WIDGET (self->panel), TRUE);
  gtk_box_append (self->panel_box, GTK_WIDGET (self->panel));
  mur_experiment_page_take_edits (self);
  mur_experiment_page_add_actions (self);
  mur_experiment_page_add_keys (self);
  mur_experiment_page_set_scene (self, NULL);
  mur_run_control_set_rate (self->control, self->speed->rate);
  mur_experiment_page_update_chrome (self);
  mur_names_of_buttons (GTK_WIDGET (self));
  mur_experiment_page_begin (self, MUR_RUNNER_RUNNING);
  return GTK_WIDGET (self);
}
