/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that come to the window. What cannot be opened leaves the run alone. */

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/window/open.h"
#include "core/base/file.h"
#include "tests/ui/pages/files.h"
#include "ui/pages/experiment/private.h"

/* Sessions and tables of any name, by the file chooser's way. */
static void
sessions (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", "271828", "generations", "1000000", NULL });
  g_autofree char *text = mur_session_format (session);
  g_autofree char *path = mur_test_files_path (self, "caf\xe9 <b>");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (mur_file_write (path, text, strlen (text), NULL));
  mur_window_open_file (self->window, file);
  mur_test_wait (mur_test_files_has_own_seed, self);
  mur_test_wait (mur_test_files_has_toast, self->window);
  g_assert_nonnull (strstr (mur_test_toast (self->window), "<b>"));
}

/* Of two files asked for one after the other, the second is shown, whichever is read
 * first. */
static void
last_counts (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (MurSession) first
    = mur_test_session ((const char *const[]){ "seed", "31", NULL });
  g_autoptr (MurSession) second
    = mur_test_session ((const char *const[]){ "seed", "271828", NULL });
  g_autofree char *first_text = mur_session_format (first);
  g_autofree char *second_text = mur_session_format (second);
  g_autofree char *padding = g_strnfill (8 << 20, ' ');
  g_autofree char *slow = g_strconcat (padding, first_text, NULL);

  mur_test_files_write (self, "slow.json", slow, strlen (slow));
  mur_test_files_write (self, "quick.json", second_text, strlen (second_text));
  mur_test_files_drop (self, "slow.json");
  mur_test_files_drop (self, "quick.json");
  mur_test_wait (mur_test_files_has_own_seed, self);
  mur_test_pass (500);
  g_assert_true (mur_test_files_has_own_seed (self));
}

/* A figure whose recipe is cut, and one that never had any. */
static void
write_damaged (MurTestFiles *self)
{
  g_autofree char *path = NULL, *bytes = NULL;
  gsize length;

  mur_test_files_export (self, "whole.png");
  path = mur_test_files_path (self, "whole.png");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  mur_test_files_write (self, "cut.png", bytes, 200);
  mur_test_files_write (self, "cut.pdf", "%PDF-1.4\n1 0 obj", 16);
  mur_test_files_write (self, "foreign.svg",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 40);
  mur_test_files_write (self, "page.html", "<!DOCTYPE html><p>A page", 24);
  mur_test_files_write (self, "photo.jpg", "\xff\xd8\xff\xe0\0\x10JFIF\0\1", 13);
  mur_test_files_write (self, "empty.json", "", 0);
  mur_test_files_write (self, "cut.json", "{ \"murmuration\": ", 17);
  mur_test_files_write (self, "newer.json", "{ \"murmuration\": 999 }", 22);
  mur_test_files_write (self, "foreign.json", "{ \"cells\": [] }", 15);
}

/* Larger than what is read, though there is nothing on the disk. */
static void
write_special (MurTestFiles *self)
{
  g_autofree char *huge = mur_test_files_path (self, "huge.csv");
  g_autofree char *pipe = mur_test_files_path (self, "pipe.json");

  mur_test_files_write (self, "huge.csv", "1,2\n", 4);
  g_assert_cmpint (truncate (huge, (off_t)3 << 30), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
}

/* Whatever is wrong with a file: one toast that names it, and the run goes on. */
static void
damaged (MurTestFiles *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *word;
  } files[] = {
    { "cut.png", "recipe" },
    { "cut.pdf", "recipe" },
    { "foreign.svg", "recipe" },
    { "page.html", "no figure" },
    { "photo.jpg", "no session" },
    { "empty.json", "nothing" },
    { "cut.json", "cut.json" },
    { "newer.json", "999" },
    { "foreign.json", "not a session" },
    { "huge.csv", "1024 MiB" },
    { "pipe.json", "no ordinary file" },
    { "missing.png", "No such file" },
    { ".", "folder" },
  };

  mur_test_files_open_seed (self, "271828", "1000000");
  mur_test_wait (mur_test_files_has_own_seed, self);
  write_damaged (self);
  write_special (self);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      guint64 steps = mur_experiment_page_report (mur_test_files_page (self)).steps;
      g_autofree char *path = mur_test_files_path (self, files[i].name);
      g_autofree char *name = g_path_get_basename (path);

      mur_test_dismiss_toasts (self->window);
      mur_test_files_drop_path (self, path);
      mur_test_wait (mur_test_files_has_toast, self->window);
      g_test_message ("%s", mur_test_toast (self->window));
      if (*files[i].name != '.')
        g_assert_true (g_str_has_prefix (mur_test_toast (self->window), name));
      g_assert_nonnull (strstr (mur_test_toast (self->window), files[i].word));
      mur_test_pass (100);
      g_assert_true (mur_test_files_has_own_seed (self));
      g_assert_cmpuint (mur_experiment_page_report (mur_test_files_page (self)).steps,
                        >, steps);
    }
}

/* Bad files faster than toasts come and go, and messages faster than that. */
static void
many (MurTestFiles *self, gconstpointer data)
{
  mur_test_files_open_seed (self, "271828", "1000000");
  mur_test_wait (mur_test_files_has_own_seed, self);
  mur_test_files_write (self, "cut.json", "{ \"murmuration\": ", 17);
  for (guint i = 0; i < 12; i++)
    {
      mur_test_files_drop (self, i % 2 == 0 ? "cut.json" : "missing.json");
      mur_test_pass (100);
    }
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *message = g_strdup_printf ("Message %u", i);
      mur_window_show_toast (self->window, message);
    }
  mur_test_pass (600);
  g_assert_cmpstr (mur_test_toast (self->window), ==, "Message 49");
  g_assert_true (mur_test_files_has_own_seed (self));
}

void
mur_test_opening (void)
{
  static const struct
  {
    const char *path;
    void (*call) (MurTestFiles *self, gconstpointer data);
  } cases[] = { { "sessions", sessions },
                { "last-counts", last_counts },
                { "damaged", damaged },
                { "many", many } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/opening/%s", cases[i].path);
      g_test_add (path, MurTestFiles, NULL, mur_test_files_set_up, cases[i].call,
                  mur_test_files_tear_down);
    }
}
