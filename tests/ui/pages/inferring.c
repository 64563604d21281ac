/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases of the oscillators that go over into a run of inference. */

#include <string.h>

#include "core/experiments/registry.h"
#include "tests/ui/keys.h"
#include "tests/ui/pages/files.h"
#include "ui/pages/experiment/private.h"

#define ACTION "open-as-inference"

/* Three that never lock, over two turns of the slowest. */
static const char *const three[]
  = { "count",   "3",           "topology", "matrix",   "normalisation",
      "none",    "coupling",    "1",        "matrix",   "0 -1 0 -2 0 0 1 8 0",
      "start",   "list",        "phases",   "1 5 2",    "frequency_distribution",
      "list",    "frequencies", "19 15 67", "duration", "2",
      "samples", "201",         NULL };

static GtkWidget *
widget_of (MurTestFiles *self)
{
  return GTK_WIDGET (self->window);
}

static gboolean
is_enabled (MurTestFiles *self)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), ACTION);
}

/* Returns: (nullable): what the menu offers */
static char *
dup_offer (void)
{
  GMenuModel *offers = G_MENU_MODEL (gtk_application_get_menu_by_id (
    GTK_APPLICATION (mur_test_application ()), "offers"));
  char *label = NULL;

  if (g_menu_model_get_n_items (offers) > 0)
    g_assert_true (g_menu_model_get_item_attribute (offers, 0, "label", "s", &label));
  return label;
}

/* @action: (nullable): what is done after the third step */
static void
open_changed (MurTestFiles *self, const char *const *assignments, const char *action)
{
  g_autoptr (MurSession) session = mur_session_new (&mur_experiment_oscillators);

  for (; *assignments != NULL; assignments += 2)
    g_assert_true (
      mur_parameters_set (session->parameters, assignments[0], assignments[1], NULL));
  if (action != NULL)
    mur_session_add_change (session, 3, action, NULL);
  mur_window_show_topic (self->window, session->experiment);
  mur_experiment_page_open_session (mur_test_files_page (self), session);
}

static void
open_oscillators (MurTestFiles *self, const char *const *assignments)
{
  open_changed (self, assignments, NULL);
}

static void
check_refused (MurTestFiles *self, const char *why)
{
  g_autofree char *label = dup_offer ();

  g_assert_false (is_enabled (self));
  g_assert_cmpstr (label, ==, why);
  gtk_widget_activate_action (widget_of (self), "win." ACTION, NULL);
  mur_test_pass (50);
  if (gtk_window_get_focus (GTK_WINDOW (self->window)) == NULL)
    gtk_widget_child_focus (widget_of (self), GTK_DIR_TAB_FORWARD);
  g_assert_true (mur_test_key (widget_of (self), GDK_KEY_i, GDK_CONTROL_MASK));
  g_assert_true (
    g_str_has_prefix (mur_test_toast (self->window), "Open as Inference: "));
  g_assert_true (mur_experiment_page_get_experiment (mur_test_files_page (self))
                 == &mur_experiment_oscillators);
}

static gboolean
runs_inference (gpointer data)
{
  MurExperimentPage *page = mur_test_files_page (data);
  g_autoptr (MurSession) session = mur_test_dup_session (page);

  return session != NULL && strcmp (page->experiment->id, "inference") == 0
         && mur_inputs_table (session->inputs, "phases") != NULL && page->frame != NULL;
}

/* Number by number what the oscillators' frame has. */
static void
check_table (const MurTable *table, const MurFrame *frame)
{
  static const char *const names[] = { "time", "phi1", "phi2", "phi3" };
  const MurTable *phases = mur_frame_table (frame, "phase");

  g_assert_cmpuint (mur_table_n_columns (table), ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (mur_table_n_rows (table), ==, 201);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (mur_table_name (table, i), ==, names[i]);
      g_assert_cmpmem (
        mur_table_column (table, i), 201 * sizeof (double),
        mur_table_column (phases, (guint)mur_table_find (phases, names[i])),
        201 * sizeof (double));
    }
}

/* Greyed until the run has ended, and then by its key or the menu. */
static void
ended (MurTestFiles *self, gconstpointer data)
{
  g_autofree char *none = dup_offer (), *label = NULL, *print = NULL;
  g_autoptr (MurFrame) frame = NULL;
  g_autoptr (MurSession) session = NULL;
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (
    GTK_APPLICATION (mur_test_application ()), "win." ACTION);

  g_assert_null (none);
  g_assert_false (is_enabled (self));
  g_assert_cmpuint (g_strv_length (keys), ==, 1);
  open_oscillators (self, three);
  check_refused (self, "Open as _Inference (once the run has ended)");
  print = mur_test_finish (self->window);
  label = dup_offer ();
  g_assert_cmpstr (label, ==, "Open as _Inference");
  g_assert_true (is_enabled (self));
  frame = mur_frame_ref (mur_test_files_page (self)->frame);
  gtk_widget_activate_action (widget_of (self), "win." ACTION, NULL);
  mur_test_wait (runs_inference, self);
  session = mur_test_dup_session (mur_test_files_page (self));
  check_table (mur_inputs_table (session->inputs, "phases"), frame);
  g_assert_nonnull (mur_test_toast (self->window));
  g_assert_false (is_enabled (self));
}

/* The run of the oscillators is as it was when its page comes back, and so it is
 * after it has been run again. */
static void
returns (MurTestFiles *self, gconstpointer data)
{
  g_autofree char *first = NULL, *again = NULL;

  open_oscillators (self, three);
  first = mur_test_finish (self->window);
  mur_window_show_topic (self->window, &mur_experiment_sampling);
  g_assert_false (is_enabled (self));
  mur_window_show_topic (self->window, &mur_experiment_oscillators);
  g_assert_true (is_enabled (self));
  gtk_widget_activate_action (widget_of (self), "run.restart", NULL);
  again = mur_test_finish (self->window);
  g_assert_cmpstr (first, ==, again);
  g_assert_true (is_enabled (self));
}

/* More than a search takes go by transitions, and to the end. */
static void
many (MurTestFiles *self, gconstpointer data)
{
  static const char *const thirty[]
    = { "count", "30", "duration", "10", "samples", "1001", NULL };
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (MurSession) session = NULL;

  open_oscillators (self, thirty);
  first = mur_test_finish (self->window);
  gtk_widget_activate_action (widget_of (self), "win." ACTION, NULL);
  mur_test_wait (runs_inference, self);
  second = mur_test_finish (self->window);
  session = mur_test_dup_session (mur_test_files_page (self));
  g_assert_cmpuint (mur_table_n_columns (mur_inputs_table (session->inputs, "phases")),
                    ==, 31);
  g_assert_cmpfloat (mur_frame_scalar (mur_test_files_page (self)->frame, "parameters"),
                     ==, 900);
}

/* One set of couplings does not make phases that were kicked. */
static void
changed (MurTestFiles *self, gconstpointer data)
{
  g_autofree char *first = NULL;

  open_changed (self, three, "kick");
  first = mur_test_finish (self->window);
  gtk_widget_activate_action (widget_of (self), "win." ACTION, NULL);
  mur_test_wait (runs_inference, self);
  g_assert_nonnull (strstr (mur_test_toast (self->window), "changed on its way"));
}

/* Too many, and couplings that change. */
static void
unfit (MurTestFiles *self, gconstpointer data)
{
  static const char *const many[]
    = { "count", "51", "duration", "1", "samples", "11", NULL };
  static const char *const sweep[]
    = { "count", "3", "mode", "sweep", "duration", "30", "samples", "301", NULL };
  g_autofree char *first = NULL, *second = NULL;

  open_oscillators (self, many);
  first = mur_test_finish (self->window);
  check_refused (self, "Open as _Inference (of 2 to 50 oscillators)");
  open_oscillators (self, sweep);
  second = mur_test_finish (self->window);
  check_refused (self, "Open as _Inference (not of a sweep, whose coupling changes)");
}

void
mur_test_inferring (void)
{
  static const struct
  {
    const char *path;
    void (*run) (MurTestFiles *self, gconstpointer data);
  } cases[] = {
    { "/app/inferring/ended", ended }, { "/app/inferring/returns", returns },
    { "/app/inferring/many", many },   { "/app/inferring/changed", changed },
    { "/app/inferring/unfit", unfit },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, MurTestFiles, NULL, mur_test_files_set_up, cases[i].run,
                mur_test_files_tear_down);
}
