/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do with a page of sweeps, and in its figure. */

#include "ui/pages/sweep/private.h"

#include "ui/figures/titles.h"
#include "ui/widgets/secondary.h"

static MurSweepPage *
page_of (gpointer data)
{
  return MUR_SWEEP_PAGE (data);
}

static void
scene_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  mur_sweep_page_set_scene (page_of (data), g_variant_get_string (state, NULL));
}

static void
nth_scene_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const int nth = g_variant_get_int32 (parameter) - 1;

  if (nth >= 0 && nth < MUR_N_SWEEP_SCENES)
    mur_sweep_page_set_scene (page_of (data), mur_sweep_scenes[nth].id);
}

static void
vary_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_sweep_page_vary (page_of (data), g_variant_get_string (parameter, NULL));
}

static void
start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_sweep_page_start (page_of (data));
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_sweep_page_stop (page_of (data));
}

static void
start_stop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurSweepPage *self = page_of (data);

  if (self->work != NULL)
    mur_sweep_page_stop (self);
  else
    mur_sweep_page_start (self);
}

static void
new_design_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurSweepPage *self = page_of (data);

  mur_sweep_page_take_results (self, NULL, NULL);
  mur_sweep_panel_clear (self->panel);
  mur_sweep_panel_show_work (self->panel, NULL, FALSE);
  mur_sweep_page_update (self);
}

static void
store_chosen_cb (GtkNativeDialog *chooser, int response, MurSweepPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->actions != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      if (g_file_peek_path (file) != NULL)
        mur_sweep_panel_set_path (self->panel, g_file_peek_path (file));
      else
        mur_page_show_toast (MUR_PAGE (self),
                             "Only files of this computer can be written");
    }
  g_object_unref (chooser);
}

static void
choose_store_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurSweepPage *self = page_of (data);
  GtkFileChooserNative *chooser;

  if (mur_secondary_raise (GTK_WIDGET (self), "store") != NULL)
    return;
  chooser = gtk_file_chooser_native_new (
    "Store of the Sweep", GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
    GTK_FILE_CHOOSER_ACTION_SAVE, "_Choose", "_Cancel");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "sweep.db");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (store_chosen_cb), self, 0);
  mur_secondary_present (GTK_WIDGET (self), "store", chooser);
}

/* What is chosen in the figure is the number of a run. */
static void
choose_cb (MurFigureView *view, char **pairs, MurSweepPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurSession) session = NULL;
  guint64 run;

  if (self->results == NULL || pairs[0] == NULL || !g_str_equal (pairs[0], "run"))
    return;
  run = g_ascii_strtoull (pairs[1], NULL, 10);
  if (run == 0)
    {
      mur_page_show_toast (MUR_PAGE (self), "There is no run here yet");
      return;
    }
  session = mur_sweep_results_session (self->results, run, &error);
  if (session == NULL)
    mur_page_show_toast (MUR_PAGE (self), error->message);
  else
    mur_sweep_page_open_run (self, session, run);
}

static void
entitle_cb (MurFigureView *view,
            guint panel,
            const char *part,
            const char *text,
            MurSweepPage *self)
{
  g_autofree char *name
    = self->figure != NULL ? mur_title_name (
        self->figure, mur_sweep_scenes[self->look->scene].id, panel, part)
                           : NULL;

  if (name == NULL)
    return;
  mur_sweep_look_set_title (self->look, name, text);
  mur_sweep_page_draw (self, MUR_FOLLOW_GROW);
}

void
mur_sweep_page_add_actions (MurSweepPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "scene", .parameter_type = "s", .state = "''", .change_state = scene_cb },
    { .name = "nth-scene", .activate = nth_scene_cb, .parameter_type = "i" },
    { .name = "vary", .activate = vary_cb, .parameter_type = "s" },
    { .name = "start", .activate = start_cb },
    { .name = "stop", .activate = stop_cb },
    { .name = "start-stop", .activate = start_stop_cb },
    { .name = "new-design", .activate = new_design_cb },
    { .name = "choose-store", .activate = choose_store_cb },
  };
  static const char *const names[]
    = { "fit", "back", "forward", "zoom-in", "zoom-out", "lock", "show-table" };
  GActionMap *figure = G_ACTION_MAP (mur_figure_view_get_actions (self->view));

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_action_map_add_action (G_ACTION_MAP (self->actions),
                             g_action_map_lookup_action (figure, names[i]));
  g_signal_connect (self->view, "choose", G_CALLBACK (choose_cb), self);
  g_signal_connect (self->view, "entitle", G_CALLBACK (entitle_cb), self);
}
