/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The figure as it will be in the file, made small: by the same painter, on a thread,
 * one picture at a time. Of what is asked for meanwhile, the last is painted next. */

#include "app/window/export-preview.h"

#include "ui/widgets/task.h"

/* Room for the picture, in pixels. */
#define WIDTH 360.0
#define HEIGHT 190.0
/* Below this there is no picture to see. */
#define LEAST_DPI 10.0
#define MOST_DPI 2400.0

typedef struct
{
  MurFigure *figure;
  MurPanelView *views;
  MurExportOptions options, file_options;
  char **losses; /* once it is done */
} Job;

enum
{
  SIGNAL_PAINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _MurExportPreview
{
  AdwBin parent_instance;
  GtkPicture *picture;
  MurFigure *figure;
  gboolean has_letters; /* the figure */
  char **losses;        /* (nullable) */
  Job *next;            /* (nullable): waits for the picture being painted */
  gboolean painting;
};

G_DEFINE_FINAL_TYPE (MurExportPreview, mur_export_preview, ADW_TYPE_BIN)

static void
job_free (Job *self)
{
  mur_figure_unref (self->figure);
  g_free (self->views);
  g_strfreev (self->losses);
  g_free (self);
}

static void start (MurExportPreview *self, Job *job);

static void
paint_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes
    = mur_export (job->figure, job->views, &job->options, &error);
  GdkTexture *texture
    = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  job->losses = mur_export_losses (job->figure, job->views, &job->file_options);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A size that cannot be shown leaves no picture; the dialog says what is wrong. */
static void
painted_cb (gpointer owner, GTask *task)
{
  MurExportPreview *self = MUR_EXPORT_PREVIEW (owner);
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (task, NULL);
  Job *job = g_task_get_task_data (task);

  self->painting = FALSE;
  if (self->picture == NULL)
    return;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  g_strfreev (self->losses);
  self->losses = g_steal_pointer (&job->losses);
  g_signal_emit (self, signals[SIGNAL_PAINTED], 0);
  if (self->next != NULL)
    start (self, g_steal_pointer (&self->next));
}

/* Takes @job. */
static void
start (MurExportPreview *self, Job *job)
{
  self->painting = TRUE;
  mur_task_run (self, paint_thread, job, (GDestroyNotify)job_free, painted_cb);
}

static void
mur_export_preview_dispose (GObject *object)
{
  MurExportPreview *self = MUR_EXPORT_PREVIEW (object);

  self->picture = NULL;
  g_clear_pointer (&self->next, job_free);
  g_clear_pointer (&self->figure, mur_figure_unref);
  g_clear_pointer (&self->losses, g_strfreev);
  G_OBJECT_CLASS (mur_export_preview_parent_class)->dispose (object);
}

static void
mur_export_preview_class_init (MurExportPreviewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mur_export_preview_dispose;
  signals[SIGNAL_PAINTED]
    = g_signal_new ("painted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
mur_export_preview_init (MurExportPreview *self)
{
  GtkWidget *clamp;

  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_alternative_text (self->picture, "Preview of the figure");
  clamp
    = g_object_new (ADW_TYPE_CLAMP, "orientation", GTK_ORIENTATION_VERTICAL,
                    "maximum-size", (int)HEIGHT, "tightening-threshold", (int)HEIGHT,
                    "height-request", (int)HEIGHT, "child", self->picture, NULL);
  adw_bin_set_child (ADW_BIN (self), clamp);
}

/* As many dots an inch as fill the room. */
static double
find_dpi (MurExportPreview *self, const MurExportOptions *options)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double dpi = MIN (WIDTH / options->width_mm, HEIGHT / options->height_mm) * 25.4;
  return CLAMP (dpi * scale, LEAST_DPI, MOST_DPI);
}

static void
take_figure (MurExportPreview *self, const MurInSight *sight)
{
  if (self->figure != NULL && self->has_letters == sight->letters)
    return;
  g_clear_pointer (&self->figure, mur_figure_unref);
  self->figure = mur_in_sight_make_figure (sight, NULL);
  self->has_letters = sight->letters;
}

const char *const *
mur_export_preview_get_losses (MurExportPreview *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (MUR_IS_EXPORT_PREVIEW (self), none);
  return self->losses != NULL ? (const char *const *)self->losses : none;
}

/* Paints the figure of @output as @options say. */
void
mur_export_preview_show (MurExportPreview *self,
                         const MurOutput *output,
                         const MurExportOptions *options)
{
  Job *job;

  g_return_if_fail (MUR_IS_EXPORT_PREVIEW (self) && output != NULL && options != NULL);

  take_figure (self, output->sight);
  if (self->figure == NULL)
    return;
  job = g_new0 (Job, 1);
  job->figure = mur_figure_ref (self->figure);
  job->views
    = g_memdup2 (output->sight->views, output->sight->n_views * sizeof *job->views);
  job->options = job->file_options = *options;
  job->options.format = MUR_FORMAT_PNG;
  job->options.dpi = find_dpi (self, options);
  g_clear_pointer (&self->next, job_free);
  if (self->painting)
    self->next = job;
  else
    start (self, job);
}
