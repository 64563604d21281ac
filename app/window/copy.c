/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures and tables for the clipboard, made on a thread. A picture is there as pixels
 * and as a drawing, both with their recipe; whoever pastes takes what suits best. */

#include "app/window/copy.h"

#include "app/window/files.h"
#include "ui/widgets/task.h"

static GdkContentProvider *
provide_table (const MurOutput *output, GError **error)
{
  g_autoptr (GBytes) bytes = mur_output_make (output, error);
  GdkContentProvider *providers[2];
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  providers[0] = gdk_content_provider_new_for_bytes ("text/csv;charset=utf-8", bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static GBytes *
draw_as (const MurOutput *output, MurFormat format, GError **error)
{
  MurOutput other = *output;
  other.options.format = format;
  return mur_output_make (&other, error);
}

/* What reads textures only gets one without the recipe: GTK writes its own file of it.
 */
static GdkContentProvider *
provide_image (const MurOutput *output, GError **error)
{
  g_autoptr (GBytes) png = draw_as (output, MUR_FORMAT_PNG, error);
  g_autoptr (GBytes) svg = png != NULL ? draw_as (output, MUR_FORMAT_SVG, error) : NULL;
  g_autoptr (GdkTexture) texture
    = svg != NULL ? gdk_texture_new_from_bytes (png, error) : NULL;
  GdkContentProvider *providers[3];

  if (texture == NULL)
    return NULL;
  providers[0] = gdk_content_provider_new_for_bytes ("image/png", png);
  providers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  providers[2] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const MurOutput *output = data;
  GError *error = NULL;
  GdkContentProvider *provider = output->table != NULL ? provide_table (output, &error)
                                                       : provide_image (output, &error);
  if (provider != NULL)
    g_task_return_pointer (task, provider, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (gpointer owner, GTask *task)
{
  MurWindow *self = MUR_WINDOW (owner);
  const MurOutput *output = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) provider = g_task_propagate_pointer (task, &error);
  g_autofree char *message = NULL;

  if (mur_window_get_sight (self) == NULL)
    return;
  if (provider == NULL)
    {
      mur_window_show_toast (self, error->message);
      return;
    }
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  message = output->table != NULL ? g_strdup_printf ("Table “%s” copied", output->table)
                                  : g_strdup ("Image copied");
  mur_window_show_toast (self, message);
}

/* Puts the picture or the table of @output, which it takes, into the clipboard. */
void
mur_window_copy_output (MurWindow *self, MurOutput *output)
{
  g_return_if_fail (MUR_IS_WINDOW (self) && output != NULL);
  mur_task_run (self, copy_thread, output, (GDestroyNotify)mur_output_free, copied_cb);
}

/* Copies the figure as large as it is in sight, with every pixel of the screen. */
void
mur_window_copy_image (MurWindow *self)
{
  MurOutput *output = mur_window_make_output (self);

  if (output == NULL)
    return;
  output->options = output->sight->shown;
  mur_window_copy_output (self, output);
}
