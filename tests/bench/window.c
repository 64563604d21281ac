/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window beside an empty one of libadwaita: time to the first frame, resident
 * memory, and how long the main loop is away from its poll while a run is live. Each
 * sample is a process of its own; wants a display. */

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/window/application.h"

#define SAMPLES 5
#define SETTLE_SECONDS 2 /* of start-up, which the stalls leave out */
#define WATCH_SECONDS 5

typedef struct
{
  double first_frame_ms, resident_mib, longest_ms, busy_percent;
} Sample;

/* Of the measured process */
static gint64 spawned, watch_begin, last_return;
static double busy, longest;
static Sample sample;

static double
resident_mib (void)
{
  long total = 0, resident = 0;
  FILE *file = fopen ("/proc/self/statm", "r");
  if (file == NULL || fscanf (file, "%ld %ld", &total, &resident) != 2)
    resident = 0;
  if (file != NULL)
    fclose (file);
  return (double)resident * (double)sysconf (_SC_PAGESIZE) / (1 << 20);
}

/* Everything that the main loop does happens between two polls. */
static gint
watched_poll_cb (GPollFD *fds, guint n, gint timeout)
{
  gint64 now = g_get_monotonic_time ();
  if (watch_begin > 0 && last_return >= watch_begin)
    {
      double away = (double)(now - last_return) / 1e3;
      longest = MAX (longest, away);
      busy += away;
    }
  gint result = g_poll (fds, n, timeout);
  last_return = g_get_monotonic_time ();
  return result;
}

static gboolean
finish_cb (gpointer data)
{
  sample.resident_mib = resident_mib ();
  sample.longest_ms = longest;
  sample.busy_percent = busy / (WATCH_SECONDS * 1e3) * 100;
  printf ("%.17g %.17g %.17g %.17g\n", sample.first_frame_ms, sample.resident_mib,
          sample.longest_ms, sample.busy_percent);
  fflush (stdout);
  /* The sample is taken; leaving at once keeps the end out of it. */
  _exit (0);
}

static gboolean
watch_cb (gpointer data)
{
  watch_begin = g_get_monotonic_time ();
  g_timeout_add_seconds (WATCH_SECONDS, finish_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  if (sample.first_frame_ms > 0)
    return;
  sample.first_frame_ms = (double)(g_get_monotonic_time () - spawned) / 1e3;
  g_timeout_add_seconds (SETTLE_SECONDS, watch_cb, NULL);
}

static void
realize_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), NULL);
}

static void
activate_empty_cb (GApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window),
                                      adw_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
}

static int
measure (const char *kind, const char *start)
{
  g_autoptr (AdwApplication) application = NULL;
  char *argv[] = { (char *)"murmuration", NULL };
  spawned = g_ascii_strtoll (start, NULL, 10);
  g_main_context_set_poll_func (NULL, watched_poll_cb);
  mur_application_choose_renderer ();
  if (g_str_equal (kind, "empty"))
    {
      application
        = adw_application_new ("org.murmuration.Empty", G_APPLICATION_NON_UNIQUE);
      g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
    }
  else
    application = ADW_APPLICATION (mur_application_new ());
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}

static Sample
take_sample (const char *program, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  char *argv[] = { (char *)program, (char *)kind, now, NULL };
  Sample result = { 0 };
  if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL,
                     &error)
      || sscanf (out, "%lf %lf %lf %lf", &result.first_frame_ms, &result.resident_mib,
                 &result.longest_ms, &result.busy_percent)
           != 4)
    g_error ("%s window: %s", kind, error != NULL ? error->message : "no display?");
  return result;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double
median (const Sample *samples, gsize offset)
{
  double values[SAMPLES];
  for (guint i = 0; i < SAMPLES; i++)
    values[i] = G_STRUCT_MEMBER (double, &samples[i], offset);
  qsort (values, SAMPLES, sizeof *values, compare);
  return values[SAMPLES / 2];
}

static void
print_row (const char *name, const Sample *samples)
{
  double worst = 0;
  for (guint i = 0; i < SAMPLES; i++)
    worst = MAX (worst, samples[i].longest_ms);
  printf ("%-22s %12.0f %12.1f %12.1f %12.1f %8.0f\n", name,
          median (samples, G_STRUCT_OFFSET (Sample, first_frame_ms)),
          median (samples, G_STRUCT_OFFSET (Sample, resident_mib)),
          median (samples, G_STRUCT_OFFSET (Sample, longest_ms)), worst,
          median (samples, G_STRUCT_OFFSET (Sample, busy_percent)));
}

int
main (int argc, char **argv)
{
  if (argc == 3)
    return measure (argv[1], argv[2]);

  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      printf ("no display: run under xvfb-run\n");
      return 77; /* to meson: skipped */
    }

  Sample empty[SAMPLES], full[SAMPLES];
  for (guint i = 0; i < SAMPLES; i++)
    {
      empty[i] = take_sample (argv[0], "empty");
      full[i] = take_sample (argv[0], "full");
    }
  printf ("%-22s %12s %12s %12s %12s %8s\n", "", "first frame", "resident",
          "longest away", "worst of 5", "busy");
  printf ("%-22s %12s %12s %12s %12s %8s\n", "medians of 5", "ms", "MiB", "ms", "ms",
          "%");
  print_row ("empty window", empty);
  print_row ("curve fit, live", full);
  return 0;
}
