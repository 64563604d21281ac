/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the choice of a scene, while its run goes on, to the frame on the screen that
 * shows it: of each topic all scenes in turn. Wants a display. */

#include <stdio.h>
#include <stdlib.h>

#include "app/window/application.h"
#include "core/experiments/registry.h"
#include "ui/figure-view/private.h"
#include "ui/figures/registry.h"
#include "ui/pages/experiment/private.h"

#define ROUNDS 8
#define MOST 256
#define SETTLE_USEC (2 * G_USEC_PER_SEC)

typedef struct
{
  MurExperimentPage *page;
  gint64 chosen, painted, shown; /* when; 0: not yet */
} Watch;

typedef struct
{
  double painted[MOST], shown[MOST];
  guint n;
} Times;

static void
painted_cb (MurFigureImage *image, Watch *watch)
{
  const MurPainting *painting = mur_figure_image_get_painting (image);

  if (watch->painted == 0 && painting->scene == watch->page->view->navigation)
    watch->painted = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Watch *watch)
{
  if (watch->painted != 0 && watch->shown == 0)
    watch->shown = g_get_monotonic_time ();
}

static void
measure (Watch *watch, const MurScene *scene, Times *times)
{
  watch->painted = watch->shown = 0;
  watch->chosen = g_get_monotonic_time ();
  g_action_group_change_action_state (mur_experiment_page_get_actions (watch->page),
                                      "scene", g_variant_new_string (scene->id));
  while (watch->shown == 0)
    g_main_context_iteration (NULL, TRUE);
  times->painted[times->n] = (double)(watch->painted - watch->chosen) / 1e3;
  times->shown[times->n++] = (double)(watch->shown - watch->chosen) / 1e3;
}

static void
settle (MurExperimentPage *page)
{
  const gint64 start = g_get_monotonic_time ();

  while (page->frame == NULL || g_get_monotonic_time () - start < SETTLE_USEC)
    g_main_context_iteration (NULL, FALSE);
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void
bench (const MurExperiment *experiment)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = mur_experiment_page_new (experiment);
  const MurScene *scenes = mur_scenes (experiment);
  Watch watch = { .page = MUR_EXPERIMENT_PAGE (page) };
  Times times = { .n = 0 };
  guint n_scenes = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  settle (watch.page);
  g_signal_connect (watch.page->view->image, "painted", G_CALLBACK (painted_cb),
                    &watch);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), &watch);
  while (scenes[n_scenes].id != NULL)
    n_scenes++;
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < n_scenes && times.n < MOST; i++)
      measure (&watch, &scenes[(i + 1) % n_scenes], &times);
  qsort (times.painted, times.n, sizeof (double), compare);
  qsort (times.shown, times.n, sizeof (double), compare);
  printf ("%-14s %8u %10.1f %10.1f %10.1f\n", experiment->id, n_scenes,
          times.painted[times.n / 2], times.shown[times.n / 2],
          times.shown[times.n - 1]);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (void)
{
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      printf ("no display: run under xvfb-run\n");
      return 77; /* to meson: skipped */
    }

  mur_application_choose_renderer ();
  adw_init ();
  printf ("%-14s %8s %10s %10s %10s\n", "medians in ms", "scenes", "painted", "shown",
          "worst");
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    if (mur_scenes (*e) != NULL && mur_scenes (*e)[1].id != NULL)
      bench (*e);
  return 0;
}
