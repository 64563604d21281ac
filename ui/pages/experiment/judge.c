/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of a run before it begins: whether its values are good, and what it
 * takes; and what is said of one that could not begin. */

#include "ui/pages/experiment/private.h"

#include "core/base/error.h"
#include "ui/pages/experiment/cost.h"
#include "ui/parameters/words.h"
#include "ui/widgets/task.h"

/* A session of @parameters over the panel's inputs. */
MurSession *
mur_experiment_page_make_session (MurExperimentPage *self,
                                  const MurParameters *parameters)
{
  MurSession *session = mur_session_new (self->experiment);

  mur_parameters_free (session->parameters);
  session->parameters = mur_parameters_copy (parameters);
  mur_inputs_unref (session->inputs);
  session->inputs = mur_inputs_ref (mur_parameter_panel_get_inputs (self->panel));
  mur_session_set_titles (session, mur_parameter_panel_get_titles (self->panel));
  return session;
}

typedef struct
{
  MurSession *session;
  guint serial;
} Probe;

static void
probe_free (Probe *self)
{
  mur_session_free (self->session);
  g_free (self);
}

static void
probe_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const MurSession *session = ((const Probe *)data)->session;
  GError *error = NULL;

  if (mur_experiment_check (session->experiment, session->parameters, session->inputs,
                            &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
probed_cb (gpointer owner, GTask *task)
{
  MurExperimentPage *self = MUR_EXPERIMENT_PAGE (owner);
  const Probe *probe = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean fine = g_task_propagate_boolean (task, &error);

  if (probe->serial != self->probe_serial)
    return;
  mur_parameter_panel_unmark (self->panel);
  if (!fine)
    mur_parameter_panel_mark (self->panel, mur_error_field (error), error->message);
}

/* While a text is typed it is judged: what is wrong shows at once, and the run in sight
 * is left alone. Off the main loop, for a table that was brought may be long. */
void
mur_experiment_page_judge (MurExperimentPage *self, const MurParameters *parameters)
{
  Probe *probe = g_new (Probe, 1);

  probe->session = mur_experiment_page_make_session (self, parameters);
  probe->serial = ++self->probe_serial;
  mur_task_run (self, probe_thread, probe, (GDestroyNotify)probe_free, probed_cb);
}

/* A file may ask for hours: it is opened to its first frame then, and whoever has read
 * how large it is may play it. */
MurRunnerState
mur_experiment_page_heed_cost (MurExperimentPage *self, const MurSession *session)
{
  g_autofree char *cost = mur_cost_describe (session);
  g_autofree char *message = NULL;

  if (cost == NULL)
    return MUR_RUNNER_RUNNING;
  message = g_strdup_printf ("Paused: to its end this run takes %s", cost);
  mur_experiment_page_show_toast (self, message);
  return MUR_RUNNER_PAUSED;
}

static void
toast_error (MurExperimentPage *self, const GError *error)
{
  g_autofree char *words = mur_words_of_error (self->experiment->parameters, error);
  mur_experiment_page_show_toast (self, words);
}

/* An error is shown whole at the parameter it is about, and in a toast. */
static void
show_error (MurExperimentPage *self, const GError *error)
{
  mur_parameter_panel_mark (self->panel, mur_error_field (error), error->message);
  toast_error (self, error);
}

/* A run that goes on did not take new values of live parameters. */
void
mur_experiment_page_take_error (MurExperimentPage *self,
                                const GError *error,
                                MurRunnerState state)
{
  if (error == NULL)
    return;
  if (state != MUR_RUNNER_FAILED)
    mur_parameter_panel_refuse (self->panel);
  show_error (self, error);
}

static void
show_refusal (MurExperimentPage *self, const GError *error)
{
  g_autofree char *words = mur_words_of_error (self->experiment->parameters, error);
  mur_experiment_page_show_refusal (self, words);
}

/* A new run could not begin. What came from a file goes as it came, and the run in sight
 * stays; what a person typed stays as well, to be mended, but undo passes it by. */
void
mur_experiment_page_take_refusal (MurExperimentPage *self, const GError *error)
{
  if (!mur_parameter_panel_return_to (self->panel, self->seen))
    {
      mur_parameter_panel_refuse (self->panel);
      show_error (self, error);
      if (self->frame == NULL)
        show_refusal (self, error);
      return;
    }
  toast_error (self, error);
  if (self->seen == NULL)
    mur_experiment_page_begin_again (self);
  else
    mur_experiment_page_keep_inputs (self);
}
