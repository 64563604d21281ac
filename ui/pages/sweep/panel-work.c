/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the panel says of a sweep that is carried out, and what can be done meanwhile. */

#include "ui/pages/sweep/panel-private.h"

#include "core/base/number.h"

#include <math.h>

/* "12 of 205 runs, 1 failed, 35/s, 6 s left" */
static char *
describe_work (const MurSweepProgress *progress, gboolean is_running)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " runs done",
                          progress->n_done, progress->n_runs);
  if (progress->n_failed > 0)
    g_string_append_printf (text, ", %" G_GUINT64_FORMAT " failed", progress->n_failed);
  if (is_running && progress->rate > 0)
    g_string_append_printf (text, ", %.3g a second", progress->rate);
  if (is_running && isfinite (progress->seconds_left))
    {
      g_autofree char *left = mur_number_duration (progress->seconds_left);
      g_string_append_printf (text, ", %s left", left);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_focus (MurSweepPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Of the buttons that one is in sight which can be used. */
static void
show_buttons (MurSweepPanel *self,
              gboolean is_partly,
              gboolean is_done,
              gboolean is_turning)
{
  GtkWidget *next = self->is_running ? self->stop : is_done ? self->fresh : self->start;
  const gboolean takes_focus = is_turning && has_focus (self);

  gtk_button_set_label (GTK_BUTTON (self->start), is_partly ? "_Continue" : "_Start");
  gtk_widget_set_visible (next, TRUE);
  /* What has the focus goes out of sight, or cannot be used: that cannot hear of it. */
  if (takes_focus)
    gtk_widget_grab_focus (next);
  gtk_widget_set_visible (self->start, next == self->start);
  gtk_widget_set_visible (self->stop, next == self->stop);
}

static void
set_editable (MurSweepPanel *self, gboolean is_editable)
{
  GtkWidget *const widgets[] = { GTK_WIDGET (self->axes),
                                 GTK_WIDGET (self->add),
                                 self->kind,
                                 self->points,
                                 self->workers,
                                 gtk_widget_get_parent (self->store) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_set_sensitive (widgets[i], is_editable);
}

/* How far the sweep is; @progress: (nullable): there is none. */
void
mur_sweep_panel_show_work (MurSweepPanel *self,
                           const MurSweepProgress *progress,
                           gboolean is_running)
{
  g_autofree char *text = NULL;
  gboolean is_partly, is_done, is_turning;

  g_return_if_fail (MUR_IS_SWEEP_PANEL (self));

  is_done = progress != NULL && progress->n_done == progress->n_runs;
  is_partly = progress != NULL && progress->n_done > 0;
  is_turning = is_running != self->is_running;
  self->is_running = is_running;
  self->is_of_store |= progress != NULL;
  text = progress != NULL ? describe_work (progress, is_running) : g_strdup ("");
  gtk_label_set_text (self->progress, text);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), progress != NULL);
  if (progress != NULL && progress->n_runs > 0)
    gtk_progress_bar_set_fraction (self->bar,
                                   (double)progress->n_done / (double)progress->n_runs);
  if (is_running && !is_turning)
    return;
  show_buttons (self, is_partly, is_done, is_turning);
  set_editable (self, !is_running);
}
