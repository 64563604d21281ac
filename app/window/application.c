/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: its window, the keys of its actions, and what its About window says.
 */

#include "app/window/application.h"

#include "app/window/actions.h"
#include "app/window/focus.h"
#include "app/window/open.h"
#include "core/base/error.h"
#include "core/base/number.h"
#include "core/run/history.h"
#include "ui/widgets/popovers.h"
#include "ui/widgets/secondary.h"

#include <glib-unix.h>
#include <signal.h>

struct _MurApplication
{
  AdwApplication parent_instance;
  gsize history; /* bytes for the past of each run; 0: as many as usual */
};

G_DEFINE_FINAL_TYPE (MurApplication, mur_application, ADW_TYPE_APPLICATION)

/* Returns: (nullable): the window that had the focus last; help and dialogs are windows
 * of the application too */
static MurWindow *
find_window (GtkApplication *application)
{
  for (GList *window = gtk_application_get_windows (application); window != NULL;
       window = window->next)
    if (MUR_IS_WINDOW (window->data))
      return window->data;
  return NULL;
}

static MurWindow *
present_window (GApplication *application)
{
  MurWindow *window = find_window (GTK_APPLICATION (application));
  g_autofree char *states
    = g_build_filename (g_get_user_state_dir (), "murmuration", NULL);

  if (window == NULL)
    {
      window = MUR_WINDOW (mur_window_new (GTK_APPLICATION (application)));
      mur_window_add_actions (window);
      mur_window_keep_states (window, states);
      if (MUR_APPLICATION (application)->history > 0)
        mur_window_set_history (window, MUR_APPLICATION (application)->history);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
mur_application_activate (GApplication *application)
{
  present_window (application);
}

static void
mur_application_open (GApplication *application,
                      GFile **files,
                      int n_files,
                      const char *hint)
{
  mur_window_open_files (present_window (application), files, (guint)n_files);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (data);
}

static gboolean
asked_to_end_cb (gpointer application)
{
  g_application_quit (application);
  return G_SOURCE_CONTINUE;
}

/* Asked to by a person, a signal, or the end of the session. Closing keeps the window's
 * size, saves its runs and joins them. */
static void
mur_application_shutdown (GApplication *application)
{
  GList *window;

  while ((window = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    gtk_window_destroy (window->data);
  G_APPLICATION_CLASS (mur_application_parent_class)->shutdown (application);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *owner = GTK_WIDGET (present_window (data));

  if (mur_secondary_raise (owner, "about") != NULL)
    return;
  mur_secondary_present (
    owner, "about",
    g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "application-name", "Murmuration", "application-icon",
      "org.murmuration.Murmuration", "version", MUR_VERSION, "developer-name",
      "The Murmuration authors", "license-type", GTK_LICENSE_GPL_3_0, "copyright",
      "© The Murmuration authors", "comments",
      "See numerics happen: a swarm searching a landscape, and a curve settling on "
      "noisy data.",
      NULL));
}

/* Alt and a figure is a topic, Ctrl and a figure a scene. */
static void
set_numbered_accels (GtkApplication *application)
{
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *topic = g_strdup_printf ("win.nth-topic(%d)", i);
      g_autofree char *scene = g_strdup_printf ("run.nth-scene(%d)", i);
      g_autofree char *topic_key = g_strdup_printf ("<Alt>%d", i);
      g_autofree char *scene_key = g_strdup_printf ("<Control>%d", i);
      g_autofree char *pad_key = g_strdup_printf ("<Control>KP_%d", i);

      gtk_application_set_accels_for_action (application, topic,
                                             (const char *[]){ topic_key, NULL });
      gtk_application_set_accels_for_action (
        application, scene, (const char *[]){ scene_key, pad_key, NULL });
    }
}

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[4];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.open", { "<Control>o" } },
    { "win.open-as-inference", { "<Control>i" } },
    { "win.save", { "<Control>s" } },
    { "win.export", { "<Control>e" } },
    { "win.copy-image", { "<Control><Shift>c" } },
    { "win.print", { "<Control>p" } },
    { "win.help", { "F1" } },
    { "win.show-parameters", { "F9" } },
    { "win.present", { "F11" } },
    { "win.show-topics", { "<Alt>Left" } },
    { "win.sweep", { "<Control>d" } },
    { "win.vary-focused", { "<Alt>v" } },
    { "run.fit", { "<Control>0", "<Control>KP_0" } },
    { "run.back", { "<Control>bracketleft", "Back" } },
    { "run.forward", { "<Control>bracketright", "Forward" } },
    { "run.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "run.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
    { "run.lock", { "<Control>l" } },
    { "run.show-table", { "<Control>t" } },
    { "run.restart", { "<Control>r" } },
    { "run.new-seed", { "<Control>n" } },
    { "run.speed::slow", { "<Control><Alt>1" } },
    { "run.speed::normal", { "<Control><Alt>2" } },
    { "run.speed::fast", { "<Control><Alt>3" } },
    { "run.speed::maximum", { "<Control><Alt>4" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action,
                                           accels[i].accels);
  set_numbered_accels (application);
}

static gboolean
end_cb (gpointer dialog)
{
  gtk_window_destroy (dialog);
  return G_SOURCE_REMOVE;
}

/* Where a chooser is closed while it reads a folder, GTK 4.8 says that this was
 * cancelled. Its message belongs to no window any more, as no other does. */
static void
message_shown_cb (GtkWindow *dialog)
{
  if (gtk_window_get_transient_for (dialog) == NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, end_cb, g_object_ref (dialog), g_object_unref);
}

/* Of all windows, also those that GTK makes: choosers, dialogs, shortcuts. */
static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      mur_popovers_end_with (window);
      mur_focus_follow_sight (GTK_WINDOW (window));
      if (GTK_IS_MESSAGE_DIALOG (window))
        g_signal_connect (window, "show", G_CALLBACK (message_shown_cb), NULL);
    }
}

static void
mur_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "about", .activate = about_cb },
  };

  G_APPLICATION_CLASS (mur_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries,
                                   G_N_ELEMENTS (entries), application);
  set_accels (GTK_APPLICATION (application));
  g_unix_signal_add (SIGTERM, asked_to_end_cb, application);
  g_unix_signal_add (SIGINT, asked_to_end_cb, application);
  g_unix_signal_add (SIGHUP, asked_to_end_cb, application);
  g_signal_connect (gtk_window_get_toplevels (), "items-changed",
                    G_CALLBACK (windows_changed_cb), NULL);
  gtk_window_set_default_icon_name ("org.murmuration.Murmuration");
}

static gboolean
read_history (MurApplication *self, const char *text, GError **error)
{
  double megabytes;

  if (!mur_number_parse (text, &megabytes) || megabytes < 1
      || megabytes > MUR_HISTORY_MOST_MEGABYTES)
    return mur_error_refuse (error, MUR_ERROR_VALUE, "history", text,
                             "a number of megabytes from 1 to %d",
                             MUR_HISTORY_MOST_MEGABYTES);
  if (!g_application_register (G_APPLICATION (self), NULL, error))
    return FALSE;
  if (g_application_get_is_remote (G_APPLICATION (self)))
    return mur_error_refuse (error, MUR_ERROR_VALUE, "history", text,
                             "the window is open already and keeps its own");
  self->history = (gsize)(megabytes * (1 << 20));
  return TRUE;
}

static int
mur_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;
  const char *text;

  if (!g_variant_dict_lookup (options, "history", "&s", &text)
      || read_history (MUR_APPLICATION (application), text, &error))
    return -1;
  g_printerr ("murmuration: %s\n", error->message);
  return 2;
}

static void
mur_application_class_init (MurApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->handle_local_options = mur_application_handle_local_options;
  application_class->startup = mur_application_startup;
  application_class->shutdown = mur_application_shutdown;
  application_class->activate = mur_application_activate;
  application_class->open = mur_application_open;
}

static void
mur_application_init (MurApplication *self)
{
  g_application_add_main_option (
    G_APPLICATION (self), "history", 0, 0, G_OPTION_ARG_STRING,
    "Memory for the past of each run, in megabytes (64)", "MB");
}

/* Whether there is a processor for graphics: a render node, or a driver that brings its
 * own device. */
static gboolean
has_graphics_processor (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return g_file_test ("/dev/nvidiactl", G_FILE_TEST_EXISTS)
         || g_file_test ("/dev/dxg", G_FILE_TEST_EXISTS);
}

/* Without a graphics processor, GTK's default renderer imitates one at several times
 * the cost of drawing with cairo: then cairo it is, unless the person says otherwise.
 * Call before the first window. */
void
mur_application_choose_renderer (void)
{
  if (!has_graphics_processor ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

MurApplication *
mur_application_new (void)
{
  mur_application_choose_renderer ();
  return g_object_new (MUR_TYPE_APPLICATION, "application-id",
                       "org.murmuration.Murmuration", "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/org/murmuration/Murmuration", "register-session", TRUE, NULL);
}
