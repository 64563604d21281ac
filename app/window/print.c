/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The figure on paper: drawn as shapes, in the colours for paper, as large as the page.
 */

#include "app/window/print.h"

#include "app/window/files.h"
#include "ui/figures/registry.h"
#include "ui/widgets/secondary.h"

/* What was chosen last, for the next time. */
static GtkPrintSettings *last_settings;

/* Figures are wide: paper lies on its side, unless somebody turns it. */
static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

/* GTK asks for the page on the main loop, in its own context. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              const MurOutput *output)
{
  g_autoptr (MurFigure) figure = mur_in_sight_make_figure (output->sight, NULL);

  if (figure == NULL)
    return;
  mur_export_print (figure, output->sight->views, &output->options,
                    gtk_print_context_get_cairo_context (context),
                    gtk_print_context_get_width (context),
                    gtk_print_context_get_height (context));
}

/* Takes @output. Returns: (transfer full): an operation that prints its figure */
GtkPrintOperation *
mur_print_operation_new (MurOutput *output)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;

  g_return_val_if_fail (output != NULL && mur_in_sight_has_picture (output->sight),
                        NULL);

  output->options.theme = mur_theme_find ("print");
  operation = gtk_print_operation_new ();
  setup = make_page_setup ();
  gtk_print_operation_set_job_name (operation, mur_in_sight_title (output->sight));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), output);
  g_object_set_data_full (G_OBJECT (operation), "output", output,
                          (GDestroyNotify)mur_output_free);
  return operation;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, MurWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  mur_window_show_toast (self, error->message);
}

static gboolean
is_dialog_of (GtkWindow *other, GtkWindow *window)
{
  return GTK_IS_DIALOG (other) && gtk_window_get_transient_for (other) == window;
}

/* Cancels the print dialog when its window closes; GTK would leave it open. GTK does not
 * tell which dialog that is, so all of the window's dialogs are cancelled. */
static void
give_up_cb (GtkPrintOperation *operation, GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);
      if (is_dialog_of (other, window))
        g_ptr_array_add (dialogs, g_steal_pointer (&other));
    }
  for (guint i = 0; i < dialogs->len; i++)
    gtk_dialog_response (g_ptr_array_index (dialogs, i), GTK_RESPONSE_CANCEL);
}

/* Asks for a printer; the run goes on meanwhile. */
void
mur_window_print (MurWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  MurOutput *output;

  if (mur_secondary_raise (GTK_WIDGET (self), MUR_WINDOW_DIALOG) != NULL)
    return;
  output = mur_window_make_output (self);
  if (output == NULL)
    return;
  if (output->sight->session != NULL
      && !mur_figure_check (output->sight->session->experiment, &error))
    {
      mur_window_show_toast (self, error->message);
      mur_output_free (output);
      return;
    }
  operation = mur_print_operation_new (output);
  if (last_settings != NULL)
    gtk_print_operation_set_print_settings (operation, last_settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, 0);
  g_signal_connect_object (self, "unmap", G_CALLBACK (give_up_cb), operation,
                           G_CONNECT_SWAPPED);
  mur_secondary_present (GTK_WIDGET (self), MUR_WINDOW_DIALOG, operation);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self), NULL);
}
