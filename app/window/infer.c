/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes over is the table of a frame as it is. Whether a run can begin with it is
 * asked on a thread, as of a table in a file. */

#include "app/window/infer.h"

#include "core/experiments/registry.h"
#include "ui/widgets/task.h"

#define ACTION "open-as-inference"
#define LABEL "Open as _Inference"

#define SOURCE "oscillators"
#define SOURCE_TABLE "phase"
#define LEAST_OSCILLATORS 2
#define MOST_OSCILLATORS 50
/* As many as are searched for at once; of more, transitions tell in no time. */
#define MOST_SEARCHED 24

static const MurExperiment *
find_inference (void)
{
  return mur_experiment_find (mur_experiments (), "inference", NULL);
}

static gboolean
is_sweep (MurExperimentPage *page)
{
  g_autofree char *mode
    = mur_parameters_format (mur_experiment_page_get_parameters (page), "mode");

  return g_str_equal (mode, "sweep");
}

/* Returns: (nullable): why the run of @page, of oscillators, cannot go over, as it goes
 * on after the label; %NULL: it can */
static const char *
why_not (MurExperimentPage *page)
{
  const MurFrame *end = mur_experiment_page_get_end (page);
  double n;

  if (end == NULL)
    return "once the run has ended";
  if (is_sweep (page))
    return "not of a sweep, whose coupling changes";
  n = mur_frame_scalar (end, "oscillators");
  return n >= LEAST_OSCILLATORS && n <= MOST_OSCILLATORS ? NULL
                                                         : "of 2 to 50 oscillators";
}

/* Has the menu say @label (nullable: nothing). */
static void
offer (MurWindow *self, const char *label)
{
  GMenu *offers = gtk_application_get_menu_by_id (
    gtk_window_get_application (GTK_WINDOW (self)), "offers");

  g_menu_remove_all (offers);
  if (label != NULL)
    g_menu_append (offers, label, "win." ACTION);
}

/* Returns: (nullable): the topic's page, where that is in sight */
static MurExperimentPage *
find_page (MurWindow *self)
{
  MurPage *page = mur_window_get_sight (self);

  return MUR_IS_EXPERIMENT_PAGE (page) ? MUR_EXPERIMENT_PAGE (page) : NULL;
}

static gboolean
is_source (MurExperimentPage *page)
{
  return page != NULL
         && g_str_equal (mur_experiment_page_get_experiment (page)->id, SOURCE);
}

void
mur_window_update_inference (MurWindow *self)
{
  MurExperimentPage *page;
  GAction *action;
  const char *why;
  g_autofree char *label = NULL;

  g_return_if_fail (MUR_IS_WINDOW (self));

  page = find_page (self);
  action = g_action_map_lookup_action (G_ACTION_MAP (self), ACTION);
  why = is_source (page) ? why_not (page) : "";
  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), why == NULL);
  if (is_source (page))
    label = why == NULL ? g_strdup (LABEL) : g_strdup_printf (LABEL " (%s)", why);
  offer (self, label);
}

typedef struct
{
  MurSession *session;
  gboolean is_changed; /* the run of the oscillators, on the way */
} Handover;

static void
handover_free (gpointer data)
{
  Handover *self = data;

  mur_session_free (self->session);
  g_free (self);
}

static guint
count_oscillators (const MurSession *session)
{
  const char *input = session->experiment->inputs[0].name;

  return mur_table_n_columns (mur_inputs_table (session->inputs, input)) - 1;
}

static void
settle_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const MurSession *session = ((const Handover *)data)->session;
  GError *error = NULL;

  if (count_oscillators (session) > MOST_SEARCHED)
    mur_parameters_set (session->parameters, "likelihood", "transitions", NULL);
  g_free (mur_experiment_settle (session->experiment, &session->experiment->inputs[0],
                                 session->inputs, NULL, session->parameters));
  if (mur_experiment_check (session->experiment, session->parameters, session->inputs,
                            &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
describe (const Handover *self)
{
  const guint n = count_oscillators (self->session);

  return g_strdup_printf (
    "Opened the phases of %u oscillators%s%s", n,
    n > MOST_SEARCHED ? ": so many are told by transitions, not by a search" : "",
    self->is_changed
      ? ". That run was changed on its way, which only windows over time "
        "can follow"
      : "");
}

static void
settled_cb (gpointer owner, GTask *task)
{
  MurWindow *self = MUR_WINDOW (owner);
  const Handover *handover = g_task_get_task_data (task);
  const MurSession *session = handover->session;
  g_autofree char *message = describe (handover);
  g_autoptr (GError) error = NULL;
  MurExperimentPage *page;

  if (mur_window_get_sight (self) == NULL)
    return;
  if (!g_task_propagate_boolean (task, &error))
    {
      mur_window_show_toast (self, error->message);
      return;
    }
  page = mur_window_show_topic (self, session->experiment);
  mur_window_show_toast (self, message);
  mur_experiment_page_open_session (page, session);
}

/* Whether a person changed the run in sight while it went on: couplings, or phases by a
 * kick. */
static gboolean
is_changed (MurExperimentPage *page)
{
  g_autoptr (MurInSight) sight = mur_experiment_page_dup_in_sight (page);

  return sight != NULL && sight->session->changes->len > 0;
}

void
mur_window_open_as_inference (MurWindow *self)
{
  MurExperimentPage *page;
  const MurTable *phases;
  MurSession *session;
  Handover *handover;

  g_return_if_fail (MUR_IS_WINDOW (self));

  page = find_page (self);
  if (!is_source (page) || why_not (page) != NULL)
    return;
  phases = mur_frame_table (mur_experiment_page_get_end (page), SOURCE_TABLE);
  session = mur_session_new (find_inference ());
  mur_inputs_add (session->inputs, session->experiment->inputs[0].name,
                  "Run of the oscillators", mur_table_ref (phases));
  handover = g_new (Handover, 1);
  *handover = (Handover){ session, is_changed (page) };
  mur_task_run (self, settle_thread, handover, handover_free, settled_cb);
}

/* The action takes its key only where it can be done. */
gboolean
mur_window_explain_inference (MurWindow *self)
{
  MurExperimentPage *page;
  const char *why;
  g_autofree char *message = NULL;

  g_return_val_if_fail (MUR_IS_WINDOW (self), FALSE);

  page = find_page (self);
  if (mur_window_get_sight (self) == NULL)
    return FALSE;
  why = is_source (page) ? why_not (page) : "of a run of the oscillators";
  if (why == NULL)
    return FALSE;
  message = g_strdup_printf ("Open as Inference: %s", why);
  mur_window_show_toast (self, message);
  return TRUE;
}
