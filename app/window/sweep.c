/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window/sweep.h"

#include "ui/parameters/row.h"

/* What the page of a topic has now, from its beginning. */
static MurSession *
make_base (MurExperimentPage *page)
{
  MurSession *base = mur_session_new (mur_experiment_page_get_experiment (page));

  mur_parameters_free (base->parameters);
  base->parameters = mur_parameters_copy (mur_experiment_page_get_parameters (page));
  mur_inputs_unref (base->inputs);
  base->inputs = mur_inputs_ref ((MurInputs *)mur_experiment_page_get_inputs (page));
  return base;
}

void
mur_window_vary (MurWindow *self, const char *name)
{
  MurExperimentPage *topic;
  MurSweepPage *page;

  g_return_if_fail (MUR_IS_WINDOW (self));

  topic = mur_window_get_page (self);
  page = mur_window_show_sweep (self);
  if (name == NULL)
    {
      mur_page_focus (MUR_PAGE (page));
      return;
    }
  if (!mur_sweep_page_is_running (page))
    {
      g_autoptr (MurSession) base = make_base (topic);
      mur_sweep_page_set_base (page, base);
    }
  mur_sweep_page_vary (page, name);
}

void
mur_window_offer_topic (MurWindow *self, MurSweepPage *page)
{
  MurExperimentPage *topic;

  g_return_if_fail (MUR_IS_WINDOW (self) && MUR_IS_SWEEP_PAGE (page));

  topic = mur_window_get_page (self);
  if (topic != NULL
      && mur_sweep_page_wants_topic (page, mur_experiment_page_get_experiment (topic)))
    {
      g_autoptr (MurSession) base = make_base (topic);
      mur_sweep_page_set_base (page, base);
    }
}

static void
sweep_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_window_vary (data, NULL);
}

static void
vary_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_window_vary (data, g_variant_get_string (parameter, NULL));
}

/* The parameter whose row has the focus. */
static void
vary_focused_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row
    = focus != NULL ? gtk_widget_get_ancestor (focus, MUR_TYPE_PARAMETER_ROW) : NULL;

  if (row != NULL)
    mur_window_vary (self,
                     mur_parameter_row_get_parameter (MUR_PARAMETER_ROW (row))->name);
  else
    mur_window_vary (self, NULL);
}

void
mur_window_add_sweep_actions (MurWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "sweep", .activate = sweep_cb },
    { .name = "vary", .activate = vary_cb, .parameter_type = "s" },
    { .name = "vary-focused", .activate = vary_focused_cb },
  };

  g_return_if_fail (MUR_IS_WINDOW (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries),
                                   self);
}

static void
open_run_cb (MurSweepPage *page,
             const MurSession *session,
             guint64 run,
             MurWindow *self)
{
  MurExperimentPage *topic = mur_window_show_topic (self, session->experiment);
  g_autofree char *message
    = g_strdup_printf ("Run %" G_GUINT64_FORMAT " of the sweep", run);

  mur_window_show_toast (self, message);
  mur_experiment_page_open_session (topic, session);
  mur_experiment_page_focus (topic);
}

void
mur_window_watch_sweep (MurWindow *self, MurSweepPage *page)
{
  g_return_if_fail (MUR_IS_WINDOW (self) && MUR_IS_SWEEP_PAGE (page));
  g_signal_connect_object (page, "open-run", G_CALLBACK (open_run_cb), self, 0);
}

void
mur_window_open_sweep (MurWindow *self, MurSweepOpened *opened)
{
  MurSweepPage *page;
  g_autofree char *message = NULL;

  g_return_if_fail (MUR_IS_WINDOW (self) && opened != NULL);

  page = mur_window_show_sweep (self);
  if (mur_sweep_page_is_running (page))
    {
      mur_window_show_toast (self, "A sweep is carried out; stop it first");
      mur_sweep_opened_free (opened);
      return;
    }
  if (opened->warning != NULL)
    message = g_strdup_printf ("%s; here is its design", opened->warning);
  else
    {
      g_autofree char *name = g_filename_display_basename (opened->store);
      message = g_strdup_printf ("Opened %s: %" G_GUINT64_FORMAT
                                 " of %" G_GUINT64_FORMAT " runs",
                                 name, mur_sweep_results_n_done (opened->results),
                                 mur_sweep_results_n_runs (opened->results));
    }
  mur_sweep_page_open (page, opened);
  mur_window_show_toast (self, message);
  mur_page_focus (MUR_PAGE (page));
}
