/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Milliseconds that the last frame of a run takes in a scene, on one core at
 * 1600 × 900: to build its figure, to lay that out, and to paint it, which has to stay
 * within a sixtieth of a second. */

#include <cairo.h>
#include <math.h>
#include <stdio.h>

#include "core/experiments/registry.h"
#include "core/run/job.h"
#include "ui/figures/registry.h"
#include "ui/plot/paint/painter.h"

#define WIDTH 1600
#define HEIGHT 900
#define LIMIT 16.7
#define N_ROUNDS 20

typedef struct
{
  const MurExperiment *experiment;
  const char *scene;
  const char *const *assignments; /* name, value, …, %NULL */
} Row;

#define ASSIGN(...) ((const char *const[]){ "replicates", "1", __VA_ARGS__, NULL })
#define MILLION "count", "1000000"

static const Row rows[] = {
  { &mur_experiment_sampling, "points", ASSIGN ("count", "1000") },
  { &mur_experiment_sampling, "points", ASSIGN (MILLION) },
  { &mur_experiment_sampling, "points", ASSIGN (MILLION, "show_cells", "yes") },
  { &mur_experiment_sampling, "points", ASSIGN ("count", "100000") },
  { &mur_experiment_sampling, "points",
    ASSIGN ("count", "100000", "show_disc", "yes") },
  { &mur_experiment_sampling, "points",
    ASSIGN ("count", "100000", "show_order", "yes") },
  { &mur_experiment_sampling, "uniformity", ASSIGN (MILLION) },
  { &mur_experiment_sampling, "integration", ASSIGN (MILLION) },
  { &mur_experiment_sampling, "pairs", ASSIGN (MILLION, "dimensions", "3") },
  { &mur_experiment_sampling, "pairs", ASSIGN ("count", "1000", "dimensions", "1000") },
  { &mur_experiment_parallel, "timeline",
    ASSIGN ("tasks", "1000000", "task_size", "1e-9") },
  { &mur_experiment_parallel, "timeline",
    ASSIGN ("tasks", "1000", "task_size", "1e-5", "workers", "8") },
  { &mur_experiment_swarm, "landscape",
    ASSIGN ("particles", "10000", "generations", "30") },
  { &mur_experiment_swarm, "overview",
    ASSIGN ("particles", "10000", "generations", "30") },
  { &mur_experiment_swarm, "particles",
    ASSIGN ("particles",
            "10000",
            "generations",
            "30",
            "dimensions",
            "100",
            "landscape",
            "rastrigin") },
};

static MurFrame *
run (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
    ;
  return mur_job_frame (job);
}

static double
since (gint64 start)
{
  return 1e-3 * (double)(g_get_monotonic_time () - start);
}

/* The least of several rounds: what the code takes when nothing else disturbs it. */
static void
measure (const Row *row,
         const MurFrame *frame,
         const MurParameters *parameters,
         double least[3])
{
  const MurScene *scene = mur_scene_find (row->experiment, row->scene, NULL);
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (image);

  least[0] = least[1] = least[2] = INFINITY;
  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (MurFigure) figure
        = mur_figure_for_frame (row->experiment, scene, frame, parameters);
      least[0] = fmin (least[0], since (start));
      start = g_get_monotonic_time ();
      g_autoptr (MurLayout) layout
        = mur_layout_new (figure, mur_theme_find ("light"), NULL, WIDTH, HEIGHT, 1);
      least[1] = fmin (least[1], since (start));
      start = g_get_monotonic_time ();
      mur_layout_paint (layout, cr);
      cairo_surface_flush (image);
      least[2] = fmin (least[2], since (start));
    }
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

static void
print_row (const Row *row)
{
  g_autoptr (MurSession) session = mur_session_new (row->experiment);
  g_autofree char *text = g_strjoinv (" ", (char **)row->assignments + 2);
  double least[3];

  for (const char *const *pair = row->assignments; *pair != NULL; pair += 2)
    mur_parameters_set (session->parameters, pair[0], pair[1], NULL);
  g_autoptr (MurFrame) frame = run (session);
  measure (row, frame, session->parameters, least);
  printf ("%-12s %-30s %7.2f %7.2f %7.2f ms  of %g\n", row->scene, text, least[0],
          least[1], least[2], LIMIT);
}

int
main (void)
{
  printf ("%-43s %7s %7s %7s\n", "", "figure", "layout", "paint");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    print_row (&rows[i]);
  return 0;
}
