/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files given to a second process go to the window of the first, which must outlive
 * them, whatever they are. */

#include <glib/gstdio.h>
#include <signal.h>

#include "tests/ui/pages/tests.h"

#define LEVELS 80000

static gboolean
is_up (gpointer bus)
{
  gboolean owned = FALSE;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
    g_variant_new ("(s)", "org.murmuration.Murmuration"), G_VARIANT_TYPE ("(b)"),
    G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  if (answer != NULL)
    g_variant_get (answer, "(b)", &owned);
  return owned;
}

static GSubprocess *
start (const char *file)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error,
                                           g_getenv ("MUR_PROGRAM"), file, NULL);

  g_assert_no_error (error);
  return process;
}

/* @before: what hides the depth from whoever counts brackets between quotes */
static char *
write_deep (const char *folder, const char *name, const char *before)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *deep = g_strnfill (LEVELS, '[');
  g_autofree char *text = g_strconcat (before, deep, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
hostile (void)
{
  static const char *const before[] = { "", "/*\"*/", "'\"'", "{ \"murmuration\": " };
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_autoptr (GSubprocess) first = NULL;

  g_assert_nonnull (g_getenv ("MUR_PROGRAM"));
  g_assert_false (is_up (bus));
  first = start (NULL);
  mur_test_wait (is_up, bus);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *path = write_deep (folder, "deep.json", before[i]);
      g_autoptr (GSubprocess) second = start (path);
      g_autoptr (GError) error = NULL;

      g_subprocess_wait_check (second, NULL, &error);
      g_assert_no_error (error);
      mur_test_pass (500);
      g_assert_true (is_up (bus));
      g_assert_nonnull (g_subprocess_get_identifier (first));
      g_remove (path);
    }
  g_subprocess_send_signal (first, SIGTERM);
  g_subprocess_wait (first, NULL, NULL);
  g_rmdir (folder);
}

void
mur_test_forwarding (void)
{
  g_test_add_func ("/app/forwarding/hostile", hostile);
}
