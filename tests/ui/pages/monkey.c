/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A monkey at the window: two thousand random events over every topic, with warnings
 * fatal. MUR_MONKEY_SEED and MUR_MONKEY_EVENTS in the environment play another game;
 * with --verbose each event is told. */

#include "tests/ui/pages/monkey.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"

#define SEED 20260711u
#define EVENTS 2000u

guint
mur_monkey_choose (MurMonkey *self, guint n)
{
  return (guint)g_rand_int_range (self->rand, 0, (gint32)n);
}

const char *
mur_monkey_text (MurMonkey *self)
{
  static const char *const texts[] = { "",
                                       "0",
                                       "1",
                                       "−1",
                                       "3",
                                       "17",
                                       "0.4375",
                                       "nan",
                                       "1e308",
                                       "1e999",
                                       "none",
                                       "1, 2, 3",
                                       "p1*sin(t)",
                                       "p1*t*",
                                       "p1*π*t",
                                       "((((",
                                       "12e",
                                       ("\xef\xbb\xbf"
                                        "5"),
                                       "a\tb",
                                       "<b>",
                                       "99999999999999999999999",
                                       "halton" };
  return texts[mur_monkey_choose (self, G_N_ELEMENTS (texts))];
}

static void
change_topic (MurMonkey *self)
{
  guint n = 0;

  while (mur_experiments ()[n] != NULL)
    n++;
  mur_window_show_topic (self->window, mur_experiments ()[mur_monkey_choose (self, n)]);
}

static void
change_size (MurMonkey *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window),
                               g_rand_int_range (self->rand, 360, 1100),
                               g_rand_int_range (self->rand, 400, 700));
}

static void
change_scheme (MurMonkey *self)
{
  static const AdwColorScheme schemes[]
    = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[mur_monkey_choose (self, 2)]);
}

static const struct
{
  const char *name;
  guint weight;
  void (*act) (MurMonkey *self);
} acts[] = {
  { "action", 24, mur_monkey_activate_action },
  { "key", 22, mur_monkey_press_key },
  { "widget", 24, mur_monkey_use_widget },
  { "figure", 14, mur_monkey_touch_figure },
  { "focus", 8, mur_monkey_move_focus },
  { "file", 3, mur_monkey_open_file },
  { "close", 6, mur_monkey_close_something },
  { "topic", 1, change_topic },
  { "size", 1, change_size },
  { "scheme", 1, change_scheme },
};

static guint
choose_act (MurMonkey *self)
{
  guint sum = 0, i = 0, at;

  for (guint j = 0; j < G_N_ELEMENTS (acts); j++)
    sum += acts[j].weight;
  at = mur_monkey_choose (self, sum);
  while (at >= acts[i].weight)
    at -= acts[i++].weight;
  return i;
}

static void
open_window (MurMonkey *self, const MurExperiment *experiment)
{
  g_set_weak_pointer (&self->window, mur_test_open_window ());
  mur_window_show_topic (self->window, experiment);
}

static gboolean
is_open (MurMonkey *self)
{
  return self->window != NULL && gtk_widget_get_visible (GTK_WIDGET (self->window));
}

static gboolean
is_over (gpointer data)
{
  return ((MurMonkey *)data)->window == NULL && mur_test_n_runners () == 0
         && g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0;
}

/* Told before the wait for it is given up. */
static gboolean
tell_left_cb (gpointer data)
{
  MurMonkey *self = data;
  GListModel *windows = gtk_window_get_toplevels ();

  g_test_message ("left: window %p, %u runners", (gpointer)self->window,
                  mur_test_n_runners ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      const char *title = gtk_window_get_title (window);
      g_test_message ("left: %s “%s”", G_OBJECT_TYPE_NAME (window),
                      title != NULL ? title : "");
    }
  return G_SOURCE_CONTINUE;
}

/* With the main window goes all that it had. */
static void
close_window (MurMonkey *self)
{
  guint teller = g_timeout_add_seconds (10, tell_left_cb, self);

  if (is_open (self))
    gtk_window_destroy (GTK_WINDOW (self->window));
  mur_test_wait (is_over, self);
  g_source_remove (teller);
}

static void
play (MurMonkey *self, const MurExperiment *experiment, guint n_events)
{
  open_window (self, experiment);
  for (guint i = 0; i < n_events; i++)
    {
      guint act = choose_act (self);

      if (g_test_verbose ())
        g_test_message ("%s %u: %s", experiment->id, i, acts[act].name);
      acts[act].act (self);
      if (mur_monkey_choose (self, 2) == 0)
        mur_test_pass (mur_monkey_choose (self, 5));
      if (!is_open (self))
        {
          close_window (self);
          open_window (self, experiment);
        }
    }
  close_window (self);
}

static guint
read_number (const char *name, guint otherwise)
{
  const char *text = g_getenv (name);
  return text != NULL ? (guint)strtoul (text, NULL, 10) : otherwise;
}

/* What GTK 4.8 says of itself. The first three are seen as well in programs of a few
 * lines: of a GtkMenuButton in a window that xdotool has moved past the edge of the
 * screen, where there is no monitor to give a popover its bounds, so that these and the
 * sizes of what is in it are arbitrary; and of a GtkColumnView that is scrolled after it
 * was given another model and before its next layout. The last five come once in ten
 * thousand events, from state that GtkText, AdwFlap, GtkPopoverMenu (of which a key asks
 * for the next item where nothing has the focus) and GtkFileChooserWidget alone keep; the
 * last one is the only one of all that has a GtkTreeView. */
static gboolean
is_of_gtk (const char *message)
{
  static const char *const own[]
    = { "gdk_monitor_get_geometry: assertion",
        "failed to scroll to given position",
        "GtkText - unexpected blinking selection",
        "Trying to snapshot AdwGizmo",
        "GtkText - did not receive a focus-out event",
        "gtk_widget_is_ancestor: assertion 'GTK_IS_WIDGET (widget)' failed",
        "assertion 'GTK_IS_TREE_SORTABLE (sortable)' failed" };
  static gboolean off_screen;

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strstr (message, own[i]) != NULL)
      {
        off_screen |= i == 0;
        return TRUE;
      }
  return off_screen && strstr (message, "attempt to allocate Gtk") != NULL;
}

static gboolean
is_fatal_cb (const char *domain,
             GLogLevelFlags level,
             const char *message,
             gpointer data)
{
  return !is_of_gtk (message);
}

static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (!is_of_gtk (message))
    g_log_default_handler (domain, level, message, data);
}

static GLogWriterOutput
writer_cb (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 && is_of_gtk (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n, data);
}

/* Everything else is fatal. */
static void
pass_over_gtk (void)
{
  static const char *const domains[] = { "Gdk", "Gtk" };
  const GLogLevelFlags all
    = G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL;

  g_test_log_set_fatal_handler (is_fatal_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    g_log_set_handler (domains[i], all, log_cb, NULL);
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
}

/* Each topic in turn, from a seed of its own. */
static void
every_page (gconstpointer data)
{
  const MurExperiment *experiment = data;
  guint seed = read_number ("MUR_MONKEY_SEED", SEED), n = 0;
  MurMonkey self = { .rand = g_rand_new_with_seed (seed) };

  pass_over_gtk ();
  while (mur_experiments ()[n] != NULL)
    n++;
  g_test_message ("MUR_MONKEY_SEED=%u", seed);
  self.folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_assert_cmpint (chdir (self.folder), ==, 0);
  mur_monkey_write_files (&self);
  play (&self, experiment, (read_number ("MUR_MONKEY_EVENTS", EVENTS) + n - 1) / n);
  clear_folder (self.folder);
  g_clear_weak_pointer (&self.window);
  g_free (self.folder);
  g_rand_free (self.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (writer_cb, NULL, NULL);
  adw_init ();
  for (int i = 0; mur_experiments ()[i] != NULL; i++)
    {
      g_autofree char *path
        = g_strconcat ("/app/monkey/", mur_experiments ()[i]->id, NULL);
      g_test_add_data_func (path, mur_experiments ()[i], every_page);
    }
  return g_test_run ();
}
